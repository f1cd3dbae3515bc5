"""Networks that PyTorch itself writes as ONNX, and what it computes with them.

Reads a JSON document on stdin: {pixels (base64 of uint8 [images][12])}. Prints a list of {name, file
(base64 of ONNX), outputs: [images][classes]}, of inputs from 0 to 1.
"""
import base64
import io
import json
import sys

import torch
from torch import nn

torch.manual_seed(1)


class Flat(nn.Module):
    """An image of 3 x 4, flattened as most programs do it, with the scaling inside."""

    def __init__(self):
        super().__init__()
        self.first = nn.Linear(12, 7)
        self.second = nn.Linear(7, 4, bias=False)

    def forward(self, x):
        x = (x - 0.1307) / 0.3081
        x = x.view(x.size(0), -1)
        return torch.log_softmax(self.second(torch.tanh(self.first(x))), dim=1)


NETS = {
    "relu, opset 11": (nn.Sequential(nn.Linear(12, 9), nn.ReLU(), nn.Linear(9, 5)), 11, [12]),
    "leaky relu, opset 13": (
        nn.Sequential(nn.Flatten(), nn.Linear(12, 9), nn.LeakyReLU(), nn.Dropout(), nn.Linear(9, 5),
                      nn.Softmax(dim=1)),
        13,
        [1, 3, 4],
    ),
    "sigmoids, opset 9": (
        nn.Sequential(nn.Linear(12, 8), nn.Sigmoid(), nn.Linear(8, 8), nn.Sigmoid(), nn.Linear(8, 3)),
        9,
        [12],
    ),
    "scaled inside, opset 16": (Flat(), 16, [3, 4]),
}


def main():
    pixels = torch.frombuffer(bytearray(base64.b64decode(json.load(sys.stdin)["pixels"])), dtype=torch.uint8)
    inputs = pixels.reshape(-1, 12).to(torch.float32) / 255
    results = []
    for name, (net, opset, shape) in NETS.items():
        net.eval()
        x = inputs.reshape([-1, *shape])
        file = io.BytesIO()
        axes = {"input": {0: "batch"}, "output": {0: "batch"}}
        torch.onnx.export(net, x[:1], file, opset_version=opset, input_names=["input"],
                          output_names=["output"], dynamic_axes=axes)
        with torch.no_grad():
            outputs = net(x)
        results.append({
            "name": name,
            "file": base64.b64encode(file.getvalue()).decode(),
            "outputs": outputs.tolist(),
        })
    json.dump(results, sys.stdout)


main()
