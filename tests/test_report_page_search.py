"""The search on the page of the report."""

import json

import pytest
from browser import Browser
from report_pages import answer, opened_report, search

from aligner.exchange.concordance import searched_as

page = pytest.fixture(opened_report)


@pytest.mark.parametrize("query", ["iğdır", "IĞDIR", "igdir", "İGDİR", "ıgdır"])
def test_search_sees_no_turkish_dots_case_or_diacritics(page: Browser, query: str) -> None:
    assert search(page, query) == ["f4"]


@pytest.mark.parametrize(
    "text", ["İstanbul", "IĞDIR", "ırmak", "Čičerin", "Größe", "Łódź", "kâr’ı"]
)
def test_the_page_folds_as_the_tool_does(page: Browser, text: str) -> None:
    assert page.run(f"fold({json.dumps(text)})") == searched_as(text)


def test_search_finds_answers_and_folded_sentences_and_tells_when_there_is_nothing(
    page: Browser,
) -> None:
    answer(page, 3, "İstanbul’da kalsın")
    assert search(page, "istanbul'da") == ["f3"]
    assert search(page, "reiste 1920") == ["f1", "f2"]
    assert search(page, "nowhere") == []
    assert page.run("document.querySelector('.count').innerText") == "0 of 5"
