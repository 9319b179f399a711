"""The review application driven by its keys; what counts is what is on the disk afterwards."""

import time
from pathlib import Path

import pytest
from textual import events
from textual.containers import VerticalScroll
from textual.widgets import Input
from ui_fixtures import FINDINGS, LINKS, aligned, checked, long_work, make_file, stored_links

from aligner import edit
from aligner.errors import AlignerError
from aligner.model import Finding, Link, Side, Status, Work
from aligner.store import FILE_NAME, WorkFile
from aligner.ui.dialogs.split import CutColumn
from aligner.ui.header import WorkHeader
from aligner.ui.link_list import LinkList
from aligner.ui.panel import NoticeLine
from aligner.ui.too_small import TooSmallScreen
from tui import ReviewApp

SIZE = (140, 40)


pytestmark = pytest.mark.usefixtures("at_once")


async def after(folder: Path, *keys: str) -> tuple[Link, ...]:
    """Press keys in a fresh review of the work in a folder; gives the links then stored."""
    with make_file(folder) as work_file:
        app = ReviewApp(work_file, lambda _: FINDINGS)
        async with app.run_test(size=SIZE) as pilot:
            await checked(pilot)
            await pilot.press(*keys)
            await pilot.pause()
    return stored_links(folder)


async def looked_at(folder: Path, *keys: str) -> tuple[int, str]:
    """Press keys; gives where the cursor then stands and the last notice."""
    with make_file(folder) as work_file:
        app = ReviewApp(work_file, lambda _: FINDINGS)
        async with app.run_test(size=SIZE) as pilot:
            await checked(pilot)
            await pilot.press(*keys)
            await pilot.pause()
            return app.query_one(LinkList).cursor, app.query_one(NoticeLine).notice


async def test_the_review_opens_at_the_first_link_not_confirmed(tmp_path: Path) -> None:
    assert (await looked_at(tmp_path))[0] == 1


async def test_enter_confirms_and_goes_to_the_next_open_link(tmp_path: Path) -> None:
    links = await after(tmp_path, "enter", "enter")
    assert [link.status for link in links[:4]] == ["confirmed"] * 3 + ["suggested"]


@pytest.mark.parametrize(
    ("keys", "statuses", "cursor"),
    [
        (("enter", "enter", "enter"), ["confirmed"] * 4, 4),
        (("g", "4", "enter"), ["confirmed"] + ["suggested"] * 3, 3),
        (("x", "down", "x", "u"), ["confirmed", "doubtful", "suggested", "suggested"], 2),
        (("g", "4", "enter", "x"), ["confirmed", "suggested", "suggested", "doubtful"], 3),
        (("e", "s", "i", "c", "enter", "x"), ["confirmed", "doubtful", *["suggested"] * 2], 1),
        (("E", "end", "!", "ctrl+s", "x"), ["confirmed", "doubtful", *["suggested"] * 2], 1),
        (("w", "escape", "x"), ["confirmed", "doubtful", *["suggested"] * 2], 1),
        (("m", "s", "enter", "x"), ["confirmed", "doubtful", *["suggested"] * 2], 1),
    ],
)
async def test_keys_in_a_burst_act_in_the_order_they_were_pressed(
    tmp_path: Path, keys: tuple[str, ...], statuses: list[str], cursor: int
) -> None:
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file)
        async with app.run_test(size=SIZE) as pilot:
            for key in keys:
                app.post_message(events.Key(key, key if len(key) == 1 else None))
            for _ in range(100):  # however slow the machine, but not for ever
                await pilot.pause(0.05)
                here = app.screen_stack[0].query_one(LinkList).cursor
                now = [link.status for link in work_file.links[:4]]
                if here == cursor and now == statuses and len(app.screen_stack) == 1:
                    break
            await pilot.pause(0.2)
            assert app.query_one(LinkList).cursor == cursor
            if "e" in keys:
                assert work_file.links[1].comment == "sic"
            if "E" in keys:
                assert work_file.work().target.sentences[1].text.endswith("!")
    assert [link.status for link in stored_links(tmp_path)[:4]] == statuses


async def test_a_link_can_be_doubted_and_cleared(tmp_path: Path) -> None:
    links = await after(tmp_path, "x", "down", "x", "full_stop")
    assert [link.status for link in links[1:3]] == ["doubtful", "suggested"]


