"""What is in the file of a reading edition: every sentence, and nothing that is not of it."""

from pathlib import Path

import pytest
from conftest import document
from editions import GLOSSARY, with_notes, written
from hypothesis import given, settings
from hypothesis import strategies as st
from markup import Elements

from aligner.exchange.edition import Front
from aligner.model import Entry, Link, Side, Work


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
    page = Elements(written(work, tmp_path, front))
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert "img" not in {tag for tag, _ in page.tags}
    assert page.text.count("onerror=alert(2)> ' \" & {{ 7*7 }}") >= 6


def test_what_html_cannot_hold_is_left_out(tmp_path: Path) -> None:
    text = "a\x01b\x1b[31mc\x9f\ud800d\te"
    work = Work(
        "t", document("a", "de", text), document("b", "tr", text), (Link(range(1), range(1)),)
    )
    assert Elements(written(work, tmp_path)).text.count("ab[31mcd\te") == 2


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="<>&\"'/{}%-! ascript\u0130\u2028", min_size=1, max_size=40))
def test_any_text_comes_out_as_it_was(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    work = Work(
        text, document("a", "de", text), document("b", "tr", text), (Link(range(1), range(1)),)
    )
    page = Elements(written(work, tmp_path_factory.mktemp("html")))
    assert page.text.count(text) >= 3
    assert [tag for tag, _ in page.tags].count("script") == 1


def test_every_sentence_stands_in_the_edition_once(tmp_path: Path) -> None:
    work = with_notes()
    page = Elements(written(work, tmp_path))
    ids = page.having("id")
    assert len(ids) == len(set(ids))
    wanted = {
        f"{side.value[0]}-{sentence.id}"
        for side in Side
        for sentence in work.document(side).sentences
    }
    assert wanted <= set(ids)


def test_every_link_within_the_page_leads_somewhere(tmp_path: Path) -> None:
    page = Elements(written(with_notes(), tmp_path, Front(glossary=GLOSSARY)))
    ids = set(page.having("id"))
    assert {name.removeprefix("#") for name in page.having("href")} <= ids
    assert set(page.having("data-term")) <= ids
    assert {"s-n1.1", "t-n1.1", "t-u1.1", "s-b1-0"} <= {
        name.removeprefix("#") for name in page.having("href")
    }
