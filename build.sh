#!/usr/bin/env bash
# The one entry to everything: ./build.sh help
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# --- Every compiler flag ----------------------------------------------------------------------
# Contraction off and no fast-math: the bits must be the same on every engine (c/kernels.h).
# No automatic vectorisation: the kernels are vectorised by hand, the rest would only grow. -Oz
# everywhere: tiles are unrolled by hand where it counts, and -O3 was no faster.
# Constants are enumerators here, and they may meet a float as any integer constant may.
C_FLAGS="-std=c11 -ffp-contract=off -fno-math-errno -Wall -Wextra -Wshadow -Wconversion -Wno-enum-float-conversion -Werror"
WASM_FLAGS="$C_FLAGS -Ic -Oz -fno-vectorize -fno-slp-vectorize -mbulk-memory"
# The core, which trains, in its variants: exact ones for every engine; relaxed ones may fuse a multiply
# with an add (mode fast); those with threads import a memory that is shared. And what each of them
# works with: the setup module, in the same memory. No module may be larger than 24 KB (tests/engine/modules.test.js).
WASM_CORES="core-scalar core-simd128 core-simd128-threads core-relaxed core-relaxed-threads"
WASM_SETUPS="setup-scalar setup-simd128 setup-simd128-threads"
variant_flags() { # NAME
    case $1 in *-simd128*) printf ' -msimd128' ;; *-relaxed*) printf ' -msimd128 -mrelaxed-simd' ;; esac
    case $1 in *-threads) printf ' -matomics -mmutable-globals' ;; esac
}
# Bare modules: no JavaScript glue and nothing imported but a memory. A memory of its own may grow as
# far as the engine lets it; a shared one must say its maximum (web/engine/core/variants.js does). The
# setup module's data and stack lie above the core's; its functions go into the core's table.
WASM_LINK="--no-entry --strip-all -z stack-size=65536 --initial-memory=1048576 --export=__heap_base"
WASM_LINK_CORE="--export-table --growable-table"
WASM_LINK_SETUP="--import-memory --global-base=131072 --export=__global_base"
WASM_LINK_THREADS="--shared-memory --import-memory --max-memory=2147483648 --export=__stack_pointer"
# Binaryen from npm, since what emcc brings may not know relaxed SIMD. Without its precomputing, which
# makes 16 bytes out of every number that is wanted in four lanes. Nothing lies below address 1024.
# Again until nothing gets smaller: 40 bytes of what the element loads.
WASM_OPT="-Oz --converge --low-memory-unused --skip-pass=precompute --skip-pass=precompute-propagate"
WASM_OPT="$WASM_OPT --enable-bulk-memory --enable-simd --enable-relaxed-simd --enable-threads"
WASM_OPT="$WASM_OPT --enable-mutable-globals --strip-producers --strip-target-features"
# LLVM before 17 writes relaxed SIMD in opcodes that no engine takes any more; where emcc brings such
# a one, clang compiles those variants. -disable-lsr is what emcc passes too: up to 45 % faster code.
RELAXED_LLVM=17
RELAXED_CLANG="clang-19"
RELAXED_LD="wasm-ld-19"
RELAXED_CLANG_FLAGS="--target=wasm32 -mllvm -disable-lsr"
NATIVE_FLAGS="$C_FLAGS -DMLP_SIMDE -Ic -Itests/c -Wno-pass-failed" # SIMDe asks for what clang may decline
NATIVE_FAST="-O2"
NATIVE_SANITIZED="-g -O1 -fsanitize=address,undefined -fno-sanitize-recover=all"
NATIVE_RACES="-g -O1 -fsanitize=thread"

# --- What each verb needs from Debian ---------------------------------------------------------
APT_BUILD="emcc:emscripten"
APT_RELAXED="clang-19:clang-19 wasm-ld-19:lld-19"
APT_BROWSERS="/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf:fonts-dejavu-core chromium:chromium firefox-esr:firefox-esr WebKitWebDriver:webkit2gtk-driver Xvfb:xvfb"
APT_TEST="gcc:gcc clang:clang gcc:libc6-dev /usr/include/simde/wasm/simd128.h:libsimde-dev python3:python3"
APT_DOCS="mkdocs:mkdocs /usr/share/mkdocs/themes/material:mkdocs-material sphinx-build:python3-sphinx /usr/lib/python3/dist-packages/furo:furo"

# How the pad's network is trained: with MNIST in data/files, or on generated digits alone.
PAD_MNIST="--preset mnist-best --epochs 15 --world-digits 60000"
PAD_DIGITS="--preset digits --layers 256 --epochs 6 --schedule one-cycle --world-digits 20000"

SERVE_PORT=8080

say() { printf '%s\n' "$*"; }
fail() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

