#!/usr/bin/env bash
# Glue code of WebAssembly codecs made by Emscripten may say, for environments without it,
#   if (import.meta.url === undefined) { import.meta.url = '...'; }
# as that of @jsquash/jpeg 1.6.0 does. It is valid: the properties of import.meta can be assigned. webpack
# replaces import.meta.url by a text and leaves out the branch, which is never reached. A minifier makes one
# expression of the two, `import.meta.url===void 0&&(import.meta.url="...")`: there webpack replaces both,
# and its own minimizer refuses an assignment to a text. So a library that is bundled and minified before it
# is published fails in its users' builds, while the same library as it was written does not.
#
# Seen with webpack 5.112.2 and webpack-cli 7.3.1, --mode production:
#   written   exit status 0
#   minified  exit status 1, "Invalid assignment"
# esbuild 0.25.10 bundles both.
#
# Installs pinned packages from npm in a temporary folder. Exits 0 while all of it is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-fund --no-audit --loglevel=error webpack@5.112.2 webpack-cli@7.3.1 esbuild@0.25.10 >/dev/null
echo "if (import.meta.url === undefined) { import.meta.url = 'https://example.org/'; } console.log(1);" >written.mjs
node_modules/.bin/esbuild --minify --format=esm written.mjs >minified.mjs
for name in written minified; do
    code=0
    node_modules/.bin/webpack --mode production --entry "./$name.mjs" -o "out/$name" >"$name.log" 2>&1 || code=$?
    esbuild=0
    node_modules/.bin/esbuild --bundle --format=esm "$name.mjs" >/dev/null 2>&1 || esbuild=$?
    said=$(grep -o 'Invalid assignment' "$name.log" | head -1 || true)
    echo "$name: webpack $code ${said:-no error}, esbuild $esbuild"
done | tee seen
diff seen - <<'SEEN'
written: webpack 0 no error, esbuild 0
minified: webpack 1 Invalid assignment, esbuild 0
SEEN
