"""Opening a reading edition: a long one at once, the sample without a fault."""

from pathlib import Path

from browser import Browser
from conftest import document, small_work
from editions import GLOSSARY, found, written

from aligner.cli.app import run
from aligner.exchange.edition import Front
from aligner.model import Link, Side, Work
from aligner.works import bundled_sample, open_work


def test_five_thousand_links_open_within_two_seconds(browser: Browser, tmp_path: Path) -> None:
    words = small_work().source.original.split()
    texts = [" ".join(words[n % 7 :] + words[: n % 5]) + f" {n}." for n in range(5000)]
    links = tuple(Link(range(n, n + 1), range(n, n + 1)) for n in range(5000))
    work = Work("long", document("a", "de", *texts), document("b", "tr", *texts), links)
    written(work, tmp_path, Front(glossary=GLOSSARY))
    browser.size(1200, 800)
    seconds = min(browser.open(tmp_path / "edition.html") for _ in range(3))
    assert browser.run("document.querySelectorAll('.s').length") == 10_000
    begun = browser.run("performance.now()")
    assert len(found(browser, "4321")) == 2
    searched = browser.run("performance.now()") - begun
    assert seconds < 2
    assert searched < 2000


def test_the_sample_opens_without_a_fault(browser: Browser, tmp_path: Path) -> None:
    assert run(["demo", str(tmp_path / "w")]) == 0
    assert run(["export", str(tmp_path / "w"), str(tmp_path / "e.html")]) == 0
    browser.faults.clear()
    browser.open(tmp_path / "e.html")
    assert browser.run("document.title").startswith("Der Moskauer Vertrag")
    assert browser.faults == []
    with open_work(tmp_path / "w") as file:
        count = sum(len(file.work().document(side).sentences) for side in Side)
    assert browser.run("document.querySelectorAll('main .s').length") == count
    assert bundled_sample().is_dir()
