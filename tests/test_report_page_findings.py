"""Findings on the page of the report: grouped, folded away, filtered."""

import pytest
from browser import Browser
from report_pages import choose, opened_report

page = pytest.fixture(opened_report)


def test_findings_are_grouped_with_counts_the_surest_first(page: Browser) -> None:
    heads = page.run("[...document.querySelectorAll('main h2')].map(e => e.innerText)")
    assert heads == [
        *("Dates 2", "Left out 1", "Names in two spellings 1"),
        "Brackets and quotation marks 1",
    ]
    assert page.run("document.querySelector('#f1 .message').innerText") == "“1921” stands here"
    assert page.run("document.querySelector('#f1 .suggestion').innerText").endswith("1921 → 1920")
    marked = "[...document.querySelectorAll('#f1 mark')].map(e => e.innerText)"
    assert page.run(marked) == ["1921"]
    places = "[...document.querySelectorAll('#f3 .where')].map(e => e.innerText)"
    assert page.run(places) == [
        "Original body, paragraph 1, second sentence",
        "Translation after body, paragraph 1",
    ]
    assert "nothing stands here" in page.run("document.querySelector('#f3 .target').innerText")


def test_sentences_that_stand_above_are_folded_away(page: Browser) -> None:
    assert page.run("document.querySelector('#f2 .row').checkVisibility()") is False
    page.click("#f2 summary")
    assert page.run("document.querySelector('#f2 mark').checkVisibility()")


def test_findings_are_filtered_by_check_and_by_side(page: Browser) -> None:
    assert choose(page, "select.check", "dates") == ["f1", "f2"]
    assert page.run("document.querySelector('.count').innerText") == "2 of 5"
    assert choose(page, "select.side", "source") == []
    assert choose(page, "select.check", "") == ["f3"]
    assert choose(page, "select.side", "target") == ["f1", "f2", "f4", "f5"]
    assert choose(page, "select.side", "") == ["f1", "f2", "f3", "f4", "f5"]
    assert page.run("document.querySelector('.count').innerText") == ""


def test_a_link_to_a_finding_that_is_filtered_away_shows_it(page: Browser) -> None:
    choose(page, "select.check", "omission")
    page.run("location.hash = '#brackets'")
    page.wait_for("document.querySelector('#f5').checkVisibility()")
