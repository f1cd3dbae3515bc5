"""The presets' algorithms once more, in numpy and double precision, from the formulas alone.

Reads a JSON document on stdin: {layers, cost, activation, learningRate, batches: [[row, ...], ...],
pixels (base64 of uint8 [rows][inputs]), labels, offset, gain, parameters (flat: layer by layer,
weights [out][in], then biases)}. Prints the parameters after one step of plain SGD per batch as
JSON. The caller compares them with the core's.
"""
import base64
import json
import sys

import numpy as np


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def main():
    task = json.load(sys.stdin)
    sizes = task["layers"]
    flat = np.array(task["parameters"], dtype=np.float64)
    weights, biases, at = [], [], 0
    for fan_in, units in zip(sizes[:-1], sizes[1:]):
        weights.append(flat[at:at + units * fan_in].reshape(units, fan_in).copy())
        at += units * fan_in
        biases.append(flat[at:at + units].copy())
        at += units
    pixels = np.frombuffer(base64.b64decode(task["pixels"]), dtype=np.uint8)
    pixels = pixels.reshape(-1, sizes[0]).astype(np.float64)
    inputs = (pixels - np.array(task["offset"])) * np.array(task["gain"])
    targets = np.eye(sizes[-1])[np.array(task["labels"])]
    rate = task["learningRate"]

    for rows in task["batches"]:
        activations = [inputs[rows]]
        for w, b in zip(weights, biases):
            activations.append(sigmoid(activations[-1] @ w.T + b))
        # Quadratic cost 1/2 |a - y|^2: delta = (a - y) a (1 - a).
        delta = (activations[-1] - targets[rows]) * activations[-1] * (1 - activations[-1])
        for layer in reversed(range(len(weights))):
            weight_gradient = delta.T @ activations[layer] / len(rows)
            bias_gradient = delta.mean(axis=0)
            if layer > 0:
                a = activations[layer]
                delta = (delta @ weights[layer]) * a * (1 - a)
            weights[layer] -= rate * weight_gradient
            biases[layer] -= rate * bias_gradient

    parts = []
    for w, b in zip(weights, biases):
        parts += [w.ravel(), b]
    json.dump(np.concatenate(parts).tolist(), sys.stdout)


main()
