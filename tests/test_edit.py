from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner import edit
from aligner.edit import Edit
from aligner.errors import AlignerError
from aligner.model import Link, Side, Status, uncovered

Links = tuple[Link, ...]


@st.composite
def chains(draw: st.DrawFn) -> Links:
    """Links in order that cover both sides once."""
    shapes = draw(
        st.lists(
            st.tuples(st.integers(0, 3), st.integers(0, 3)).filter(any), min_size=1, max_size=12
        )
    )
    links = []
    s = t = 0
    for height, width in shapes:
        source = range(s, s + height) if height else range(0)
        target = range(t, t + width) if width else range(0)
        links.append(Link(source, target, 0.5))
        s, t = s + height, t + width
    return tuple(links)


def counts(links: Links) -> tuple[int, int]:
    return sum(len(link.source) for link in links), sum(len(link.target) for link in links)


def attempt(make: Callable[[], Edit]) -> Edit | None:
    try:
        return make()
    except AlignerError:
        return None


@st.composite
def edits(draw: st.DrawFn) -> tuple[Links, Edit]:
    links = draw(chains())
    index = draw(st.integers(0, len(links) - 1))
    side = draw(st.sampled_from(list(Side)))
    step = draw(st.sampled_from([-1, 1]))
    link = links[index]
    cut = (draw(st.integers(0, len(link.source))), draw(st.integers(0, len(link.target))))
    makers: list[Callable[[], Edit]] = [
        lambda: edit.merge(links, index),
        lambda: edit.shift(links, index, side, step),
        lambda: edit.split(links, index, *cut),
        lambda: edit.set_status(links, index, index + 1, Status.CONFIRMED),
        lambda: edit.set_comment(links, index, "sic"),
        lambda: edit.detach(links, index, side, step),
        lambda: edit.shift_column(links, index, side, step),
        lambda: edit.swap(links, index),
        lambda: edit.confirm_until(links, index + 1),
    ]
    made = [e for maker in draw(st.permutations(makers)) if (e := attempt(maker))]
    return links, made[0]


@given(edits())
def test_every_edit_keeps_every_sentence_in_exactly_one_link(case: tuple[Links, Edit]) -> None:
    links, change = case
    after = edit.apply(links, change)
    source, target = counts(links)
    assert uncovered(after, Side.SOURCE, source) == []
    assert uncovered(after, Side.TARGET, target) == []


@given(edits())
def test_every_edit_has_an_inverse(case: tuple[Links, Edit]) -> None:
    links, change = case
    assert edit.apply(edit.apply(links, change), change.inverse()) == links


@given(edits())
def test_edits_keep_sentences_in_order(case: tuple[Links, Edit]) -> None:
    links, change = case
    after = edit.apply(links, change)
    positions = [position for link in after for position in link.source]
    assert positions == sorted(positions)


def pair() -> Links:
    return (Link(range(2), range(1)), Link(range(2, 3), range(1, 3)))


def test_merging_joins_texts_and_opens_the_link_again() -> None:
    confirmed = tuple(Link(x.source, x.target, 1.0, Status.CONFIRMED, "c") for x in pair())
    (joined,) = edit.merge(confirmed, 0).added
    assert (joined.kind, joined.status, joined.comment) == ("3:3", Status.SUGGESTED, "c\nc")


def test_shifting_the_last_sentence_down_moves_the_boundary() -> None:
    first, second = edit.shift(pair(), 0, Side.SOURCE, 1).added
    assert (first.source, second.source) == (range(1), range(1, 3))


def test_shifting_the_only_content_away_removes_the_link() -> None:
    links = (Link(range(1), range(0)), Link(range(1, 2), range(1)))
    (left,) = edit.shift(links, 0, Side.SOURCE, 1).added
    assert left.source == range(2)


def test_merging_needs_a_link_before_and_after() -> None:
    for index in (-1, 1):
        with pytest.raises(AlignerError, match="no next link"):
            edit.merge(pair(), index)


def test_links_changed_by_hand_are_no_surer_than_the_less_sure_was() -> None:
    links = (Link(range(2), range(1), 0.9), Link(range(2, 3), range(1, 2), 0.4))
    assert [x.confidence for x in edit.shift(links, 0, Side.SOURCE, 1).added] == [0.4, 0.4]


def test_a_link_cannot_be_split_into_nothing_and_itself() -> None:
    with pytest.raises(AlignerError, match="one half would be empty"):
        edit.split(pair(), 0, 0, 0)


