"""What is found in an article. All offsets count code points, half open: `text[start:end]`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas
    import spacy.tokens


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the article."""

    start: int
    """The first code point inside."""
    end: int
    """The first code point behind."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One or several stretches of the article."""

    text: str
    """Their text, joined by " … " where there are several; empty if there is none."""
    spans: tuple[Span, ...]
    """In the order of the text."""

    @property
    def start(self) -> int | None:
        """Where the first stretch starts; None if there is none."""
        return self.spans[0].start if self.spans else None

    @property
    def end(self) -> int | None:
        """Where the last stretch ends; None if there is none."""
        return self.spans[-1].end if self.spans else None

    @classmethod
    def _of(cls, value: dict[str, Any]) -> Passage:
        return cls(value["text"], tuple(Span(span["start"], span["end"]) for span in value["spans"]))


@dataclass(frozen=True, slots=True)
class Referent(Passage):
    """Who a pronoun or a short form stands for: the fullest mention."""

    evidence: str
    """Why it is thought to be the same: name, office, noun, acronym, pronoun, relative."""
    confidence: float
    """Estimated probability, 0 to 1, that it is."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A statement, and whose it is."""

    id: int
    """Place in `Analysis.attributions`."""
    name: str
    """Who, as readers are told: the person, then the office; empty if the article does not say."""
    type: str
    """person, role, organization, state, media, document, anonymous, group or unspecified."""
    family: str
    """identified, unnamed or unspecified."""
    source: Passage
    """The words that say who. Without spans if the article does not say."""
    referent: Referent | None
    """Who the source stands for, if it is a pronoun or a short form and the article tells."""
    source_id: int | None
    """Place in `Analysis.sources`; None if nobody is named."""
    cue: Passage
    """The words that signal the attribution."""
    content: Passage
    """What is attributed."""
    quotation: str
    """How much of the content is in quotation marks: direct (all), mixed, indirect (none)."""
    construction: str
    """What was recognised: clause, incise, preposition, impersonal, rumour, nominal, colon, quotation."""
    confidence: float
    """Probability, 0 to 1, that source and content are right."""

    @classmethod
    def _of(cls, value: dict[str, Any]) -> Attribution:
        referent = value.get("referent")
        if referent is not None:
            mention = Passage._of(referent)
            referent = Referent(mention.text, mention.spans, referent["evidence"], referent["confidence"])
        return cls(
            id=value["id"],
            name=value["name"],
            type=value["type"],
            family=value["family"],
            source=Passage._of(value["source"]),
            referent=referent,
            source_id=value.get("sourceId"),
            cue=Passage._of(value["cue"]),
            content=Passage._of(value["content"]),
            quotation=value["quotation"],
            construction=value["construction"],
            confidence=value["confidence"],
        )


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody behind one or several attributions."""

    id: int
    """Place in `Analysis.sources`."""
    name: str
    """Who, by the fullest mention in the article."""
    type: str
    """As that of an attribution."""
    family: str
    """As that of an attribution."""
    attributions: tuple[int, ...]
    """Places in `Analysis.attributions`, ascending."""


@dataclass(frozen=True, slots=True)
class Sentences:
    """How many sentences of prose there are: headings do not count."""

    total: int
    """All of them."""
    attributed: int
    """Those that share text with the content of an attribution."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything found in one article."""

    text: str
    """The text that was read, into which all offsets count."""
    lang: str
    """Tag of the language that it was read in."""
    attributions: tuple[Attribution, ...]
    """In the order of their first word."""
    sources: tuple[Source, ...]
    """In the order of their first mention as a source."""
    sentences: Sentences
    """How much of the article is attributed."""

    @classmethod
    def from_json(cls, text: str, line: str | bytes) -> Analysis:
        """The analysis of `text` that the column `analysis` of `selon batch` has, or Selon itself gives."""
        value = json.loads(line)
        return cls(
            text=text,
            lang=value["lang"],
            attributions=tuple(Attribution._of(found) for found in value["attributions"]),
            sources=tuple(
                Source(one["id"], one["name"], one["type"], one["family"], tuple(one["attributions"]))
                for one in value["sources"]
            ),
            sentences=Sentences(value["sentences"]["total"], value["sentences"]["attributed"]),
        )

    def to_pandas(self) -> pandas.DataFrame:
        """A data frame with a row an attribution; needs pandas.

        >>> import selon
        >>> frame = selon.annotate("Mayor Ann Lee opened the bridge. “It is safe,” she said.").to_pandas()
        >>> frame[["name", "source", "content"]].values.tolist()
        [['Ann Lee, Mayor', 'she', '“It is safe,”']]
        """
        return _frame(self._rows({}))

    def to_spacy(self, doc: spacy.tokens.Doc, key: str = "selon") -> list[spacy.tokens.Span]:
        """Spans of a spaCy `Doc` of the same text, labelled SOURCE, CUE and CONTENT, whose `id` is the attribution's;
        they are also put under `key` into `doc.spans`.

        A span whose border lies in a token takes all of that token.

        Raises:
            ValueError: if the document is of another text.
        """
        if doc.text != self.text:
            raise ValueError("the document is not of the text that was analysed")
        spans = []
        for found in self.attributions:
            for label, passage in (("SOURCE", found.source), ("CUE", found.cue), ("CONTENT", found.content)):
                for span in passage.spans:
                    cut = doc.char_span(span.start, span.end, label=label, span_id=found.id, alignment_mode="expand")
                    if cut is not None:
                        spans.append(cut)
        doc.spans[key] = spans
        return spans

    def _rows(self, before: dict[str, Any]) -> Iterable[dict[str, Any]]:
        for found in self.attributions:
            yield before | {
                "attribution": found.id,
                "name": found.name if found.family == "identified" and found.source_id is not None else "",
                "type": found.type,
                "family": found.family,
                "source": found.source.text,
                "referent": found.referent.text if found.referent else "",
                "cue": found.cue.text,
                "content": found.content.text,
                "quotation": found.quotation,
                "construction": found.construction,
                "confidence": found.confidence,
                "lang": self.lang,
                "source_start": found.source.start,
                "source_end": found.source.end,
                "cue_start": found.cue.start,
                "cue_end": found.cue.end,
                "content_start": found.content.start,
                "content_end": found.content.end,
            }


class Analyses(list["Analysis | None"]):
    """The analyses of several articles, in their order; None for one that could not be read."""

    def to_pandas(self) -> pandas.DataFrame:
        """A data frame with a row an attribution; needs pandas. `article` is the article's place in the list.

        >>> import selon
        >>> articles = ["Il pleut, selon la préfète.", "Rien.", "“Yes,” the mayor said."]
        >>> selon.annotate_many(articles).to_pandas()[["article", "source", "lang"]].values.tolist()
        [[0, 'la préfète', 'fr'], [2, 'the mayor', 'en']]
        """
        read = ((place, analysis) for place, analysis in enumerate(self) if analysis is not None)
        return _frame(row for place, analysis in read for row in analysis._rows({"article": place}))


def _frame(rows: Iterable[dict[str, Any]]) -> pandas.DataFrame:
    import pandas

    frame = pandas.DataFrame(list(rows))
    offsets = [name for name in frame.columns if name.endswith(("_start", "_end"))]
    # Whole numbers, also where there is none.
    return frame.astype({name: "Int64" for name in offsets})
