"""Answers on the page of the report are kept, counted and taken away."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from browser import Browser
from markup import Elements
from report_pages import SHOWN, answer, choose, opened_report, written
from reports import of_all_parts

page = pytest.fixture(opened_report)


def test_answers_are_remembered_and_counted(page: Browser, tmp_path: Path) -> None:
    answer(page, 1, "evet, 1920")
    assert page.run("document.querySelector('.answered').innerText") == "1 of 5"
    page.open(tmp_path / "f.html")
    assert page.run("document.querySelector('#f1 textarea').value") == "evet, 1920"
    other = replace(of_all_parts(), title="another")
    page.open(written(tmp_path, work=other, name="g.html"))
    assert page.run("document.querySelector('#f1 textarea').value") == ""


def downloaded(page: Browser, button: str, folder: Path) -> Path:
    page.ask("Page.setDownloadBehavior", behavior="allow", downloadPath=str(folder))
    before = set(folder.iterdir())
    page.click(button)
    for _ in range(200):
        new = {path for path in set(folder.iterdir()) - before if path.suffix != ".crdownload"}
        if new:
            return new.pop()
        page.run("new Promise(done => setTimeout(done, 50))")
    raise TimeoutError(button)


def test_the_answers_come_as_csv(page: Browser, tmp_path: Path) -> None:
    answer(page, 1, 'evet, "1920"\nikinci satır')
    answer(page, 4, "=HYPERLINK(1)")
    path = downloaded(page, ".save .table", tmp_path)
    assert path.name == "f-answers.csv"
    rows = list(csv.DictReader(path.open(encoding="utf-8-sig", newline="")))
    assert [row["number"] for row in rows] == ["1", "2", "3", "4", "5"]
    assert rows[0]["answer"] == 'evet, "1920"\nikinci satır'
    assert rows[0]["target_place"] == "body, paragraph 1"
    assert (rows[0]["check"], rows[0]["quote"], rows[0]["suggestion"]) == ("dates", "1921", "1920")
    assert (rows[3]["answer"], rows[4]["message"]) == ("'=HYPERLINK(1)", "'=1+1")


def test_a_page_that_is_saved_has_the_answers_and_works(page: Browser, tmp_path: Path) -> None:
    evil = "</textarea><script>alert(1)</script> & <b>"
    answer(page, 1, evil)
    choose(page, "select.check", "dates")
    path = downloaded(page, ".save .page", tmp_path)
    assert path.name == "f-answers.html"
    kept = Elements(path.read_text(encoding="utf-8"))
    assert not [attrs for tag, attrs in kept.tags if tag == "article" and "hidden" in attrs]
    page.run("localStorage.clear()")  # opened by someone else
    page.open(path)
    assert page.run("document.querySelector('#f1 textarea').value") == evil
    assert page.run(SHOWN) == ["f1", "f2", "f3", "f4", "f5"]
    assert page.run("document.querySelectorAll('script').length") == 1
    answer(page, 2, "tamam")
    page.open(path)
    assert page.run("document.querySelector('.answered').innerText") == "2 of 5"
