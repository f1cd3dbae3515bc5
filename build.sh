#!/usr/bin/env bash
# The one entry to everything: ./build.sh help
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# --- What each verb needs from Debian ---------------------------------------------------------
APT_BUILD="emcc:emscripten make:make"
APT_RELAXED="clang-19:clang-19 wasm-ld-19:lld-19"
APT_BROWSERS="/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf:fonts-dejavu-core chromium:chromium firefox-esr:firefox-esr WebKitWebDriver:webkit2gtk-driver Xvfb:xvfb"
# The engine of Chromium alone: its tests take less in it, and run in Chromium without it.
APT_SHELL="/usr/lib/chromium/chromium-headless-shell:chromium-headless-shell"
APT_TEST="gcc:gcc clang:clang gcc:libc6-dev /usr/include/simde/wasm/simd128.h:libsimde-dev python3:python3"
APT_SWEEPS="redis-server:redis-server parallel:parallel"
APT_DOCS="mkdocs:mkdocs /var/lib/dpkg/info/mkdocs-material.list:mkdocs-material sphinx-build:python3-sphinx /usr/lib/python3/dist-packages/furo:furo"

APT_HOSTS="/usr/bin/hugo:hugo /usr/bin/jekyll:jekyll /usr/bin/jupyter-nbconvert:jupyter-nbconvert /usr/bin/pelican:pelican /usr/lib/python3/dist-packages/markdown:python3-markdown"

# How the pad's network is trained: with MNIST in data/files, or on generated digits alone.
PAD_MNIST="--preset mnist-best --epochs 15 --world-digits 60000 --batch-norm on --learning-rate 0.005
    --shift 0.7 --rotation 6 --scale 0.08 --shear 0.08 --elastic 20"
PAD_DIGITS="--preset digits --layers 512,128 --epochs 10 --train-size 20000 --world-digits 40000 --activation gelu
    --optimizer adamw --weight-decay 0.1 --learning-rate 0.003 --batch-size 64 --schedule one-cycle
    --shift 1 --rotation 8 --scale 0.1 --shear 0.1 --elastic 34"

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

# Whether this run has asked Debian for its lists.
apt_is_fresh=

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
        [ -n "$apt_is_fresh" ] || $(sudo_word) apt-get update -q
        apt_is_fresh=yes
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
    if can_install; then (apt_need "$APT_SHELL") || say "going on without it"; fi
    # shellcheck disable=SC2086
    if can_install; then apt_need $APT_DOCS; fi
    # shellcheck disable=SC2086
    if can_install; then apt_need $APT_SWEEPS; fi
    python3 -c 'import numpy' 2>/dev/null || apt_need /usr/lib/python3/dist-packages/numpy:python3-numpy
}

# Whether clang links a program of libFuzzer's; its library is a package of its own.
has_fuzzer() {
    local harness='int LLVMFuzzerTestOneInput(const char *d, unsigned long n) { return d && n > 9; }'
    have clang && printf '%s\n' "$harness" |
        clang -fsanitize=fuzzer,address,undefined -x c - -o /dev/null 2>/dev/null
}

# Without libFuzzer that part of the torture skips and says so.
need_for_torture() {
    if ! has_fuzzer && can_install; then
        apt_need clang:clang /nowhere/libclang_rt.fuzzer:libclang-rt-dev
    fi
}

# What building needs, from npm and from Debian at once.
need_packages() {
    local modules
    need_node
    need_modules &
    modules=$!
    need_emscripten
    wait $modules || exit 1
}

setup() {
    need_packages
    need_for_test
    need_for_torture
    say "ready"
}

# --- build ------------------------------------------------------------------------------------
c_make() { # GOAL: c/Makefile has every compiler flag
    make -f c/Makefile --no-print-directory -j"$(nproc)" "$1"
}

