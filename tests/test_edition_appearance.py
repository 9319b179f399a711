"""A reading edition by day and by night, on small screens, and read aloud."""

import re

import pytest
from browser import Browser, widths_where_stacked
from editions import found, opened_edition

page = pytest.fixture(opened_edition)


def test_it_is_stacked_where_it_is_narrow_and_never_scrolls_sideways(page: Browser) -> None:
    boxes = (
        "['#s-b1', '#t-b1'].map(s => document.querySelector(s).closest('[lang]')"
        ".getBoundingClientRect()).map(r => [r.left, r.top])"
    )
    assert list(widths_where_stacked(page, boxes)) == [320, 390, 700]
    page.tap("#s-b1 .term")
    assert "diplomats <b>" in page.run("document.querySelector('.tray').innerText")
    page.tap("#t-b2")
    page.wait_for("document.querySelector('.tray').innerText.includes('Wandel')")
    assert "diplomats" not in page.run("document.querySelector('.tray').innerText")


def test_the_tray_never_covers_the_sentence_it_belongs_to(page: Browser) -> None:
    page.size(390, 600, touch=True)
    box = "document.querySelector('{}').getBoundingClientRect()"
    sentence, tray = box.format(r"#s-n1\\.1"), box.format(".tray")
    page.run(f"scrollBy(0, {sentence}.bottom - innerHeight)")
    assert page.run(f"{sentence}.bottom") > 590
    page.run(r"document.querySelector('#s-n1\\.1').click()")
    assert page.run(f"{sentence}.bottom <= {tray}.top")


def test_one_text_can_be_read_alone(page: Browser) -> None:
    page.run("document.querySelector('.view').value = 'target'")
    page.run("document.querySelector('.view').dispatchEvent(new Event('change'))")
    assert page.run("document.querySelector('#s-b1').checkVisibility()") is False
    assert page.run("document.querySelector('#t-b1').checkVisibility()")
    assert found(page, "wandel") == ["s-b3"]
    assert page.run("document.querySelector('#s-b3').checkVisibility()")


def contrast(page: Browser, selector: str) -> float:
    """Give the contrast of a text with its ground, by WCAG 2."""
    colours = page.run(
        f"(e => [getComputedStyle(e).color, getComputedStyle(document.body).backgroundColor])"
        f"(document.querySelector('{selector}'))"
    )

    def light(colour: str) -> float:
        parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, bright = sorted(light(colour) for colour in colours)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_light_and_dark_can_be_read(page: Browser, *, dark: bool) -> None:
    page.size(1200, 800, dark=dark)
    assert contrast(page, "#s-b1") > 10
    assert contrast(page, ".help") > 4.5
    assert contrast(page, ".marker a") > 4.5
    page.click(".theme")
    assert page.run("document.documentElement.dataset.theme") == ("light" if dark else "dark")
    assert contrast(page, "#s-b1") > 10
    page.run("localStorage.clear()")


def test_it_says_to_a_screen_reader_what_is_what(page: Browser) -> None:
    page.ask("Accessibility.enable")
    nodes = page.ask("Accessibility.getFullAXTree")["nodes"]
    roles = {node["role"]["value"] for node in nodes if not node["ignored"]}
    landmarks = {"main", "banner", "contentinfo", "navigation", "search", "region"}
    assert landmarks <= roles
    assert {"doc-noteref", "doc-backlink", "heading", "searchbox"} <= roles, roles
    unnamed = [
        node["role"]["value"]
        for node in nodes
        if node["role"]["value"] in {"button", "searchbox", "combobox", "link"}
        and not node["ignored"]
        and not node.get("name", {}).get("value")
    ]
    assert unnamed == []
    assert page.run("document.querySelector('#s-b1').closest('[lang]').lang") == "de"
