"""Every optimizer with every schedule once more, in numpy and double precision.

Reads a JSON document on stdin: {sizes, batches: [[row, ...], ...], pixels (base64 of uint8
[rows][inputs]), labels, parameters (flat: layer by layer, weights [out][in], then biases), epochs,
batchesPerEpoch, runs: [{optimizer, schedule, learningRate, momentum, beta1, beta2, epsilon,
weightDecay, decoupled, batchNorm, swaFrom, warmupEpochs, finalRate, stepEpochs, stepFactor; and perhaps
sizes and parameters of its own, residual, linear (hidden layers without a tanh, from 0), layerRates,
layerDecays, and teacherWeight, temperature, soft (targets [row][class])}, ...]}. The network is tanh
units with softmax and cross-entropy on pixels / 255, with batchNorm normalised as in Ioffe and Szegedy
2015 without their scale. Prints, for each run, the parameters after one step per
batch (with swaFrom, the mean of those at the ends of epochs from that one on), those of a network
without a batch that computes the same, as JSON.
"""
import base64
import json
import math
import sys

import numpy as np


def rate(run, n, total, per_epoch):
    """Of step n, from 0: PyTorch's LinearLR, StepLR, CosineAnnealingLR and OneCycleLR, by their
    formulas, over a whole run of `total` steps."""
    top, warm = run["learningRate"], run["warmupEpochs"] * per_epoch
    if run["schedule"] == "one-cycle":
        peak = warm or 0.3 * total
        if n < peak:
            low, high, at = top / 25, top, n / peak
        else:
            low, high, at = top, top * run["finalRate"], (n - peak) / (total - peak)
        return high + (low - high) * (1 + math.cos(math.pi * at)) / 2
    factor = min(1.0, (n + 1) / warm) if n < warm else 1.0
    if run["schedule"] == "steps":
        factor *= run["stepFactor"] ** math.floor(n / (run["stepEpochs"] * per_epoch))
    if run["schedule"].startswith("cosine") and n >= warm:
        at = (n - warm) / (total - warm)
        if run["schedule"] == "cosine-restarts":
            length = run["stepEpochs"] * per_epoch
            at = (n - warm) % length / length
        factor = run["finalRate"] + (1 - run["finalRate"]) * (1 + math.cos(math.pi * at)) / 2
    return top * factor


class Norm:
    """Of one layer: what a batch is normalised by, and the running averages for inference."""

    def __init__(self, units):
        self.mean, self.deviation, self.t = np.zeros(units), np.ones(units), 0

    def forward(self, z):
        mean, variance = z.mean(axis=0), z.var(axis=0) + 1e-5
        self.root = np.sqrt(variance)
        self.t += 1
        keep = min(0.99, (1 + self.t) / (10 + self.t))
        spread = self.root * math.sqrt(len(z) / (len(z) - 1))
        self.mean = keep * self.mean + (1 - keep) * mean
        self.deviation = keep * self.deviation + (1 - keep) * spread
        self.n = (z - mean) / self.root
        return self.n

    def backward(self, d):
        return (d - d.mean(axis=0) - self.n * (d * self.n).mean(axis=0)) / self.root


def softmax(z):
    p = np.exp(z - z.max(axis=1, keepdims=True))
    return p / p.sum(axis=1, keepdims=True)


