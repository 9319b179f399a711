"""The sample work against its gold: how it is read, linked and checked."""

from functools import cache
from pathlib import Path

import pytest
from gold import (
    FOLDER,
    Slip,
    as_beads,
    boundary_f1,
    gold_sentences,
    read_links,
    slips,
    strict_f1,
    texts_of,
)

from aligner.aligning import NO_MODEL, chosen_encoder
from aligner.checking import check_work
from aligner.model import Finding, Part, Side, Work
from aligner.works import align_texts, bundled_sample, glossary_of, read_settings

FLOORS = {None: 0.97, NO_MODEL: 0.96}  # strict F1 of the links, with the bundled model and without


@cache
def sample(model: str | None = None) -> Work:
    folder = bundled_sample()
    encoder = chosen_encoder(model, ("de", "tr"))
    work, _ = align_texts(read_settings(folder), folder, lambda: encoder)
    return work


@cache
def findings() -> list[Finding]:
    return check_work(sample(), glossary_of(bundled_sample()))


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("part", ["body", "note"])
def test_sentences_end_where_the_gold_ends_them(side: Side, part: str) -> None:
    gold = [s.text for s in gold_sentences(side) if s.part == part]
    assert boundary_f1(gold, texts_of(sample().document(side), part)) >= 0.98


@pytest.mark.parametrize("side", list(Side))
def test_every_sentence_is_read_to_the_letter(side: Side) -> None:
    gold = {s.text for s in gold_sentences(side)}
    found = {s.text for s in sample().document(side).sentences}
    assert len(gold & found) >= 0.98 * len(gold), sorted(gold - found)[:3]


@pytest.mark.parametrize("side", list(Side))
def test_notes_have_their_printed_numbers_in_order(side: Side) -> None:
    gold: list[int | None] = []
    for s in gold_sentences(side):
        if s.part == "note" and (not gold or gold[-1] != s.note or s.note is None):
            gold.append(s.note)
    found = [
        s.note
        for s in sample().document(side).sentences
        if s.part is Part.NOTE and s.id.endswith(".1")
    ]
    assert [n for n in found if n] == [n for n in gold if n]


@pytest.mark.parametrize("side", list(Side))
def test_markers_stand_in_the_sentences_that_call_the_notes(side: Side) -> None:
    gold = [(s.text, s.markers) for s in gold_sentences(side) if s.markers]
    found = [
        (s.text, tuple(str(m.number) if m.number else "*" for m in s.markers))
        for s in sample().document(side).sentences
        if s.markers
    ]
    assert found == gold


@pytest.mark.parametrize("model", FLOORS)
def test_the_links_agree_with_the_gold(model: str | None) -> None:
    gold = read_links(FOLDER / "links.gold")
    assert strict_f1(gold, as_beads(sample(model).links)) >= FLOORS[model]


def is_found(slip: Slip) -> bool:
    """Whether a finding points at the slip: its sentence, or its words among the forms."""
    sentence = sample().target.sentences[slip.sentence]
    for finding in findings():
        in_place = finding.side != "source" and finding.sentence == sentence.id
        if finding.forms:
            if any(form.form in slip.quote for form in finding.forms):
                return True
        elif in_place and (not finding.quote or _overlap(finding.quote, slip)):
            return True
    return False


def _overlap(quote: str, slip: Slip) -> bool:
    return quote in slip.quote or slip.quote in quote or quote in slip.expected


def test_planted_slips_are_found() -> None:
    missed = [slip.quote for slip in slips() if not is_found(slip)]
    assert len(missed) <= 0.25 * len(slips()), missed


def test_the_sample_is_as_large_as_promised() -> None:
    source = gold_sentences("source")
    assert sum(s.part == "body" for s in source) >= 70
    assert len({s.note for s in source if s.part == "note"}) >= 25
    assert len(slips()) >= 12
    assert (Path(bundled_sample()) / "work.toml").is_file()
