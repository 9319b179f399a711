"""Entries of the glossary made in the review, taken back and done again."""

from pathlib import Path

import pytest
from textual.widgets import OptionList
from ui_fixtures import make_file
from ui_pressing import SIZE, folder_in, pressed_again, work_after

from aligner.glossaries.entries import read_glossary
from aligner.glossaries.suggest import Suggestion
from aligner.ui.panel import LinkPanel, NoticeLine
from tui import ReviewApp

pytestmark = pytest.mark.usefixtures("at_once")


async def test_words_of_both_sides_become_a_glossary_entry(tmp_path: Path) -> None:
    glossary = folder_in(tmp_path, "glossary")
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
    terms = folder_in(tmp_path, "glossary") / "terms.tsv"
    terms.write_text("#source\ttarget\tcomment\tstatus\tkind\tgloss\n", encoding="utf-8")
    await work_after(tmp_path, "G", *"Fluss", "tab", *"ırmak", "enter", "x")
    assert len(read_glossary(terms.parent)) == 1
    assert await pressed_again(tmp_path, "u", "u") == "took back: glossary: Fluss → ırmak"
    assert read_glossary(terms.parent) == []
    assert await pressed_again(tmp_path, "r") == "did again: glossary: Fluss → ırmak"
    (entry,) = read_glossary(terms.parent)
    assert (entry.source, entry.target) == ("Fluss", "ırmak")


async def test_a_glossary_row_changed_by_hand_stays_and_is_told(tmp_path: Path) -> None:
    terms = folder_in(tmp_path, "glossary") / "terms.tsv"
    terms.write_text("#source\ttarget\tcomment\tstatus\tkind\tgloss\n", encoding="utf-8")
    await work_after(tmp_path, "G", *"Fluss", "tab", *"ırmak", "enter")
    terms.write_text(terms.read_text(encoding="utf-8").replace("approved", "forbidden"))
    assert "Fluss = ırmak has been changed since; it stays" in await pressed_again(tmp_path, "u")
    assert [entry.status for entry in read_glossary(terms.parent)] == ["forbidden"]


async def test_a_work_that_uses_the_glossary_of_the_tool_gets_a_copy_of_its_own(
    tmp_path: Path,
) -> None:
    await work_after(tmp_path, "G", *"Fluss", "tab", *"ırmak", "ctrl+n", "enter")
    entries = read_glossary(tmp_path / "glossary")
    assert len(entries) > 50
    assert any(e.source == "Fluss" and e.target == "ırmak" and e.is_name for e in entries)


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
    (folder_in(tmp_path, "glossary") / "terms.tsv").write_text("#source\ttarget\n")
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
