"""Words found whatever their case, dots and diacritics."""

import time
from dataclasses import replace
from itertools import accumulate

import pytest
from conftest import document
from hypothesis import given
from hypothesis import strategies as st

from aligner.errors import AlignerError
from aligner.model import Link, Side, Work
from aligner.ui import search
from aligner.ui.search import Searched, Sought


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("izmir", "Dün İzmir’e gitti.", "İzmir"),
        ("IĞDIR", "ığdır’da", "ığdır"),
        ("grosse", "die Große Nationalversammlung", "Große"),
        ("große", "GROSSE TAGE", "GROSSE"),
        ("cicerin", "Çiçerin geldi", "Çiçerin"),
        ("Čičerin", "CICERIN", "CICERIN"),
        ("s. 12", "krş. s. 12.", "s. 12"),
        ("(?)", "so (?) heißt", "(?)"),
        ("/K[aâ]z/", "Kâzım", "Kâz"),
    ],
)
def test_words_are_found_however_they_are_written(words: str, text: str, found: str) -> None:
    sought = Sought.of(words)
    ((start, end),) = sought.places(text)
    assert text[start:end] == found
    assert sought.stands_in(text)


def test_a_pattern_sees_case_and_a_broken_one_is_told() -> None:
    assert not Sought.of("/kars/").stands_in("Kars")
    with pytest.raises(AlignerError, match="no regular expression"):
        Sought.of("/(/")


TEXTS = st.lists(st.text("aAâıIiİsSßşŞcçČ ", max_size=8), min_size=6, max_size=6)


SIZES = st.tuples(*[st.permutations((1, 2, 3))] * 2)


@given(TEXTS, TEXTS, st.text("aAıIİsßş ", min_size=1, max_size=3), SIZES, st.integers(1, 3))
def test_folded_stretches_leave_nothing_out(
    german: list[str],
    turkish: list[str],
    words: str,
    sizes: tuple[list[int], list[int]],
    stretch: int,
) -> None:
    ranges = [
        [range(stop - size, stop) for stop, size in zip(accumulate(side), side, strict=True)]
        for side in sizes
    ]
    links = tuple(Link(*pair) for pair in zip(ranges[0], reversed(ranges[1]), strict=True))
    work = Work("w", document("d", "de", *german), document("t", "tr", *turkish), links)
    sought = Sought.of(words)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "_STRETCH", stretch)
        searched = Searched()
        while len(words) > 1 and searched.fold_on(work):
            pass
        holding = [
            at
            for at, link in enumerate(links)
            if any(sought.stands_in(work.text(link, side)) for side in Side)
        ]
        assert searched.links(work, sought) == holding
        assert searched.links(replace(work), sought) == holding


def test_words_of_three_sentences_are_found_where_two_stretches_meet() -> None:
    work = Work(
        "w",
        document("d", "de", "Eins.", "Ja", "und", "nein.", "Aus."),
        document("t", "tr", "Bir.", "Evet.", "Son."),
        (Link(range(1), range(1)), Link(range(1, 4), range(1, 2)), Link(range(4, 5), range(2, 3))),
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "_STRETCH", 2)
        assert Searched().links(work, Sought.of("ja und nein")) == [1]


def test_texts_that_have_changed_are_looked_through_anew() -> None:
    links = (Link(range(1), range(1)),)
    searched, sought = Searched(), Sought.of("kars")
    found = []
    for text in ("Batum’da", "Kars’ta"):
        work = Work("w", document("d", "de", "Dort"), document("t", "tr", text), links)
        found.append(searched.links(work, sought))
    assert found == [[], [0]]


HOPELESS = "/(\\w+\\s*)+$x/"


def test_a_pattern_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "_LONGEST", 0.1)
    text = "Ankara hükûmetinin " * 20
    work = Work(
        "w", document("d", "de", text), document("t", "tr", "x"), (Link(range(1), range(1)),)
    )
    sought = Sought.of(HOPELESS)
    begun = time.perf_counter()
    with pytest.raises(AlignerError, match="takes too long"):
        Searched().links(work, sought)
    assert [*sought.places(text)] == []
    assert time.perf_counter() - begun < 2.0
    assert Searched().links(work, Sought.of("/Ank.ra/")) == [0]
