#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: the web page, in Chromium: answers, links, size, requests, accessibility, speed, hostile input
# needs: cmake=cmake make=make gcc=gcc python3=python3 clang=clang wasm-ld=lld package:wasi-libc=wasi-libc
# needs: package:libclang-rt-dev-wasm32=libclang-rt-dev-wasm32 chromium=chromium
# needs: chromedriver=chromium-driver package:python3-selenium=python3-selenium
#
# Screenshots are left in the folder web/screenshots of the work folder.
. tests/lib.sh

page=$WORK/build/tools/web/vmxdecode.html
axe_version=4.14.1

build()
{
    cmake -S . -B "$WORK/build" -DVMXDEFS_TESTS=OFF -DVMXDEFS_EXAMPLES=OFF -DVMXDEFS_BENCH=OFF \
        -DVMXDEFS_DOCS=OFF &&
        cmake --build "$WORK/build" --target web &&
        gcc -std=c11 -O2 -Iinclude tools/vmxdecode/*.c -o "$WORK/vmxdecode"
}

# The rules of axe-core are used in addition where npm can load it: Debian has no package of it.
load_axe()
{
    (cd "$WORK" && timeout 60 npm pack --silent "axe-core@$axe_version" &&
        tar -xzf "axe-core-$axe_version.tgz" package/axe.min.js) >"$WORK/npm" 2>&1 ||
        echo "axe-core could not be loaded: only the checks of check.py are used"
}

# The page names no address, and no file.
refers_to_nothing()
{
    ! grep -nE 'https?:|//[a-z]+\.|\b(src|srcset|poster)=|url\(|@import|href="[^#]' "$page" &&
        ! grep -n -e innerHTML -e insertAdjacentHTML -e outerHTML -e document.write -e 'eval(' tools/web/*.js
}

says_what_is_missing()
{
    ! tools/web/build --clang "$WORK/no-compiler" "$WORK/x.html" 2>"$WORK/message" &&
        grep -q 'wasi-libc' "$WORK/message" && [ ! -e "$WORK/x.html" ]
}

mkdir -p "$WORK/screenshots"
build >"$WORK/log" 2>&1 || fail "the page cannot be built" "$WORK/log"
size=$(stat -c %s "$page")
echo "the page has $size bytes"
[ "$size" -le 1000000 ]
check $? "the page has $size bytes, more than 1,000,000"
tools/web/build "$WORK/again.html" >/dev/null && cmp "$page" "$WORK/again.html"
check $? "the same sources give another page"
refers_to_nothing
check $? "the page refers to something outside of it, or makes HTML of text"
says_what_is_missing
check $? "the message without a compiler" "$WORK/message"
[ "$(wc -l <tools/web/wasi.js)" -lt 150 ]
check $? "tools/web/wasi.js has 150 lines or more"

load_axe
# Not the first python3 of the PATH: the module is Debian's.
check_counted /usr/bin/python3 tests/integration/web/check.py "$page" "$WORK"
finish
