"""Times passes over the French articles of the bench."""

import json
import sys
import time


def timed(work, version):
    """Prints, as JSON, megabytes a second of each pass of `work` over the articles of the file named first; the second
    argument is the number of passes."""
    with open(sys.argv[1], encoding="utf-8") as file:
        articles = [article["text"] for article in json.load(file)["articles"] if article["lang"] == "fr"]
    size = sum(len(text.encode()) for text in articles)
    rates = []
    for turn in range(int(sys.argv[2]) + 1):
        started = time.perf_counter()
        for text in articles:
            work(text)
        if turn:  # The first pass warms up.
            rates.append(size / 1e6 / (time.perf_counter() - started))
    print(json.dumps({"version": version, "rates": rates}))