def test_links_that_do_not_touch_cannot_be_merged() -> None:
    crossed = (Link(range(1), range(2, 3)), Link(range(1, 2), range(2)))
    with pytest.raises(AlignerError, match="do not lie beside each other"):
        edit.merge(crossed, 0)


def test_an_edit_made_for_other_links_is_refused() -> None:
    with pytest.raises(AlignerError, match="changed meanwhile"):
        edit.apply(pair()[::-1], edit.merge(pair(), 0))


def chain_of(*kinds: tuple[int, int]) -> Links:
    links, s, t = [], 0, 0
    for height, width in kinds:
        source, target = range(s, s + height), range(t, t + width)
        links.append(Link(source if height else range(0), target if width else range(0)))
        s, t = s + height, t + width
    return tuple(links)


def kinds_after(links: Links, change: Edit) -> list[str]:
    return [link.kind for link in edit.apply(links, change)]


@pytest.mark.parametrize(
    ("kind", "step", "kinds"),
    [((1, 2), 1, ["1:1", "0:1"]), ((1, 2), -1, ["0:1", "1:1"]), ((1, 1), 1, ["1:0", "0:1"])],
)
def test_a_detached_sentence_stands_alone(
    kind: tuple[int, int], step: int, kinds: list[str]
) -> None:
    links = chain_of(kind)
    assert kinds_after(links, edit.detach(links, 0, Side.TARGET, step)) == kinds


def test_what_stands_alone_cannot_be_detached() -> None:
    with pytest.raises(AlignerError, match="stands alone already"):
        edit.detach(chain_of((0, 1)), 0, Side.TARGET, 1)
    with pytest.raises(AlignerError, match="has no source sentence"):
        edit.detach(chain_of((0, 1)), 0, Side.SOURCE, 1)


def test_a_column_moves_down_and_up_again() -> None:
    links = chain_of((1, 1), (1, 1), (1, 2))
    down = edit.apply(links, edit.shift_column(links, 1, Side.TARGET, 1))
    assert [link.kind for link in down] == ["1:1", "1:0", "1:1", "0:2"]
    up = edit.apply(down, edit.shift_column(down, 1, Side.TARGET, -1))
    assert [(x.source, x.target) for x in up] == [(x.source, x.target) for x in links]


def test_moving_a_column_opens_only_the_links_that_change() -> None:
    links = tuple(Link(range(n, n + 1), range(n, n + 1), status=Status.DOUBTFUL) for n in range(3))
    after = edit.apply(links, edit.shift_column(links, 1, Side.SOURCE, 1))
    assert [x.status for x in after] == [Status.DOUBTFUL, *[Status.SUGGESTED] * 3]


@pytest.mark.parametrize(("step", "kinds"), [(1, "1:0 1:1 1:2 1:1"), (-1, "1:2 1:1 1:0 1:1")])
@pytest.mark.parametrize("settled", [{"status": Status.CONFIRMED}, {"pinned": True}])
def test_a_column_moves_up_to_what_is_settled(
    step: int, kinds: str, settled: dict[str, Any]
) -> None:
    links = chain_of(*[(1, 1)] * 4)
    links = (*links[:3], links[3]._replace(**settled))
    moved = edit.shift_column(links, 0, Side.TARGET, step)
    after = edit.apply(links, moved)
    assert [link.kind for link in after] == kinds.split()
    assert after[3] == links[3]
    with pytest.raises(AlignerError, match="link 4 is settled; clear or unpin it first"):
        edit.shift_column(links, 2, Side.TARGET, step)


def test_two_translations_that_changed_places_are_swapped() -> None:
    links = chain_of((1, 1), (1, 1))
    after = edit.apply(links, edit.swap(links, 0))
    assert [link.target for link in after] == [range(1, 2), range(1)]
    with pytest.raises(AlignerError, match="would be empty"):
        edit.swap(chain_of((1, 0), (0, 1)), 0)


def test_confirming_up_to_here_leaves_doubted_links() -> None:
    links = tuple(
        Link(range(n, n + 1), range(n, n + 1), status=status)
        for n, status in enumerate(
            [Status.CONFIRMED, Status.SUGGESTED, Status.DOUBTFUL, *[Status.SUGGESTED] * 2]
        )
    )
    after = edit.apply(links, edit.confirm_until(links, 4))
    assert [x.status.value[0] for x in after] == ["c", "c", "d", "c", "s"]
    with pytest.raises(AlignerError, match="no link up to here is open"):
        edit.confirm_until(after, 4)