# --- setup ------------------------------------------------------------------------------------
have() { # a command on PATH, or a file
    case $1 in
    /*) [ -e "$1" ] ;;
    *) command -v "$1" >/dev/null 2>&1 ;;
    esac
}

# How to become root without a password: nothing to say as root, else "sudo".
sudo_word() {
    [ "$(id -u)" -eq 0 ] || printf sudo
}

can_install() {
    have apt-get || return 1
    [ "$(id -u)" -eq 0 ] || { have sudo && sudo -n true 2>/dev/null; }
}

# Installs the packages of those "probe:package" pairs whose probe is missing.
apt_need() {
    local missing=() pair
    for pair in "$@"; do
        have "${pair%%:*}" || missing+=("${pair#*:}")
    done
    [ ${#missing[@]} -eq 0 ] && return
    if ! can_install; then
        fail "missing: ${missing[*]}. Install them, on Debian by: sudo apt-get install -y --no-install-recommends ${missing[*]}"
    fi
    say "installing ${missing[*]} ..."
    mkdir -p build
    {
        $(sudo_word) apt-get update -q
        $(sudo_word) env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
    } >build/apt.log 2>&1 || fail "apt-get could not install ${missing[*]}; see build/apt.log"
}

need_node() {
    have node || fail "Node.js 20.16 or newer is missing. Install it from https://nodejs.org or by: sudo apt-get install nodejs npm"
    node -e 'const [a, b] = process.versions.node.split(".").map(Number);
        process.exit(a > 20 || (a === 20 && b >= 16) ? 0 : 1)' ||
        fail "Node.js $(node --version) is too old; 20.16 or newer is needed."
    have npm || fail "npm is missing. Install it by: sudo apt-get install npm"
}

# The packages that the package-lock.json of a folder (default: this one) names.
need_modules() {
    local folder=${1:-.}
    need_node
    local lock=$folder/package-lock.json stamp=$folder/node_modules/.installed
    cmp -s "$lock" "$stamp" && return
    say "installing npm packages ..."
    npm ci --prefix "$folder" --no-fund --no-audit --loglevel=error
    cp "$lock" "$stamp"
}

need_emscripten() {
    if ! have emcc && [ -n "${EMSDK:-}" ]; then
        [ -x "$EMSDK/upstream/emscripten/emcc" ] || fail "EMSDK is set to $EMSDK, but there is no upstream/emscripten/emcc in it."
        PATH="$EMSDK/upstream/emscripten:$PATH"
    fi
    # shellcheck disable=SC2086
    apt_need $APT_BUILD
}

need_for_test() {
    # shellcheck disable=SC2086
    apt_need $APT_TEST
    # Without a browser its tests skip and say so; where we may, we bring all three.
    # shellcheck disable=SC2086
    if can_install; then apt_need $APT_BROWSERS; fi
    # shellcheck disable=SC2086
    if can_install; then apt_need $APT_DOCS; fi
    python3 -c 'import numpy' 2>/dev/null || apt_need /usr/lib/python3/dist-packages/numpy:python3-numpy
}

setup() {
    need_modules
    need_emscripten
    need_for_test
    say "ready"
}

# --- build ------------------------------------------------------------------------------------
# Fingerprint of the C sources, of the tools and of this file with its flags, to skip a build that
# would change nothing.
fingerprint() {
    { cat build.sh package.json c/*.h c/*/*.[ch] && emcc --version; } | sha256sum | cut -d' ' -f1
}

llvm_version() { # of emcc
    local flags
    flags=$(emcc -dM -E -x c /dev/null) || fail "emcc does not run; see emcc --version."
    [[ $flags =~ __clang_major__\ ([0-9]+) ]] || fail "emcc does not say its LLVM version."
    printf '%s' "${BASH_REMATCH[1]}"
}

relaxed_needs_clang() {
    [ "$(llvm_version)" -lt $RELAXED_LLVM ]
}

need_relaxed() {
    # shellcheck disable=SC2086
    if relaxed_needs_clang; then apt_need $APT_RELAXED; fi
}

