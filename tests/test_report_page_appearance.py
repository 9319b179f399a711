"""The page of the report on small screens, and read aloud."""

import pytest
from browser import Browser, widths_where_stacked
from report_pages import opened_report

page = pytest.fixture(opened_report)


def test_it_is_stacked_where_it_is_narrow_and_never_scrolls_sideways(page: Browser) -> None:
    boxes = (
        "['#f1 .source', '#f1 .target'].map(s => document.querySelector(s)"
        ".getBoundingClientRect()).map(r => [r.left, r.top])"
    )
    for _ in widths_where_stacked(page, boxes):
        assert page.run("document.querySelector('.save').getBoundingClientRect().height") < 80


def test_everything_that_can_be_used_has_a_name(page: Browser) -> None:
    page.ask("Accessibility.enable")
    nodes = page.ask("Accessibility.getFullAXTree")["nodes"]
    used = {"button", "searchbox", "combobox", "link", "textbox", "article", "region"}
    named = [
        (node["role"]["value"], node.get("name", {}).get("value"))
        for node in nodes
        if not node["ignored"] and node["role"]["value"] in used
    ]
    assert {role for role, _ in named} == used
    assert [role for role, name in named if not name] == []
    assert page.run("document.querySelector('#f1 .target p[lang]').lang") == "tr"
