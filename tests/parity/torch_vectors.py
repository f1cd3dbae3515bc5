"""Five hundred steps of every optimizer with every schedule, by PyTorch in double precision.

Prints what torch-vectors.json holds: the images (made up here, of no data set), the initial
parameters, and for each run its settings and the parameters in the end. The network is tanh units with
softmax and cross-entropy on pixels / 255; batch n of an endless row of epochs is batch n modulo the
number of batches. Weights decay, biases do not.

    python3 tests/parity/torch_vectors.py > tests/parity/torch-vectors.json
"""
import json
import warnings

import torch
from torch.optim import SGD, Adam, AdamW
from torch.optim import lr_scheduler as schedulers

STEPS, BATCH, BATCHES = 500, 8, 5
SIZES = [6, 5, 3]
RATES = {"sgd": 0.1, "momentum": 0.01, "nesterov": 0.01, "adam": 0.001, "adamw": 0.001}
SCHEDULES = ["constant", "steps", "cosine", "one-cycle"]


def settings():
    for optimizer, rate in RATES.items():
        for i, schedule in enumerate(SCHEDULES):
            yield {
                "optimizer": optimizer,
                "schedule": schedule,
                "learningRate": rate,
                "momentum": 0.9,
                "beta1": 0.9,
                "beta2": 0.99,
                # Gradients near 0 divided by their own size would blow up the difference of two roundings.
                "epsilon": 1e-4,
                "weightDecay": 0.01,
                "warmupEpochs": 75 if schedule == "cosine" else 0,
                "finalRate": 0.01,
                "stepEpochs": 125,
                "stepFactor": 0.5,
                "labelSmoothing": 0.1 if i % 2 else 0,
                "clipNorm": 0.1 if i >= 2 else 0,
            }


def optimizer_of(run, parameters):
    groups = [
        {"params": [p for p in parameters if p.ndim == 2], "weight_decay": run["weightDecay"]},
        {"params": [p for p in parameters if p.ndim == 1], "weight_decay": 0},
    ]
    rate, kind = run["learningRate"], run["optimizer"]
    if kind in ("adam", "adamw"):
        betas = (run["beta1"], run["beta2"])
        return (Adam if kind == "adam" else AdamW)(groups, rate, betas=betas, eps=run["epsilon"])
    momentum = 0 if kind == "sgd" else run["momentum"]
    return SGD(groups, rate, momentum=momentum, nesterov=kind == "nesterov")


def scheduler_of(run, optimizer):
    top, final = run["learningRate"], run["finalRate"]
    if run["schedule"] == "steps":
        return schedulers.StepLR(optimizer, run["stepEpochs"], run["stepFactor"])
    if run["schedule"] == "one-cycle":
        # OneCycleLR counts to its last step; a run that ends after 500 is one short of that.
        return schedulers.OneCycleLR(
            optimizer,
            top,
            total_steps=STEPS + 1,
            pct_start=(0.3 * STEPS + 1) / (STEPS + 1),
            cycle_momentum=False,
            final_div_factor=1 / (25 * final),
        )
    if run["schedule"] == "cosine":
        warm = run["warmupEpochs"]
        rise = schedulers.LinearLR(optimizer, 1 / warm, total_iters=warm - 1)
        fall = schedulers.CosineAnnealingLR(optimizer, STEPS - warm, eta_min=top * final)
        return schedulers.SequentialLR(optimizer, [rise, fall], [warm])
    return schedulers.ConstantLR(optimizer, 1)


def train(run, initial, images, labels):
    parameters = [p.clone().requires_grad_() for p in initial]
    optimizer = optimizer_of(run, parameters)
    scheduler = scheduler_of(run, optimizer)
    for step in range(STEPS):
        rows = slice(step % BATCHES * BATCH, (step % BATCHES + 1) * BATCH)
        hidden = torch.tanh(images[rows] @ parameters[0].T + parameters[1])
        logits = hidden @ parameters[2].T + parameters[3]
        loss = torch.nn.functional.cross_entropy(
            logits, labels[rows], label_smoothing=run["labelSmoothing"]
        )
        optimizer.zero_grad()
        loss.backward()
        if run["clipNorm"]:
            torch.nn.utils.clip_grad_norm_(parameters, run["clipNorm"])
        optimizer.step()
        scheduler.step()
    return flat(parameters)


def flat(parameters):
    return [float(f"{x:.7g}") for p in parameters for x in p.detach().flatten().tolist()]


def main():
    warnings.simplefilter("ignore")  # SequentialLR warns of its own way of stepping
    torch.manual_seed(1)
    pixels = torch.randint(0, 256, (BATCH * BATCHES, SIZES[0]))
    labels = torch.randint(0, SIZES[-1], (BATCH * BATCHES,))
    initial = []
    for fan_in, units in zip(SIZES[:-1], SIZES[1:]):
        initial += [torch.randn(units, fan_in) / fan_in**0.5, torch.zeros(units)]
    initial = [p.double() for p in initial]
    runs = [
        {**run, "parameters": train(run, initial, pixels.double() / 255, labels)}
        for run in settings()
    ]
    task = {
        "torch": torch.__version__,
        "steps": STEPS,
        "batch": BATCH,
        "batches": BATCHES,
        "sizes": SIZES,
        "pixels": pixels.flatten().tolist(),
        "labels": labels.tolist(),
        "parameters": flat(initial),
    }
    lines = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in task.items()]
    rows = ",\n".join(json.dumps(run) for run in runs)
    print("{" + ",\n".join(lines) + f',\n"runs": [\n{rows}\n]' + "}")


main()
