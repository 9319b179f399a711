"""What is marked in the texts themselves: terms, missing renderings, what findings are about."""

from pathlib import Path

import pytest
from conftest import document
from ui_fixtures import checked, make_file

from aligner.checking import check_work
from aligner.model import Entry, Finding, Link, Side, Work
from aligner.ui.link_list import LinkList
from aligner.ui.quotes import quoted
from aligner.ui.terms import MISSING, Terms
from tui import ReviewApp

GERMAN = [
    "Im Jahre 1915 kamen am 16. März 15 Mann.",
    "Der Vertrag von Kars gilt.",
    "Das Abkommen folgte.",
]
TURKISH = ["1915 yılında 16 Mart’ta 19 kişi geldi.", "Metin geçerlidir.", "Bu bu anlaşma izledi."]
GLOSSARY = [
    Entry("Vertrag", "antlaşma", "", "approved", "treaty"),
    Entry("Vertrag", "muahede", "", "proposed", "treaty"),
    Entry("Kars", "Kars", "", "approved", "place", is_name=True),
    Entry("Vertrag von Kars", "Kars Antlaşması", "", "approved", "treaty"),
    Entry("Abkommen", "anlaşma", "", "approved", "treaty"),
    Entry("Abkommen", "itilaf", "", "approved", "treaty"),
]


def work_of(*links: Link) -> Work:
    target = document("t", "tr", *TURKISH)
    return Work("w", document("d", "de", *GERMAN), target, links)


APART = work_of(*(Link(range(at, at + 1), range(at, at + 1)) for at in range(3)))
TOGETHER = work_of(Link(range(3), range(3)))


def marked(work: Work, at: int, side: Side, findings: list[Finding]) -> list[tuple[str, str, int]]:
    """Give what is marked as (sentence, words, offset)."""
    texts = {sentence.id: sentence.text for sentence in work.document(side).sentences}
    places = quoted(work, work.links[at], side, findings)
    return [(name, texts[name][start:end], start) for name, start, end in places]


@pytest.mark.parametrize("work", [APART, TOGETHER])
def test_numbers_that_differ_are_marked_on_both_sides_where_they_stand(work: Work) -> None:
    findings = [one for one in check_work(work, []) if one.check == "numbers"]
    assert len(findings) == 1
    (source,), (target,) = (marked(work, 0, side, findings) for side in Side)
    assert source == ("b1", "15", GERMAN[0].rindex("15"))
    assert target == ("b1", "19", TURKISH[0].rindex("19"))


def test_a_difference_that_is_dismissed_is_not_marked() -> None:
    assert marked(APART, 0, Side.TARGET, []) == []
    other = Finding("numbers", "target", "b1", None, "16", "16 is not in the original")
    assert marked(APART, 0, Side.TARGET, [other]) == [("b1", "16", TURKISH[0].index("16"))]


def test_only_the_sentence_a_finding_is_about_is_marked_and_whole_words_first() -> None:
    finding = Finding("doubled-word", "target", "b3", None, "anlaşma", "…")
    assert marked(TOGETHER, 0, Side.TARGET, [finding]) == [("b3", "anlaşma", 6)]
    assert marked(TOGETHER, 0, Side.SOURCE, [finding]) == []
    inside = Finding("names", "both", "b1", None, "Mann", "…")
    assert marked(TOGETHER, 0, Side.SOURCE, [inside]) == [("b1", "Mann", 35)]


def test_a_term_is_missing_where_no_allowed_rendering_of_it_stands() -> None:
    terms = Terms(GLOSSARY, APART)
    marks = [
        {
            (GERMAN[at][start:end], mark)
            for start, end, mark in terms.marks(APART, APART.links[at], Side.SOURCE, GERMAN[at])
        }
        for at in (1, 2)
    ]
    assert ("Vertrag von Kars", MISSING) in marks[0]
    assert ("Kars", MISSING) not in marks[0]  # it is part of the longer one
    assert marks[1] == {("Abkommen", "term")}
    met = {one.entry.target: one.is_missing for one in terms.met(APART, APART.links[2])}
    assert met == {"anlaşma": False, "itilaf": False}


def test_of_a_sentence_left_out_no_term_is_missing() -> None:
    work = work_of(Link(range(3), range(0)), Link(range(3, 3), range(3)))
    terms = Terms(GLOSSARY, work)
    assert not any(one.is_missing for one in terms.met(work, work.links[0]))


async def test_a_missing_rendering_has_a_sign_too(tmp_path: Path) -> None:
    glossary = tmp_path / "glossary"
    glossary.mkdir()
    rows = ["#source\ttarget\tcomment\tstatus\tkind\tgloss", "Vertrag\tantlaşma\t\tapproved\t\t"]
    (glossary / "terms.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    with make_file(tmp_path, APART) as work_file:
        app = ReviewApp(work_file)
        async with app.run_test(size=(120, 30)) as pilot:
            await checked(pilot)
            view = app.query_one(LinkList)
            lines = [view.render_line(y).text for y in range(view.size.height)]
            assert any("Der Vertrag∅ von Kars" in line for line in lines)