async def test_m_merges_with_the_next_and_shift_m_with_the_previous(tmp_path: Path) -> None:
    links = await after(tmp_path, "down", "m", "down", "M")
    assert len(links) == len(LINKS) - 2
    assert (links[2].source, links[2].target) == (range(2, 5), range(2, 5))


@pytest.mark.parametrize(
    ("keys", "source", "target"),
    [
        (("J",), range(1, 2), range(0)),
        (("K",), range(1, 2), range(0)),
        (("left", "ctrl+down"), range(0), range(1, 2)),
        (("tab", "ctrl+up"), range(0), range(1, 2)),
    ],
)
async def test_a_sentence_moves_across_the_boundary_of_the_side_worked_on(
    tmp_path: Path, keys: tuple[str, ...], source: range, target: range
) -> None:
    links = await after(tmp_path, *keys)
    assert (links[1].source, links[1].target) == (source, target)
    assert sum(len(link.target) for link in links) == sum(len(link.target) for link in LINKS)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return folder


@pytest.mark.parametrize(
    ("keys", "kinds"),
    [
        ((*["down"] * 4, "left", "t"), ["1:1", "1:0"]),
        ((*["down"] * 3, "T"), ["0:1", "1:0"]),
    ],
)
async def test_a_sentence_can_be_made_to_stand_alone(
    tmp_path: Path, keys: tuple[str, ...], kinds: list[str]
) -> None:
    links = await after(tmp_path, *keys)
    assert len(links) == len(LINKS) + 1
    at = 1 + keys.count("down")
    assert [link.kind for link in links[at : at + 2]] == kinds


async def test_a_whole_side_moves_down_and_up(tmp_path: Path, elsewhere: Path) -> None:
    links = await after(tmp_path, "right_square_bracket")
    assert [link.kind for link in links[:3]] == ["1:1", "1:0", "1:1"]
    assert [link.target for link in links[2:4]] == [range(1, 2), range(2, 3)]
    assert [
        x.target for x in await after(elsewhere, "right_square_bracket", "left_square_bracket")
    ][:5] == [x.target for x in LINKS[:5]]


async def test_links_that_changed_places_are_swapped(tmp_path: Path, elsewhere: Path) -> None:
    links = await after(tmp_path, "X")
    assert [link.target for link in links[1:3]] == [range(2, 3), range(1, 2)]
    assert await after(elsewhere, "X", "u") == LINKS


async def test_everything_up_to_here_is_confirmed_at_once(tmp_path: Path, elsewhere: Path) -> None:
    links = await after(tmp_path, "down", "down", "C")
    assert [link.status for link in links[:5]] == ["confirmed"] * 4 + ["suggested"]
    assert await after(elsewhere, "down", "down", "C", "u") == LINKS


@pytest.mark.parametrize(
    ("keys", "cursor", "notice"),
    [
        (("slash", *"ULAK", "enter"), 4, "ULAK stands in 5, 1 of 1 links"),
        (("slash", *"ucuncu", "enter"), 4, "ucuncu stands in 5, 1 of 1 links"),
        (("ctrl+f", *"Brief", "enter", "asterisk"), 5, "Brief stands in 6, 1 of 1 links"),
        (("slash", "slash", *"ulak.g", "slash", "enter"), 4, "/ulak.g/ stands in 5, 1 of 1 links"),
        (("slash", *"Zug", "enter"), 1, "Zug stands nowhere"),
        (("slash", "escape"), 1, ""),
    ],
)
async def test_words_are_found_whatever_their_case_and_dots(
    tmp_path: Path, keys: tuple[str, ...], cursor: int, notice: str
) -> None:
    assert await looked_at(tmp_path, *keys) == (cursor, notice)


async def test_a_link_is_split_where_the_dialog_says(tmp_path: Path) -> None:
    links = await after(tmp_path, *["down"] * 4, "s", "enter")
    assert [(link.kind) for link in links[5:7]] == ["1:1", "1:0"]
    assert len(links) == len(LINKS) + 1


