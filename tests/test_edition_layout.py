"""Rows of a reading edition: paragraphs beside each other, gaps where nothing answers."""

from dataclasses import replace
from pathlib import Path

from conftest import document
from editions import with_notes, written
from hypothesis import given
from hypothesis import strategies as st

from aligner.exchange.edition import Front
from aligner.exchange.edition.layout import sections
from aligner.exchange.edition.tips import Tips
from aligner.model import Link, Part, Sentence, Side, Work


def test_an_empty_line_lacks_no_counterpart(tmp_path: Path) -> None:
    work = Work(
        "t",
        document("a", "de", "Ja.", ""),
        document("b", "tr", "Evet."),
        (Link(range(1), range(1)), Link(range(1, 2), range(1, 1))),
    )
    page = written(work, tmp_path)
    assert 'class="gap"' not in page
    assert "çeviride yok: 0" in page


def test_a_row_is_a_paragraph_and_a_gap_stands_where_nothing_does() -> None:
    work = with_notes()
    text, notes, _ = sections(work, Tips(Front(), work), remarks=False)
    links = [
        [[s.link for paragraph in row.cells[side] for s in paragraph.sentences] for side in Side]
        for row in text.rows
    ]
    assert links == [[[1], [1]], [[2, 3], [2, 3]], [[4, 5], [4, 5]]]
    assert text.rows[1].cells[Side.TARGET][0].sentences[1].runs == ()
    assert [len(row.cells[Side.TARGET]) for row in notes.rows] == [1, 1]


@given(st.lists(st.integers(0, 3), min_size=1, max_size=40), st.randoms())
def test_both_texts_keep_their_order_also_where_links_cross(
    counts: list[int], chance: object
) -> None:
    shuffled = list(range(len(counts)))
    getattr(chance, "shuffle")(shuffled)  # noqa: B009 - hypothesis gives no type
    texts = [f"Satz {n}. " + "wort " * (60 * count) for n, count in enumerate(counts)]
    work = Work(
        "t",
        document("a", "de", *texts),
        replace(
            document("b", "tr", *texts),
            sentences=tuple(
                Sentence(f"b{n}", Part.BODY, None, 1, t) for n, t in enumerate(texts, 1)
            ),
        ),
        tuple(Link(range(n, n + 1), range(m, m + 1)) for n, m in enumerate(shuffled)),
    )
    (section,) = sections(work, Tips(Front(), work), remarks=False)
    for side in Side:
        anchors = [
            sentence.anchor
            for row in section.rows
            for paragraph in row.cells[side]
            for sentence in paragraph.sentences
        ]
        assert anchors == [f"{side.value[0]}-b{n}" for n in range(1, len(texts) + 1)]


def test_a_long_paragraph_is_cut_so_that_the_sides_keep_level() -> None:
    texts = [f"Satz {n}. " + "wort " * 40 for n in range(30)]
    source, target = (
        replace(
            document(name, lang),
            sentences=tuple(
                Sentence(f"b{n}", Part.BODY, None, 1, t) for n, t in enumerate(texts, 1)
            ),
        )
        for name, lang in (("a", "de"), ("b", "tr"))
    )
    work = Work(
        "t", source, target, tuple(Link(range(n, n + 1), range(n, n + 1)) for n in range(30))
    )
    (section,) = sections(work, Tips(Front(), work), remarks=False)
    assert 4 <= len(section.rows) <= 8
    assert [row.cells[Side.SOURCE][0].runs_on for row in section.rows[:2]] == [False, True]
