# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# bash completion for vmxdecode: commands, options and names.

_vmxdecode_options() # COMMAND
{
    case $1 in
    exit)
        echo --qualification --gpa --gla --interruption --error-code --idt-vectoring \
            --idt-error-code --length --information
        ;;
    trace) echo --summary ;;
    doctor)
        echo --caps --model --cpuinfo --physical-width --set --dump --fields --words --unread --rules \
            --explain --models
        ;;
    export) echo --format ;;
    esac
    echo --json --help
}

# The VMCS field names, from the program itself.
_vmxdecode_fields()
{
    vmxdecode export --format csv |
        sed -n 's/^value,VMXD_VMCS_\(\(CTRL\|INFO\|GUEST\|HOST\)_[^,]*\),.*/\L\1/p'
}

_vmxdecode_arguments() # COMMAND
{
    case $1 in
    value)
        echo cr0 cr3 cr4 efer rflags dr7 debugctl pat s_cet eptp access_rights selector interruptibility \
            activity pending_debug_exceptions exception_bitmap fred_config fred_stklvls
        _vmxdecode_fields
        ;;
    control) echo pin proc proc2 proc3 exit exit2 entry vmfunc ;;
    field) _vmxdecode_fields ;;
    esac
}

# The values of an option that are names.
_vmxdecode_values() # OPTION
{
    case $1 in
    --format) echo csv json ;;
    --model) vmxdecode doctor --models | sed 1d ;;
    --explain) vmxdecode doctor --rules | sed -n 's/^  \([a-z0-9_]*\) .*/\1/p' ;;
    --set) vmxdecode export --format csv | sed -n 's/^value,VMXD_VMCS_\(\(CTRL\|GUEST\|HOST\)_[^,]*\),.*/\L\1=/p' ;;
    esac
}

_vmxdecode()
{
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command='' i
    local commands="exit event field value control msr capabilities compare error trace doctor export"

    for ((i = 1; i < COMP_CWORD; i++)); do
        case " $commands " in
        *" ${COMP_WORDS[i]} "*)
            command=${COMP_WORDS[i]}
            break
            ;;
        esac
    done
    if [ -z "$command" ]; then
        mapfile -t COMPREPLY < <(compgen -W "$commands --json --help --version" -- "$word")
        [ ${#COMPREPLY[@]} -gt 0 ] || mapfile -t COMPREPLY < <(compgen -f -- "$word")
    elif [[ $before =~ ^--(format|model|explain|set)$ ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(_vmxdecode_values "$before")" -- "$word")
    elif [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(_vmxdecode_options "$command")" -- "$word")
    elif [[ $command =~ ^(capabilities|compare|trace|doctor)$ ]]; then
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
    elif [ "$before" = "$command" ]; then
        mapfile -t COMPREPLY < <(compgen -W "$(_vmxdecode_arguments "$command")" -- "$word")
    else
        COMPREPLY=()
    fi
}

complete -F _vmxdecode vmxdecode
