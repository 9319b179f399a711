"""The bilingual reading edition: what is in the file, and how it behaves in a real browser."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pypdfium2
import pytest
from browser import Browser
from conftest import document, small_work
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.casing import fold, without_diacritics
from aligner.cli.app import run
from aligner.exchange import export_links
from aligner.exchange.edition import Front
from aligner.exchange.edition.layout import sections
from aligner.exchange.edition.tips import Tips
from aligner.model import Entry, Link, Marker, Part, Sentence, Side, Span, Status, Work
from aligner.works import bundled_sample, open_work

GLOSSARY = (
    Entry("Gesandtschaft", "heyet", "diplomats <b>", "approved", "office"),
    Entry("Vertrag", "antlaşma", "", "approved", "treaty"),
    Entry("Vertrag", "mukavele", "of persons", "proposed", "treaty"),
    Entry("Vertrag", "pakt", "do not use", "forbidden", "treaty"),
    Entry("Kars", "Kars", "", "approved", "place", is_name=True),
    Entry("Wan", "Van", "", "approved", "place", is_name=True),
)


def with_notes() -> Work:
    """Two paragraphs, a note on both sides, a translator's note, an omission, an addition."""

    def sentence(
        name: str, part: Part, note: int | None, paragraph: int, text: str, *calls: int | None
    ) -> Sentence:
        markers = tuple(Marker(number, len(text) - 1, Span(0, 0)) for number in calls)
        return Sentence(name, part, note, paragraph, text, markers)

    source = replace(
        document("de.txt", "de"),
        sentences=(
            sentence("h1", Part.HEADING, None, 1, "Der Vertrag"),
            sentence("b1", Part.BODY, None, 2, "Die Gesandtschaft reiste nach Kars.", 1),
            sentence("b2", Part.BODY, None, 2, "Dies fehlt im Türkischen."),
            sentence("b3", Part.BODY, None, 3, "Der Wandel kam 1921 in Iğdır.", 1),
            sentence("n1.1", Part.NOTE, 1, 4, "Siehe S. 5."),
            sentence("a1.1", Part.ADDENDUM, 1, 5, "Zu Anm. 1: auch S. 6."),
            sentence("a9.1", Part.ADDENDUM, 9, 6, "Zu Anm. 9, die es nicht gibt."),
        ),
    )
    target = replace(
        document("tr.txt", "tr"),
        sentences=(
            sentence("h1", Part.HEADING, None, 1, "Antlaşma"),
            sentence("b1", Part.BODY, None, 2, "Heyet Kars’a, karşı kıyıya gitti.", 1, None),
            sentence("b2", Part.BODY, None, 3, "Değişim 1921’de IĞDIR’da oldu."),
            sentence("b3", Part.BODY, None, 3, "Bunu çevirmen İzmir’de ekledi."),
            sentence("n1.1", Part.NOTE, 1, 4, "Bkz. s. 5."),
            sentence("u1.1", Part.NOTE, None, 5, "Ç. N.: Elçiler."),
        ),
    )
    links = (
        Link(range(1), range(1)),
        Link(range(1, 2), range(1, 2), comment="<script>alert('remark')</script>"),
        Link(range(2, 3), range(2, 2)),
        Link(range(3, 4), range(2, 3), status=Status.DOUBTFUL),
        Link(range(4, 4), range(3, 4)),
        Link(range(4, 5), range(4, 5)),
        Link(range(5, 5), range(5, 6)),
        Link(range(5, 7), range(6, 6)),
    )
    return Work("Der <Vertrag>", source, target, links)


def written(work: Work, folder: Path, front: Front | None = None) -> str:
    path = folder / "edition.html"
    export_links(work, path, force=True, front=front)
    return path.read_text(encoding="utf-8")


