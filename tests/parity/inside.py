"""Looks inside a network once more, in numpy and double precision.

Reads a JSON document on stdin: {kind, ...} and prints JSON.

"attribution": {sizes, activation, parameters, x, one, other}: gradient x input of the difference of two
logits, the logits, by differences of the forward pass (central, 1e-5).
"components": {rows, wanted}: the eigenvectors of the covariance with the largest eigenvalues, each with its
largest entry above 0, the eigenvalues and the total variance.
"""
import json
import sys

import numpy as np


def gelu(z):
    return 0.5 * z * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))


ACTIVATIONS = {
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "leaky-relu": lambda z: np.where(z > 0, z, z / 100),
    "gelu": gelu,
}


def attribution(task):
    sizes, values = task["sizes"], np.array(task["parameters"])
    layers, at = [], 0
    for inputs, units in zip(sizes, sizes[1:]):
        weights = values[at : at + inputs * units].reshape(units, inputs)
        at += inputs * units
        layers.append((weights, values[at : at + units]))
        at += units

    def logits(a):
        """a is (n, inputs)."""
        for i, (weights, biases) in enumerate(layers):
            a = a @ weights.T + biases
            if i < len(layers) - 1:
                a = ACTIVATIONS[task["activation"]](a)
        return a

    x, step = np.array(task["x"]), 1e-5
    moves = step * np.eye(len(x))
    difference = lambda a: logits(a)[:, task["one"]] - logits(a)[:, task["other"]]
    slopes = (difference(x + moves) - difference(x - moves)) / (2 * step)
    return {"products": (slopes * x).tolist(), "logits": logits(x[None])[0].tolist()}


def components(task):
    rows = np.array(task["rows"])
    values, vectors = np.linalg.eigh(np.atleast_2d(np.cov(rows, rowvar=False)))
    best = vectors[:, ::-1][:, : task["wanted"]].T
    signs = [1 if v[np.argmax(np.abs(v))] > 0 else -1 for v in best]
    return {
        "directions": [(s * v).tolist() for s, v in zip(signs, best)],
        "variances": values[::-1][: task["wanted"]].tolist(),
        "total": float(values.sum()),
    }


task = json.load(sys.stdin)
print(json.dumps({"attribution": attribution, "components": components}[task["kind"]](task)))
