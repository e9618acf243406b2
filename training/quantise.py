"""Rounding weights to what a pack holds: whole multiples of a step, one step a matrix, in eight bits.

A matrix is rounded to a uniform grid and left to brotli to code: at a given size this beats four bits a weight with a
scale a row, because rows that matter little become nearly all zero.
"""

import torch


class Rounding:
    """Steps for a network's matrices, and rounding to them that lets gradients through."""

    def __init__(self, steps):
        self.steps = steps

    def __call__(self, name, weights):
        step = self.steps[name]
        rounded = (weights / step).round().clamp(-127, 127) * step
        return weights + (rounded - weights).detach()

    def whole(self, name, weights):
        """The multiples themselves."""
        return (weights.detach() / self.steps[name]).round().clamp(-127, 127).to(torch.int8)


def steps(network, embedding=0.9, dense=0.35):
    """Steps in proportion to the spread of each matrix; the tables that are summed share one."""
    shared = float(network.whole_table().detach().std() * embedding)
    found = {"table": shared, "classes": shared}
    for at, layer in enumerate(network.layers):
        for name in ("input_weights", "weights"):
            found[f"{at}.{name}"] = float(getattr(layer, name).detach().std() * dense)
    found["scores"] = float(network.scores.detach().std() * dense)
    return found
