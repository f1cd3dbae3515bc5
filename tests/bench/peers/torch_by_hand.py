"""PyTorch with the backward pass written out, which saves what autograd and the optimizer cost."""
import torch

from lines import serve, versions


class ByHand:
    engine = versions("PyTorch", torch.__version__)

    def load(self, task):
        self.task = task
        self.pixels = torch.from_numpy(task.pixels)
        self.one_hot = torch.nn.functional.one_hot(
            torch.from_numpy(task.labels), task.layers[-1]).float()

    def reset(self):
        # [in][out], as x @ w wants it.
        self.w = [torch.from_numpy(w.T.copy()) for w, _ in self.task.weights]
        self.b = [torch.from_numpy(b.copy()) for _, b in self.task.weights]

    def step(self, rows):
        task, w, b = self.task, self.w, self.b
        quadratic = task.cost == "quadratic"
        last = len(w) - 1
        rows = torch.from_numpy(rows)
        a = [self.pixels[rows].float().mul_(1 / 255)]
        for i in range(len(w)):
            z = torch.addmm(b[i], a[i], w[i])
            if quadratic:
                a.append(z.sigmoid_())
            else:
                a.append(z.relu_() if i < last else torch.softmax(z, 1))
        delta = a[-1] - self.one_hot[rows]
        if quadratic:
            delta *= a[-1] * (1 - a[-1])
        delta *= task.rate / task.batch  # once, here: all that follows is linear in it
        for i in range(last, -1, -1):
            below = delta @ w[i].t() if i > 0 else None
            w[i].addmm_(a[i].t(), delta, alpha=-1)
            b[i] -= delta.sum(0)
            if i > 0:
                delta = below.mul_(a[i] * (1 - a[i]) if quadratic else a[i] > 0)

    def parameters(self):
        return [(w.t().numpy(), b.numpy()) for w, b in zip(self.w, self.b)]


with torch.inference_mode():
    serve(ByHand())