async def test_a_place_to_cut_can_be_clicked(tmp_path: Path) -> None:
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press(*["down"] * 4, "s")
            await pilot.pause()
            column = app.screen.query(CutColumn).first()
            await pilot.click(column, offset=(5, column.size.height))
            await pilot.pause()
            assert column.cut == 2
            assert column.has_class("-active")
            await pilot.press("right", "down", "enter")
    assert [link.kind for link in stored_links(tmp_path)[5:7]] == ["2:1", "0:1"]


async def test_leaving_the_split_changes_nothing(tmp_path: Path) -> None:
    assert await after(tmp_path, *["down"] * 4, "s", "escape") == LINKS


async def test_undo_and_redo_go_through_everything(tmp_path: Path) -> None:
    assert await after(tmp_path, "m", "x", "enter", "u", "u", "u") == LINKS


async def test_redo_does_again_what_was_taken_back(tmp_path: Path) -> None:
    links = await after(tmp_path, "m", "u", "r")
    assert len(links) == len(LINKS) - 1


async def test_undo_goes_on_after_a_restart(tmp_path: Path) -> None:
    with make_file(tmp_path) as work_file:
        async with ReviewApp(work_file).run_test(size=SIZE) as pilot:
            await pilot.press("m", "m", "q")
    with WorkFile(tmp_path / FILE_NAME) as work_file:
        async with ReviewApp(work_file).run_test(size=SIZE) as pilot:
            await pilot.press("u", "u")
            await pilot.pause()
    assert stored_links(tmp_path) == LINKS


async def test_findings_are_those_of_the_links_as_they_stand(tmp_path: Path) -> None:
    def of_left_out(work: Work) -> list[Finding]:
        return [
            Finding("omissions", "source", work.sentences(link, Side.SOURCE)[0].id, None, "", "!")
            for link in work.links
            if not link.target
        ]

    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file, of_left_out)
        async with app.run_test(size=SIZE) as pilot:
            header = app.query_one(WorkHeader)
            await checked(pilot)
            assert "finding" not in header.progress
            await pilot.press("t")
            await checked(pilot)
            assert header.progress.endswith("1 finding")
            await pilot.press("u")
            await checked(pilot)
            assert "finding" not in header.progress


async def test_checks_that_fail_are_told_of_and_the_review_goes_on(tmp_path: Path) -> None:
    def failing(_: Work) -> list[Finding]:
        raise AlignerError("glossary/terms.tsv: gone")

    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file, failing)
        async with app.run_test(size=SIZE) as pilot:
            await checked(pilot)
            assert [n.message for n in app._notifications] == [  # noqa: SLF001 - no other way
                "the checks stopped: glossary/terms.tsv: gone"
            ]
            await pilot.press("enter")
            await checked(pilot)
    assert stored_links(tmp_path)[1].status == "confirmed"


async def test_a_stretch_is_aligned_again_between_confirmed_links(tmp_path: Path) -> None:
    with make_file(tmp_path) as work_file:
        work_file.record(edit.set_status(work_file.links, 4, 5, Status.CONFIRMED))
        work_file.record(edit.merge(work_file.links, 2))
        app = ReviewApp(work_file)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("a")
            await aligned(pilot)
            await checked(pilot)
            assert app.query_one(NoticeLine).notice == "aligned again from 2 on"
            await pilot.press("a")
            await aligned(pilot)
            await checked(pilot)
            assert app.query_one(NoticeLine).notice == "aligned again: everything stays"
    links = stored_links(tmp_path)
    assert [(x.source, x.target) for x in links] == [(x.source, x.target) for x in LINKS]
    assert links[5:] == LINKS[5:]


async def test_a_remark_is_kept(tmp_path: Path) -> None:
    links = await after(tmp_path, "e", "s", "i", "c", "enter")
    assert links[1].comment == "sic"


@pytest.mark.parametrize(
    ("keys", "cursor"),
    [
        (("d",), 3),
        (("o",), 5),
        (("end",), 9),
        (("end", "n"), 1),
        (("p",), 9),
        (("F",), 3),
        (("g", *"b3", "enter"), 3),
        (("g", *"9", "enter"), 8),
        (("g", *"n1", "enter"), 8),
        (("j", "j", "k"), 2),
    ],
)
async def test_keys_go_to_the_next_of_a_kind(
    tmp_path: Path, keys: tuple[str, ...], cursor: int
) -> None:
    assert (await looked_at(tmp_path, *keys))[0] == cursor


