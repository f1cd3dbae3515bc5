"""numpy, whole batches as matrices: every product is one call of its BLAS."""
import numpy as np

from lines import serve, versions


class Vectorised:
    engine = versions("numpy", np.__version__)

    def load(self, task):
        self.task = task

    def reset(self):
        # [in][out], as x @ w wants it.
        self.w = [np.ascontiguousarray(w.T) for w, _ in self.task.weights]
        self.b = [b.copy() for _, b in self.task.weights]

    def step(self, rows):
        task, w, b = self.task, self.w, self.b
        quadratic = task.cost == "quadratic"
        last = len(w) - 1
        a = [task.pixels[rows].astype(np.float32) * np.float32(1 / 255)]
        for i in range(len(w)):
            z = a[i] @ w[i]
            z += b[i]
            if quadratic:
                a.append(1 / (1 + np.exp(-z)))
            elif i < last:
                a.append(np.maximum(z, 0, out=z))
            else:
                z -= z.max(axis=1, keepdims=True)
                np.exp(z, out=z)
                z /= z.sum(axis=1, keepdims=True)
                a.append(z)
        delta = a[-1].copy()
        delta[np.arange(task.batch), task.labels[rows]] -= 1
        if quadratic:
            delta *= a[-1] * (1 - a[-1])
        delta *= np.float32(task.rate / task.batch)  # once, here: all that follows is linear in it
        for i in range(last, -1, -1):
            gradient = a[i].T @ delta
            sums = delta.sum(axis=0)
            if i > 0:
                delta = delta @ w[i].T
                delta *= a[i] * (1 - a[i]) if quadratic else a[i] > 0
            w[i] -= gradient
            b[i] -= sums

    def parameters(self):
        return [(w.T, b) for w, b in zip(self.w, self.b)]


serve(Vectorised())
