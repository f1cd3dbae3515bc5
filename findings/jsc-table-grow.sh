#!/usr/bin/env bash
# WebAssembly.Table.grow(delta, value) puts the value into the new places (WebAssembly JavaScript
# Interface, "grow(delta, value)"), so that both get() and call_indirect find it there.
#
# Seen of a table that is exported by a module, grown by one place with an exported function of another:
#   Node.js (V8)                get() gives the function, and call_indirect calls it
#   Bun 1.3.3 (JavaScriptCore)  get() gives the function, and call_indirect throws a RuntimeError;
#                               after set() of the same function it calls it
# WebKitGTK 2.50 does as Bun does ("call_indirect to a null table entry").
#
# Installs a pinned package from npm in a temporary folder. Exits 0 while all of it is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true, "type": "module"}' >package.json
npm install --no-fund --no-audit --loglevel=error bun@1.3.3 >/dev/null 2>&1
cat >probe.js <<'JS'
const module = (...sections) =>
  new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, ...sections.flat()]));
// (func (export "f") (result i32) i32.const 7)
const callee = module(
  [1, 5, 1, 0x60, 0, 1, 0x7f],
  [3, 2, 1, 0],
  [7, 5, 1, 1, 0x66, 0, 0],
  [10, 6, 1, 4, 0, 0x41, 7, 0x0b],
);
// (table (export "t") 1 funcref) (func (export "c") (param i32) (result i32) call_indirect)
const caller = module(
  [1, 10, 2, 0x60, 0, 1, 0x7f, 0x60, 1, 0x7f, 1, 0x7f],
  [3, 2, 1, 1],
  [4, 4, 1, 0x70, 0, 1],
  [7, 9, 2, 1, 0x74, 1, 0, 1, 0x63, 0, 0],
  [10, 9, 1, 7, 0, 0x20, 0, 0x11, 0, 0, 0x0b],
);
const { f } = new WebAssembly.Instance(callee).exports;
const { t, c } = new WebAssembly.Instance(caller).exports;
const place = t.grow(1, f);
const call = () => {
  try {
    return c(place);
  } catch (error) {
    return error.constructor.name;
  }
};
const grown = [t.get(place) === f, call()];
t.set(place, f);
console.log(`get() ${grown[0]}, call ${grown[1]}, after set() ${call()}`);
JS
seen="Node.js: $(node probe.js)
Bun: $(node_modules/.bin/bun probe.js)"
echo "$seen"
[ "$seen" = "Node.js: get() true, call 7, after set() 7
Bun: get() true, call RuntimeError, after set() 7" ]
