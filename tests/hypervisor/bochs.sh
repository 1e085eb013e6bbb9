#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: the self-test on emulated processors, with VMX and without
# needs: gcc=gcc /usr/include/stdio.h=libc6-dev cmake=cmake make=make grub-mkrescue=grub-common
# needs: /usr/lib/grub/i386-pc=grub-pc-bin /usr/lib/grub/x86_64-efi=grub-efi-amd64-bin
# needs: xorriso=xorriso mformat=mtools bochs=bochs package:bochsbios=bochsbios
# needs: package:vgabios=vgabios qemu-system-x86_64=qemu-system-x86 package:seabios=seabios
# needs: package:ovmf=ovmf clang=clang python3=python3
#
# Bochs executes VMX, on models of processors of many years.  QEMU does not: it shows what the self-test
# says without VMX, with both kinds of firmware.
#     tests/run bochs                      three models of the installed Bochs, old and new
#     tests/run --all                      every model with VMX of the Bochs of each Debian release, and the
#                                          image as Clang compiles it
#     VMXDEFS_BOCHS=PATH tests/run bochs   every model with VMX of this build, and nothing else
#     tests/hypervisor/bochs.sh --update   write the tables that a run is compared with (tests/data/exits.csv,
#                                          see exits.py): of the Debian releases, and of VMXDEFS_BOCHS if it is set
. tests/lib.sh

result='[0-9]+ exits, [0-9]+ reasons, result'
exits=tests/hypervisor/exits.py
update='' private=${VMXDEFS_BOCHS-}
unset VMXDEFS_BOCHS
case ${1-} in
'') ;;
--update) update=1 ;;
*)
    echo "usage: tests/hypervisor/bochs.sh [--update]" >&2
    exit 2
    ;;
esac

# The programs are links in $WORK/programs with the version as name.
emulate() # VERSION ARGUMENT...: scripts/bochs with this version
{
    VMXDEFS_BOCHS=$WORK/programs/$1 scripts/bochs "${@:2}"
}

add_program() # PROGRAM: sets `version`
{
    version=$(VMXDEFS_BOCHS=$1 scripts/bochs --version) || fail "$1 does not start"
    ln -s "$(realpath "$1")" "$WORK/programs/$version" 2>/dev/null
}

# Features that the newest model does not have by itself.  The releases are built with protection keys.
extra_features() # VERSION
{
    case $1 in
    *.devel) echo user_msr+msr_imm ;;
    *) echo pks+user_msr+msr_imm ;;
    esac
}

# These have no VMX, or no 64-bit mode; bx_generic is no processor.
models_with_vmx() # VERSION
{
    local model
    emulate "$1" --models | while read -r model; do
        case $model in
        bx_generic | i[34]86* | pentium* | p[234]_* | atom_n270 | core_duo_t2400_yonah) ;;
        amd_* | athlon* | turion* | phenom_* | zambezi | trinity_apu | ryzen) ;;
        wildcat_lake) echo "$model $model+$(extra_features "$1")" ;;
        *) echo "$model" ;;
        esac
    done | paste -sd ' '
}

some_models() # VERSION: of 2008, of 2017, and the newest
{
    local model
    for model in sapphire_rapids arrow_lake tigerlake; do
        if emulate "$1" --models | grep -qx "$model"; then
            echo "core2_penryn_t9600 corei7_skylake_x $model"
            return
        fi
    done
}

# Sets `runs` to words COMPILER/VERSION/MODEL, `compilers`, and `installed` to the version of the command bochs.
choose_runs()
{
    local version other
    compilers=gcc
    runs=()
    installed=''
    mkdir "$WORK/programs"
    if [ -z "$private" ] || [ -n "$update" ]; then
        add_program "$(command -v bochs)"
        installed=$version
        add_runs gcc "$version" "$(some_models "$version")"
    fi
    if [ -n "$update" ] || { [ -n "$ALL" ] && [ -z "$private" ]; }; then
        runs=()
        for other in 2.7 3.0 3.1; do
            if ! program=$(scripts/debian-bochs "$other" 2>"$WORK/debian-bochs"); then
                check 1 "no Bochs $other of a Debian release" "$WORK/debian-bochs"
                continue
            fi
            add_program "$program"
            add_runs gcc "$version" "$(models_with_vmx "$version")"
        done
        if [ -z "$update" ]; then
            compilers="gcc clang"
            add_runs clang "$installed" "$(models_with_vmx "$installed")"
        fi
    fi
    if [ -n "$private" ]; then
        add_program "$private"
        [ -z "$update" ] || [ "$(realpath "$private")" = "$(realpath "$WORK/programs/$version")" ] ||
            fail "VMXDEFS_BOCHS has version $version, like that of a Debian release: its results would replace them"
        add_runs gcc "$version" "$(models_with_vmx "$version")"
    fi
}

add_runs() # COMPILER VERSION MODELS
{
    local model
    for model in $3; do
        runs+=("$1/$2/$model")
    done
}

