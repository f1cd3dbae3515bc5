"""numpy, one sample at a time: the way of the exercise that the presets come from (backpropagation by
columns, gradients summed over the batch), in float32."""
import numpy as np

from lines import serve, versions


class Single:
    engine = versions("numpy", np.__version__)

    def load(self, task):
        self.task = task

    def reset(self):
        self.w = [w.copy() for w, _ in self.task.weights]
        self.b = [b.reshape(-1, 1).copy() for _, b in self.task.weights]

    def step(self, rows):
        sums_w = [np.zeros_like(w) for w in self.w]
        sums_b = [np.zeros_like(b) for b in self.b]
        for row in rows:
            gradients = self.backpropagate(row)
            for i, (gradient_w, gradient_b) in enumerate(gradients):
                sums_w[i] += gradient_w
                sums_b[i] += gradient_b
        scale = np.float32(self.task.rate / self.task.batch)
        for w, b, sum_w, sum_b in zip(self.w, self.b, sums_w, sums_b):
            w -= scale * sum_w
            b -= scale * sum_b

    def backpropagate(self, row):
        quadratic = self.task.cost == "quadratic"
        a = [self.task.pixels[row].astype(np.float32).reshape(-1, 1) * np.float32(1 / 255)]
        for i, (w, b) in enumerate(zip(self.w, self.b)):
            z = w @ a[-1] + b
            if quadratic:
                a.append(1 / (1 + np.exp(-z)))
            elif i < len(self.w) - 1:
                a.append(np.maximum(z, 0))
            else:
                powers = np.exp(z - z.max())
                a.append(powers / powers.sum())
        delta = a[-1].copy()
        delta[self.task.labels[row]] -= 1
        if quadratic:
            delta *= a[-1] * (1 - a[-1])
        gradients = []
        for i in range(len(self.w) - 1, -1, -1):
            gradients.append((delta @ a[i].T, delta))
            if i > 0:
                delta = self.w[i].T @ delta * (a[i] * (1 - a[i]) if quadratic else a[i] > 0)
        return gradients[::-1]

    def parameters(self):
        return list(zip(self.w, self.b))


serve(Single())
