"""The search of a reading edition."""

import pytest
from browser import Browser
from editions import found, opened_edition

from aligner.casing import fold, without_diacritics

page = pytest.fixture(opened_edition)


@pytest.mark.parametrize("query", ["iğdır", "IĞDIR", "igdir", "İGDİR", "ıgdır"])
def test_search_sees_no_turkish_dots_case_or_diacritics(page: Browser, query: str) -> None:
    assert found(page, query) == ["s-b3", "t-b2"]
    assert page.run("document.querySelector('.count').textContent") == "1 / 2"
    marked = "[...CSS.highlights.get('search')].map(r => r.toString())"
    assert page.run(marked) == ["Iğdır", "IĞDIR"]
    page.key("Enter", "\r")
    assert page.run("document.querySelector('.current').id") == "t-b2"
    assert page.run("[...document.querySelectorAll('.shown')].map(e => e.id)") == ["s-b3", "t-b2"]


def test_search_finds_across_terms_and_markers_and_tells_when_there_is_nothing(
    page: Browser,
) -> None:
    assert found(page, "die gesandtschaft reiste nach kars.") == ["s-b1"]
    assert found(page, "kars'a") == ["t-b1"]
    assert found(page, "izmir") == ["t-b3"]
    assert found(page, "nowhere") == []
    assert page.run("document.querySelector('.count').textContent") == "bulunamadı"


@pytest.mark.parametrize(
    "text", ["İstanbul", "IĞDIR", "ırmak", "Čičerin", "Größe", "Łódź", "kâr’ı"]
)
def test_the_page_folds_as_the_tool_does(page: Browser, text: str) -> None:
    page.run(f"document.querySelector('#s-b3').textContent = {text!r}")
    folded = without_diacritics(fold(text)).replace("’", "'")
    assert "s-b3" in found(page, folded)
