#!/usr/bin/env bash
# A gzip file of several members is valid (RFC 1952, section 2.2; `cat a.gz b.gz`, bgzip and pigz write
# them), and zero padding behind a file is what tapes and block devices leave. What reads them?
#
# Seen: of members of 600 and 350 bytes, and of 600 bytes with 512 zeros behind,
#   fflate 0.8.2, gunzipSync              350 and 0 bytes, without an error
#   pako 3.0.3, ungzip                    950 and 600 bytes
#   DecompressionStream, Node 20.20.2     950 and 600 bytes
#   DecompressionStream, Node 24.9.0      950 bytes and a TypeError
#   DecompressionStream, Node 26.10.0     a TypeError for both
# So data that one engine reads, another refuses, and a third shortens in silence.
#
# Installs pinned packages from npm in a temporary folder. Exits 0 while all of it is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-fund --no-audit --loglevel=error fflate@0.8.2 pako@3.0.3 \
    node20@npm:node@20.20.2 node24@npm:node@24.9.0 node26@npm:node@26.10.0 >/dev/null
cat >probe.mjs <<'JS'
import { gunzipSync as fflate } from 'fflate';
import * as pako from 'pako';
import { gzipSync } from 'node:zlib';
const a = Buffer.from('first '.repeat(100)), b = Buffer.from('second '.repeat(50));
const members = new Uint8Array(Buffer.concat([gzipSync(a), gzipSync(b)]));
const padded = new Uint8Array(Buffer.concat([gzipSync(a), Buffer.alloc(512)]));
const tried = (f) => { try { return f().length; } catch (error) { return `${error.name ?? 'Error'}`; } };
const stream = async (bytes) => {
  try {
    const out = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return (await new Response(out).arrayBuffer()).byteLength;
  } catch (error) { return error.name; }
};
console.log(JSON.stringify({
  fflate: [tried(() => fflate(members)), tried(() => fflate(padded))],
  pako: [tried(() => pako.ungzip(members)), tried(() => pako.ungzip(padded))],
  DecompressionStream: [await stream(members), await stream(padded)],
}));
JS
expect() { # NODE DECOMPRESSION_STREAM
    local seen wanted
    seen=$("node_modules/$1/bin/node" probe.mjs)
    wanted='{"fflate":[350,0],"pako":[950,600],"DecompressionStream":'$2'}'
    echo "$1: $seen"
    [ "$seen" = "$wanted" ] || { echo "expected $wanted" && exit 1; }
}
expect node20 '[950,600]'
expect node24 '[950,"TypeError"]'
expect node26 '["TypeError","TypeError"]'
