"""Corrections, bookmarks, pins, dismissals and the glossary, done with the keys."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.widgets import OptionList
from ui_fixtures import (
    FINDINGS,
    GERMAN,
    LINKS,
    TURKISH,
    aligned,
    checked,
    long_work,
    make_file,
    small_work,
)

from aligner import edit
from aligner.glossaries.entries import read_glossary
from aligner.glossaries.suggest import Suggestion
from aligner.model import Dismissal, Finding, Side, Status, Work
from aligner.store import FILE_NAME, WorkFile
from aligner.ui.header import WorkHeader
from aligner.ui.link_list import LinkList
from aligner.ui.panel import LinkPanel, NoticeLine
from tui import ReviewApp

SIZE = (140, 40)


pytestmark = pytest.mark.usefixtures("at_once")


def some(work: Work) -> Sequence[Finding]:
    return [f for f in FINDINGS if not any(d.covers(f) for d in work.dismissals)]


async def after(folder: Path, *keys: str) -> Work:
    """Press keys in a fresh review; gives the work then stored."""
    with make_file(folder) as work_file:
        app = ReviewApp(work_file, some)
        async with app.run_test(size=SIZE) as pilot:
            await checked(pilot)
            await pilot.press(*keys)
            await pilot.pause()
            await checked(pilot)
            shown = app.query_one(LinkList).work
    with WorkFile(folder / FILE_NAME) as work_file:
        stored = work_file.work()
    assert shown == stored
    return stored


async def pressed_again(folder: Path, *keys: str) -> str:
    """Press keys in a review of what is stored; gives what is said then, errors first."""
    with WorkFile(folder / FILE_NAME) as work_file:
        app = ReviewApp(work_file, some)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press(*keys)
            await pilot.pause()
            told = [notice.message for notice in app._notifications]  # noqa: SLF001
            return " ".join([*told, app.query_one(NoticeLine).notice])


async def notice_after(folder: Path, *keys: str) -> tuple[int, str]:
    with make_file(folder) as work_file:
        app = ReviewApp(work_file, some)
        async with app.run_test(size=SIZE) as pilot:
            await checked(pilot)
            await pilot.press(*keys)
            await pilot.pause(0.05)
            return app.query_one(LinkList).cursor, app.query_one(NoticeLine).notice


async def test_a_sentence_is_corrected_and_what_was_read_is_kept(tmp_path: Path) -> None:
    work = await after(tmp_path, "E", "end", "backspace", "!", "ctrl+s")
    sentence = work.target.sentences[1]
    assert (sentence.text, sentence.read) == (TURKISH[1][:-1] + "!", TURKISH[1])
    assert work.links == LINKS


async def test_the_side_worked_on_is_the_one_corrected(tmp_path: Path) -> None:
    work = await after(tmp_path, "left", "E", "delete", "i", "ctrl+s")
    assert work.source.sentences[1].text == "i" + GERMAN[1][1:]


async def test_a_sentence_is_split_by_a_new_line_and_undone(tmp_path: Path) -> None:
    keys = ("down", "down", "E", *["right"] * 45, "enter", "ctrl+s")
    work = await after(tmp_path, *keys)
    assert [s.text for s in work.target.sentences[3:5]] == [TURKISH[3][:44], TURKISH[3][45:]]
    assert work.links[3].target == range(3, 5)
    assert work.links[4].target == range(5, 6)


async def test_undo_takes_a_split_of_a_sentence_back(tmp_path: Path) -> None:
    keys = ("down", "down", "E", *["right"] * 45, "enter", "ctrl+s", "u")
    assert await after(tmp_path, *keys) == small_work()


async def test_two_sentences_are_joined_by_taking_the_line_away(tmp_path: Path) -> None:
    keys = (*["down"] * 4, "left", "E", "down", "home", "backspace", "space", "ctrl+s")
    work = await after(tmp_path, *keys)
    assert work.source.sentences[5].text == f"{GERMAN[5]} {GERMAN[6]}"
    assert work.links[5].kind == "1:1"
    assert work.links[6].source == range(0)
    assert work.links[7].source == range(6, 7)


@pytest.mark.parametrize("leave", [("escape",), ("ctrl+s",)])
async def test_leaving_or_saving_what_is_the_same_changes_nothing(
    tmp_path: Path, leave: tuple[str, ...]
) -> None:
    assert await after(tmp_path, "E", *leave) == small_work()
    with WorkFile(tmp_path / FILE_NAME) as work_file:
        assert work_file.history() == []


async def test_a_spelling_is_replaced_everywhere_in_one_step(tmp_path: Path) -> None:
    keys = ("R", *"köprü", "tab", *"Köprü", "enter")
    work = await after(tmp_path, *keys)
    assert "eski Köprü ayakta" in work.target.sentences[3].text
    with WorkFile(tmp_path / FILE_NAME) as work_file:
        work_file.undo()
        assert work_file.work() == small_work()


async def test_nothing_is_replaced_by_nothing(tmp_path: Path) -> None:
    assert await after(tmp_path, "R", *"köprü", "enter", "escape") == small_work()


async def test_bookmarks_are_set_and_gone_to(tmp_path: Path) -> None:
    keys = ("down", "down", "b", "end", "b", "home", "B")
    assert await notice_after(tmp_path, *keys) == (3, "")
    again = tmp_path / "again"
    again.mkdir()
    assert (await notice_after(again, *keys, "B", "N"))[0] == 3


async def test_a_bookmark_and_a_pin_are_kept_and_taken_off(tmp_path: Path) -> None:
    work = await after(tmp_path, "b", "P", "down", "P", "P")
    assert [(x.bookmarked, x.pinned) for x in work.links[1:3]] == [(True, True), (False, False)]


async def test_a_finding_is_dismissed_with_a_reason_and_undone(tmp_path: Path) -> None:
    work = await after(tmp_path, "F", "i", *"so gedruckt", "enter")
    assert work.dismissals == (Dismissal("names", "target", "b3", "köprü", "so gedruckt"),)
    with make_file(_folder(tmp_path, "two")) as work_file:
        app = ReviewApp(work_file, some)
        async with app.run_test(size=SIZE) as pilot:
            await checked(pilot)
            await pilot.press("F", "i", "enter")
            await pilot.pause()
            await checked(pilot)
            assert app.query_one(WorkHeader).progress.endswith("1 finding")
            await pilot.press("u")
            await checked(pilot)
            assert app.query_one(WorkHeader).progress.endswith("2 findings")


def _folder(path: Path, name: str) -> Path:
    folder = path / name
    folder.mkdir()
    return folder


async def test_a_finding_is_dismissed_only_once_however_slow_the_checks_are(
    tmp_path: Path,
) -> None:
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file, lambda _: FINDINGS)  # as they were before it was dismissed
        async with app.run_test(size=SIZE) as pilot:
            await checked(pilot)
            await pilot.press("F", "i", *"sic", "enter", "i")
            await pilot.pause()
            assert len(app.screen_stack) == 1
            assert [notice.message for notice in app._notifications] == ["4 has no findings"]  # noqa: SLF001
            assert len(work_file.work().dismissals) == 1
            await pilot.press("u", "i")
            await pilot.pause()
            assert len(app.screen_stack) == 2


async def test_links_chosen_are_confirmed_together(tmp_path: Path) -> None:
    work = await after(tmp_path, "v", "down", "down", "enter")
    assert [link.status for link in work.links[1:5]] == ["confirmed"] * 3 + ["suggested"]
    assert await notice_after(_folder(tmp_path, "two"), "shift+down") == (2, "2 chosen")


async def test_esc_leaves_off_choosing(tmp_path: Path) -> None:
    work = await after(tmp_path, "v", "down", "escape", "down", "x")
    assert [link.status for link in work.links[1:4]] == ["suggested", "suggested", "doubtful"]


async def test_only_links_chosen_are_aligned_again(tmp_path: Path) -> None:
    with make_file(tmp_path) as work_file:
        for at in (1, 4):  # two places where the machine would have it otherwise
            work_file.record(edit.merge(work_file.links, at))
        app = ReviewApp(work_file)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("home", "down", "v", "down", "a")
            await aligned(pilot)
            assert [link.kind for link in work_file.links[:6]] == [
                *("1:1", "1:1", "1:1", "1:1", "1:1"),
                "2:2",
            ]
            await pilot.press("u")
            await pilot.pause()
            assert [link.kind for link in work_file.links[:3]] == ["1:1", "2:2", "1:1"]


async def test_the_least_sure_come_first_and_then_the_next(tmp_path: Path) -> None:
    assert (await notice_after(tmp_path, "D"))[0] == 6
    assert (await notice_after(_folder(tmp_path, "two"), "D", "D"))[0] == 5
    assert (await notice_after(_folder(tmp_path, "three"), "D", "D", "D"))[0] == 3


async def test_one_goes_back_through_the_least_sure(tmp_path: Path) -> None:
    assert (await notice_after(tmp_path, "D", "D", "D", "N"))[0] == 5
    said = await notice_after(_folder(tmp_path, "two"), "D", "D", "N", "N")
    assert said == (6, "no link is less sure")
    assert (await notice_after(_folder(tmp_path, "three"), "D", "D", "N", "D"))[0] == 5


async def test_only_some_links_are_shown_and_moved_in(tmp_path: Path) -> None:
    keys = ("ampersand", *"not 1:1", "enter")
    assert await notice_after(tmp_path, *keys) == (5, "2 links shown: not 1:1")
    assert (await notice_after(_folder(tmp_path, "two"), *keys, "down", "down"))[0] == 6
    everything = (*keys, "ampersand", "enter", "down", "down")
    assert (await notice_after(_folder(tmp_path, "three"), *everything))[0] == 7


async def test_what_is_hidden_is_shown_when_gone_to(tmp_path: Path) -> None:
    keys = ("ampersand", *"doubtful", "enter", "g", "2", "enter", "down")
    assert (await notice_after(tmp_path, *keys))[0] == 2


async def test_links_shown_stay_while_they_are_changed(tmp_path: Path) -> None:
    keys = ("ampersand", *"not 1:1", "enter", "s", "enter", "down", "down")
    work = await after(tmp_path, *keys)
    assert [link.kind for link in work.links[5:8]] == ["1:1", "1:0", "0:1"]
    assert (await notice_after(_folder(tmp_path, "two"), *keys))[0] == 7


async def test_words_are_shown_where_they_stand_and_gone_to(tmp_path: Path) -> None:
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("w", *"mektup")
            await pilot.pause(0.3)
            await pilot.press("enter")
            await pilot.pause()
            assert app.query_one(LinkList).cursor == 5


async def test_words_of_both_sides_become_a_glossary_entry(tmp_path: Path) -> None:
    glossary = _folder(tmp_path, "glossary")
    (glossary / "terms.tsv").write_text("#source\ttarget\tcomment\tstatus\tkind\tgloss\n")
    keys = ("down", "down", "G", *"Hoch", "right", "tab", *"taş", "right", "enter")
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file)
        async with app.run_test(size=SIZE) as pilot:
            for key in keys:
                await pilot.press(key)
                await pilot.pause(0.05)
            assert app.query_one(NoticeLine).notice == "Hochwasser → taşkın added to the glossary"
            await pilot.press("f")
            await pilot.pause()
            shown = str(app.query_one(LinkPanel).query_one("#remarks").render())
            assert "Hochwasser → taşkın" in shown
    (entry,) = read_glossary(glossary)
    assert (entry.source, entry.target, entry.status) == ("Hochwasser", "taşkın", "approved")


async def test_a_glossary_entry_is_taken_back_and_done_again_also_after_a_restart(
    tmp_path: Path,
) -> None:
    terms = _folder(tmp_path, "glossary") / "terms.tsv"
    terms.write_text("#source\ttarget\tcomment\tstatus\tkind\tgloss\n", encoding="utf-8")
    await after(tmp_path, "G", *"Fluss", "tab", *"ırmak", "enter", "x")
    assert len(read_glossary(terms.parent)) == 1
    assert await pressed_again(tmp_path, "u", "u") == "took back: glossary: Fluss → ırmak"
    assert read_glossary(terms.parent) == []
    assert await pressed_again(tmp_path, "r") == "did again: glossary: Fluss → ırmak"
    (entry,) = read_glossary(terms.parent)
    assert (entry.source, entry.target) == ("Fluss", "ırmak")


async def test_a_glossary_row_changed_by_hand_stays_and_is_told(tmp_path: Path) -> None:
    terms = _folder(tmp_path, "glossary") / "terms.tsv"
    terms.write_text("#source\ttarget\tcomment\tstatus\tkind\tgloss\n", encoding="utf-8")
    await after(tmp_path, "G", *"Fluss", "tab", *"ırmak", "enter")
    terms.write_text(terms.read_text(encoding="utf-8").replace("approved", "forbidden"))
    assert "Fluss = ırmak has been changed since; it stays" in await pressed_again(tmp_path, "u")
    assert [entry.status for entry in read_glossary(terms.parent)] == ["forbidden"]


async def test_a_work_that_uses_the_glossary_of_the_tool_gets_a_copy_of_its_own(
    tmp_path: Path,
) -> None:
    await after(tmp_path, "G", *"Fluss", "tab", *"ırmak", "ctrl+n", "enter")
    entries = read_glossary(tmp_path / "glossary")
    assert len(entries) > 50
    assert any(e.source == "Fluss" and e.target == "ırmak" and e.is_name for e in entries)


async def test_confirming_a_pinned_or_bookmarked_link_keeps_it_so(tmp_path: Path) -> None:
    work = await after(tmp_path, "b", "P", "enter")
    assert (work.links[1].bookmarked, work.links[1].pinned) == (True, True)
    assert work.links[1].status is Status.CONFIRMED


async def test_long_works_are_searched_at_once(tmp_path: Path) -> None:
    with make_file(tmp_path, long_work(2000)) as work_file:
        app = ReviewApp(work_file)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("slash", *"cümle 1500", "enter")
            await pilot.pause()
            assert app.query_one(LinkList).cursor == 1500
            assert app.query_one(LinkList).side is Side.TARGET


async def test_confirming_goes_on_as_the_link_was_gone_to(tmp_path: Path) -> None:
    assert (await notice_after(tmp_path, "D", "enter"))[0] == 5
    assert (await notice_after(_folder(tmp_path, "two"), "d", "enter"))[0] == 5
    assert (await notice_after(_folder(tmp_path, "three"), "d", "down", "enter"))[0] == 5
    assert (await notice_after(_folder(tmp_path, "four"), "D", "down", "down", "enter"))[0] == 9


async def test_a_notice_goes_when_the_cursor_does(tmp_path: Path) -> None:
    assert await notice_after(tmp_path, "x") == (1, "2 is doubtful")
    assert await notice_after(_folder(tmp_path, "two"), "x", "down") == (2, "")


async def test_what_is_proposed_for_a_link_is_taken_into_the_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [
        Suggestion("Brücke", "köprü", "term", 0.9, (3,)),
        Suggestion("Müller", "değirmenci", "term", 0.9, (2,)),
        Suggestion("Dorf", "Köy", "name", 0.8, (3,)),
    ]
    monkeypatch.setattr("tui.suggestions_of", lambda *_: found)
    monkeypatch.setattr("aligner.ui.dialogs.entry._PAUSE", 0.001)
    (_folder(tmp_path, "glossary") / "terms.tsv").write_text("#source\ttarget\n")
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("g", "4", "enter", "G")
            while not app.screen.query(OptionList):
                await pilot.pause(0.01)
            await pilot.press("down", "down", "enter")
            await pilot.pause()
            assert app.query_one(NoticeLine).notice == "Dorf → Köy added to the glossary"
    assert [(e.source, e.is_name) for e in read_glossary(tmp_path / "glossary")] == [("Dorf", True)]


@pytest.mark.parametrize(
    ("keys", "cursor"),
    [(("end", "G", *"Fluss", "tab", *"ırmak", "enter"), 9), (("F", "i", *"sic", "enter"), 3)],
)
async def test_taking_back_what_changes_no_link_leaves_the_cursor(
    tmp_path: Path, keys: tuple[str, ...], cursor: int
) -> None:
    (_folder(tmp_path, "glossary") / "terms.tsv").write_text("#source\ttarget\n", encoding="utf-8")
    where, notice = await notice_after(tmp_path, *keys, "u", "r")
    assert (where, notice[:9]) == (cursor, "did again")
