"""The report as a page: what is in the file, and how it behaves in a real browser."""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pypdfium2
import pytest
from browser import Browser
from conftest import document, small_work
from reports import found, of_all_parts

from aligner.cli.app import run
from aligner.exchange.concordance import searched_as
from aligner.model import Finding, Form, Link, Work
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


class _Elements(HTMLParser):
    """Gathers the elements of a page and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_nothing_of_a_text_or_a_finding_becomes_markup(tmp_path: Path) -> None:
    evil = "</script><script>alert(1)</script><img src=x onerror=alert(2)> ' \" & {{ 7*7 }}"
    work = Work(evil, document("a", "de", evil), document("b", "tr", evil), ())
    work = replace(work, links=(Link(range(1), range(1)),))
    forms = (Form(evil, 1, (evil,)),)
    finding = Finding("<b>", "target", "b1", None, "alert(1)", evil, evil, 0.5, forms)
    write_report(report_of_work(work, [finding]), tmp_path / "f.html")
    page = _Elements((tmp_path / "f.html").read_text(encoding="utf-8"))
    tags = [tag for tag, _ in page.tags]
    assert tags.count("script") == 1
    assert "img" not in tags
    assert page.text.count("onerror=alert(2)> ' \" & {{ 7*7 }}") >= 7


def test_the_page_loads_nothing_and_may_load_nothing(tmp_path: Path) -> None:
    page = _Elements(written(tmp_path).read_text(encoding="utf-8"))
    assert not {"link", "img", "iframe"} & {tag for tag, _ in page.tags}
    assert not any("src" in attrs for _, attrs in page.tags)
    links = [attrs["href"] for _, attrs in page.tags if "href" in attrs]
    assert all(link and link.startswith("#") for link in links)
    policy = next(a["content"] for _, a in page.tags if a.get("http-equiv"))
    assert policy
    assert policy.startswith("default-src 'none'")
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in links if link} <= set(ids)


def test_the_same_findings_give_the_same_file(tmp_path: Path) -> None:
    one, two = written(tmp_path, name="1.html"), written(tmp_path, name="2.html")
    assert one.read_bytes() == two.read_bytes()


def test_no_id_of_a_sentence_is_shown(tmp_path: Path) -> None:
    text = _Elements(written(tmp_path).read_text(encoding="utf-8")).text
    shown = text[text.index("Findings to decide") : text.index("Made with")]
    assert not re.search(r"\b[hbnua]\d+(\.\d+)?\b", shown)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Browser]:
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


def test_findings_are_grouped_with_counts_the_surest_first(page: Browser) -> None:
    heads = page.run("[...document.querySelectorAll('main h2')].map(e => e.innerText)")
    assert heads == [
        *("Dates 2", "Left out 1", "Names in two spellings 1"),
        "Brackets and quotation marks 1",
    ]
    assert page.run("document.querySelector('#f1 .message').innerText") == "“1921” stands here"
    assert page.run("document.querySelector('#f1 .suggestion').innerText").endswith("1921 → 1920")
    marked = "[...document.querySelectorAll('#f1 mark')].map(e => e.innerText)"
    assert page.run(marked) == ["1921"]
    places = "[...document.querySelectorAll('#f3 .where')].map(e => e.innerText)"
    assert page.run(places) == [
        "Original body, paragraph 1, second sentence",
        "Translation after body, paragraph 1",
    ]
    assert "nothing stands here" in page.run("document.querySelector('#f3 .target').innerText")


def test_sentences_that_stand_above_are_folded_away(page: Browser) -> None:
    assert page.run("document.querySelector('#f2 .row').checkVisibility()") is False
    page.click("#f2 summary")
    assert page.run("document.querySelector('#f2 mark').checkVisibility()")


def test_findings_are_filtered_by_check_and_by_side(page: Browser) -> None:
    assert choose(page, "select.check", "dates") == ["f1", "f2"]
    assert page.run("document.querySelector('.count').innerText") == "2 of 5"
    assert choose(page, "select.side", "source") == []
    assert choose(page, "select.check", "") == ["f3"]
    assert choose(page, "select.side", "target") == ["f1", "f2", "f4", "f5"]
    assert choose(page, "select.side", "") == ["f1", "f2", "f3", "f4", "f5"]
    assert page.run("document.querySelector('.count').innerText") == ""


def test_a_link_to_a_finding_that_is_filtered_away_shows_it(page: Browser) -> None:
    choose(page, "select.check", "omission")
    page.run("location.hash = '#brackets'")
    page.wait_for("document.querySelector('#f5').checkVisibility()")


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
    kept = _Elements(path.read_text(encoding="utf-8"))
    assert not [attrs for tag, attrs in kept.tags if tag == "article" and "hidden" in attrs]
    page.run("localStorage.clear()")  # opened by someone else
    page.open(path)
    assert page.run("document.querySelector('#f1 textarea').value") == evil
    assert page.run(SHOWN) == ["f1", "f2", "f3", "f4", "f5"]
    assert page.run("document.querySelectorAll('script').length") == 1
    answer(page, 2, "tamam")
    page.open(path)
    assert page.run("document.querySelector('.answered').innerText") == "2 of 5"


def test_it_is_stacked_where_it_is_narrow_and_never_scrolls_sideways(page: Browser) -> None:
    boxes = (
        "['#f1 .source', '#f1 .target'].map(s => document.querySelector(s)"
        ".getBoundingClientRect()).map(r => [r.left, r.top])"
    )
    (left, top), (right, beside) = page.run(boxes)
    assert right > left + 400
    assert top == beside
    for width in (320, 390, 700):
        page.size(width, 700, touch=True)
        (left, top), (right, below) = page.run(boxes)
        assert below > top
        assert right == left
        assert page.run("document.documentElement.scrollWidth") <= width
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


def test_the_page_prints_sentences_and_answers_but_no_tools(page: Browser, tmp_path: Path) -> None:
    page.size(1200, 800, dark=True)
    answer(page, 1, "yanıtım burada")
    pdf = pypdfium2.PdfDocument(page.printed(tmp_path / "f.pdf"))
    text = "".join(sheet.get_textpage().get_text_bounded() for sheet in pdf)
    ink = pdf[0].render(scale=2).to_numpy()
    pdf.close()
    for wanted in ("Der <Vertrag>", "Er reiste 1920 nach Kars.", "yanıtım burada", "“1921” stands"):
        assert wanted in text
    for tool in ("All checks", "as CSV", "Your answer"):
        assert tool not in text
    assert ink.min() < 30
    assert ink.mean() > 200


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
