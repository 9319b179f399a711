"""What the review looks like, and that what it shows is what is stored."""

from collections.abc import Callable
from pathlib import Path

import pytest
from ui_fixtures import FINDINGS, GERMAN, LINKS, TURKISH, checked, make_file, small_work

from aligner.model import Status, Work
from aligner.store import FILE_NAME, WorkFile
from tui import ReviewApp

Compare = Callable[..., bool]
Holds = Callable[[Work], bool]


pytestmark = pytest.mark.usefixtures("at_once")


def untouched(work: Work) -> bool:
    return work == small_work()


SCREENS: dict[str, tuple[tuple[int, int], tuple[str, ...], Holds]] = {
    "narrow": ((80, 24), (), untouched),
    "doubted": (
        (140, 40),
        ("x", "down", "down"),
        lambda work: work.links[1].status is Status.DOUBTFUL,
    ),
    "merged": ((140, 40), ("m",), lambda work: work.links[1].kind == "2:2"),
    "left-alone": (
        (140, 40),
        (*["down"] * 4, "left", "t"),
        lambda work: [x.kind for x in work.links[5:7]] == ["1:1", "1:0"],
    ),
    "split": ((100, 30), (*["down"] * 4, "s"), untouched),
    "keys": ((100, 60), ("question_mark",), untouched),
    "pinned": (
        (100, 30),
        ("b", "down", "P"),
        lambda work: work.links[1].bookmarked and work.links[2].pinned,
    ),
    "corrected": (
        (140, 40),
        ("E", "end", "backspace", "!", "ctrl+s"),
        lambda work: work.target.sentences[1].read == TURKISH[1],
    ),
    "correcting": ((100, 30), (*["down"] * 4, "left", "E"), untouched),
    "replacing": ((100, 30), ("R", *"köprü", "tab", *"Köprü"), untouched),
    "dismissing": ((100, 30), ("F", "i"), untouched),
    "chosen": (
        (100, 30),
        ("v", "down", "down", "x"),
        lambda work: [x.status for x in work.links[1:4]] == [Status.DOUBTFUL] * 3,
    ),
    "filtered": ((80, 24), ("ampersand", *"not 1:1", "enter"), untouched),
    "sought": ((80, 24), ("slash", *"brucke", "enter"), untouched),
    "glossary": ((120, 30), ("G", *"Brü"), untouched),
}


@pytest.mark.parametrize("name", SCREENS)
def test_the_screen_looks_as_it_did_and_shows_what_is_stored(
    tmp_path: Path, snap_compare: Compare, name: str
) -> None:
    size, keys, holds = SCREENS[name]
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file, lambda _: FINDINGS)
        assert snap_compare(app, press=keys, terminal_size=size, run_before=checked)
    with WorkFile(tmp_path / FILE_NAME) as work_file:
        stored = work_file.work()
    assert holds(stored)
    assert sum(len(link.source) for link in stored.links) == len(stored.source.sentences)
    assert len(GERMAN) + 2 == len(stored.source.sentences)
    assert len(LINKS) - 1 <= len(stored.links) <= len(LINKS) + 1