build() # COMPILER SOURCES FOLDER OPTIONS TARGET...
{
    cmake -S "$2/tests/hypervisor" -B "$3" "-DCMAKE_C_COMPILER=$1" \
        "-DVMXDEFS_SELFTEST_OPTIONS=$4" &&
        cmake --build "$3" -j "$JOBS" --target "${@:5}"
}

# $WORK/COMPILER/VERSION.iso: they differ in the option bochs=VERSION only.
build_images()
{
    local compiler version
    for compiler in $compilers; do
        mkdir "$WORK/$compiler"
        for version in $(printf '%s\n' "${runs[@]}" | grep "^$compiler/" | cut -d/ -f2 | sort -u); do
            build "$compiler" . "$WORK/$compiler.build" "bochs=$version" selftest_iso >"$WORK/build.log" 2>&1 ||
                fail "building the image with $compiler" "$WORK/build.log"
            cp "$WORK/$compiler.build/vmxdefs-selftest.iso" "$WORK/$compiler/$version.iso"
        done
    done
}

# The limits of the round trips, with GCC: instructions, and from the image that counts them, VMREADs and VMWRITEs.
# Not every processor has the preemption timer.
instructions_are_within_limits() # LOG
{
    awk 'BEGIN { limit["CPUID"] = 88; limit["RDMSR"] = 100; limit["VMCALL"] = 106; limit["preemption-timer"] = 86 }
        /^vmxdefs selftest: .* round trip / { seen++; if ($6 > limit[$3] || $7 !~ /^instructions/) bad++ }
        END { exit seen < 3 || bad }' "$1"
}

accesses_are_within_limits() # LOG
{
    awk 'BEGIN { limit["CPUID"] = "3 1"; limit["RDMSR"] = "4 1"; limit["VMCALL"] = "3 1"
                 limit["preemption-timer"] = "1 0" }
        /^vmxdefs selftest: .* round trip / {
            seen++
            split(limit[$3], at_most)
            if ($8 > at_most[1] || $10 > at_most[2] || $9 !~ /^VMREADs/) bad++
        }
        END { exit seen < 3 || bad }' "$1"
}

# tests/data/capabilities has the capability MSRs and the number of VMCS fields of each model.
prints_capabilities() # VERSION MODEL LOG
{
    local file=tests/data/capabilities/$1/$2.txt fields
    if [ ! -e "$file" ]; then
        echo "no $file"
        return 1
    fi
    fields=$(sed -n 's/^# VMREAD finds \([0-9]*\) .*/\1/p' "$file")
    sed -n 's/^  msr //p' "$3" | diff <(grep -v '^#' "$file") - && grep -q "^  $fields of " "$3"
}

# All models are known to the definitions: no field and no capability bit is unknown.
definitions_are_complete() # LOG
{
    ! grep -q '^  unknown:' "$1" &&
        grep -Eq '^  [0-9]+ of [0-9]+ known fields exist, .* 0 contradictions, 0 unknown$' "$1"
}

