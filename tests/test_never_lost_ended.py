"""Whoever ends the review finds the work stored and the terminal in order."""

from pathlib import Path

from own_terminal import Review
from ui_fixtures import make_file, stored_links


def test_whoever_ends_the_review_finds_the_terminal_in_order(tmp_path: Path) -> None:
    make_file(tmp_path).close()
    review = Review(tmp_path)
    review.wait_for("Köprü")
    review.press("x")
    review.wait_for("2 is doubtful")
    review.end()
    assert "\x1b[?1049l" in review.output  # the screen there was before
    assert "\x1b[?1000l" in review.output  # the mouse is the terminal's again
    assert stored_links(tmp_path)[1].status == "doubtful"
