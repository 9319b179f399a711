"""Names and checks on whole manuscripts with notes: as they should be, and with slips in names.

They were written by readers who did not know the rules; `docs/names.md` says what each text
showed at first sight.
"""

import re
from functools import cache
from pathlib import Path

import pytest

from aligner.aligning import Aids, align, load_encoder
from aligner.checking import check_work
from aligner.glossaries.entries import bundled_glossary, read_glossary
from aligner.model import Finding, Work
from aligner.reading import read_document

FOLDER = Path(__file__).parent / "data" / "manuscripts"
FOUND = {  # of forty slips each
    "academies": 32,
    "agents": 33,
    "alphabet": 32,
    "black-sea": 32,
    "borders": 34,
    "caspian": 37,
    "congress": 35,
    "constitution": 34,
    "consuls": 28,
    "crimea": 33,
    "daghestan": 34,
    "debts": 29,
    "emigres": 37,
    "envoys": 31,
    "exiles": 35,
    "explorers": 31,
    "fisheries": 30,
    "fronts": 33,
    "hejaz": 26,
    "jurists": 32,
    "lakes": 32,
    "medicine": 27,
    "mission": 39,
    "monasteries": 35,
    "north": 34,
    "oilfields": 30,
    "pilgrims": 34,
    "posts": 33,
    "printers": 34,
    "quakes": 34,
    "quarantine": 33,
    "railways": 30,
    "refugees": 30,
    "scholars": 34,
    "schools": 35,
    "sheepskin": 34,
    "silk": 35,
    "songs": 31,
    "telegraph": 29,
    "theatre": 31,
    "trapezunt": 36,
    "turkestan": 37,
}
MOST_FALSE = 53
RIGHT = frozenset(("omission", "addition", "crossing"))
"""What is told of sentences that were left out, put in or exchanged on purpose."""

_WORD = re.compile(r"[^\W\d_][\w-]*")


@cache
def work(name: str, target: str) -> Work:
    source, translation = (
        read_document(FOLDER / f"{file}.txt", lang)
        for file, lang in ((f"{name}.de", "de"), (f"{name}.{target}", "tr"))
    )
    aids = Aids(read_glossary(bundled_glossary()), load_encoder("bundled"))
    return Work(name, source, translation, align(source, translation, aids))


def findings(name: str, target: str, *only: str) -> list[Finding]:
    return check_work(work(name, target), read_glossary(bundled_glossary()), only)


@pytest.mark.parametrize("name", FOUND)
def test_slips_in_names_are_found_beside_the_original(name: str) -> None:
    told = [
        word
        for finding in findings(name, "slips.tr", "names")
        for form in finding.forms
        for word in _WORD.findall(form.form)
    ]
    lines = (FOLDER / f"{name}.slips.tsv").read_text(encoding="utf-8").splitlines()[1:]
    slips = [line.split("\t")[:2] for line in lines]
    assert len(slips) >= 40
    found = sum(_is_told(wrong, right, told) for wrong, right in slips)
    assert found >= FOUND[name]


def _is_told(wrong: str, right: str, told: list[str]) -> bool:
    """Say whether a word that is only in the wrong form, but for its suffix, was told."""
    words = set(_WORD.findall(wrong)) - set(_WORD.findall(right))
    return any(
        word == form or (len(form) > 3 and word.startswith(form) and len(word) - len(form) < 4)
        for word in words
        for form in told
    )


def test_manuscripts_without_faults_give_next_to_no_findings() -> None:
    false = [
        f"{name} {finding.sentence} {finding.check}: {finding.message}"
        for name in FOUND
        for finding in findings(name, "tr")
        if finding.check not in RIGHT
    ]
    assert len(false) <= MOST_FALSE, "\n".join(false)
    assert sum(len(work(name, "tr").links) for name in FOUND) > 5190