def gradients(run, parameters, inputs, targets, soft, norms):
    activations, slopes = [inputs], []
    residual, linear = run.get("residual", False), run.get("linear", [])
    for layer in range(0, len(parameters), 2):
        z = activations[-1] @ parameters[layer].T
        last = layer + 2 == len(parameters)
        if norms and not last:
            z = norms[layer // 2].forward(z)
        z = z + parameters[layer + 1]
        bends = not last and layer // 2 not in linear
        a = np.tanh(z) if bends else z
        slopes.append(1 - a * a if bends else np.ones_like(a))
        below = activations[-1]
        adds = residual and layer > 0 and not last and a.shape == below.shape
        activations.append(a + below if adds else a)
    weight, heat = run.get("teacherWeight", 0), run.get("temperature", 1)
    delta = (1 - weight) * (softmax(activations[-1]) - targets)
    if weight:
        delta += weight * heat * (softmax(activations[-1] / heat) - soft)
    delta /= len(inputs)
    result = [None] * len(parameters)
    for layer in reversed(range(0, len(parameters), 2)):
        a, last = activations[layer // 2], layer + 2 == len(parameters)
        by_outputs, delta = delta, delta * slopes[layer // 2]
        result[layer + 1] = delta.sum(axis=0)
        if norms and not last:
            delta = norms[layer // 2].backward(delta)
        result[layer] = delta.T @ a
        delta = delta @ parameters[layer]
        if residual and layer > 0 and not last and delta.shape == by_outputs.shape:
            delta = delta + by_outputs
    return result


def near_orthogonal(x):
    """The Newton-Schulz rounds of Jordan et al. 2024, in the form that multiplies from the other side."""
    x = x / (np.linalg.norm(x) + 1e-7)
    for _ in range(5):
        a = x @ x.T
        x = 3.4445 * x + (-4.7750 * a + 2.0315 * a @ a) @ x
    return x


class Step:
    def __init__(self, run, parameters):
        self.run, self.t = run, 0
        self.m1 = [np.zeros_like(p) for p in parameters]
        self.m2 = [np.zeros_like(p) for p in parameters]

    def take(self, parameters, grads, lr):
        run, self.t = self.run, self.t + 1
        kind, decay = run["optimizer"], run["weightDecay"]
        apart = run["decoupled"] or kind in ("adamw", "lion", "muon")
        rates, decays = run.get("layerRates", []), run.get("layerDecays", [])
        whole, base = lr, decay
        for i, (p, g) in enumerate(zip(parameters, grads)):
            lr = whole * (rates[i // 2] if i // 2 < len(rates) else 1)
            decay = base * (decays[i // 2] if i // 2 < len(decays) else 1)
            if p.ndim == 2 and apart:  # biases do not decay
                p *= 1 - lr * decay
            elif p.ndim == 2:
                g = g + decay * p
            if kind == "sgd":
                p -= lr * g
            elif kind in ("momentum", "nesterov"):
                self.m1[i] = run["momentum"] * self.m1[i] + g
                nesterov = kind == "nesterov"
                p -= lr * (g + run["momentum"] * self.m1[i] if nesterov else self.m1[i])
            elif kind == "lion":
                b1, b2 = run["beta1"], run["beta2"]
                p -= lr * np.sign(b1 * self.m1[i] + (1 - b1) * g)
                self.m1[i] = b2 * self.m1[i] + (1 - b2) * g
            elif kind == "muon" and p.ndim == 2 and i < len(parameters) - 2:
                self.m1[i] = run["momentum"] * self.m1[i] + g
                size = 0.2 * math.sqrt(max(p.shape))
                p -= lr * size * near_orthogonal(g + run["momentum"] * self.m1[i])
            else:
                b1, b2 = run["beta1"], run["beta2"]
                self.m1[i] = b1 * self.m1[i] + (1 - b1) * g
                self.m2[i] = b2 * self.m2[i] + (1 - b2) * g * g
                first = self.m1[i] / (1 - b1**self.t)
                second = self.m2[i] / (1 - b2**self.t)
                p -= lr * first / (np.sqrt(second) + run["epsilon"])


def main():
    task = json.load(sys.stdin)
    sizes = task["sizes"]
    pixels = np.frombuffer(base64.b64decode(task["pixels"]), dtype=np.uint8)
    inputs = pixels.reshape(-1, sizes[0]).astype(np.float64) / 255
    targets = np.eye(sizes[-1])[np.array(task["labels"])]
    results = []
    for run in task["runs"]:
        flat = np.array(run.get("parameters", task.get("parameters")), dtype=np.float64)
        own, parameters, at = run.get("sizes", sizes), [], 0
        soft = np.array(run["soft"]) if "soft" in run else targets
        for fan_in, units in zip(own[:-1], own[1:]):
            parameters.append(flat[at : at + units * fan_in].reshape(units, fan_in).copy())
            at += units * fan_in
            parameters.append(flat[at : at + units].copy())
            at += units
        step = Step(run, parameters)
        norms = [Norm(units) for units in own[1:-1]] if run["batchNorm"] else []
        total = task["epochs"] * task["batchesPerEpoch"]
        kept = []
        for n, rows in enumerate(task["batches"]):
            grads = gradients(run, parameters, inputs[rows], targets[rows], soft[rows], norms)
            step.take(parameters, grads, rate(run, n, total, task["batchesPerEpoch"]))
            epoch, after = divmod(n + 1, task["batchesPerEpoch"])
            if run["swaFrom"] and after == 0 and epoch >= run["swaFrom"]:
                state = parameters + [a for norm in norms for a in (norm.mean, norm.deviation)]
                kept.append([a.copy() for a in state])
        if kept:
            means = [np.mean(each, axis=0) for each in zip(*kept)]
            parameters, rest = means[: len(parameters)], means[len(parameters) :]
            for norm in norms:
                norm.mean, norm.deviation, *rest = rest
        for i, norm in enumerate(norms):
            parameters[2 * i] /= norm.deviation[:, None]
            parameters[2 * i + 1] -= norm.mean / norm.deviation
        results.append(np.concatenate([p.ravel() for p in parameters]).tolist())
    json.dump(results, sys.stdout)


main()
