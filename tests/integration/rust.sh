#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: bindgen makes Rust from the headers; every row of vmxdecode export --format json is the same there
# needs: gcc=gcc cmake=cmake make=make python3=python3 clang=clang bindgen=bindgen rustc=rustc
# needs: /usr/lib/llvm-{clang}/lib/libclang.so.1=libclang1-{clang}
. tests/lib.sh
# shellcheck source=tests/vendored_tree.sh
. tests/vendored_tree.sh

# bindgen is as old as the default Clang of the release, and does not understand all newer ones.
version=$(clang -dumpversion)
export LIBCLANG_PATH=/usr/lib/llvm-${version%%.*}/lib

compile() # NAME
{
    rustc --edition 2021 -D warnings "$WORK/crate/$1.rs" -o "$WORK/crate/$1" >"$WORK/rustc.log" 2>&1
}

build_vmxdecode()
{
    cmake -S . -B "$WORK/build" -DVMXDEFS_TESTS=OFF -DVMXDEFS_EXAMPLES=OFF &&
        cmake --build "$WORK/build" --target vmxdecode
}

build_vmxdecode >"$WORK/cmake.log" 2>&1 || fail "vmxdecode cannot be built" "$WORK/cmake.log"
"$WORK/build/tools/vmxdecode/vmxdecode" export --format json >"$WORK/export.json"
check $? "vmxdecode export --format json"

mkdir "$WORK/crate"
follow Rust "$WORK/crate" >"$WORK/bindgen.log" 2>&1 || fail "docs/vendoring.md, Rust" "$WORK/bindgen.log"
compile main
check $? "the program of docs/vendoring.md does not compile" "$WORK/rustc.log"
diff - <("$WORK/crate/main") <<'END'
basic reason 33, failed entry 1
hlt_exiting 0x80, GUEST_RIP 0x681e
END
check $? "the output of the program of docs/vendoring.md"

make_checks() # JSON
{
    tests/integration/rust/checks.py "$1" >"$WORK/crate/checks.rs" && compile checks
}

make_checks "$WORK/export.json" || fail "the rows of the export, as Rust" "$WORK/rustc.log"
check_counted "$WORK/crate/checks"
rows=$(grep -c '"kind":' "$WORK/export.json")
[ "$passed" -gt "$rows" ]
check $? "$passed checks of $rows rows"

# A row with another value is reported.
sed 's/"value": "0x681e"/"value": "0x681f"/' "$WORK/export.json" >"$WORK/wrong.json"
make_checks "$WORK/wrong.json"
check $? "the wrong rows, as Rust" "$WORK/rustc.log"
! "$WORK/crate/checks" >"$WORK/out" && grep -qx 'FAIL VMXD_VMCS_GUEST_RIP is 0x681e in Rust, 0x681f in the export' "$WORK/out"
check $? "a wrong value is not reported" "$WORK/out"
finish