async def test_what_cannot_be_done_is_said_and_changes_nothing(tmp_path: Path) -> None:
    _, notice = await looked_at(tmp_path, "g", *"zz", "enter")
    assert notice == "there is no link, sentence, note or page zz"
    assert stored_links(tmp_path) == LINKS


async def test_a_change_from_another_window_is_refused_with_a_notice(tmp_path: Path) -> None:
    with make_file(tmp_path) as work_file, WorkFile(tmp_path / FILE_NAME) as other:
        app = ReviewApp(work_file)
        async with app.run_test(size=SIZE) as pilot:
            other.record(edit.merge(other.links, 0))
            await pilot.press("x")
            await pilot.pause()
            assert app.query_one(LinkList).work.links == LINKS
            (notice,) = app._notifications  # noqa: SLF001 - Textual has no other way to see them
            assert "another window" in notice.message
    assert len(stored_links(tmp_path)) == len(LINKS) - 1


async def test_what_another_window_does_is_shown_and_can_be_undone_here(tmp_path: Path) -> None:
    with make_file(tmp_path) as work_file, WorkFile(tmp_path / FILE_NAME) as other:
        app = ReviewApp(work_file)
        async with app.run_test(size=SIZE) as pilot:
            other.record(edit.merge(other.links, 0))
            other.record(edit.replace_words(other.work(), Side.TARGET, "ulak", "haberci"))
            await pilot.pause(1.2)
            assert app.query_one(LinkList).work == other.work()
            assert app.query_one(NoticeLine).notice == "changed in another window"
            await pilot.press("u", "u")
            await pilot.pause()
            assert other.follow()
            assert other.links == LINKS


async def test_a_terminal_too_small_shows_a_message_until_it_grows(tmp_path: Path) -> None:
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file)
        async with app.run_test(size=(50, 12)) as pilot:
            await pilot.pause()
            assert isinstance(app.screen, TooSmallScreen)
            await pilot.resize_terminal(80, 24)
            await pilot.pause()
            assert not isinstance(app.screen, TooSmallScreen)


async def test_the_mouse_chooses_a_link_and_its_side(tmp_path: Path) -> None:
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.click(LinkList, offset=(30, 1))
            await pilot.pause()
            assert app.query_one(LinkList).cursor == 0
            assert app.query_one(LinkList).side == "source"


async def test_keys_are_listed_and_the_list_closes(tmp_path: Path) -> None:
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("question_mark")
            await pilot.pause()
            assert len(app.screen_stack) == 2
            await pilot.press("escape")
            await pilot.pause()
            assert len(app.screen_stack) == 1
            assert not app.query(Input)


async def test_a_hundred_thousand_links_open_and_scroll_at_once(tmp_path: Path) -> None:
    with make_file(tmp_path, long_work(100_000)) as work_file:
        app = ReviewApp(work_file)
        async with app.run_test(size=SIZE) as pilot:
            begun = time.perf_counter()
            await pilot.press("end", "home", "pagedown", "down", "up")
            await pilot.pause()
            assert time.perf_counter() - begun < 3.0


@pytest.mark.parametrize("key", ["e", "g", "question_mark", "E"])
async def test_keys_pressed_after_quitting_do_nothing(tmp_path: Path, key: str) -> None:
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            for pressed in ("q", "u", key, "x"):
                app.post_message(events.Key(pressed, pressed if len(pressed) == 1 else None))
            await pilot.pause(0.3)
        assert app.return_code == 0
    assert stored_links(tmp_path) == LINKS


async def test_the_list_of_keys_lies_over_the_review_as_it_stands(tmp_path: Path) -> None:
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file)
        async with app.run_test(size=SIZE) as pilot:
            await checked(pilot)
            for before in ("", "down", "x", "f"):
                await pilot.press(*before.split(), "question_mark")
                await pilot.pause()
                over, beneath = (
                    [strip.text[:25] for strip in screen._compositor.render_strips(app.size)]  # noqa: SLF001
                    for screen in reversed(app.screen_stack)
                )
                assert over == beneath
                await pilot.press("escape")
            await pilot.resize_terminal(100, 30)
            await pilot.press("question_mark")
            await pilot.pause()
            assert app.screen.query_one(VerticalScroll).region.bottom < 30
