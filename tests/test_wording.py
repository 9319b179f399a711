"""Corrections of the text, sentences split and joined: what was read is never lost."""

import itertools

import pytest
from conftest import document, small_work
from hypothesis import given
from hypothesis import strategies as st

from aligner import edit
from aligner.edit import Edit, corrected, reword
from aligner.edit.carrying import carried
from aligner.errors import AlignerError
from aligner.model import (
    Dismissal,
    Finding,
    Link,
    Marker,
    Part,
    Piece,
    Sentence,
    Side,
    Span,
    Work,
    uncovered,
)


def one_link(*sentences: Sentence) -> Work:
    doc = document("tr.txt", "tr")
    target = type(doc)(doc.name, doc.lang, "", sentences)
    source = document("de.txt", "de", "Ein Satz.")
    return Work("w", source, target, (Link(range(1), range(len(sentences))),))


def sentence(text: str, *calls: int, name: str = "b1") -> Sentence:
    markers = tuple(Marker(n, at, Span(0, 1)) for n, at in enumerate(calls, 1))
    return Sentence(name, Part.BODY, None, 1, text, markers, (Piece(0, 40, len(text)),))


@pytest.mark.parametrize(
    ("at", "old", "new", "there"),
    [
        (4, "Kars düştü.", "Kars düştü.", 4),
        (5, "Karsa gitti.", "Kars’a gitti.", 6),
        (0, "Kars", "Ah Kars", 3),
        (4, "Kars gitti", "Moskova gitti", 7),
        (10, "Kars gitti", "Kars gitti.", 11),
    ],
)
def test_a_place_is_found_again_in_another_wording(at: int, old: str, new: str, there: int) -> None:
    assert carried(at, old, new) == there


def test_a_correction_keeps_what_was_read_and_where_notes_are_called() -> None:
    before = sentence("Manatof Moskovaya gitti.", 7)
    after = corrected(before, "Manatoff Moskova’ya gitti.")
    assert (after.as_read, after.read) == (before.text, before.text)
    assert [marker.at for marker in after.markers] == [8]
    assert after.pieces == before.pieces


def test_a_correction_taken_back_by_hand_is_none() -> None:
    before = sentence("Manatof gitti.")
    assert corrected(corrected(before, "Manatoff gitti."), before.text) == before


def test_a_sentence_is_split_where_a_new_line_begins() -> None:
    work = one_link(sentence("Gitti. Gelmedi.", 6, 15))
    done = edit.applied(work, reword(work, 0, Side.TARGET, ["Gitti.", "Gelmedi."]))
    first, second = done.target.sentences
    assert (first.id, first.text, second.id, second.text) == ("b1", "Gitti.", "b1b", "Gelmedi.")
    assert [m.at for m in first.markers] == [6]
    assert [m.at for m in second.markers] == [8]
    assert second.pieces == (Piece(0, 47, 8),)
    assert done.links[0].target == range(2)


def test_splitting_in_the_middle_of_a_row_of_letters_loses_nothing() -> None:
    work = one_link(sentence("Gitti.Gelmedi.", 6))
    done = edit.applied(work, reword(work, 0, Side.TARGET, ["Gitti.", "Gelmedi."]))
    assert [s.text for s in done.target.sentences] == ["Gitti.", "Gelmedi."]
    assert [len(s.markers) for s in done.target.sentences] == [1, 0]


def test_sentences_split_and_joined_again_are_as_they_were() -> None:
    work = one_link(sentence("Gitti. Gelmedi.", 3, 6, 15))
    split = edit.applied(work, reword(work, 0, Side.TARGET, ["Gitti.", "Gelmedi."]))
    joined = edit.applied(split, reword(split, 0, Side.TARGET, ["Gitti. Gelmedi."]))
    (again,), (before,) = joined.target.sentences, work.target.sentences
    assert (again.id, again.text, again.markers) == (before.id, before.text, before.markers)
    assert again.as_read is None
    assert joined.links == work.links


def test_a_corrected_sentence_can_be_split_and_each_part_knows_its_own_original() -> None:
    work = one_link(sentence("Manatof gitti. Gelmedi."))
    lines = ["Manatoff gitti.", "Gelmedi bile."]
    done = edit.applied(work, reword(work, 0, Side.TARGET, lines))
    assert [(s.text, s.read) for s in done.target.sentences] == [
        ("Manatoff gitti.", "Manatof gitti."),
        ("Gelmedi bile.", "Gelmedi."),
    ]


def test_links_behind_a_split_move_along() -> None:
    work = small_work()
    lines = ["Dort traf sie", "Tschitscherin.", "Man sprach lange."]
    done = edit.applied(work, reword(work, 1, Side.SOURCE, lines))
    assert [link.source for link in done.links] == [range(1), range(1, 4), range(4, 5), range(5, 6)]
    assert [link.target for link in done.links] == [link.target for link in work.links]


