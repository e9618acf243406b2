"""Selon finds who each statement of a news article is attributed to: source (who), cue (by which words), content (what).

>>> import selon
>>> text = "Le pont rouvrira lundi, a assuré la mairesse Odile Caron."
>>> analysis = selon.annotate(text)
>>> analysis.lang
'fr'
>>> found = analysis.attributions[0]
>>> found.name, found.type, found.cue.text
('Odile Caron, mairesse', 'person', 'a assuré')
>>> text[found.content.start : found.content.end]
'Le pont rouvrira lundi'

Offsets count code points, as Python does.
"""

from ._engine import LanguageError, __version__, languages
from .analysis import Analyses, Analysis, Attribution, Passage, Referent, Sentences, Source, Span
from .work import EDITORS, READERS, Page, annotate, annotate_many, read_page, stream

__all__ = [
    "EDITORS",
    "READERS",
    "Analyses",
    "Analysis",
    "Attribution",
    "LanguageError",
    "Page",
    "Passage",
    "Referent",
    "Sentences",
    "Source",
    "Span",
    "__version__",
    "annotate",
    "annotate_many",
    "languages",
    "read_page",
    "stream",
]
