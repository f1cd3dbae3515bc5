"""The line protocol of the contestants written in Python: what node-peer.js is for JavaScript."""
import ctypes
import os
import platform
import sys
import time
from types import SimpleNamespace

import numpy as np


def read_task(words):
    folder, batch, cost, rate, rows, *layers = words
    task = SimpleNamespace(
        batch=int(batch), cost=cost, rate=float(rate), rows=int(rows),
        layers=[int(units) for units in layers])

    def read(name, kind):
        return np.fromfile(os.path.join(folder, name), dtype=kind)

    task.pixels = read("pixels.u8", np.uint8).reshape(task.rows, task.layers[0])
    task.labels = read("labels.u16", np.uint16).astype(np.int64)
    task.order = read("order.u32", np.uint32).astype(np.int64)
    flat, at, task.weights = read("weights.f32", np.float32), 0, []
    for k, n in zip(task.layers[:-1], task.layers[1:]):
        weight = flat[at:at + n * k].reshape(n, k)
        task.weights.append((weight, flat[at + n * k:at + n * k + n]))
        at += n * k + n
    return task


def batches(task, steps):
    """The rows of each step: whole batches in the task's order, from its start again at its end."""
    whole = task.rows // task.batch
    for step in range(steps):
        at = step % whole * task.batch
        yield task.order[at:at + task.batch]


def versions(name, version):
    """What runs here: Python, the library, and the kernels of its BLAS when that is OpenBLAS."""
    text = f"Python {platform.python_version()}, {name} {version}"
    try:
        corename = ctypes.CDLL("libblas.so.3").openblas_get_corename
        corename.restype = ctypes.c_char_p
        return f"{text}, OpenBLAS with {corename().decode()} kernels"
    except (OSError, AttributeError):
        return f"{text}, without OpenBLAS"


def serve(contestant):
    """contestant: engine (what it runs on), load(task), reset(), step(rows) and
    parameters() -> [(w [out][in], b [out]), ...]."""
    for line in sys.stdin:
        command, *words = line.split()
        try:
            if command == "start":
                answer = contestant.engine
            elif command == "load":
                task = read_task(words)
                contestant.load(task)
                answer = "ok"
            else:
                contestant.reset()
                start = time.perf_counter()
                for rows in batches(task, int(words[0])):
                    contestant.step(rows)
                answer = repr(time.perf_counter() - start)
                if command == "verify":
                    flat = [part.ravel() for layer in contestant.parameters() for part in layer]
                    np.concatenate(flat).astype(np.float32).tofile(words[1])
        except Exception as error:  # the other end decides what to make of it
            answer = "error " + repr(error).replace("\n", " ")
        print(answer, flush=True)
