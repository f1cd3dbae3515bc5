"""The warp of c/images/augment.c once more, from its description: Philox in whole numbers, everything else
in double precision.

Reads a JSON document on stdin: {pixels (base64 of uint8 [rows][channels][height][width]), height,
width, channels, seed, epoch, rule: {rotation, scale, shear, shift, elastic, elasticSigma}}. Prints
the changed images as a flat JSON list, not rounded.
"""
import base64
import json
import math
import sys

import numpy as np

PURPOSE = 6  # RNG_AUGMENT of c/base/rng.h


def philox(key, counter):
    (k0, k1), (c0, c1, c2, c3) = key, counter
    mask = 0xFFFFFFFF
    for _ in range(10):
        p0, p1 = 0xD2511F53 * c0, 0xCD9E8D57 * c2
        c0, c1, c2, c3 = (p1 >> 32) ^ c1 ^ k0, p1 & mask, (p0 >> 32) ^ c3 ^ k1, p0 & mask
        k0, k1 = (k0 + 0x9E3779B9) & mask, (k1 + 0xBB67AE85) & mask
    return [c0, c1, c2, c3]


def stream(seed, epoch, row):
    """Uniform numbers in [0, 1), 24 bits each."""
    block = 0
    while True:
        for word in philox([seed & 0xFFFFFFFF, seed >> 32], [block, epoch, row, PURPOSE]):
            yield (word >> 8) / 2**24
        block += 1


def spline(t):
    """Cubic B-spline at distance t."""
    t = abs(t)
    if t < 1:
        return 2 / 3 - t * t + t**3 / 2
    return (2 - t) ** 3 / 6 if t < 2 else 0.0


def elastic(draw, height, width, alpha, sigma):
    h = math.sqrt(3) * sigma
    rows, columns = int((height - 1) / h) + 4, int((width - 1) / h) + 4
    # Noise of deviation limit / sqrt 3 loses all but (151/315)^(1/2) of it in each direction.
    limit = alpha / (2 * math.sqrt(math.pi) * sigma) / (151 / 315)
    # Coefficient i stands at grid point i - 1.
    down = np.array([[spline(y / h - (i - 1)) for i in range(rows)] for y in range(height)])
    along = np.array([[spline(x / h - (i - 1)) for i in range(columns)] for x in range(width)])
    fields = []
    for _ in range(2):
        noise = [[limit * (2 * next(draw) - 1) for _ in range(columns)] for _ in range(rows)]
        fields.append(down @ np.array(noise) @ along.T)
    return fields


def sample(image, x, y):
    """Linear interpolation; outside, the nearest edge."""
    height, width = image.shape
    x, y = np.clip(x, 0, width - 1), np.clip(y, 0, height - 1)
    x0, y0 = np.minimum(x.astype(int), width - 2), np.minimum(y.astype(int), height - 2)
    fx, fy = x - x0, y - y0
    above = image[y0, x0] * (1 - fx) + image[y0, x0 + 1] * fx
    below = image[y0 + 1, x0] * (1 - fx) + image[y0 + 1, x0 + 1] * fx
    return above * (1 - fy) + below * fy


def main():
    task = json.load(sys.stdin)
    height, width, rule = task["height"], task["width"], task["rule"]
    pixels = np.frombuffer(base64.b64decode(task["pixels"]), dtype=np.uint8)
    images = pixels.reshape(-1, task["channels"], height, width).astype(np.float64)
    result = []
    for row, image in enumerate(images):
        draw = stream(task["seed"], task["epoch"], row)

        def spread(limit):
            return limit * (2 * next(draw) - 1)

        stretch_x, stretch_y = 1 + spread(rule["scale"]), 1 + spread(rule["scale"])
        shear, angle = spread(rule["shear"]), math.radians(spread(rule["rotation"]))
        turn = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
        matrix = turn @ np.array([[1, shear], [0, 1]]) @ np.diag([stretch_x, stretch_y])
        shift = [spread(rule["shift"]), spread(rule["shift"])]
        y, x = np.mgrid[0:height, 0:width].astype(float)
        middle_x, middle_y = (width - 1) / 2, (height - 1) / 2
        from_x = middle_x + matrix[0, 0] * (x - middle_x) + matrix[0, 1] * (y - middle_y) + shift[0]
        from_y = middle_y + matrix[1, 0] * (x - middle_x) + matrix[1, 1] * (y - middle_y) + shift[1]
        if rule["elastic"] > 0:
            fields = elastic(draw, height, width, rule["elastic"], rule["elasticSigma"])
            from_x, from_y = from_x + fields[0], from_y + fields[1]
        result += [sample(plane, from_x, from_y) for plane in image]
    json.dump(np.concatenate([plane.ravel() for plane in result]).tolist(), sys.stdout)


main()
