#!/usr/bin/env bash
# Code for browsers and Node.js alike asks `typeof process === 'object' && process.release`, as the glue
# code of many WebAssembly modules does. Parcel knows that question and builds it. A minifier writes the
# text in backquotes, which means the same; then Parcel wants the package `process` for it.
#
# Seen with Parcel 2.16.4 of a page with that one line, where it may not install packages:
#   typeof process === 'object'   built
#   typeof process == `object`    Failed to resolve 'process'
#   the same by globalThis        built
# Where it may install packages, as by default on a developer's machine, it adds `process` to the
# project in silence, and so the same code fails first in CI.
#
# Installs pinned packages from npm in a temporary folder. Exits 0 while all of it is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true}' >package.json
npm install --no-fund --no-audit --loglevel=error parcel@2.16.4 >/dev/null
built() { # NAME: its code comes from standard input
    mkdir "$1"
    cat >"$1/main.js"
    echo '<script type="module" src="main.js"></script>' >"$1/index.html"
    if npx parcel build "$1/index.html" --no-autoinstall --no-cache --dist-dir "out/$1" >"$1/log" 2>&1; then
        echo built
    else
        grep -o "Failed to resolve 'process'" "$1/log" || cat "$1/log"
    fi
}
seen=$(
    built quotes <<'JS'
console.log(typeof process === 'object' && process.release && process.release.name === 'node');
JS
    built backquotes <<'JS'
console.log(typeof process==`object`&&process.release&&process.release.name===`node`);
JS
    built global <<'JS'
console.log(typeof globalThis.process==`object`&&globalThis.process.release&&globalThis.process.release.name===`node`);
JS
)
echo "$seen"
[ "$seen" = "built
Failed to resolve 'process'
built" ]
