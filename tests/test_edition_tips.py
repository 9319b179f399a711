"""What shows itself at terms and markers of a reading edition."""

import re
from pathlib import Path

import pytest
from browser import Browser
from editions import GLOSSARY, opened_edition, with_notes, written

from aligner.exchange.edition import Front

page = pytest.fixture(opened_edition)


def test_terms_are_told_from_look_alikes(tmp_path: Path) -> None:
    page = written(with_notes(), tmp_path, Front(glossary=GLOSSARY))
    terms = re.findall(r'class="term"[^>]*>([^<]*)<', page)
    assert terms == ["Vertrag", "Antlaşma", "Gesandtschaft", "Kars", "Heyet", "Kars’a"]
    assert "mukavele" in page
    assert "pakt" not in page


def test_a_term_and_a_marker_have_tips_and_a_marker_leads_there_and_back(page: Browser) -> None:
    page.point("#s-b1 .term")
    tip = "document.querySelector('.tip').innerText"
    assert page.run(tip).split() == ["Gesandtschaft", "heyet", "diplomats", "<b>"]
    page.point("#t-b1 .marker a")
    assert page.run(tip) == "Bkz. s. 5."
    page.point("h1")
    assert page.run("document.querySelector('.tip').hidden")
    page.click("#t-b1 .marker a")
    assert page.run("location.hash") == "#t-n1.1"
    page.click("section.notes .target .label a")
    assert page.run("location.hash") == "#t-b1-0"
