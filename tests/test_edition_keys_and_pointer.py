"""Going import pytest
from a sentence of a reading edition to what renders it, and from gap to gap."""

import pytest
from browser import Browser
from editions import opened_edition

page = pytest.fixture(opened_edition)
LIT = "[...document.querySelectorAll('.lit')].map(e => e.id || e.className)"


def test_the_pointer_lights_a_sentence_and_what_renders_it(page: Browser) -> None:
    page.point("#s-b3")
    assert page.run(LIT) == ["s-b3", "t-b2"]
    ground = "getComputedStyle(document.querySelector('{}')).backgroundColor"
    page.run("new Promise(done => setTimeout(done, 300))")
    lit, pair, other = (page.run(ground.format(s)) for s in ("#s-b3", "#t-b2", "#t-b1"))
    assert lit == pair != other
    page.point("#s-b2")
    assert page.run(LIT) == ["s-b2", "gap lit"]
    page.point("h1")
    assert page.run(LIT) == []


def test_a_click_holds_the_pair_and_shows_the_other_side(page: Browser) -> None:
    page.click("#s-b3")
    assert page.run("[...document.querySelectorAll('main .held')].map(e => e.id)") == [
        "s-b3",
        "t-b2",
    ]
    assert "IĞDIR" in page.run("document.querySelector('.tray').innerText")
    page.key("Escape")
    assert page.run("document.querySelector('.tray').hidden")


def test_the_keys_go_from_sentence_to_sentence_and_side_to_side(page: Browser) -> None:
    page.run("document.querySelector('#s-h1').focus()")
    at = "document.activeElement.id"
    page.key("ArrowDown")
    assert page.run(at) == "s-b1"
    assert page.run(LIT) == ["s-b1", "t-b1", "remark lit"]
    page.key("ArrowRight")
    assert page.run(at) == "t-b1"
    assert page.run("document.activeElement.getAttribute('aria-describedby')") == "s-b1"
    page.key("ArrowUp")
    assert page.run(at) == "t-h1"
    page.key("Enter")
    assert page.run("document.querySelector('.tray p').innerText") == "Der Vertrag"
    page.key("/", "/")
    assert page.run("document.activeElement.name") == "q"
    assert page.run("document.querySelectorAll('main .s[tabindex=\"0\"]').length") == 1


def test_omissions_and_additions_are_seen_and_stepped_through(page: Browser) -> None:
    said = page.run("[...document.querySelectorAll('.gap')].map(e => e.innerText)")
    assert said == ["çeviride yok", "özgün metinde yok", "özgün metinde yok", "çeviride yok"]
    page.click(".gaps")
    assert page.run("document.querySelector('.shown').id") == "s-b2"
    page.click(".gaps")
    assert page.run("document.querySelector('.s.shown').id") == "t-b3"
