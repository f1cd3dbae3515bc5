"""Scales pictures as Pillow does: stdin {"cases": [{width, height, side, rgb}]}, stdout the same bytes
in grey and in colour (planar), as lists."""

import json
import sys

from PIL import Image

out = []
for case in json.load(sys.stdin)["cases"]:
    picture = Image.frombytes("RGB", (case["width"], case["height"]), bytes(case["rgb"]))
    size = (case["side"], case["side"])
    grey = picture.convert("L").resize(size, Image.BILINEAR)
    colour = [band.resize(size, Image.BILINEAR) for band in picture.split()]
    out.append({"grey": list(grey.tobytes()), "colour": [v for band in colour for v in band.tobytes()]})
json.dump(out, sys.stdout)
