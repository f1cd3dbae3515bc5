#!/usr/bin/env bash
# Prints, as variables for c/Makefile, what compiles and links WebAssembly on this machine:
#   WASM_CC, WASM_LD        the modules
#   RELAXED_CC, RELAXED_LD  those with relaxed SIMD, and wide ones
# usage: toolchain.sh COMPILER LINKER, what the relaxed variants take where it is installed, so that they
#   are of one size on every Debian, and when emcc's LLVM is too old.
set -euo pipefail

# LLVM before this version writes relaxed SIMD in opcodes that no engine accepts any more.
RELAXED_LLVM=17

fail() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

# The command by which emcc compiles, without the file: emcc is a Python program whose start takes
# longer than a compilation. It is emcc itself when emcc does not show the command.
compile_command() {
    local folder log line word words=()
    folder=$(mktemp -d)
    : >"$folder/probe.c"
    log=$(cd "$folder" && emcc -v -Oz -c probe.c -o probe.o 2>&1) || fail "emcc does not run; see emcc --version."
    rm -r "$folder"
    line=$(grep 'clang.* probe\.c' <<<"$log" | grep -v -e -cc1 | head -n 1 || true)
    while read -r word; do
        case $word in -v | -Oz | -c | -o | probe.c | probe.o) ;; *) words+=("$word") ;; esac
    done < <(xargs -n 1 <<<"$line")
    [ -x "${words[0]:-}" ] && printf '%s' "${words[*]}" || printf emcc
}

linker() { # beside emcc's clang; Debian 13's has the version in its name
    local folder name
    folder=$(em-config LLVM_ROOT)
    for name in wasm-ld "wasm-ld-$1"; do
        [ -x "$folder/$name" ] && printf '%s' "$folder/$name" && return
    done
    fail "emcc has no wasm-ld in $folder."
}

headers() { # of the libc that emcc brings: clang has none for WebAssembly
    local flags
    flags=$cc
    [ "$cc" != emcc ] || flags=$(emcc --cflags 2>/dev/null)
    [[ $flags =~ --sysroot=([^ ]+) ]] || fail "emcc names no sysroot; see emcc --cflags."
    printf '%s/include' "${BASH_REMATCH[1]}"
}

cc=$(compile_command)
macros=$($cc -dM -E -x c /dev/null)
[[ $macros =~ __clang_major__\ ([0-9]+) ]] || fail "emcc does not say its LLVM version."
version=${BASH_REMATCH[1]}
ld=$(linker "$version")
printf 'WASM_CC = %s\nWASM_LD = %s\n' "$cc" "$ld"
if [ "$version" -lt $RELAXED_LLVM ] || { command -v "$1" && command -v "$2"; } >/dev/null; then
    # -disable-lsr is what emcc passes too: up to 45 % faster code.
    printf 'RELAXED_CC = %s --target=wasm32 -mllvm -disable-lsr -isystem %s\n' "$1" "$(headers)"
    printf 'RELAXED_LD = %s\n' "$2"
else
    printf 'RELAXED_CC = %s\nRELAXED_LD = %s\n' "$cc" "$ld"
fi
