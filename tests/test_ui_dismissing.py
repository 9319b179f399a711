"""Dismissing findings with the keys."""

from pathlib import Path

import pytest
from ui_fixtures import FINDINGS, checked, make_file
from ui_pressing import SIZE, folder_in, not_dismissed, work_after

from aligner import edit
from aligner.errors import AlignerError
from aligner.glossaries.entries import read_glossary
from aligner.model import Dismissal, Finding, Form
from aligner.ui.dialogs.key_line import KeyLine
from aligner.ui.header import WorkHeader
from aligner.ui.panel import NoticeLine
from aligner.works.glossary import take_in
from tui import ReviewApp

pytestmark = pytest.mark.usefixtures("at_once")


async def test_a_finding_is_dismissed_with_a_reason_and_undone(tmp_path: Path) -> None:
    work = await work_after(tmp_path, "F", "i", *"so gedruckt", "enter")
    assert work.dismissals == (Dismissal("names", "target", "b3", "köprü", "so gedruckt"),)
    with make_file(folder_in(tmp_path, "two")) as work_file:
        app = ReviewApp(work_file, not_dismissed)
        async with app.run_test(size=SIZE) as pilot:
            await checked(pilot)
            await pilot.press("F", "i", "enter")
            await pilot.pause()
            await checked(pilot)
            assert app.query_one(WorkHeader).progress.endswith("1 finding")
            await pilot.press("u")
            await checked(pilot)
            assert app.query_one(WorkHeader).progress.endswith("2 findings")


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
            assert app.query_one(NoticeLine).notice == "4 has no findings"
            assert len(work_file.work().dismissals) == 1
            await pilot.press("u", "i")
            await pilot.pause()
            assert len(app.screen_stack) == 2


async def test_two_names_are_told_apart_in_the_glossary_and_undone(tmp_path: Path) -> None:
    glossary = folder_in(tmp_path, "glossary")
    (glossary / "terms.tsv").write_text("#source\ttarget\n", encoding="utf-8")
    forms = (Form("Halil", 2, ("sentence b1",)), Form("Halit", 1, ("sentence b3",)))
    found = Finding("name-spelling", "target", "b3", None, "Halit", "Halil / Halit", forms=forms)
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file, lambda _: [found])
        async with app.run_test(size=SIZE) as pilot:
            await checked(pilot)
            await pilot.press("F", "i")
            await pilot.pause()
            assert "two different names" in str(app.screen.query_one(KeyLine).render())
            await pilot.press("ctrl+n")
            await pilot.pause()
            assert app.query_one(NoticeLine).notice == "Halil is not Halit, says the glossary"
            (entry,) = read_glossary(glossary)
            assert (entry.target, entry.unlike, entry.is_name) == ("Halil", ("Halit",), True)
            assert work_file.work().dismissals == ()
            await pilot.press("u")
            await pilot.pause()
            assert read_glossary(glossary) == []


async def test_a_finding_without_two_names_is_not_told_apart(tmp_path: Path) -> None:
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file, not_dismissed)
        async with app.run_test(size=SIZE) as pilot:
            await checked(pilot)
            await pilot.press("F", "i", "ctrl+n")
            await pilot.pause()
            assert "two different names" not in str(app.screen.query_one(KeyLine).render())


async def test_a_name_with_a_row_of_its_own_is_told_to_take_the_other_in(tmp_path: Path) -> None:
    glossary = folder_in(tmp_path, "glossary")
    (glossary / "names.tsv").write_text("#source\ttarget\nHalil\tHalil\n", encoding="utf-8")
    with pytest.raises(AlignerError, match='write Halit into its column "unlike"'):
        take_in(tmp_path, edit.tell_apart("Halil", "Halit").entered)