class _Text(HTMLParser):
    """Gathers the elements of a page and the text of its main part."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def having(self, attribute: str) -> list[str]:
        return [attrs[attribute] or "" for _, attrs in self.tags if attribute in attrs]


def test_nothing_of_a_text_or_a_comment_becomes_markup(tmp_path: Path) -> None:
    evil = "</script><script>alert(1)</script><img src=x onerror=alert(2)> ' \" & {{ 7*7 }}"
    work = Work(
        evil,
        document("a", "de", evil),
        document("b", "tr", evil),
        (Link(range(1), range(1), comment=evil),),
    )
    entry = Entry("alert", "alert", evil, "approved", "")
    front = Front("", evil, evil, (entry,), remarks=True)
    page = _Text(written(work, tmp_path, front))
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert "img" not in {tag for tag, _ in page.tags}
    assert "".join(page.text).count("onerror=alert(2)> ' \" & {{ 7*7 }}") >= 6


def test_what_html_cannot_hold_is_left_out(tmp_path: Path) -> None:
    text = "a\x01b\x1b[31mc\x9f\ud800d\te"
    work = Work(
        "t", document("a", "de", text), document("b", "tr", text), (Link(range(1), range(1)),)
    )
    assert "".join(_Text(written(work, tmp_path)).text).count("ab[31mcd\te") == 2


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="<>&\"'/{}%-! ascript\u0130\u2028", min_size=1, max_size=40))
def test_any_text_comes_out_as_it_was(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    work = Work(
        text, document("a", "de", text), document("b", "tr", text), (Link(range(1), range(1)),)
    )
    page = _Text(written(work, tmp_path_factory.mktemp("html")))
    assert "".join(page.text).count(text) >= 3
    assert [tag for tag, _ in page.tags].count("script") == 1


def test_every_sentence_stands_in_the_edition_once(tmp_path: Path) -> None:
    work = with_notes()
    page = _Text(written(work, tmp_path))
    ids = page.having("id")
    assert len(ids) == len(set(ids))
    wanted = {
        f"{side.value[0]}-{sentence.id}"
        for side in Side
        for sentence in work.document(side).sentences
    }
    assert wanted <= set(ids)


def test_every_link_within_the_page_leads_somewhere(tmp_path: Path) -> None:
    page = _Text(written(with_notes(), tmp_path, Front(glossary=GLOSSARY)))
    ids = set(page.having("id"))
    assert {name.removeprefix("#") for name in page.having("href")} <= ids
    assert set(page.having("data-term")) <= ids
    assert {"s-n1.1", "t-n1.1", "t-u1.1", "s-b1-0"} <= {
        name.removeprefix("#") for name in page.having("href")
    }


def test_a_page_without_remarks_holds_none(tmp_path: Path) -> None:
    assert "remark&#39;" not in written(with_notes(), tmp_path)
    assert "s doubtful" not in written(with_notes(), tmp_path)
    shown = written(with_notes(), tmp_path, Front(remarks=True))
    assert "<q>Heyet Kars’a, karşı kıyıya gitti.</q> &lt;script&gt;alert(&#39;remark&#39;" in shown
    assert "s doubtful" in shown


def test_terms_are_told_from_look_alikes(tmp_path: Path) -> None:
    page = written(with_notes(), tmp_path, Front(glossary=GLOSSARY))
    terms = re.findall(r'class="term"[^>]*>([^<]*)<', page)
    assert terms == ["Vertrag", "Antlaşma", "Gesandtschaft", "Kars", "Heyet", "Kars’a"]
    assert "mukavele" in page
    assert "pakt" not in page


def test_an_empty_line_lacks_no_counterpart(tmp_path: Path) -> None:
    work = Work(
        "t",
        document("a", "de", "Ja.", ""),
        document("b", "tr", "Evet."),
        (Link(range(1), range(1)), Link(range(1, 2), range(1, 1))),
    )
    page = written(work, tmp_path)
    assert 'class="gap"' not in page
    assert "çeviride yok: 0" in page


def test_the_page_speaks_the_language_of_the_translation(tmp_path: Path) -> None:
    assert '<html lang="tr">' in written(small_work(), tmp_path)
    work = small_work()
    english = replace(work, target=replace(work.target, lang="en-GB"))
    assert "Search both texts" in written(english, tmp_path)
    polish = replace(work, target=replace(work.target, lang="pl"))
    assert '<html lang="en">' in written(polish, tmp_path)


def test_a_row_is_a_paragraph_and_a_gap_stands_where_nothing_does() -> None:
    work = with_notes()
    text, notes, _ = sections(work, Tips(Front(), work), remarks=False)
    links = [
        [[s.link for paragraph in row.cells[side] for s in paragraph.sentences] for side in Side]
        for row in text.rows
    ]
    assert links == [[[1], [1]], [[2, 3], [2, 3]], [[4, 5], [4, 5]]]
    assert text.rows[1].cells[Side.TARGET][0].sentences[1].runs == ()
    assert [len(row.cells[Side.TARGET]) for row in notes.rows] == [1, 1]


@given(st.lists(st.integers(0, 3), min_size=1, max_size=40), st.randoms())
def test_both_texts_keep_their_order_also_where_links_cross(
    counts: list[int], chance: object
) -> None:
    shuffled = list(range(len(counts)))
    getattr(chance, "shuffle")(shuffled)  # noqa: B009 - hypothesis gives no type
    texts = [f"Satz {n}. " + "wort " * (60 * count) for n, count in enumerate(counts)]
    work = Work(
        "t",
        document("a", "de", *texts),
        replace(
            document("b", "tr", *texts),
            sentences=tuple(
                Sentence(f"b{n}", Part.BODY, None, 1, t) for n, t in enumerate(texts, 1)
            ),
        ),
        tuple(Link(range(n, n + 1), range(m, m + 1)) for n, m in enumerate(shuffled)),
    )
    (section,) = sections(work, Tips(Front(), work), remarks=False)
    for side in Side:
        anchors = [
            sentence.anchor
            for row in section.rows
            for paragraph in row.cells[side]
            for sentence in paragraph.sentences
        ]
        assert anchors == [f"{side.value[0]}-b{n}" for n in range(1, len(texts) + 1)]


def test_a_long_paragraph_is_cut_so_that_the_sides_keep_level() -> None:
    texts = [f"Satz {n}. " + "wort " * 40 for n in range(30)]
    source, target = (
        replace(
            document(name, lang),
            sentences=tuple(
                Sentence(f"b{n}", Part.BODY, None, 1, t) for n, t in enumerate(texts, 1)
            ),
        )
        for name, lang in (("a", "de"), ("b", "tr"))
    )
    work = Work(
        "t", source, target, tuple(Link(range(n, n + 1), range(n, n + 1)) for n in range(30))
    )
    (section,) = sections(work, Tips(Front(), work), remarks=False)
    assert 4 <= len(section.rows) <= 8
    assert [row.cells[Side.SOURCE][0].runs_on for row in section.rows[:2]] == [False, True]


def test_the_command_writes_title_provenance_and_rights(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = tmp_path / "w", tmp_path / "e.html"
    assert run(["demo", str(folder)]) == 0
    assert run(["export", str(folder), "--to", "html", "-o", str(out)]) == 0
    page = out.read_text(encoding="utf-8")
    assert "Der Moskauer Vertrag vom 16. März 1921" in page
    assert "both written for this project" in page
    assert "under the MIT licence" in page
    capsys.readouterr()
    assert run(["export", str(folder), "-o", str(out)]) == 2
    assert "--force" in capsys.readouterr().err
    assert run(["export", str(folder)]) == 2
    assert "name the file to write" in capsys.readouterr().err
    assert run(["export", str(folder), str(tmp_path / "a.tmx"), "--remarks"]) == 2
    assert "--remarks goes with html" in capsys.readouterr().err


# --- in a real browser


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Browser]:
    written(with_notes(), tmp_path, Front("", "From <there>", "Free", GLOSSARY, remarks=True))
    browser.size(1200, 800)
    browser.faults.clear()
    browser.requests.clear()
    browser.open(tmp_path / "edition.html")
    yield browser
    assert browser.faults == []
    assert {url.split(":", 1)[0] for url in browser.requests} == {"file"}


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


def found(page: Browser, query: str) -> list[str]:
    page.run("document.querySelector('input').value = ''; document.querySelector('input').focus()")
    page.type(query)
    page.run("new Promise(done => setTimeout(done, 200))")
    ids: list[str] = page.run("[...document.querySelectorAll('.found')].map(e => e.id)")
    return ids


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


def test_omissions_and_additions_are_seen_and_stepped_through(page: Browser) -> None:
    said = page.run("[...document.querySelectorAll('.gap')].map(e => e.innerText)")
    assert said == ["çeviride yok", "özgün metinde yok", "özgün metinde yok", "çeviride yok"]
    page.click(".gaps")
    assert page.run("document.querySelector('.shown').id") == "s-b2"
    page.click(".gaps")
    assert page.run("document.querySelector('.s.shown').id") == "t-b3"


def test_it_is_stacked_where_it_is_narrow_and_never_scrolls_sideways(page: Browser) -> None:
    boxes = (
        "['#s-b1', '#t-b1'].map(s => document.querySelector(s).closest('[lang]')"
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


def test_it_prints_both_texts_notes_and_rights_in_black(page: Browser, tmp_path: Path) -> None:
    page.size(1200, 800, dark=True)
    pdf = pypdfium2.PdfDocument(page.printed(tmp_path / "e.pdf"))
    text = "".join(sheet.get_textpage().get_text_bounded() for sheet in pdf)
    for wanted in ("Der <Vertrag>", "Iğdır", "IĞDIR", "Bkz. s. 5.", "çeviride yok", "Free"):
        assert wanted in text
    assert "Her iki metinde ara" not in text
    ink = pdf[0].render(scale=2).to_numpy().min()
    pdf.close()
    assert ink < 30


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