# Compiles and links one module from C sources.
build_module() { # NAME SOURCE...
    local name=$1 output=web/engine/wasm/$1.wasm objects=build/wasm/$1
    local source compiler=emcc linker link=$WASM_LINK
    shift
    mkdir -p "$objects" "$(dirname "$output")"
    linker=$(emcc_linker)
    if [[ $name == *-relaxed* ]] && relaxed_needs_clang; then
        compiler="$RELAXED_CLANG $RELAXED_CLANG_FLAGS -isystem $(emcc_headers)"
        linker=$RELAXED_LD
    fi
    for source in "$@"; do
        # shellcheck disable=SC2046,SC2086
        $compiler $WASM_FLAGS $(variant_flags "$name") -c "$source" \
            -o "$objects/$(basename "$source" .c).o"
    done
    case $name in core-*) link="$link $WASM_LINK_CORE" ;; setup-*) link="$link $WASM_LINK_SETUP" ;; esac
    case $name in *-threads) link="$link $WASM_LINK_THREADS" ;; esac
    # shellcheck disable=SC2086
    $linker $link "$objects"/*.o -o "$output"
    # shellcheck disable=SC2086
    node_modules/.bin/wasm-opt $WASM_OPT "$output" -o "$output"
    say "$output $(stat -c %s "$output") bytes"
}

emcc_linker() { # beside its clang; Debian 13's carries the version in its name
    local folder name
    folder=$(em-config LLVM_ROOT)
    for name in wasm-ld "wasm-ld-$(llvm_version)"; do
        [ -x "$folder/$name" ] && printf '%s' "$folder/$name" && return
    done
    fail "emcc has no wasm-ld in $folder."
}

emcc_headers() { # of the libc that emcc brings: clang has none for WebAssembly
    local flags
    flags=$(emcc --cflags 2>/dev/null)
    [[ $flags =~ --sysroot=([^ ]+) ]] || fail "emcc --cflags names no sysroot."
    printf '%s/include' "${BASH_REMATCH[1]}"
}

# A module is linked from all sources that it may need, and holds what its exports lead to.
core_sources() { # the network and its kernels, without a boundary
    find c -name '*.c' ! -name 'synth_*' ! -name pad.c ! -name '*_api.c' | sort
}

PICTURES="c/base/rng.c c/images/pad.c c/images/synth_allographs.c c/images/synth_digits.c c/images/synth_shapes.c c/wasm/pictures_api.c"

build_core() {
    need_emscripten
    need_relaxed
    local now name
    now=$(fingerprint)
    for name in $WASM_CORES $WASM_SETUPS pictures; do
        [ -f "web/engine/wasm/$name.wasm" ] || rm -f build/wasm/fingerprint
    done
    [ "$(cat build/wasm/fingerprint 2>/dev/null)" = "$now" ] && return
    rm -rf build/wasm web/engine/wasm
    # shellcheck disable=SC2046,SC2086
    {
        for name in $WASM_CORES; do
            build_module "$name" $(core_sources) c/wasm/core_api.c
        done
        for name in $WASM_SETUPS; do build_module "$name" $(core_sources) c/wasm/setup_api.c; done
        build_module pictures $PICTURES
    }
    printf '%s' "$now" >build/wasm/fingerprint
}

# The page, bundled; with the data sets that are there, as packs for the browser.
build_page() {
    local log=build/page.log now
    now=$({ echo "${MLP_ISOLATE:-}" && cat build.sh package-lock.json build/wasm/fingerprint &&
        find web data -type f -name '*.*' ! -path 'data/files/*' ! -path 'web/cli/*' -print0 |
        sort -z | xargs -0 cat; } | sha256sum | cut -d' ' -f1)
    if [ "$(cat build/page.fingerprint 2>/dev/null)" != "$now" ] || [ ! -f dist/index.html ]; then
        {
            node_modules/.bin/vite build --logLevel warn --config web/bundle/vite.config.js &&
                node_modules/.bin/vite build --logLevel warn --config web/bundle/single.config.js
        } >"$log" 2>&1 || {
            cat "$log" >&2
            fail "the page could not be bundled"
        }
        printf '%s' "$now" >build/page.fingerprint
        say "dist/index.html and what it loads"
    fi
    mkdir -p data/files
    node data/pack.js --from data/files --to build/packs
    mkdir -p dist/data
    cp -Ru build/packs/. dist/data/
}

# The network that reads on the pad before anybody trains one, from the best data at hand.
build_pad() {
    local settings=$PAD_DIGITS now
    [ -f build/packs/mnist/index.json ] && settings=$PAD_MNIST
    now=$(printf '%s' "$settings" | cat - build/wasm/fingerprint web/engine/recipe/presets.js | sha256sum)
    if [ "$(cat build/pad/fingerprint 2>/dev/null)" != "$now" ]; then
        say "training the pad's network ..."
        rm -rf build/pad
        mkdir -p build/pad
        # shellcheck disable=SC2086
        env -u MLP_DATA node web/cli/mlp.js train $settings --json \
            --save build/pad/pad.safetensors >build/pad/pad.json
        printf '%s' "$now" >build/pad/fingerprint
    fi
    mkdir -p dist/data
    cp -u build/pad/pad.safetensors build/pad/pad.json dist/data/
}

build() {
    need_modules
    build_core
    build_page
    build_pad
}

# What the npm package holds beside the sources: bundles, types, the element's manifest.
bundle() {
    local log=build/bundle.log
    build
    rm -rf dist/types
    {
        node_modules/.bin/vite build --logLevel warn --config web/bundle/package.config.js &&
            node_modules/.bin/tsc -p tsconfig.types.json &&
            node_modules/.bin/cem analyze --quiet --globs web/embed/mlp-lab.js --outdir dist
    } >"$log" 2>&1 || {
        cat "$log" >&2
        fail "the package could not be bundled"
    }
    say "dist/package, dist/types and dist/custom-elements.json; npm pack makes a package of them"
}

# --- serve ------------------------------------------------------------------------------------
serve() {
    local port=$SERVE_PORT
    while [ $# -gt 0 ]; do
        case $1 in
        --port)
            [[ ${2:-} =~ ^[0-9]+$ ]] || fail "--port takes a number, e.g. --port 8080."
            port=$2
            shift 2
            ;;
        *) fail "serve does not know \"$1\"; it takes --port N." ;;
        esac
    done
    build
    exec node web/bundle/serve.js "$port"
}

# --- test -------------------------------------------------------------------------------------
native_sources() { # all of C without the WebAssembly boundaries
    find c -name '*.c' ! -name '*_api.c' | sort
}

native() { # OUTPUT COMPILER FLAGS SOURCE...
    local output=$1 compiler=$2 flags=$3
    shift 3
    # shellcheck disable=SC2046,SC2086
    $compiler $NATIVE_FLAGS $flags $(native_sources) "$@" -o "$output" -lm -lpthread
}

check_headers() { # every header compiles alone
    local header
    for header in $(cd c && find . -name "*.h"); do
        [ "$header" = ./base/fmath_body.h ] && continue # a text to be included, not a header
        # shellcheck disable=SC2086
        printf '#include "%s"\n' "$header" |
            gcc $NATIVE_FLAGS -fsyntax-only -x c - || fail "$header does not compile alone."
    done
}

test_c() {
    local sources
    mkdir -p build/native
    check_headers
    sources=$(find tests/c -name '*.c' ! -name train_dump.c | sort)
    # shellcheck disable=SC2086
    native build/native/tests clang "$NATIVE_FAST" $sources
    # gcc, because its sanitizers come with it; clang's are a package of their own, named by version.
    # shellcheck disable=SC2086
    native build/native/tests-sanitized gcc "$NATIVE_SANITIZED" $sources
    # shellcheck disable=SC2086
    native build/native/tests-races gcc "$NATIVE_RACES" $sources
    native build/native/train_dump gcc "$NATIVE_FAST" tests/c/train_dump.c
    say "core, clang:"
    build/native/tests
    say "core, gcc with AddressSanitizer and UndefinedBehaviorSanitizer:"
    build/native/tests-sanitized
    say "core, gcc with ThreadSanitizer:"
    build/native/tests-races test_threads
}

check_sources() {
    node_modules/.bin/prettier --check --log-level warn .
    node_modules/.bin/eslint .
    node_modules/.bin/tsc -p .
    say "sources: formatted, linted, types checked"
}

run_tests() {
    build
    need_for_test
    check_sources
    test_c
    node --test --test-concurrency=2 --test-timeout=300000 tests/{structure,engine,data,i18n,elements,worker,lab,embed,bundle,cli,bench}/*.test.js
    node --test --test-concurrency=2 --test-timeout=300000 tests/browser/*.test.js
    # These install packages and run whole site generators, which want the cores for themselves.
    node --test --test-concurrency=1 --test-timeout=400000 tests/package/*.test.js tests/docs/*.test.js
}

# --- bench ------------------------------------------------------------------------------------
# What other programs need to be compared with is theirs to install: the benchmark says how.
bench() {
    {
        need_modules
        need_modules tests/bench
        build_core
    } >&2
    exec node tests/bench/bench.js "$@"
}

# --- the rest ---------------------------------------------------------------------------------
data() {
    need_node
    exec node data/fetch.js "$@"
}

clean() {
    rm -rf build dist web/engine/wasm
    say "removed what was built (node_modules and data/files stay)"
}

help() {
    cat <<'END'
usage: ./build.sh VERB

  setup             install what building and testing need (apt, npm)
  build             build the WebAssembly core and the page
  bundle            build, then what else the npm package holds
  serve [--port N]  build, then serve the page (default port 8080)
  test              build, then run every test
  bench [--quick]   measure training speed beside other programs (bench --help)
  data [--from DIR] put MNIST and CIFAR-10 where the page and the command line find them
  clean             remove what was built
END
}

verb=${1:-help}
[ $# -gt 0 ] && shift
case $verb in
setup | build | bundle | serve | bench | data | clean | help) "$verb" "$@" ;;
test) run_tests "$@" ;;
*)
    help >&2
    fail "there is no verb \"$verb\""
    ;;
esac
