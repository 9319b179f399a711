"""Dialogs: what can be done is always in sight, and the terminal may change its size."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from ui_fixtures import FINDINGS, checked, make_file

from aligner.ui.panel import NoticeLine
from tui import ReviewApp

OPENING = {
    "search": ("slash",),
    "go to": ("g",),
    "where words stand": ("w", *"er"),
    "filter": ("ampersand",),
    "split": (*["down"] * 4, "s"),
    "comment": ("e",),
    "reword": (*["down"] * 4, "left", "E"),
    "replace": ("R", *"köprü", "tab", *"Köprü"),
    "dismiss": ("F", "i"),
    "entry": ("down", "down", "G"),
    "keys": ("question_mark",),
}

pytestmark = pytest.mark.usefixtures("at_once")


def screen_text(pilot: Pilot[None]) -> list[str]:
    strips = pilot.app.screen._compositor.render_strips()  # noqa: SLF001 - no other way
    return [strip.text for strip in strips]


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (200, 60)])
@pytest.mark.parametrize("name", OPENING)
async def test_how_to_leave_is_in_sight(tmp_path: Path, name: str, size: tuple[int, int]) -> None:
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file, lambda _: FINDINGS)
        async with app.run_test(size=size) as pilot:
            await checked(pilot)
            await pilot.press(*OPENING[name])
            await pilot.pause(0.05)
            assert any("Esc leave" in line for line in screen_text(pilot))


@pytest.mark.parametrize("name", OPENING)
async def test_a_dialog_stays_when_the_terminal_changes_its_size(tmp_path: Path, name: str) -> None:
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file, lambda _: FINDINGS)
        async with app.run_test(size=(80, 24)) as pilot:
            await checked(pilot)
            await pilot.press(*OPENING[name])
            await pilot.pause()
            for size in ((120, 40), (61, 15), (200, 50)):
                await pilot.resize_terminal(*size)
                await pilot.pause(0.05)
                lines = screen_text(pilot)
                assert len(lines) == size[1]
                assert any("Esc leave" in line for line in lines)
                beneath = app.screen_stack[0]._compositor.render_strips()  # noqa: SLF001
                for line, strip in zip(lines, beneath, strict=True):
                    assert line[0] in {strip.text[0], *"╭│╰"}
            await pilot.press("escape")
            await pilot.pause()
            assert len(app.screen_stack) == 1


async def test_the_keys_of_a_dialog_can_be_clicked(tmp_path: Path) -> None:
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file, lambda _: FINDINGS)
        async with app.run_test(size=(100, 30)) as pilot:
            for keys, words, left in (
                (("e", *"sic"), "⏎ save", "sic"),
                (("e",), "Esc leave", "sic"),
                (("E", "end", *" x"), "^s save", "sic"),
            ):
                await pilot.press(*keys)
                await pilot.pause()
                lines = screen_text(pilot)
                y = next(at for at, line in enumerate(lines) if words in line)
                await pilot.click(offset=(lines[y].index(words) + 2, y))
                await pilot.pause(0.05)
                assert len(app.screen_stack) == 1
                assert work_file.links[1].comment == left
            assert work_file.work().target.sentences[1].text.endswith(" x")


async def test_both_lines_of_a_glossary_entry_are_in_sight_in_a_low_terminal(
    tmp_path: Path,
) -> None:
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file)
        async with app.run_test(size=(60, 15)) as pilot:
            await pilot.press("down", "down", "G", *"Hoch", "tab", *"taşkın")
            await pilot.pause(0.05)
            shown = "\n".join(screen_text(pilot))
            assert " Hoch" in shown
            assert " taşkın" in shown


async def test_what_to_show_can_be_clicked(tmp_path: Path) -> None:
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file)
        async with app.run_test(size=(100, 30)) as pilot:
            await pilot.press("ampersand")
            await pilot.pause()
            lines = screen_text(pilot)
            y = next(at for at, line in enumerate(lines) if "not 1:1" in line)
            await pilot.click(offset=(lines[y].index("not 1:1") + 2, y))
            await pilot.pause(0.05)
            assert app.query_one(NoticeLine).notice == "2 links shown: not 1:1"
