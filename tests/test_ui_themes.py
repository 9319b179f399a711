"""Everything on the screen can be read, by day and by night."""

from pathlib import Path

import pytest
from rich.segment import Segment
from textual.color import Color
from ui_fixtures import FINDINGS, checked, make_file

import tui
from aligner.ui.theme import kept_theme
from tui import ReviewApp

LEAST = 3.0  # contrast of large or bold text (WCAG 2.1)
FRAME = set("│▌█─▏▔▁╭╮╰╯┃━┏┓┗┛▄▀▆▃▂▇ ")
KEYS = (
    *("d", "x", "down", "down", "P", "down", "b", "f"),
    *("slash", *"koprü", "enter", "v", "down"),
)

pytestmark = pytest.mark.usefixtures("at_once")


def contrast(segment: Segment) -> float:
    """Give the contrast of a text with what is behind it, 1 to 21."""
    assert segment.style
    assert segment.style.color
    assert segment.style.bgcolor
    colours = (segment.style.color, segment.style.bgcolor)
    first, second = sorted(_luminance(Color.from_rich_color(colour)) for colour in colours)
    return (second + 0.05) / (first + 0.05)


def _luminance(colour: Color) -> float:
    parts = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    )
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "solarized-light", "gruvbox"])
async def test_every_word_on_the_screen_stands_out(tmp_path: Path, theme: str) -> None:
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file, lambda _: FINDINGS)
        async with app.run_test(size=(120, 40)) as pilot:
            app.theme = theme
            await checked(pilot)
            await pilot.press(*KEYS)
            await pilot.pause()
            faint = {
                (segment.text.strip(), round(contrast(segment), 1))
                for strip in app.screen._compositor.render_strips()  # noqa: SLF001 - no other way
                for segment in strip
                if set(segment.text) - FRAME and contrast(segment) < LEAST
            }
            assert not faint


@pytest.fixture
def begins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a review begin without a terminal, with a work and settings of its own."""
    monkeypatch.setattr("tui.keymap_path", lambda: tmp_path / "settings" / "keys.toml")
    monkeypatch.setattr("tui.check_terminal", lambda: None)
    monkeypatch.setattr("tui.put_keys_first", lambda: None)
    make_file(tmp_path).close()


@pytest.mark.usefixtures("begins")
def test_the_theme_chosen_is_there_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = []

    def choose(app: ReviewApp) -> None:
        begun.append(app.theme)
        app.theme = "textual-light"

    monkeypatch.setattr(ReviewApp, "run", choose)
    assert [tui.main([str(tmp_path)]) for _ in range(2)] == [0, 0]
    assert begun == ["textual-dark", "textual-light"]
    (tmp_path / "settings" / "theme").write_bytes(b"\xff nonsense")
    assert kept_theme(tmp_path / "settings", {"textual-light"}) is None


@pytest.mark.usefixtures("begins")
def test_a_review_that_breaks_off_says_so_in_its_exit_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ReviewApp, "run", lambda app: app.exit(return_code=1))
    assert tui.main([str(tmp_path)]) == 1
