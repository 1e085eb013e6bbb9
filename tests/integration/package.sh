#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: install, packages, and consumers with CMake, pkg-config, Meson or a compiler alone
# needs: cmake=cmake make=make gcc=gcc g++=g++ pkg-config=pkg-config meson=meson ninja=ninja-build
# needs: gcc:-m32=gcc-multilib dpkg-deb=dpkg dpkg-shlibdeps=dpkg-dev
# needs: python3=python3 git=git file=file lintian=lintian
#
# The recipes in packaging/ run with small replacements for the functions of vcpkg and the classes of
# Conan (tests/integration/packaging), because vcpkg and Conan need their servers.  A consumer uses the
# result.  Not tested: vcpkg and Conan themselves, and other versions of CMake.
. tests/lib.sh

expected="VM-entry failure due to invalid guest state"
only_headers=(-DVMXDEFS_HEADERS_ONLY=ON)
with_tools=(-DVMXDEFS_TESTS=OFF -DVMXDEFS_EXAMPLES=OFF -DVMXDEFS_BENCH=OFF -DVMXDEFS_DOCS=OFF)
strict=(-Wall -Wextra -Wpedantic -Werror)
export SOURCE_DATE_EPOCH=1750000000

version=$(library_version)

# --- What is installed ---

# Without a compiler.  The version file must not contain the size of a pointer, which CMake knows in a
# project with a language: the size of a consumer may be another.
install_to() # PREFIX [COMPONENT]
{
    CC=/nonexistent CXX=/nonexistent cmake -S . -B "$WORK/build" "${only_headers[@]}" \
        "-DCMAKE_INSTALL_PREFIX=$1" -DCMAKE_SIZEOF_VOID_P=8 &&
        cmake --build "$WORK/build" && cmake --install "$WORK/build" ${2:+--component "$2"}
}

