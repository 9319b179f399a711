"""How far a review is: counted once, then changed by every edit."""

import time

import pytest
from hypothesis import given
from test_edit import Links, edits
from ui_fixtures import long_work, small_work

from aligner import edit
from aligner.edit import Edit
from aligner.model import Status
from aligner.ui.header import Tally, progress


@given(edits())
def test_a_tally_changed_by_an_edit_is_what_counting_anew_gives(case: tuple[Links, Edit]) -> None:
    links, change = case
    after = Tally.of(links).after(change)
    assert after == Tally.of(edit.apply(links, change))
    assert after.after(change.inverse()) == Tally.of(links)


@pytest.mark.parametrize(
    ("tally", "findings", "said"),
    [
        (Tally(83, 12, 7), 5, "12 of 83 confirmed, 7 doubtful, 5 findings"),
        (Tally(83, 12, 0), 1, "12 of 83 confirmed, 1 finding"),
        (Tally(1203, 412, 37), 9, "412 of 1,203 confirmed, 37 doubtful, 9 findings"),
        (Tally(0, 0, 0), 0, "0 of 0 confirmed"),
    ],
)
def test_only_what_there_is_is_said(tally: Tally, findings: int, said: str) -> None:
    assert tally.said(findings) == said


def test_progress_counts_what_it_is_given() -> None:
    assert progress(small_work().links, 2) == "1 of 10 confirmed, 1 doubtful, 2 findings"


def test_an_edit_of_one_link_is_counted_without_looking_at_the_others() -> None:
    links = long_work(100_000).links
    tally = Tally.of(links)
    change = edit.set_status(links, 50_000, 50_001, Status.CONFIRMED)
    begun = time.process_time()
    for _ in range(100):
        tally = tally.after(change)
    assert time.process_time() - begun < 0.1
