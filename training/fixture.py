"""Writes what the engine's test compares itself with: features of invented articles and what this program's own
network, with rounded weights, says of them."""

import json

import corpus
import crf
import fit
import torch


def labelled(network, documents, names):
    """One object a block: its features, the best tags and each token's probabilities."""
    data = fit.sequences(documents, network.view)
    all_scores = iter(fit.scores(network, data))
    for document in documents:
        for start, end in document.blocks():
            emissions, transitions = next(all_scores), network.transitions.detach()
            mask = torch.ones(1, end - start, dtype=torch.bool)
            marginals = crf.forward_backward(emissions.unsqueeze(0), transitions, mask)[1][0]
            yield {
                "lang": document.lang,
                "tokens": [feature_list(token, names) for token in document.tokens[start:end]],
                "tags": crf.best_path(emissions, transitions),
                "probabilities": [[round(value, 4) for value in row] for row in marginals.tolist()],
            }


def feature_list(token, names):
    classes = [name for bit, name in enumerate(names) if int(token["classes"]) >> bit & 1]
    return [
        int(token["word"]),
        token["affixes"].tolist(),
        int(token["shape"]),
        int(token["place"]),
        int(token["proposal"]),
        classes,
    ]


def write(network, articles, selon, names, path):
    documents = corpus.read(articles, selon)
    with open(path, "w", encoding="utf-8") as file:
        for block in labelled(network, documents, names):
            file.write(json.dumps(block) + "\n")
