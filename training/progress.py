"""A training that was broken off goes on as if it had not been: the order of batches, and all that it hangs on in a file."""

import random
from dataclasses import asdict

import numpy as np
import torch
from quantise import Rounding


def write(path, course, state):
    """Writes how far a course has come."""
    # A stop while writing leaves the file before.
    part = path.with_suffix(".part")
    torch.save({"course": asdict(course)} | state, part)
    part.replace(path)


def read(path, course):
    """What `write` has written. Raises ValueError if that was another course."""
    state = torch.load(path, weights_only=True)
    if state["course"] != asdict(course):
        raise ValueError(f"{path} is of another course: {state['course']}")
    return state


class Order:
    """Epoch after epoch of batches, in an order that hangs on the seed alone. `epoch(rng, generator)` gives those of one."""

    def __init__(self, epoch, seed):
        self.epoch = epoch
        self.rng, self.generator = random.Random(seed), np.random.default_rng(seed)
        self.begin()

    def begin(self):
        self.before = {"rng": self.rng.getstate(), "generator": self.generator.bit_generator.state}
        self.batches, self.given = self.epoch(self.rng, self.generator), 0

    def __next__(self):
        while self.given == len(self.batches):
            self.begin()
        self.given += 1
        return self.batches[self.given - 1]

    def state(self):
        return {"before": self.before, "given": self.given}

    def restore(self, state):
        self.rng.setstate(state["before"]["rng"])
        self.generator.bit_generator.state = state["before"]["generator"]
        self.begin()
        self.given = state["given"]


class Progress:
    """What changes while a network is trained."""

    def __init__(self, network, optimizer, schedule, order, course):
        self.network, self.optimizer, self.schedule = network, optimizer, schedule
        self.order, self.course = order, course

    def save(self, path, done):
        state = {
            "done": done,
            "network": self.network.state_dict(),
            "rounding": self.network.rounding and self.network.rounding.steps,
            "optimizer": self.optimizer.state_dict(),
            "schedule": self.schedule.state_dict(),
            "order": self.order.state(),
            "random": torch.get_rng_state(),
        }
        write(path, self.course, state)

    def resume(self, path):
        """Takes up what `save` has written; gives how many steps are done. Raises as `read`."""
        state = read(path, self.course)
        self.network.load_state_dict(state["network"])
        self.network.rounding = state["rounding"] and Rounding(state["rounding"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.schedule.load_state_dict(state["schedule"])
        self.order.restore(state["order"])
        torch.set_rng_state(state["random"])
        return state["done"]
