"""Texts and pages in, analyses out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sized
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal

from . import _engine
from ._engine import LanguageError
from .analysis import Analyses, Analysis

READERS = 0.7
"""The threshold of what readers are shown: nine of ten are right."""

EDITORS = 0.25
"""The threshold of what is worth an editor's look."""

CHUNK = 256
"""So many texts are with the engine at a time."""


def annotate(text: str, lang: str | None = None, *, threshold: float = EDITORS) -> Analysis:
    """Finds the attributions of an article.

    Args:
        text: The article; paragraphs are parted by line breaks.
        lang: BCP 47 tag of the language to read it in; without it, the one that the text is in.
        threshold: Attributions less probable are left out, 0 (nothing is) to 1.

    Raises:
        LanguageError: if the text is clearly in no language that Selon reads, or `lang` is none of `languages()`.

    >>> import selon
    >>> analysis = selon.annotate("“It is safe,” the mayor said.", "en", threshold=selon.READERS)
    >>> [(found.source.text, found.quotation) for found in analysis.attributions]
    [('the mayor', 'direct')]
    """
    return Analysis.from_json(text, _engine.annotate(text, lang, "", threshold))


def annotate_many(
    texts: Iterable[str],
    lang: str | None = None,
    *,
    threshold: float = EDITORS,
    progress: bool = False,
    errors: Literal["raise", "none"] = "raise",
) -> Analyses:
    """Finds the attributions of many articles, on all cores and without the interpreter's lock.

    Args:
        texts: The articles.
        lang: As for `annotate`; without it, each article's own.
        threshold: As for `annotate`.
        progress: Shows a bar; needs tqdm.
        errors: What becomes of a text in no language that Selon reads: "raise" LanguageError, or "none": None in its
            place.

    >>> import selon
    >>> analyses = selon.annotate_many(["Il pleut, selon la préfète."] * 3)
    >>> [len(analysis.attributions) for analysis in analyses]
    [1, 1, 1]
    """
    found = stream(texts, lang, threshold=threshold, errors=errors)
    if progress:
        from tqdm.auto import tqdm

        found = tqdm(found, total=len(texts) if isinstance(texts, Sized) else None, unit=" articles")
    return Analyses(found)


def stream(
    texts: Iterable[str],
    lang: str | None = None,
    *,
    threshold: float = EDITORS,
    errors: Literal["raise", "none"] = "raise",
) -> Iterator[Analysis | None]:
    """As `annotate_many`, one analysis after the other and in constant memory: for archives.

    >>> import selon
    >>> next(selon.stream(iter(["Il pleut, selon la préfète."]))).sources[0].name
    'la préfète'
    """
    if errors not in ("raise", "none"):
        raise ValueError(f'errors={errors!r}: "raise" or "none"')
    remaining = iter(texts)
    # While one chunk becomes Python's objects, the engine has the next one.
    with ThreadPoolExecutor(1) as engine:

        def begin() -> Any:
            chunk = list(islice(remaining, CHUNK))
            return (chunk, engine.submit(_engine.annotate_all, chunk, lang, threshold)) if chunk else None

        under_way = begin()
        while under_way:
            chunk, work = under_way
            results = work.result()
            under_way = begin()
            for text, (line, why) in zip(chunk, results, strict=True):
                if line is None and errors == "raise":
                    raise LanguageError(why)
                yield None if line is None else Analysis.from_json(text, line)


@dataclass(frozen=True, slots=True)
class Page:
    """What a news page says."""

    text: str
    """The article's prose: blocks with an empty line between."""
    lang: str
    """Tag of its language: the page's word, unless the text clearly is in another; "und" for one that Selon does not
    read."""
    headline: str | None
    """The page's first headline, or else its title."""
    url: str | None
    """The address that the page gives as its own."""


def read_page(page: str, body: str | None = None) -> Page:
    """Reads the article of a page, as the widget does in a browser.

    Args:
        page: HTML.
        body: CSS selector of the article's body; without it, the article is found by its text.

    Raises:
        ValueError: if there is no article, or nothing that `body` selects.

    >>> import selon
    >>> page = selon.read_page("<html lang=fr><nav>Accueil</nav><article><p>Il pleut, selon la préfète.")
    >>> page.text, page.lang
    ('Il pleut, selon la préfète.', 'fr')
    """
    return Page(*_engine.read_page(page, body))
