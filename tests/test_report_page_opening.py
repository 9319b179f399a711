"""Opening the page of the report: a long one at once, the sample without a fault."""

from pathlib import Path

from browser import Browser
from conftest import document, small_work
from report_pages import SHOWN
from reports import found

from aligner.cli.app import run
from aligner.model import Link, Work
from aligner.reporting import report_of_work, write_report


def test_five_thousand_findings_open_within_two_seconds(browser: Browser, tmp_path: Path) -> None:
    words = small_work().source.original.split()
    texts = [" ".join(words[n % 7 :] + words[: n % 5]) + f" {n}." for n in range(5000)]
    links = tuple(Link(range(n, n + 1), range(n, n + 1)) for n in range(5000))
    work = Work("long", document("a", "de", *texts), document("b", "tr", *texts), links)
    checks = ("dates", "numbers", "term", "spacing")
    findings = [
        found(checks[n % 4], f"b{n + 1}", str(n), suggestion="1920", score=n % 90 / 100)
        for n in range(5000)
    ]
    write_report(report_of_work(work, findings), tmp_path / "f.html")
    browser.size(1200, 800)
    seconds = min(browser.open(tmp_path / "f.html") for _ in range(3))
    assert len(browser.run(SHOWN)) == 5000
    searched = browser.run(
        "(() => { field.value = '4321.'; const begun = performance.now(); filter(); "
        "return performance.now() - begun; })()"
    )
    assert len(browser.run(SHOWN)) == 1
    assert seconds < 2
    assert searched < 1000


def test_the_sample_opens_without_a_fault_and_every_check_has_its_words(
    browser: Browser, tmp_path: Path
) -> None:
    assert run(["demo", str(tmp_path / "w")]) == 0
    assert run(["check", str(tmp_path / "w"), "-o", str(tmp_path / "f.html")]) == 0
    browser.faults.clear()
    browser.open(tmp_path / "f.html")
    assert browser.run("document.title").startswith("Der Moskauer Vertrag")
    assert browser.faults == []
    sections = "[...document.querySelectorAll('main section')]"
    told = browser.run(f"{sections}.map(e => e.querySelector('.about') ? '' : e.id)")
    assert len(told) > 8
    assert not any(told), told
