"""Who is cited how often in a folder of articles: python who_is_cited.py FOLDER [PLOT.png]

Reads texts (.txt) and pages (.html), prints a table of those who are named and one of how the articles source what they
say, and draws both. Needs selon, pandas and matplotlib.
"""

import sys
from pathlib import Path
from textwrap import shorten

import matplotlib
import pandas
import selon

# %% Read the articles

COLOURS = {"identified": "#1a7f5a", "unnamed": "#b7791f", "unspecified": "#8a8f98"}


def read(file: Path) -> str:
    """The text of an article, whether it is one or a page."""
    text = file.read_text(encoding="utf-8", errors="replace")
    return text if file.suffix == ".txt" else selon.read_page(text).text


def load(folder: Path) -> pandas.DataFrame:
    """A row an attribution that is probably right; `article` is the file's name."""
    files = sorted(file for file in folder.rglob("*") if file.suffix in (".txt", ".html", ".htm"))
    found = selon.annotate_many(map(read, files), threshold=selon.READERS, errors="none")
    frame = found.to_pandas()
    if frame.empty:
        raise SystemExit(f"{folder}: nobody is cited in {len(files)} articles")
    return frame.assign(article=frame["article"].map(lambda place: files[place].name))


# %% Who is cited


def cited(frame: pandas.DataFrame) -> pandas.DataFrame:
    """How often each named source is cited, and in how many articles; a person once, whatever the office told with it."""
    named = frame[frame["name"] != ""]
    who = named["name"].where(named["type"] != "person", named["name"].str.split(", ").str[0])
    grouped = named.assign(who=who).groupby("who")
    table = grouped.agg(statements=("content", "size"), articles=("article", "nunique"), type=("type", "first"))
    return table.sort_values(["statements", "articles"], ascending=False)


# %% How the articles source what they say


def sourcing(frame: pandas.DataFrame) -> pandas.DataFrame:
    """Shares of statements by whether the article says whose they are, a row an article."""
    counts = frame.groupby(["article", "family"]).size().unstack(fill_value=0)
    return counts.div(counts.sum(axis="columns"), axis="index").reindex(columns=list(COLOURS), fill_value=0.0)


# %% Draw


def draw(who: pandas.DataFrame, shares: pandas.DataFrame, file: Path) -> None:
    matplotlib.use("agg")
    from matplotlib import pyplot

    figure, (left, right) = pyplot.subplots(1, 2, figsize=(12, 5), layout="constrained")
    most = who.head(12).iloc[::-1]
    labels = [shorten(who, 40, placeholder="…") for who in most.index]
    left.barh(range(len(most)), most["statements"], color=COLOURS["identified"], tick_label=labels)
    left.set(title="Most cited", xlabel="statements")
    left.xaxis.get_major_locator().set_params(integer=True)
    shares.plot.barh(
        stacked=True, ax=right, color=COLOURS, xlim=(0, 1), xlabel="share of statements", ylabel="", legend=False
    )
    right.set(title="Who says so")
    figure.legend(*right.get_legend_handles_labels(), loc="outside lower right", ncols=3, frameon=False)
    for axes in (left, right):
        axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(file, dpi=120)


def main(folder: str, plot: str = "who_is_cited.png") -> None:
    frame = load(Path(folder))
    who, shares = cited(frame), sourcing(frame)
    print(f"{len(frame)} statements in {frame['article'].nunique()} articles")
    print(who.head(20).to_string())
    print(shares.round(2).to_string())
    draw(who, shares, Path(plot))


if __name__ == "__main__":
    main(*sys.argv[1:])
