"""PyTorch as it is mostly written: nn.Sequential, autograd, torch.optim.SGD."""
import torch
from torch import nn

from lines import serve, versions


class Torch:
    engine = versions("PyTorch", torch.__version__)

    def load(self, task):
        self.task = task
        self.pixels = torch.from_numpy(task.pixels)
        self.labels = torch.from_numpy(task.labels)
        self.order = torch.from_numpy(task.order)
        self.one_hot = nn.functional.one_hot(self.labels, task.layers[-1]).float()

    def reset(self):
        task = self.task
        quadratic = task.cost == "quadratic"
        parts = []
        for i, (k, n) in enumerate(zip(task.layers[:-1], task.layers[1:])):
            parts.append(nn.Linear(k, n))
            if quadratic:
                parts.append(nn.Sigmoid())
            elif i < len(task.layers) - 2:
                parts.append(nn.ReLU())
        self.net = nn.Sequential(*parts)
        with torch.no_grad():
            for layer, (w, b) in zip(self.linear(), task.weights):
                layer.weight.copy_(torch.from_numpy(w))
                layer.bias.copy_(torch.from_numpy(b))
        self.optimizer = torch.optim.SGD(self.net.parameters(), lr=task.rate)

    def linear(self):
        return [part for part in self.net if isinstance(part, nn.Linear)]

    def step(self, rows):
        rows = torch.from_numpy(rows)
        x = self.pixels[rows].float().mul_(1 / 255)
        outputs = self.net(x)
        if self.task.cost == "quadratic":
            error = outputs - self.one_hot[rows]
            loss = error.pow(2).sum() * (0.5 / self.task.batch)
        else:
            loss = nn.functional.cross_entropy(outputs, self.labels[rows])
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        self.optimizer.step()

    def parameters(self):
        return [(layer.weight.detach().numpy(), layer.bias.detach().numpy())
                for layer in self.linear()]


serve(Torch())
