#!/usr/bin/env bash
# onnxruntime-node has its library for processors in its npm package. On Linux with x64 its install
# script fetches what NVIDIA's graphics cards need besides, from NuGet, whether the machine has such a
# card or not; where that place is not reached, "npm install" fails and takes the package away again.
#
# Seen of onnxruntime-node 1.30.0, Linux x64, Node.js 20.20.2, with a proxy that is not there in the
# place of the way to NuGet (npm's own registry was reached):
#   as it is                        the install script ends with an error
#   ONNXRUNTIME_NODE_INSTALL=skip   it ends well, and the package has its library: 45 MB
#
# Installs a pinned package from npm in a temporary folder. Exits 0 while all of it is so.
set -euo pipefail
[ "$(uname -sm)" = "Linux x86_64" ] || { echo "only seen on Linux x64"; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true}' >package.json
npm install --no-fund --no-audit --loglevel=error --ignore-scripts onnxruntime-node@1.30.0 >/dev/null 2>&1
cd node_modules/onnxruntime-node
script() { env "$@" GLOBAL_AGENT_HTTPS_PROXY=http://127.0.0.1:9 node script/install >/dev/null 2>&1; }
ends() { if script "$@"; then echo well; else echo "with an error"; fi; }
library=$(find bin -path '*linux/x64/libonnxruntime.so*' -size +40M | wc -l)
seen="as it is: $(ends A=1); told to skip: $(ends ONNXRUNTIME_NODE_INSTALL=skip); libraries: $library"
echo "$seen"
[ "$seen" = "as it is: with an error; told to skip: well; libraries: 1" ]
