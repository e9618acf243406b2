"""The installed package: results, errors, data frames, spans of spaCy, threads."""

import json
import os
import pickle
import subprocess
import threading
from pathlib import Path

import pytest
import selon

ARTICLES = sorted((Path(__file__).parents[2] / "www/demo/articles").glob("*.txt"))
TEXTS = [file.read_text(encoding="utf-8") for file in ARTICLES]
FOREIGN = "Vop trazub klefna, dwi mogra spelin wug tastren fop blicket dax. " * 10


def passages(analysis):
    for found in analysis.attributions:
        yield from (found.source, found.cue, found.content)
        if found.referent:
            yield found.referent


def test_offsets_are_those_of_python():
    count = 0
    for text in [*TEXTS, "🌊 La crue est passée, selon la préfète. « Oui 👩‍🚒 », dit-elle."]:
        analysis = selon.annotate(text)
        for passage in passages(analysis):
            assert " … ".join(text[span.start : span.end] for span in passage.spans) == passage.text
            count += 1
    assert count > 200


def test_the_command_line_says_the_same():
    program = os.environ["SELON_PROGRAM"]
    for file, text in zip(ARTICLES, TEXTS, strict=True):
        done = subprocess.run([program, "annotate", str(file), "--format", "jsonl"], stdout=subprocess.PIPE, check=True)
        line = json.dumps(json.loads(done.stdout)["analysis"])
        assert selon.annotate(text) == selon.Analysis.from_json(text, line)


def test_many_are_as_one_by_one_and_in_order():
    texts = [TEXTS[number % len(TEXTS)][: 2000 + number] for number in range(600)]
    many = selon.annotate_many(texts, threshold=selon.READERS)
    assert len(many) == 600
    for place in (0, 255, 256, 599):
        assert many[place] == selon.annotate(texts[place], threshold=selon.READERS)
    assert list(selon.stream(iter(texts[:5]), threshold=selon.READERS)) == many[:5]
    assert selon.annotate_many([]) == []


def test_what_is_not_read_is_told():
    with pytest.raises(selon.LanguageError, match="in no language that Selon reads"):
        selon.annotate(FOREIGN)
    assert selon.annotate(FOREIGN, "fr").lang == "fr"
    with pytest.raises(ValueError, match='unknown language "zz": known are '):
        selon.annotate("Oui.", "zz")
    with pytest.raises(selon.LanguageError):
        selon.annotate_many([TEXTS[0], FOREIGN])
    many = selon.annotate_many([TEXTS[0], FOREIGN], errors="none")
    assert many[0] is not None and many[1] is None
    with pytest.raises(ValueError, match="errors='ignore'"):
        selon.annotate_many([], errors="ignore")
    with pytest.raises(ValueError, match="no CSS selector"):
        selon.read_page("<p>Oui.", "p[")
    with pytest.raises(ValueError, match="no article"):
        selon.read_page("<p>")


def test_analyses_travel_between_processes():
    analysis = selon.annotate(TEXTS[0])
    assert pickle.loads(pickle.dumps(analysis)) == analysis


def test_the_lock_is_released():
    ticks = 0
    done = threading.Event()

    def count():
        nonlocal ticks
        while not done.wait(0.001):
            ticks += 1

    counter = threading.Thread(target=count)
    counter.start()
    selon.annotate("\n\n".join(TEXTS) * 20)
    done.set()
    counter.join()
    assert ticks > 0, "another thread runs while the engine works"


def test_a_data_frame_has_a_row_an_attribution():
    many = selon.annotate_many([*TEXTS, "Rien."])
    frame = many.to_pandas()
    assert len(frame) == sum(len(analysis.attributions) for analysis in many)
    assert str(frame["content_start"].dtype) == "Int64"
    assert set(frame["article"]) == set(range(len(TEXTS)))
    nobody = frame[frame["family"] != "identified"]
    assert len(nobody) and (nobody["name"] == "").all()
    assert len(selon.annotate("Rien.").to_pandas()) == 0


def test_spans_of_spacy():
    spacy = pytest.importorskip("spacy")
    text = TEXTS[0]
    doc = spacy.blank("fr")(text)
    analysis = selon.annotate(text)
    spans = analysis.to_spacy(doc)
    assert list(doc.spans["selon"]) == spans and {span.label_ for span in spans} == {"SOURCE", "CUE", "CONTENT"}
    contents = [span for span in spans if span.label_ == "CONTENT"]
    assert len(contents) == sum(len(found.content.spans) for found in analysis.attributions)
    for span, wanted in zip(contents, (span for found in analysis.attributions for span in found.content.spans)):
        assert span.start_char <= wanted.start < wanted.end <= span.end_char
    with pytest.raises(ValueError, match="not of the text"):
        analysis.to_spacy(spacy.blank("fr")("Oui."))


@pytest.mark.parametrize("page", ["README.md", "python/README.md"])
def test_the_examples_of_the_documents(page, capsys):
    text = (Path(__file__).parents[2] / page).read_text(encoding="utf-8")
    blocks = text.split("```python\n")[1:]
    assert blocks
    for block in blocks:
        exec(block.split("```")[0], {})
    shown = capsys.readouterr().out
    assert "Ann Lee" in shown or "Odile Caron" in shown, shown


def test_progress_on_request(capsys):
    selon.annotate_many(TEXTS, progress=True)
    assert "articles" in capsys.readouterr().err
    selon.annotate_many(TEXTS)
    assert capsys.readouterr().err == ""
