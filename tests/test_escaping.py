"""What stands in a text or a remark is no formula and no markup for any program."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import small_work

from aligner.exchange import export_links, import_links


@pytest.mark.parametrize("fmt", ["csv", "tsv"])
@pytest.mark.parametrize("formula", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)"])
def test_a_formula_is_text_in_a_spreadsheet(tmp_path: Path, fmt: str, formula: str) -> None:
    work = small_work()
    links = (work.links[0]._replace(comment=formula), *work.links[1:])
    export_links(replace(work, links=links), tmp_path / f"x.{fmt}")
    text = (tmp_path / f"x.{fmt}").read_text(encoding="utf-8-sig")
    assert f"'{formula}" in text
    assert import_links(work, tmp_path / f"x.{fmt}").edit.added[0].comment == formula


def test_a_formula_is_text_in_excel(tmp_path: Path) -> None:
    work = small_work()
    links = (work.links[0]._replace(comment="=1+1"), *work.links[1:])
    export_links(replace(work, links=links), tmp_path / "x.xlsx")
    with zipfile.ZipFile(tmp_path / "x.xlsx") as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
        assert b"<t>=1+1</t>" in book.read("xl/sharedStrings.xml")


def test_html_in_a_comment_is_escaped(tmp_path: Path) -> None:
    work = small_work()
    links = (work.links[0]._replace(comment="<script>alert(1)</script>"), *work.links[1:])
    for fmt in ("tmx", "xliff", "tei"):
        export_links(replace(work, links=links), tmp_path / f"x.{fmt}")
        assert "<script>" not in (tmp_path / f"x.{fmt}").read_text(encoding="utf-8")