everything_is_installed() # PREFIX
{
    diff -r include/vmxdefs "$1/include/vmxdefs" &&
        [ "$(cd "$1" && find . -type f -not -path './include/*' | sort)" = "\
./share/cmake/vmxdefs/vmxdefs-config-version.cmake
./share/cmake/vmxdefs/vmxdefs-config.cmake
./share/cmake/vmxdefs/vmxdefs-targets.cmake
./share/doc/vmxdefs/copyright
./share/pkgconfig/vmxdefs.pc" ]
}

# --- Consumers: a copy of tests/integration/consumer, so that it finds no files of the clone ---

# Sets run_32 to the command that starts 32-bit programs: nothing, or an emulator if the kernel refuses
# them (IA32 emulation is off).
run_32=()
find_run_32()
{
    echo 'int main(void) { return 0; }' | gcc -m32 -x c - -o "$WORK/program_32" || return 1
    "$WORK/program_32" 2>"$WORK/run_32.log" && return
    need "programs of 32 bits" qemu-i386=qemu-user
    run_32=(qemu-i386)
    "${run_32[@]}" "$WORK/program_32"
}

runner=()
in_32_bits() # COMMAND...: the programs that it builds are started as 32-bit programs
{
    local status
    runner=("${run_32[@]}")
    "$@"
    status=$?
    runner=()
    return $status
}

prints_expected() # PROGRAM
{
    [ "$("${runner[@]}" "$1")" = "$expected" ]
}


by_cmake() # PROJECT LANGUAGE ARGUMENT...
{
    local project=$1 language=$2
    shift 2
    rm -rf "$WORK/consumer"
    cp -r tests/integration/consumer "$WORK/consumer"
    cmake -S "$WORK/consumer/$project" -B "$WORK/consumer/build" "-DLANGUAGE=$language" "$@" &&
        cmake --build "$WORK/consumer/build" &&
        { [ "$project" = no_language ] || prints_expected "$WORK/consumer/build/consumer"; }
}

by_pkg_config() # PREFIX COMPILER...
{
    local found=(env "PKG_CONFIG_PATH=$1/share/pkgconfig" pkg-config)
    shift
    # shellcheck disable=SC2046 # the flags are words
    [ "$("${found[@]}" --modversion vmxdefs)" = "$version" ] &&
        by_compiler "$@" $("${found[@]}" --cflags vmxdefs)
}

by_compiler() # COMPILER FLAG...
{
    local compiler=$1
    shift
    [ "$compiler" = gcc ] || set -- -x c++ "$@"
    "$compiler" "${strict[@]}" "$@" tests/integration/consumer/main.c -o "$WORK/by_compiler" &&
        prints_expected "$WORK/by_compiler"
}

by_meson() # VERSION
{
    rm -rf "$WORK/consumer"
    cp -r tests/integration/consumer "$WORK/consumer"
    mkdir -p "$WORK/consumer/meson/subprojects/vmxdefs"
    cp -r meson.build meson_options.txt vmxdefs.pc.in LICENSE include \
        "$WORK/consumer/meson/subprojects/vmxdefs"
    mv "$WORK/consumer/main.c" "$WORK/consumer/meson/"
    sed -i "s|\.\./main\.c|main.c|" "$WORK"/consumer/meson/{meson.build,main.cpp}
    meson setup "$WORK/consumer/build" "$WORK/consumer/meson" "-Dversion=$1" &&
        ninja -C "$WORK/consumer/build" &&
        prints_expected "$WORK/consumer/build/consumer" &&
        prints_expected "$WORK/consumer/build/consumer_cxx"
}

# Meson installs the same files as CMake, but those for CMake.
meson_installs()
{
    rm -rf "$WORK/meson_build" "$WORK/meson_prefix"
    meson setup "$WORK/meson_build" . --prefix "$WORK/meson_prefix" &&
        meson install -C "$WORK/meson_build" &&
        diff -r -x cmake -x vmxdefs.pc "$WORK/meson_prefix" "$WORK/moved" &&
        by_pkg_config "$WORK/meson_prefix" gcc -std=c11
}

consume_from() # PREFIX WHERE
{
    local language
    for language in C CXX; do
        by_cmake find_package $language "-DCMAKE_PREFIX_PATH=$1" "-DVERSION=$version"
        check $? "$2: find_package in $language"
    done
    by_pkg_config "$1" gcc -std=c11
    check $? "$2: pkg-config in C"
    by_pkg_config "$1" g++ -std=c++11
    check $? "$2: pkg-config in C++"
}

# --- Packages by CPack ---

copy_sources()
{
    project_files . >"$WORK/files"
    mkdir "$WORK/sources"
    tar -c -T "$WORK/files" | tar -x -C "$WORK/sources"
}

# From a copy of the sources in another folder, with another umask and another time.
pack() # UMASK FOLDER ARGUMENT...
{
    mkdir -p "$2"
    (umask "$1" && tar -c -C "$WORK/sources" . | tar -xm --no-same-permissions -C "$2") &&
        cmake -S "$2" -B "$2/build" "${@:3}" &&
        cmake --build "$2/build" -j "$JOBS" && touch "$2/left_behind.o" &&
        (cd "$2/build" && cpack && cpack --config CPackSourceConfig.cmake)
}

same_bytes() # NAME
{
    cmp "$WORK/one/build/$1" "$WORK/build/t w+o/build/$1"
}

deb_is_of_the_headers() # DEB PREFIX
{
    [ "$(dpkg-deb -f "$1" Package Version Architecture Depends)" = "Package: vmxdefs
Version: $version
Architecture: all" ] && dpkg-deb -x "$1" "$WORK/deb" && diff -r -x doc "$WORK/deb/usr" "$2"
}

deb_is_of_the_tools() # DEB
{
    [ "$(dpkg-deb -f "$1" Package Architecture)" = "Package: vmxdefs-tools
Architecture: $(dpkg --print-architecture)" ] && dpkg-deb -x "$1" "$WORK/tools" &&
        file "$WORK/tools/usr/bin/vmxdecode" | grep -q ', stripped$' &&
        zcat "$WORK/tools/usr/share/man/man1/vmxdecode.1.gz" | cmp - tools/vmxdecode/vmxdecode.1
}

# No error and no warning.  lintian wants --allow-root where root builds packages.
lintian_is_clean() # DEB...
{
    lintian --allow-root --fail-on error,warning "$@"
}

tarball_has_all_files() # TARBALL
{
    diff <(tar tzf "$1" | sed -n "s|^vmxdefs-$version/\(.*[^/]\)$|\1|p" | sort) \
        <(sort "$WORK/files")
}

# --- The recipes ---

by_vcpkg()
{
    cmake "-DPORTFILE=$PWD/packaging/vcpkg/vmxdefs/portfile.cmake" "-DWORK=$WORK/vcpkg" \
        -P tests/integration/packaging/vcpkg.cmake &&
        [ "$(find "$WORK/vcpkg/packages" -name copyright)" = \
            "$WORK/vcpkg/packages/share/vmxdefs/copyright" ] &&
        by_cmake find_package C "-DCMAKE_PREFIX_PATH=$WORK/vcpkg/packages" "-DVERSION=$version"
}

vcpkg_says() # KEY
{
    python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))[sys.argv[2]])' \
        packaging/vcpkg/vmxdefs/vcpkg.json "$1"
}

