"""Saved models as PyTorch computes them, read as the README says.

Reads a JSON document on stdin: [{file (base64 of safetensors), pixels (base64 of uint8
[images][inputs])}, ...]. Prints [{logits, outputs}, ...]: base64 of little-endian float32
[images][classes].
"""
import base64
import json
import struct
import sys

import torch

FUNCTIONS = {
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": torch.relu,
    "leaky-relu": lambda x: torch.nn.functional.leaky_relu(x, 0.01),
    "gelu": lambda x: torch.nn.functional.gelu(x, approximate="tanh"),
}


def text(values):
    return base64.b64encode(values.numpy().tobytes()).decode()


def read(task):
    file = base64.b64decode(task["file"])
    (length,) = struct.unpack("<Q", file[:8])
    header = json.loads(file[8:8 + length])
    config = json.loads(header.pop("__metadata__")["config"])
    t = {}
    for name, entry in header.items():
        begin, end = (8 + length + offset for offset in entry["data_offsets"])
        values = bytearray(file[begin:end])
        t[name] = torch.frombuffer(values, dtype=torch.float32).reshape(entry["shape"])
    pixels = torch.frombuffer(bytearray(base64.b64decode(task["pixels"])), dtype=torch.uint8)
    x = pixels.reshape(-1, config["layers"][0]).to(torch.float32)
    x = (x - t["input.offset"]) * t["input.gain"]
    layers = len(config["layers"]) - 1
    for i in range(layers):
        x = x @ t[f"layers.{i}.weight"].T + t[f"layers.{i}.bias"]
        if i < layers - 1:
            x = FUNCTIONS[config["activations"][i]](x)
    outputs = torch.softmax(x, 1) if config["cost"] == "cross-entropy" else torch.sigmoid(x)
    return {"logits": text(x), "outputs": text(outputs)}


json.dump([read(task) for task in json.load(sys.stdin)], sys.stdout)
