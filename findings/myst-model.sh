#!/usr/bin/env bash
# A widget by anywidget's contract gets a model with get(), set(), on(), off(), save_changes() and send(), in
# whatever host it runs; notebooks without a kernel, too. What does MyST's {anywidget} directive hand it?
#
# Seen with @myst-theme/anywidget 1.4.1, which renders that directive in MyST's themes:
#   get, set, on          work
#   save_changes, send    throw "... not implemented yet"
#   off                   throws too; the listener stays
# A widget that saves on each change, as anywidget's guide has it, throws at the first; and one that lets go of
# its model when it is taken away stops there, with whatever it would have ended after it still running.
#
# Installs pinned packages from npm in a temporary folder. Exits 0 while all of it is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true, "type": "module"}' >package.json
npm install --no-fund --no-audit --loglevel=error @myst-theme/anywidget@1.4.1 react@18.3.1 react-dom@18.3.1 >/dev/null
cat >probe.js <<'JS'
import { MystAnyModel } from '@myst-theme/anywidget';
const model = new MystAnyModel({ value: 1 });
let heard = 0;
const listener = () => heard++;
const tried = (name, ...args) => {
  try {
    return `${name}: ${model[name](...args) ?? 'done'}`;
  } catch (error) {
    return `${name}: ${error.message}`;
  }
};
console.log(tried('get', 'value'));
console.log(tried('on', 'change:value', listener));
console.log(tried('set', 'value', 2));
console.log(tried('save_changes'));
console.log(tried('send', {}));
console.log(tried('off', 'change:value', listener));
model.set('value', 3);
console.log(`heard: ${heard}`);
JS
seen=$(node probe.js)
echo "$seen"
[ "$seen" = "get: 1
on: done
set: done
save_changes: MystAnyModel.save_changes not implemented yet.
send: MystAnyModel.send not implemented yet.
off: MystAnyModel.off not implemented yet.
heard: 2" ]