build_core() {
    EMCC_VERSION=$(emcc --version) || fail "emcc does not run; see emcc --version."
    export EMCC_VERSION=${EMCC_VERSION%%$'\n'*}
    c_make toolchain
    # shellcheck disable=SC2086
    if grep -q "^RELAXED_CC = clang" build/wasm/toolchain.mk; then apt_need $APT_RELAXED; fi
    c_make wasm
}

# The page, bundled; with the data sets that are there, as packs for the browser.
build_page() {
    local log=build/page.log now
    now=$({ echo "${MLP_ISOLATE:-}" && cat build.sh package.json package-lock.json &&
        find web data -type f -name '*.*' ! -path 'data/files/*' ! -path 'web/cli/*' -print0 |
        sort -z | xargs -0 cat; } | sha256sum | cut -d' ' -f1)
    if [ "$(cat build/page.fingerprint 2>/dev/null)" != "$now" ] || [ ! -f dist/index.html ]; then
        node_modules/.bin/vite build --logLevel warn --config web/bundle/vite.config.js \
            >"$log" 2>&1 || {
            cat "$log" >&2
            fail "the page could not be bundled"
        }
        printf '%s' "$now" >build/page.fingerprint
        rm -rf build/isolating-* # what tests/browser/offline.test.js made of the former page
        say "dist/index.html and what it loads"
    fi
    mkdir -p data/files
    node data/pack.js --from data/files --to build/packs
    mkdir -p dist/data
    cp -Ru build/packs/. dist/data/
}

# The element in one file. The bundling of the page empties dist, so there is none of a former page.
build_single() {
    local log=build/single.log
    [ -f dist/mlp-lab.single.js ] && return
    node_modules/.bin/vite build --logLevel warn --config web/bundle/single.config.js \
        >"$log" 2>&1 || {
        cat "$log" >&2
        fail "the element could not be bundled into one file"
    }
    say "dist/mlp-lab.single.js"
}

# The element as a widget for notebooks, likewise.
build_widget() {
    local log=build/widget.log
    [ -f dist/mlp-lab.widget.js ] && return
    node_modules/.bin/vite build --logLevel warn --config web/bundle/widget.config.js \
        >"$log" 2>&1 || {
        cat "$log" >&2
        fail "the widget could not be bundled"
    }
    say "dist/mlp-lab.widget.js"
}

# How the pad's network is trained here: from the best data at hand.
pad_settings() {
    if [ -f build/packs/mnist/index.json ]; then say "$PAD_MNIST"; else say "$PAD_DIGITS"; fi
}