def test_links_out_of_order_move_by_where_they_stand_in_the_text() -> None:
    work = small_work()
    crossed = edit.applied(work, edit.swap(work.links, 2))
    change = reword(crossed, 2, Side.TARGET, ["Antlaşmanın 16", "maddesi vardır."])
    assert [link.target for link in edit.applied(crossed, change).links[2:]] == [
        range(3, 5),
        range(2, 3),
    ]
    assert edit.applied(edit.applied(crossed, change), change.inverse()) == crossed


def test_notes_are_not_joined_with_the_body() -> None:
    note = Sentence("n1.1", Part.NOTE, 1, 2, "Krş. s. 12.")
    work = one_link(sentence("Gitti."), note)
    with pytest.raises(AlignerError, match="different notes"):
        reword(work, 0, Side.TARGET, ["Gitti. Krş. s. 12."])


def test_leaving_nothing_or_everything_is_refused() -> None:
    work = small_work()
    with pytest.raises(AlignerError, match="empty"):
        reword(work, 0, Side.SOURCE, ["", "  "])
    with pytest.raises(AlignerError, match="as it was"):
        reword(work, 2, Side.SOURCE, ["Der Vertrag wurde  am 16. März 1921 unterzeichnet.", ""])


def test_a_name_is_replaced_everywhere_with_its_endings_in_one_step() -> None:
    texts = ("Manatof’un evi", "Manatofka değil", "Manatof, Manatof ve Manatoff")
    work = one_link(*(sentence(t, name=f"b{n}") for n, t in enumerate(texts, 1)))
    change = edit.replace_words(work, Side.TARGET, "Manatof", "Manatoff")
    done = edit.applied(work, change)
    assert [s.text for s in done.target.sentences] == [
        "Manatoff’un evi",
        "Manatofka değil",
        "Manatoff, Manatoff ve Manatoff",
    ]
    assert change.label == "replace Manatof by Manatoff in 2 sentences"
    assert edit.applied(done, change.inverse()) == work


def test_what_stands_nowhere_cannot_be_replaced() -> None:
    with pytest.raises(AlignerError, match="nowhere"):
        edit.replace_words(small_work(), Side.TARGET, "Enver", "Enwer")


def test_a_finding_is_dismissed_with_its_reason_until_its_words_change() -> None:
    finding = Finding("numbers", "both", "b1", None, "1920", "differs")
    done = edit.applied(small_work(), edit.dismiss(finding, " as printed "))
    (given,) = done.dismissals
    assert given == Dismissal("numbers", "both", "b1", "1920", "as printed")
    assert given.covers(finding)
    assert not given.covers(Finding("numbers", "both", "b1", None, "1921", "differs"))


words = st.lists(
    st.text(st.sampled_from("abcç.’1"), min_size=1, max_size=4), min_size=1, max_size=6
).map(" ".join)


@st.composite
def rewordings(draw: st.DrawFn) -> tuple[Work, Edit]:
    texts = draw(st.lists(words, min_size=1, max_size=4))
    sentences = []
    for number, text in enumerate(texts, 1):
        calls = sorted(draw(st.lists(st.integers(0, len(text)), max_size=2)))
        sentences.append(sentence(text, *calls, name=f"b{number}"))
    work = one_link(*sentences)
    again = " ".join(texts).split()
    cut = draw(st.lists(st.integers(0, len(again)), max_size=3).map(sorted))
    bounds = [0, *cut, len(again)]
    lines = [" ".join(again[a:b]) for a, b in itertools.pairwise(bounds)]
    lines = [draw(st.one_of(st.just(line), words)) for line in lines]
    try:
        return work, reword(work, 0, Side.TARGET, lines)
    except AlignerError:
        return work, edit.pin(work.links, 0)


@given(rewordings())
def test_however_sentences_are_written_anew_nothing_read_is_lost(case: tuple[Work, Edit]) -> None:
    work, change = case
    done = edit.applied(work, change)
    before, after = work.target.sentences, done.target.sentences
    letters = "".join("".join(s.read for s in before).split())
    assert "".join("".join(s.read for s in after).split()) == letters
    calls = [m.number for s in before for m in s.markers]
    assert [m.number for s in after for m in s.markers] == calls
    assert all(0 <= m.at <= len(s.text) for s in after for m in s.markers)
    assert len({s.id for s in after}) == len(after)
    assert uncovered(done.links, Side.TARGET, len(after)) == []
    assert edit.applied(done, change.inverse()) == work


def test_what_was_read_before_a_change_at_the_beginning_stays_with_it() -> None:
    before = corrected(sentence("ve antlaşma 1921."), "1921 Kars 1921")
    work = one_link(before)
    after = edit.applied(work, reword(work, 0, Side.TARGET, ["1921 Kars", "1921"]))
    assert " ".join(s.read for s in after.target.sentences) == "ve antlaşma 1921."


def test_taking_back_a_dismissal_leaves_the_same_one_made_before() -> None:
    work = one_link(sentence("Kars."))
    again = edit.dismiss(Finding("numbers", "target", "b1", None, "1921", "m"), "so im Original")
    once = edit.applied(work, again)
    twice = edit.applied(once, again)
    assert edit.applied(twice, again.inverse()) == once
