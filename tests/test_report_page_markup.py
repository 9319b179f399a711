"""What is in the file of the report as a page."""

import re
from dataclasses import replace
from pathlib import Path

from conftest import document
from markup import Elements
from report_pages import written

from aligner.model import Finding, Form, Link, Work
from aligner.reporting import report_of_work, write_report


def test_nothing_of_a_text_or_a_finding_becomes_markup(tmp_path: Path) -> None:
    evil = "</script><script>alert(1)</script><img src=x onerror=alert(2)> ' \" & {{ 7*7 }}"
    work = Work(evil, document("a", "de", evil), document("b", "tr", evil), ())
    work = replace(work, links=(Link(range(1), range(1)),))
    forms = (Form(evil, 1, (evil,)),)
    finding = Finding("<b>", "target", "b1", None, "alert(1)", evil, evil, 0.5, forms)
    write_report(report_of_work(work, [finding]), tmp_path / "f.html")
    page = Elements((tmp_path / "f.html").read_text(encoding="utf-8"))
    tags = [tag for tag, _ in page.tags]
    assert tags.count("script") == 1
    assert "img" not in tags
    assert page.text.count("onerror=alert(2)> ' \" & {{ 7*7 }}") >= 7


def test_the_page_loads_nothing_and_may_load_nothing(tmp_path: Path) -> None:
    page = Elements(written(tmp_path).read_text(encoding="utf-8"))
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
    text = Elements(written(tmp_path).read_text(encoding="utf-8")).text
    shown = text[text.index("Findings to decide") : text.index("Made with")]
    assert not re.search(r"\b[hbnua]\d+(\.\d+)?\b", shown)