by_conan()
{
    PYTHONPATH=tests/integration/packaging python3 tests/integration/packaging/create.py packaging/conan/conanfile.py \
        "$WORK/conan" "$version" && cmp LICENSE "$WORK/conan/package/licenses/LICENSE" &&
        by_compiler gcc "-I$WORK/conan/package/include"
}

find_run_32
check $? "no way to start programs of 32 bits"
install_to "$WORK/prefix"
check $? "configure and install without a compiler"
everything_is_installed "$WORK/prefix"
check $? "what is installed"
install_to "$WORK/component" headers && diff -r "$WORK/prefix" "$WORK/component"
check $? "the component headers is not all that is installed"
cmake -S . -B "$WORK/preset" --preset headers "-DCMAKE_INSTALL_PREFIX=$WORK/preset_prefix" &&
    cmake --install "$WORK/preset" && diff -r "$WORK/prefix" "$WORK/preset_prefix"
check $? "the preset headers installs something else"
consume_from "$WORK/prefix" "as installed"
mv "$WORK/prefix" "$WORK/moved prefix"
! grep -r "$WORK" "$WORK/moved prefix"
check $? "an installed file contains the path of the installation"
mv "$WORK/moved prefix" "$WORK/moved"
consume_from "$WORK/moved" "moved"
by_cmake find_package C "-DCMAKE_PREFIX_PATH=$WORK/moved" -DVERSION=99.0
check $((!$?)) "find_package accepts a version that does not exist"
CC=/nonexistent by_cmake no_language NONE "-DCMAKE_PREFIX_PATH=$WORK/moved" "-DVERSION=$version"
check $? "find_package without a language"
CFLAGS=-m32 in_32_bits by_cmake find_package C "-DCMAKE_PREFIX_PATH=$WORK/moved" "-DVERSION=$version" &&
    grep -q '^CMAKE_C_FLAGS:.*-m32' "$WORK/consumer/build/CMakeCache.txt"
check $? "find_package in 32 bits"
by_compiler gcc -std=c11 "-I$WORK/moved/include"
check $? "gcc -I"
by_compiler g++ -std=c++11 "-I$WORK/moved/include"
check $? "g++ -I"
in_32_bits by_compiler gcc -std=c11 -m32 "-I$WORK/moved/include"
check $? "gcc -m32 -I"

copy_sources && pack 022 "$WORK/one" "${with_tools[@]}" && pack 002 "$WORK/build/t w+o" "${only_headers[@]}"
check $? "cpack"
same_bytes "vmxdefs_${version}_all.deb"
check $? "the Debian package is not reproducible"
same_bytes "vmxdefs-$version.tar.gz"
check $? "the tarball is not reproducible"
deb_is_of_the_headers "$WORK/one/build/vmxdefs_${version}_all.deb" "$WORK/moved"
check $? "the Debian package"
deb_is_of_the_tools "$WORK/one/build/vmxdefs-tools_${version}_$(dpkg --print-architecture).deb"
check $? "the Debian package of the tools"
lintian_is_clean "$WORK"/one/build/*.deb
check $? "lintian"
tarball_has_all_files "$WORK/one/build/vmxdefs-$version.tar.gz"
check $? "the files in the tarball are not those of the sources"

for language in C CXX; do
    by_cmake add_subdirectory $language "-DSOURCE=$PWD"
    check $? "add_subdirectory in $language"
    by_cmake fetch_content $language "-DSOURCE=$WORK/one/build/vmxdefs-$version.tar.gz"
    check $? "FetchContent in $language"
done
meson_installs
check $? "meson install"
by_meson "$version"
check $? "Meson, as a subproject"
by_meson 99.0
check $((!$?)) "Meson accepts a version that does not exist"

by_vcpkg
check $? "the recipe for vcpkg"
[ "$(vcpkg_says name) $(vcpkg_says version-semver)" = "vmxdefs $version" ]
check $? "the version in vcpkg.json is not that of version.h"
by_conan
check $? "the recipe for Conan"
finish
