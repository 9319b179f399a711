"""The report as a page, in a file and in a browser."""

from collections.abc import Iterator
from pathlib import Path

from browser import Browser
from reports import found, of_all_parts

from aligner.model import Finding, Form, Work
from aligner.reporting import report_of_work, write_report


def page_findings() -> list[Finding]:
    """Two about the same sentences, one left out in the translation, one name, one note."""
    forms = (Form("IĞDIR", 1, ("sentence b3",)), Form("Iğdır", 1, ("note 1",)))
    return [
        found("dates", "b1", "1921", message="“1921” stands here", suggestion="1920", score=0.9),
        found("dates", "b1", "gitti", message="“gitti” stands here", score=0.9),
        found("omission", "b2", "Dies fehlt", side="source", message="not in the translation"),
        found("name-spelling", "b3", "IĞDIR", message="IĞDIR (1)", forms=forms, suggestion="Iğdır"),
        found("brackets", "n1.1", "Bkz.", message="=1+1", score=0.3),
    ]


def written(folder: Path, *, work: Work | None = None, name: str = "f.html") -> Path:
    path = folder / name
    report = report_of_work(work or of_all_parts(), page_findings())
    write_report(report, path, force=True)
    return path


def opened_report(browser: Browser, tmp_path: Path) -> Iterator[Browser]:
    browser.faults.clear()
    browser.requests.clear()
    browser.size(1200, 900)
    browser.open(written(tmp_path))
    yield browser
    browser.run("localStorage.clear()")
    assert browser.faults == []
    assert {url.partition(":")[0] for url in browser.requests} <= {"file", "blob"}


SHOWN = "[...document.querySelectorAll('.finding')].filter(e => e.checkVisibility()).map(e => e.id)"


def choose(page: Browser, selector: str, value: str) -> list[str]:
    chosen = f"document.querySelector('{selector}')"
    page.run(f"{chosen}.value = '{value}'; {chosen}.dispatchEvent(new Event('change'))")
    shown: list[str] = page.run(SHOWN)
    return shown


def search(page: Browser, query: str) -> list[str]:
    page.run("document.querySelector('input').value = ''; document.querySelector('input').focus()")
    page.type(query)
    page.run("new Promise(done => setTimeout(done, 200))")
    shown: list[str] = page.run(SHOWN)
    return shown


def answer(page: Browser, number: int, text: str) -> None:
    page.run(f"document.querySelector('#f{number} textarea').focus()")
    page.type(text)
