"""How well tags agree with the annotations: spans that are exactly right, of all roles."""

import crf

from .course import scored


def spans(tags):
    """The spans of roles in a sequence of tags, as (start, end, role's first tag)."""
    found, start = set(), None
    for at, tag in enumerate([*tags, 0]):
        goes_on = start is not None and tag == tags[start] + 1
        if start is not None and not goes_on:
            found.add((start, at, int(tags[start])))
            start = None
        if tag % 2 == 1:
            start = at
    return found


def f1(tagger, lesson):
    """F1 of exact spans in annotated articles, in per cent."""
    transitions, right, told = tagger.transitions.detach().cpu(), 0, 0
    for batch, scores in scored(tagger, lesson):
        for (document, (start, end)), some in zip(batch.owners, scores):
            found = spans(crf.best_path(some[: end - start], transitions))
            gold = spans(lesson.documents[document].tags[start:end].tolist())
            right, told = right + len(found & gold), told + len(found) + len(gold)
    return 200 * right / max(told, 1)
