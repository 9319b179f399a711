"""Every operation driven by every key it has, and from the command palette."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.containers import VerticalScroll
from textual.pilot import Pilot
from ui_fixtures import FINDINGS, LINKS, aligned, checked, make_file
from ui_pressing import SIZE, first_taken

from aligner.model import Side, Work
from aligner.store import WorkFile
from aligner.ui import keys
from aligner.ui.link_list import LinkList
from aligner.ui.panel import LinkPanel, NoticeLine
from tui import ReviewApp

pytestmark = pytest.mark.usefixtures("at_once")


@dataclass(frozen=True)
class Seen:
    """What is so after some keys."""

    view: LinkList
    work: Work
    notice: str
    dialog: str
    is_tall: bool
    has_left: bool
    scrolled: float

    @property
    def cursor(self) -> int:
        return self.view.cursor

    def status(self, at: int) -> str:
        return self.work.links[at].status

    def kind(self, at: int) -> str:
        return self.work.links[at].kind


@dataclass(frozen=True)
class Exercise:
    """What an operation must do.

    Args:
        holds: Says whether it has been done; the cursor begins on the second link.
        before: Keys pressed before it.
        after: Keys that answer what it asks.
    """

    holds: Callable[[Seen], bool]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


LONG_COMMENT = ("e", *["a", "ctrl+j"] * 6, "b", "enter")
TO_UNEVEN = ("down",) * 4
EXERCISES = {
    "link.down": Exercise(lambda s: s.cursor == 2),
    "link.up": Exercise(lambda s: s.cursor == 0),
    "page.down": Exercise(lambda s: s.cursor > 2),
    "page.up": Exercise(lambda s: s.cursor < 8, ("end",)),
    "link.first": Exercise(lambda s: s.cursor == 0),
    "link.last": Exercise(lambda s: s.cursor == 9),
    "jump.open": Exercise(lambda s: s.cursor == 2),
    "jump.open.back": Exercise(lambda s: s.cursor == 9),
    "jump.unsure": Exercise(lambda s: s.cursor == 3),
    "jump.uneven": Exercise(lambda s: s.cursor == 5),
    "jump.finding": Exercise(lambda s: s.cursor == 3),
    "jump.bookmark": Exercise(lambda s: s.cursor == 1, ("b", "end")),
    "jump.least": Exercise(lambda s: s.cursor == 6),
    "jump.back": Exercise(lambda s: s.cursor == 5, ("o", "o")),
    "jump.to": Exercise(lambda s: s.cursor == 8, after=(*"n1", "enter")),
    "search": Exercise(lambda s: s.cursor == 4, after=(*"ULAK", "enter")),
    "search.on": Exercise(lambda s: s.cursor == 5, ("slash", *"brief", "enter", "home")),
    "concordance": Exercise(lambda s: s.dialog == "ConcordanceDialog"),
    "filter": Exercise(lambda s: s.notice == "2 links shown: not 1:1", after=(*"not 1:1", "enter")),
    "choose": Exercise(lambda s: s.view.chosen_from == 1),
    "choose.none": Exercise(lambda s: s.view.chosen_from is None, ("v", "down")),
    "choose.down": Exercise(lambda s: s.view.chosen == range(1, 3)),
    "choose.up": Exercise(lambda s: s.view.chosen == range(2)),
    "side.source": Exercise(lambda s: s.view.side is Side.SOURCE),
    "side.target": Exercise(lambda s: s.view.side is Side.TARGET, ("left",)),
    "side.other": Exercise(lambda s: s.view.side is Side.SOURCE),
    "confirm": Exercise(lambda s: s.status(1) == "confirmed" and s.cursor == 2),
    "doubt": Exercise(lambda s: s.status(1) == "doubtful"),
    "confirm.until": Exercise(lambda s: s.status(2) == "confirmed", ("down",)),
    "clear": Exercise(lambda s: s.status(0) == "suggested", ("home",)),
    "comment": Exercise(lambda s: s.work.links[1].comment == "sic", after=(*"sic", "enter")),
    "bookmark": Exercise(lambda s: s.work.links[1].bookmarked),
    "pin": Exercise(lambda s: s.work.links[1].pinned),
    "dismiss": Exercise(lambda s: len(s.work.dismissals) == 1, ("F",), ("enter",)),
    "merge": Exercise(lambda s: s.kind(1) == "2:2"),
    "merge.back": Exercise(lambda s: s.kind(0) == "2:2"),
    "split": Exercise(lambda s: (s.kind(5), s.kind(6)) == ("1:1", "1:0"), TO_UNEVEN, ("enter",)),
    "reword": Exercise(
        lambda s: s.work.target.sentences[1].text.endswith("!"), after=("end", "!", "ctrl+s")
    ),
    "replace": Exercise(
        lambda s: "eski Köprü" in s.work.target.sentences[3].text,
        after=(*"köprü", "tab", *"Köprü", "enter"),
    ),
    "shift.down": Exercise(lambda s: (s.kind(1), s.kind(2)) == ("1:0", "1:2")),
    "shift.up": Exercise(lambda s: (s.kind(0), s.kind(1)) == ("1:2", "1:0")),
    "align.again": Exercise(lambda s: s.notice.startswith("aligned again"), ("m",)),
    "detach.last": Exercise(lambda s: (s.kind(1), s.kind(2)) == ("1:0", "0:1")),
    "detach.first": Exercise(lambda s: (s.kind(1), s.kind(2)) == ("0:1", "1:0")),
    "swap": Exercise(lambda s: s.work.links[1].target == range(2, 3)),
    "column.down": Exercise(lambda s: (s.kind(1), s.kind(2)) == ("1:0", "1:1")),
    "column.up": Exercise(lambda s: (s.kind(1), s.kind(2)) == ("1:2", "1:1")),
    "undo": Exercise(lambda s: s.work.links == LINKS, ("x",)),
    "redo": Exercise(lambda s: s.status(1) == "doubtful", ("x", "u")),
    "panel": Exercise(lambda s: s.is_tall),
    "entry": Exercise(lambda s: s.dialog == "EntryDialog"),
    "keys": Exercise(lambda s: s.dialog == "KeysDialog"),
    "quit": Exercise(lambda s: s.has_left),
    "panel.down": Exercise(lambda s: s.scrolled > 0, LONG_COMMENT),
    "panel.up": Exercise(lambda s: s.scrolled == 0, (*LONG_COMMENT, "ctrl+d")),
}
BINDINGS = {binding.id or "": binding for group in keys.SECTIONS.values() for binding in group}
PRESSED = [(name, key) for name, binding in BINDINGS.items() for key in binding.key.split(",")]


def test_every_key_has_a_name_and_every_operation_an_exercise() -> None:
    assert list(EXERCISES) == list(BINDINGS)


async def seen(pilot: Pilot[None], work_file: WorkFile) -> Seen:
    await pilot.pause(0.05)
    await aligned(pilot)
    app, stack = pilot.app, pilot.app.screen_stack
    desk = stack[0]
    dialog = type(app.screen).__name__ if len(stack) > 1 else ""
    return Seen(
        desk.query_one(LinkList),
        work_file.work(),
        desk.query_one(NoticeLine).notice,
        dialog,
        desk.query_one(LinkPanel).has_class("-tall"),
        app._exit,  # noqa: SLF001 - nothing else tells it before the end
        desk.query_one(LinkPanel).query_one(VerticalScroll).scroll_y,
    )


async def exercised(folder: Path, name: str, press: Callable[[Pilot[None]], object]) -> None:
    """Do an exercise, the operation itself by `press`."""
    exercise = EXERCISES[name]
    with make_file(folder) as work_file:
        app = ReviewApp(work_file, lambda _: FINDINGS)
        async with app.run_test(size=SIZE) as pilot:
            await checked(pilot)
            await pilot.press(*exercise.before)
            await pilot.pause()
            assert not exercise.holds(await seen(pilot, work_file)) or exercise.before
            press(pilot)
            await pilot.pause(0.02)
            await pilot.press(*exercise.after)
            assert exercise.holds(await seen(pilot, work_file))


@pytest.mark.parametrize(("name", "key"), PRESSED)
async def test_every_key_does_what_it_is_for(tmp_path: Path, name: str, key: str) -> None:
    await exercised(tmp_path, name, lambda pilot: pilot.app.simulate_key(key))


@pytest.mark.parametrize("name", EXERCISES)
async def test_the_command_palette_does_it_too(tmp_path: Path, name: str) -> None:
    def choose(pilot: Pilot[None]) -> None:
        commands = [*pilot.app.get_system_commands(pilot.app.screen)]
        commands[list(BINDINGS).index(name)].callback()

    await exercised(tmp_path, name, choose)


async def test_a_command_is_found_by_its_words(tmp_path: Path) -> None:
    async with first_taken(tmp_path, "ctrl+p", *"mark as doubtful") as (_, work_file):
        assert work_file.links[1].status == "doubtful"


def test_what_a_key_does_is_said_in_full_and_only_once() -> None:
    said = [keys.said(binding) for binding in BINDINGS.values()]
    assert len(set(said)) == len(said)
