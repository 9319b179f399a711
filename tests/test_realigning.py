"""Aligning again between links that are settled."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from conftest import small_work

from aligner.aligning.realign import realign
from aligner.edit import Edit, apply, pin, set_status
from aligner.model import Link, Status


@pytest.mark.parametrize(
    "settled",
    [lambda links: set_status(links, 2, 3, Status.CONFIRMED), lambda links: pin(links, 2)],
)
def test_realigning_leaves_confirmed_and_pinned_links_alone(
    settled: Callable[[Sequence[Link]], Edit],
) -> None:
    work = small_work()
    wrong = (
        Link(range(2), range(1), 0.2),
        Link(range(2, 3), range(1, 2), 0.2),
        *work.links[2:],
    )
    confirmed = apply(wrong, settled(wrong))
    edit = realign(type(work)(work.title, work.source, work.target, confirmed))
    assert confirmed[2] in edit.added
    assert [(x.source, x.target) for x in edit.added[:2]] == [
        (range(1), range(1)),
        (range(1, 3), range(1, 2)),
    ]


def test_a_pinned_link_holds_however_wrong_it_seems_and_parts_what_is_aligned() -> None:
    work = small_work()
    odd = (
        work.links[0],
        Link(range(1, 2), range(0), 0.1),
        Link(range(2, 3), range(1, 2), 0.1),
        *work.links[2:],
    )
    pinned = apply(odd, pin(odd, 2))
    done = realign(replace(work, links=pinned))
    after = apply(pinned, done)
    at = after.index(pinned[2])
    assert [p for link in after[:at] for p in link.source] == [0, 1]
    assert [p for link in after[:at] for p in link.target] == [0]


def test_aligning_around_a_link_leaves_the_other_stretches() -> None:
    work = small_work()
    apart = tuple(link._replace(confidence=0.1) for link in work.links)
    settled = apply(apart, set_status(apart, 2, 3, Status.CONFIRMED))
    work = replace(work, links=settled)
    change = realign(work, around=3)
    assert (change.at, len(change.removed)) == (3, 1)
    assert realign(work, around=2).added == ()
    assert len(realign(work).removed) == 4


def test_aligning_again_what_is_all_confirmed_changes_nothing() -> None:
    work = small_work()
    confirmed = tuple(link._replace(status=Status.CONFIRMED) for link in work.links)
    done = realign(replace(work, links=confirmed))
    assert apply(confirmed, done) == confirmed
    assert done.added == ()
