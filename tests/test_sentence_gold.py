"""Where sentences end, measured on texts a careful reader has divided.

The texts stand one sentence a line, with an empty line between paragraphs or notes. They were
written for this measure by readers who did not know the rules. The rules were mended on what the
first three lots showed; the fourth was only measured. docs/benchmarks.md has the figures of
the first sight.
"""

from pathlib import Path

import pytest

from aligner.languages import language
from aligner.reading.split import split_sentences

FOLDER = Path(__file__).parent / "data" / "sentences"


def boundaries(file: str) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Give the gold and the found sentence ends of a file as (paragraph, offset)."""
    lang, kind, _ = file.split("-")
    gold, found = set(), set()
    text = (FOLDER / f"{file}.txt").read_text(encoding="utf-8")
    for number, paragraph in enumerate(text.strip().split("\n\n")):
        sentences = paragraph.split("\n")
        at = -1
        for sentence in sentences:
            at += len(sentence) + 1
            gold.add((number, at))
        running = " ".join(sentences)
        spans = split_sentences(running, language(lang), cites=kind == "notes")
        found |= {(number, end) for _, end in spans}
    return gold, found


def f1(gold: set[tuple[int, int]], found: set[tuple[int, int]]) -> float:
    """Give the harmonic mean of precision and recall."""
    return 2 * len(gold & found) / (len(gold) + len(found))


@pytest.mark.parametrize(
    ("file", "least"),
    [
        *(("tr-body-1", 0.99), ("tr-notes-1", 0.98), ("de-body-1", 0.99), ("de-notes-1", 0.96)),
        *(("de-body-3", 0.99), ("de-notes-3", 0.97)),
        *(("de-body-4", 0.97), ("de-notes-4", 0.99)),
        *(("tr-body-2", 0.99), ("tr-notes-2", 0.99), ("de-body-2", 0.98), ("de-notes-2", 0.97)),
    ],
)
def test_sentences_end_where_a_careful_reader_ends_them(file: str, least: float) -> None:
    gold, found = boundaries(file)
    assert len(gold) > 40
    assert f1(gold, found) >= least