pad_fingerprint() {
    { pad_settings && cat web/engine/wasm/*.wasm web/engine/recipe/presets.js; } | sha256sum
}

has_pad() {
    [ "$(cat build/pad/fingerprint 2>/dev/null)" = "$(pad_fingerprint)" ]
}

# The network that reads on the pad before anybody trains one.
build_pad() {
    if ! has_pad; then
        say "training the pad's network ..."
        rm -rf build/pad
        mkdir -p build/pad
        # shellcheck disable=SC2046
        env -u MLP_DATA node web/cli/mlp.js train $(pad_settings) --json \
            --save build/pad/pad.safetensors >build/pad/pad.json
        pad_fingerprint >build/pad/fingerprint
    fi
    mkdir -p dist/data
    # The description last: where it is, the page loads the network.
    cp build/pad/pad.safetensors dist/data/
    cp build/pad/pad.json dist/data/
}

# What the page needs before it answers.
build_answer() {
    need_packages
    build_core
    build_page
}

# The rest.
build_rest() {
    local pad
    build_pad &
    pad=$!
    build_single
    build_widget
    wait $pad || exit 1
}

build() {
    build_answer
    build_rest
}

# What the npm package holds beside the sources: bundles, types, the element's manifest.
bundle() {
    local log=build/bundle.log
    build
    rm -rf dist/types
    {
        node_modules/.bin/vite build --logLevel warn --config web/bundle/package.config.js &&
            node_modules/.bin/tsc -p tsconfig.types.json &&
            cp web/embed/element.d.ts dist/types/web/embed/ &&
            node_modules/.bin/cem analyze --quiet --globs web/embed/mlp-lab.js --outdir dist
    } >"$log" 2>&1 || {
        cat "$log" >&2
        fail "the package could not be bundled"
    }
    say "dist/package, dist/types and dist/custom-elements.json; npm pack makes a package of them"
}

# The documentation as a site, build/site/, with the lab in it; MLP_BASE is the path that it stands under.
docs() {
    local workshop=build/docs-site
    build
    mkdir -p "$workshop"
    cp docs/site/package.json docs/site/package-lock.json "$workshop/"
    need_modules "$workshop"
    node web/bundle/docs-site.js "$workshop" build/site
    say "build/site/, for any web server"
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
    build_answer
    if has_pad && [ -f dist/mlp-lab.single.js ] && [ -f dist/mlp-lab.widget.js ]; then
        build_pad # into dist, where a new page has none
        exec node web/bundle/serve.js "$port"
    fi
    # web/lab/control/reader.js knows by this that there will be a network, and asks again.
    mkdir -p dist/data
    printf '{"pending":true}\n' >dist/data/pad.json
    exec node web/bundle/serve.js "$port" ./build.sh rest
}

# --- test -------------------------------------------------------------------------------------
test_c() {
    c_make native
    say "core, clang:"
    build/native/tests
    say "core, clang, kernels of wide builds:"
    build/native/tests-wide test_kernels test_sparse test_pointwise test_network
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
    local tools
    need_packages
    build_core
    # Debian's packages arrive while the page is made, which asks for none.
    (need_for_test; need_for_torture) &
    tools=$!
    build_page
    build_rest
    wait $tools || exit 1
    exec node tests/run.js "$@"
}

# The lab in a site by each host of docs/hosts.md; a name alone needs no other.
test_hosts() {
    bundle
    # shellcheck disable=SC2086
    if can_install; then
        apt_need $APT_BROWSERS
        [ $# -gt 0 ] || apt_need $APT_DOCS $APT_HOSTS
    fi
    exec node --test-reporter=spec tests/hosts/run.js "$@"
}

# What is done to everything, for longer than a test may take.
torture() {
    build
    need_for_test
    need_for_torture
    exec node tests/torture/torture.js "$@"
}

# --- bench ------------------------------------------------------------------------------------
# What other programs need to be compared with is theirs to install: the benchmark says how.
bench() {
    {
        need_packages
        # Or its installation fetches what graphics cards need, from a place that not every machine reaches.
        ONNXRUNTIME_NODE_INSTALL=skip need_modules tests/bench
        build_core
    } >&2
    exec node tests/bench/bench.js "$@"
}

# --- the rest ---------------------------------------------------------------------------------
data() {
    need_modules
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
  docs              build, then make a site of docs/ in build/site/
  serve [--port N]  build, then serve the page (default port 8080)
  test [PART...]    build, then run every test, or those of some parts (node tests/run.js --help)
  test-hosts [NAME...]
                    bundle, then try the lab in real sites, each built by another host (docs/hosts.md)
  torture [PART...] build, then kill, damage, fuzz and fill for as long as you say (torture --help)
  bench [--quick]   measure training speed beside other programs (bench --help)
  data [--from DIR] put MNIST and CIFAR-10 where the page and the command line find them
  clean             remove what was built
END
}

verb=${1:-help}
[ $# -gt 0 ] && shift
case $verb in
setup | build | bundle | docs | serve | torture | bench | data | clean | help) "$verb" "$@" ;;
test) run_tests "$@" ;;
test-hosts) test_hosts "$@" ;;
rest) build_rest ;;     # for web/bundle/serve.js
check) check_sources ;; # these two are for tests/run.js
test-c) test_c ;;
*)
    help >&2
    fail "there is no verb \"$verb\""
    ;;
esac
