"""Misspellings planted in the Turkish side of aligned works: how many the check of names shows."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from aligner.aligning.encoder import chosen_encoder
from aligner.checking.context import Context
from aligner.checking.names import misspelt_names
from aligner.glossaries.entries import bundled_glossary, read_glossary
from aligner.glossaries.spellings import find_spellings
from aligner.model import Entry, Part, Sentence, Work
from aligner.works import Settings, Text, align_texts, bundled_sample, make_work

PLANTED = Path(__file__).parent / "data" / "names" / "planted.tsv"
SLIPS = {"Çiçerın", "Nahcivan", "Ordjonikidze", "Hakimiyet-i"}
"""The slips the sample has anyway."""


Slip = tuple[str, str, str]
"""The right form, the wrong one, and how often it is planted."""


def planted(name: str) -> list[list[Slip]]:
    """Give what is planted in a work, in rounds in which no name comes twice."""
    rounds: list[list[Slip]] = []
    for line in PLANTED.read_text(encoding="utf-8").splitlines():
        if line.startswith(f"{name}\t"):
            _, right, wrong, _, which = line.split("\t")
            free = (r for r in rounds if right not in {slip[0] for slip in r})
            chosen = next(free, None)
            if chosen is None:
                rounds.append(chosen := [])
            chosen.append((right, wrong, which))
    return rounds


def with_slip(work: Work, right: str, wrong: str, which: str) -> Work:
    """Write a name wrong once, or every time but the last."""
    word = re.compile(rf"(?<!\w){re.escape(right)}(?!\w)")
    count = sum(len(word.findall(s.text)) for s in work.target.sentences)
    left = count - 1 if which == "most" else 1
    assert count >= (1 if which == "only" else 2), right
    sentences = []
    for sentence in work.target.sentences:
        text, made = word.subn(wrong, sentence.text, count=left) if left else (sentence.text, 0)
        left -= made
        sentences.append(replace(sentence, text=text))
    return replace(work, target=replace(work.target, sentences=tuple(sentences)))


def found(work: Work, glossary: list[Entry]) -> list[set[str]]:
    return [
        {word.split("’")[0] for form in one.forms for word in form.form.split()}
        for one in misspelt_names(Context(work, glossary))
    ]


def shares(work: Work, name: str, glossary: list[Entry]) -> tuple[float, float]:
    """Give the share found of names that stand rightly too, and of all."""
    usual = found(work, glossary)
    hits: list[tuple[str, bool]] = []
    for slips in planted(name):
        changed = work
        for slip in slips:
            changed = with_slip(changed, *slip)
        shown = found(changed, glossary)
        hits += [(which, any(wrong in f for f in shown)) for _, wrong, which in slips]
        words = {word for slip in slips for word in slip[:2]}
        assert [f for f in shown if not f & words and f not in usual] == []
    several = [hit for which, hit in hits if which != "only"]
    return sum(several) / len(several), sum(hit for _, hit in hits) / len(hits)


def slips(text: str, original: str) -> list[str]:
    sentence = Sentence("b1", Part.BODY, None, 1, text)
    return [one.suggestion for one in find_spellings([sentence], "tr", [], lambda _: original)]


@pytest.mark.parametrize(
    ("text", "original", "right"),
    [
        ("Orada Kastamonnu vardı.", "Dort lag Kastamonu.", "Kastamonu"),
        ("Orada Petrogard vardı.", "Dort lag Petrograd.", "Petrograd"),
        ("Orada Aralkov konuştu.", "Dort sprach Aralow.", "Aralov"),
    ],
)
def test_a_slip_that_no_transliteration_makes_is_shown(
    text: str, original: str, right: str
) -> None:
    assert slips(text, original) == [right]


def test_a_vowel_lost_that_leaves_what_nobody_can_say_is_shown() -> None:
    texts = ["Orada Kafkas vardı.", "Sonra Kfkas vardı.", "Orada Ernst vardı.", "Bir Erenst vardı."]
    sentences = [Sentence(f"b{n}", Part.BODY, None, n, text) for n, text in enumerate(texts)]
    assert [one.suggestion for one in find_spellings(sentences, "tr", [])] == ["Kafkas"]


@pytest.mark.parametrize(
    ("text", "original"),
    [
        ("Orada Krasin konuştu.", "Dort sprach Krassin."),
        ("Orada Kilimanjaro vardı.", "Dort lag der Kilimandscharo."),
        ("Orada Ahmet vardı.", "Dort war Achmed."),
        ("Orada Vikingler vardı.", "Dort waren die Wikinger."),
        ("Orada Wroclaw vardı.", "Dort lag Wrocław."),
    ],
)
def test_what_a_transliteration_may_make_is_left(text: str, original: str) -> None:
    assert slips(text, original) == []


def test_two_names_of_one_link_are_matched_one_to_one() -> None:
    names = {"Orada Papua vardı.": "Dort war Papua.", "Burada Papa vardı.": "Dort war der Papst."}
    both = {**names, "Sonra Papua ve Papa geldi.": "Dann kamen Papua und Papa."}
    sentences = [Sentence(f"b{n}", Part.BODY, None, n, text) for n, text in enumerate(both)]
    assert find_spellings(sentences, "tr", [], lambda o: both[o.sentence.text]) == []


def sample_work(folder: Path) -> Work:
    with make_work(shutil.copytree(bundled_sample(), folder / "work")) as file:
        return file.work()


def opening_work(shared: Path) -> Work:
    source, target = (Text(shared / "seed" / f"opening.{lang}.txt", lang) for lang in ("de", "tr"))
    encoder = chosen_encoder(None, ("de", "tr"))
    return align_texts(Settings("opening", source, target), bundled_sample(), lambda: encoder)[0]


def test_names_written_wrong_in_the_sample_are_shown(tmp_path: Path) -> None:
    """Planted and read by hand; the rules were then made with the list in view."""
    work = sample_work(tmp_path)
    glossary = read_glossary(bundled_glossary())
    assert all(forms & SLIPS for forms in found(work, glossary))
    several, every = shares(work, "moskau-1921", glossary)
    assert several >= 0.95
    assert every >= 0.9
    alone, _ = shares(work, "moskau-1921", [])
    assert alone >= 0.9


def test_names_written_wrong_in_the_opening_are_shown(shared: Path) -> None:
    work = opening_work(shared)
    several, every = shares(work, "opening", read_glossary(bundled_glossary()))
    assert several >= 0.95
    assert every >= 0.9
    alone, _ = shares(work, "opening", [])
    assert alone >= 0.95
