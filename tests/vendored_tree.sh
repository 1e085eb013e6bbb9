# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# vendored_tree.sh - do in a tree what a section of docs/vendoring.md says.  For test scripts.

library=$PWD
parts=$library/tests/integration/vendoring

# Writes the blocks of a section to numbered files in $WORK/blocks.  The first line of each is
# "LANGUAGE FILE".
take_blocks() # HEADING
{
    rm -rf "$WORK/blocks"
    mkdir "$WORK/blocks"
    awk -v heading="## $1" -v out="$WORK/blocks/" '
        /^## / { here = ($0 == heading) }
        here && /^```/ {
            inside = !inside
            if (inside) print substr($0, 4) >(file = out sprintf("%02d", ++n)); else close(file)
            next
        }
        here && inside { print >file }' "$library/docs/vendoring.md"
    [ -e "$WORK/blocks/01" ] || { echo "docs/vendoring.md has no blocks in: $1"; return 1; }
}

run_block() # FILE TREE
{
    sed "1d; s|path/to/vmxdefs|'$library'|g" "$1" >"$WORK/commands"
    (cd "$2" && bash -eu "$WORK/commands")
}

# The lines without + are in the file, and those without - replace them.
change_file() # DIFF FILE
{
    replace "$2" "$(sed -n '2,$s/^[ -]//p' "$1")" "$(sed -n '2,$s/^[ +]//p' "$1")" ||
        { echo "$2 does not have the lines of the diff"; return 1; }
}

# A file that exists gets the block at its end.  Code that uses the library, use.c or use_in_NAME, is added to C files.
add_to_file() # BLOCK FILE
{
    local use
    use=$parts/use_in_$(basename "$2")
    [ -e "$use" ] || use=$parts/use.c
    mkdir -p "$(dirname "$2")" && sed 1d "$1" >>"$2" || return 1
    [ "${2%.c}" = "$2" ] || cat "$use" >>"$2"
}

follow() # HEADING TREE
{
    local block language file
    take_blocks "$1" || return 1
    for block in "$WORK"/blocks/*; do
        read -r language file <"$block"
        case $language:$file in
        sh:*) run_block "$block" "$2" || return 1 ;;
        text:checkpatch) ;; # read by real_trees.sh
        diff:*) change_file "$block" "$2/$file" || return 1 ;;
        *) add_to_file "$block" "$2/$file" || return 1 ;;
        esac
    done
}

has_symbol() # NAME FILE
{
    nm "$2" | grep -qE "^[0-9a-f]+ [Tt] _?$1\$" || { echo "no function $1 in $2"; return 1; }
}
