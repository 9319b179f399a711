"""Findings of the checks while links change, and when they are dismissed."""

from pathlib import Path

import pytest
from ui_fixtures import checked, make_file, stored_links
from ui_pressing import SIZE

from aligner.errors import AlignerError
from aligner.model import Finding, Side, Work
from aligner.ui.header import WorkHeader
from tui import ReviewApp

pytestmark = pytest.mark.usefixtures("at_once")


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