# NAME/VERSION.iso is the image, NAME/VERSION/MODEL the output.
# shellcheck disable=SC2317 # called by the shells that xargs starts
boot() # NAME/VERSION/MODEL
{
    local name=${1%%/*} version=${1#*/} model=${1##*/} log=$WORK/$1 features=''
    version=${version%%/*}
    [ "$model" = "${model%%+*}" ] || features=${model#*+}
    mkdir -p "${log%/*}"
    emulate "$version" --model "${model%%+*}" --feature "${features//+/,}" --timeout 180 \
        --log "$log.bochs" "$WORK/$name/$version.iso" >"$log" 2>&1
}

boot_all() # NAME/VERSION/MODEL...: JOBS at the same time
{
    export -f boot emulate
    printf '%s\n' "$@" | xargs -P "$JOBS" -L 1 bash -c 'boot "$@"' boot
}

# The builds of the Debian releases have the debugger, with which RDTSC counts instructions.
check_round_trips() # NAME LOG PRIVATE
{
    if [ -n "$3" ] && ! grep -q '^vmxdefs.* round trip .* instructions' "$2"; then
        echo "$1: the round trips were not measured: RDTSC does not count instructions"
        return
    fi
    instructions_are_within_limits "$2"
    check $? "$1: a round trip has too many instructions: $(grep '^vmxdefs.* round trip ' "$2")"
}

explain_failure() # LOG
{
    echo "What Bochs refused; the self-test provokes some of it:"
    grep -E '\[CPU0 .* VM[A-Z]+' "$1.bochs" | grep -v SMM | tail -n 20
    echo "What failed, and the end of $1:"
    grep -E -B 3 'FAIL|host exception' "$1" | head -n 60
    tail -n 3 "$1"
}

check_run() # COMPILER/VERSION/MODEL
{
    local compiler version model name log=$WORK/$1 is_private=''
    IFS=/ read -r compiler version model <<<"$1"
    name="$compiler, Bochs $version, $model"
    [ -z "$private" ] || [ "$(realpath "$private")" != "$(realpath "$WORK/programs/$version")" ] || is_private=1
    if grep -Eq 'FAIL|host exception|scripts/bochs:' "$log" ||
        ! last_line_is "vmxdefs selftest: $result pass" "$log"; then
        explain_failure "$log" >"$log.failure"
        check 1 "$name: the self-test" "$log.failure"
        return
    fi
    echo "$name: $(tail -n 1 "$log")"
    definitions_are_complete "$log"
    check $? "$name: the definitions" "$log"
    if [ -n "$update" ]; then
        :
    elif [ -n "$is_private" ]; then # the results depend on how it was configured
        "$exits" "$version" "$model" "$log"
    else
        "$exits" "$version" "$model" "$log"
        check $? "$name: the exit reasons differ from tests/data/exits.csv (see bochs.sh --update)"
        prints_capabilities "$version" "$model" "$log"
        check $? "$name: the capabilities"
    fi
    [ "$compiler" != gcc ] || check_round_trips "$name" "$log" "$is_private"
}

run_without_vmx() # COMPILER TITLE [OPTION]
{
    local log=$WORK/$1.without_vmx.$2
    scripts/qemu --timeout 120 "${@:3}" "$WORK/$1/$installed.iso" >"$log" 2>&1 &&
        ! grep -Eq 'result pass|host exception' "$log" && grep -q 'VMX' "$log" &&
        last_line_is 'vmxdefs selftest: .*' "$log"
    check $? "$1, no VMX, $2 firmware" "$log"
}

# Without the option bochs=VERSION the self-test says what it would run under Bochs.
warns_without_version()
{
    local log=$WORK/no_version
    build gcc . "$WORK/gcc.build" seed=1 selftest_iso >"$WORK/build.log" 2>&1 ||
        fail "building the image without a version" "$WORK/build.log"
    scripts/qemu --timeout 120 "$WORK/gcc.build/vmxdefs-selftest.iso" >"$log" 2>&1 &&
        grep -q '^vmxdefs selftest: no option bochs=X.Y' "$log" &&
        grep -qx '    Bochs 2.7 to 2.7: INIT' "$log" &&
        ! grep -q 'no option bochs=X.Y' "$WORK/gcc.without_vmx.BIOS"
    check $? "no warning without the option bochs=X.Y, or one with it" "$log"
}

# wrong_expectations.txt has changes to a copy of the sources, and the message that the self-test must print
# for each: "FILE@FROM@TO@MESSAGE" a line.
wrong_expectations()
{
    grep -v '^#' tests/hypervisor/wrong_expectations.txt
}

build_with_wrong_expectations()
{
    local copy=$WORK/wrong_sources file from to message
    mkdir -p "$copy"
    cp -R definitions examples include scripts tests "$copy"
    while IFS='@' read -r file from to message; do
        replace "$copy/$file" "$from" "$to"
        check $? "wrong_expectations.txt: $file does not contain: $from ($message)"
    done < <(wrong_expectations)
    mkdir "$WORK/wrong"
    {
        "$copy/scripts/expand" && build gcc "$copy" "$WORK/wrong.build" "bochs=$installed" selftest_iso &&
            mv "$WORK/wrong.build/vmxdefs-selftest.iso" "$WORK/wrong/$installed.iso"
    } >"$WORK/build.log" 2>&1 ||
        fail "building the image with wrong expectations" "$WORK/build.log"
}

check_wrong_expectations() # LOG
{
    local message
    last_line_is "vmxdefs selftest: $result fail" "$1"
    check $? "the self-test does not fail with wrong expectations" "$1"
    while IFS='@' read -r _ _ _ message; do
        grep -qE "FAIL.*$message" "$1"
        check $? "a wrong expectation is not reported: $message"
    done < <(wrong_expectations)
}

# The image that counts the accesses to VMCS fields.
build_counting()
{
    mkdir "$WORK/counting"
    build gcc . "$WORK/gcc.build" "bochs=$installed" selftest_counting_iso >"$WORK/build.log" 2>&1 ||
        fail "building the image that counts accesses" "$WORK/build.log"
    mv "$WORK/gcc.build/vmxdefs-selftest-counting.iso" "$WORK/counting/$installed.iso"
}

choose_runs
build_images
if [ -n "$private" ] || [ -n "$update" ]; then
    boot_all "${runs[@]}"
else
    build_counting
    build_with_wrong_expectations
    boot_all "wrong/$installed/corei7_skylake_x" "counting/$installed/tigerlake" "${runs[@]}"
fi
for run in "${runs[@]}"; do
    check_run "$run"
done
if [ -n "$update" ]; then
    "$exits" --update "$WORK/gcc"
    check $? "writing tests/data/exits.csv"
elif [ -z "$private" ]; then
    for compiler in $compilers; do
        run_without_vmx "$compiler" BIOS
        run_without_vmx "$compiler" UEFI --uefi
    done
    warns_without_version
    accesses_are_within_limits "$WORK/counting/$installed/tigerlake"
    check $? "a round trip has too many VMREADs or VMWRITEs" "$WORK/counting/$installed/tigerlake"
    check_wrong_expectations "$WORK/wrong/$installed/corei7_skylake_x"
    echo "Not executed, because no Bochs of a Debian release can (VMXDEFS_BOCHS names another build):"
    "$exits" --not-packaged
fi
finish
