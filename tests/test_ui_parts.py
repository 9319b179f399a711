"""The parts of the review application that need no screen, and the door."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.style import Style
from textual.widgets import OptionList, Static
from ui_fixtures import LINKS, checked, make_file, small_work

import tui
from aligner.model import Link, Part, Side, Work
from aligner.reading import read_document
from aligner.ui import gutter, jumps
from aligner.ui.chooser import WorkChooser, entry
from aligner.ui.dialogs.split import first_cut
from aligner.ui.link_list import LinkList
from aligner.ui.viewport import Place, Window

heights = st.lists(st.integers(1, 9), min_size=1, max_size=30)


@given(heights, st.integers(2, 20), st.data())
def test_a_row_revealed_is_shown_whole_or_fills_the_window(
    rows: list[int], height: int, data: st.DataObject
) -> None:
    window = Window(len(rows), height, rows.__getitem__)
    start = window.scroll(Place(), data.draw(st.integers(0, sum(rows))))
    row = data.draw(st.integers(0, len(rows) - 1))
    shown = window.lines(window.reveal(start, row))
    of_row = [place.line for place in shown if place.row == row]
    whole = of_row == list(range(rows[row]))
    filled = rows[row] > height and {place.row for place in shown} == {row}
    assert whole or filled


@given(heights, st.integers(2, 20), st.data())
def test_to_reveal_a_row_in_sight_only_rows_in_and_around_the_window_are_looked_at(
    rows: list[int], height: int, data: st.DataObject
) -> None:
    asked: set[int] = set()

    def height_of(row: int) -> int:
        asked.add(row)
        return far[row]

    far = rows + [1] * (2 * height)
    window = Window(len(far), height, height_of)
    place = Place(data.draw(st.integers(0, len(rows) - 1)))
    shown = {one.row for one in window.lines(place)}
    row = data.draw(st.sampled_from(sorted(shown)))
    asked.clear()
    there = window.reveal(place, row)
    if there == place:
        assert asked <= shown


@given(heights, st.integers(2, 20), st.integers(-300, 300))
def test_scrolling_never_leaves_the_list_nor_shows_less_than_there_is(
    rows: list[int], height: int, lines: int
) -> None:
    window = Window(len(rows), height, rows.__getitem__)
    shown = window.lines(window.scroll(window.scroll(Place(), abs(lines)), lines))
    assert len(shown) == min(height, sum(rows))


@given(heights, st.integers(2, 20), st.integers(0, 300))
def test_the_thumb_lies_within_its_bar(rows: list[int], height: int, lines: int) -> None:
    window = Window(len(rows), height, rows.__getitem__)
    thumb = window.bar(window.scroll(Place(), lines))
    assert all(0 <= line < height for line in thumb)
    assert bool(thumb) == (sum(rows) > height)


def test_only_certainty_is_shown_as_a_hundred() -> None:
    assert gutter.percent(Link(range(1), range(1), 0.997)) == 99
    assert gutter.percent(Link(range(1), range(1), 1.0)) == 100


def test_omissions_and_additions_have_a_sign_of_their_own() -> None:
    assert gutter.kind_sign(Link(range(1), range(0))) == "1:∅"
    assert gutter.kind_sign(Link(range(0), range(2))) == "∅:2"


def test_a_sentence_id_is_looked_up_on_the_side_worked_on_first() -> None:
    work = small_work()
    assert jumps.link_of(work, "b6", Side.SOURCE) == 5
    assert jumps.link_of(work, "b6", Side.TARGET) == 6
    assert jumps.link_of(work, "0", Side.TARGET) is None


@pytest.mark.parametrize("link", [LINKS[0], LINKS[5], Link(range(2), range(0))])
def test_the_cut_proposed_leaves_no_half_empty(link: Link) -> None:
    source, target = first_cut(link)
    assert source + target
    assert len(link.source) - source + len(link.target) - target


async def test_a_doubtful_row_is_marked_by_its_background_too(tmp_path: Path) -> None:
    with make_file(tmp_path) as work_file:
        app = tui.ReviewApp(work_file)
        async with app.run_test(size=(140, 40)) as pilot:
            styles = app.query_one(LinkList)._styles()  # noqa: SLF001 - what is drawn with
            assert all(styles[name].background for name in ("doubtful", "unsure", "cursor"))
            before: Style = styles["cursor"]
            app.theme = "textual-light"
            await pilot.pause()
            assert app.query_one(LinkList)._styles()["cursor"] != before  # noqa: SLF001


async def test_the_chooser_gives_back_the_work_chosen(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        make_file(tmp_path / name).close()
    entries = [entry(tmp_path / name) for name in ("one", "two")]
    assert entries[0].state == "1 of 10 confirmed, 1 doubtful"
    app = WorkChooser(entries)
    async with app.run_test() as pilot:
        assert app.query_one(OptionList).option_count == 2
        await pilot.press("j", "enter")
    assert app.return_value == tmp_path / "two"


def test_a_damaged_work_is_said_in_the_chooser(tmp_path: Path) -> None:
    (tmp_path / "work.aligner").write_bytes(b"no database at all" * 99)
    assert "damaged" in entry(tmp_path).state


def test_without_a_work_the_door_says_how_to_make_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert tui.main([]) == 2
    said = capsys.readouterr().err
    assert said.startswith("aligner: no work here")
    assert said.count("\n") == 1


def test_without_a_terminal_nothing_is_drawn(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_file(tmp_path).close()
    assert tui.main([str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith("aligner: the review needs a terminal")


async def test_a_link_taller_than_the_window_is_read_through_before_the_next(
    tmp_path: Path,
) -> None:
    with make_file(tmp_path, small_work([Link(range(10), range(10), 0.5)])) as work_file:
        app = tui.ReviewApp(work_file)
        async with app.run_test(size=(60, 15)) as pilot:
            seen = set()
            for _ in range(8):
                await pilot.pause()
                seen |= {place.line for place in app.query_one(LinkList)._shown}  # noqa: SLF001
                await pilot.press("down")
            assert seen == set(range(max(seen) + 1))
            assert len(seen) > 15


def test_a_page_is_looked_up_by_its_printed_number() -> None:
    sample = Path(__file__).parent.parent / "texts" / "moskau-1921"
    sides = [read_document(sample / f"{lang}.txt", lang) for lang in ("de", "tr")]
    counts = [len(side.sentences) for side in sides]
    alone = [Link(range(n, n + 1), range(0)) for n in range(counts[0])]
    work = Work("w", sides[0], sides[1], (*alone, Link(range(0), range(counts[1]))))
    there = jumps.link_of(work, "p114", Side.SOURCE)
    assert there is not None
    assert sides[0].sentences[there].part is Part.BODY
    assert jumps.link_of(work, "p303", Side.SOURCE) == len(work.links) - 1
    assert jumps.link_of(work, "p999", Side.SOURCE) is None


async def test_the_head_says_how_many_links_are_shown(tmp_path: Path) -> None:
    with make_file(tmp_path) as work_file:
        app = tui.ReviewApp(work_file)
        async with app.run_test(size=(80, 24)) as pilot:
            view = app.query_one(LinkList)
            assert "shown" not in view.render_line(0).text
            await pilot.press("ampersand", *"not 1:1", "enter", "down")
            await pilot.pause()
            assert view.render_line(0).text.rstrip().endswith("2 of 10 shown")
            await pilot.press("ampersand", "enter")
            await pilot.pause()
            assert "shown" not in view.render_line(0).text


async def test_that_there_are_no_findings_is_only_said_when_it_is_known(tmp_path: Path) -> None:
    with make_file(tmp_path) as work_file:
        app = tui.ReviewApp(work_file)
        async with app.run_test(size=(80, 24)) as pilot:
            remarks = app.query_one("#remarks", Static)
            await pilot.pause()
            assert str(remarks.render()) == "checking …"
            await checked(pilot)
            assert str(remarks.render()) == "no findings"
