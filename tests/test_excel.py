"""Texts in Excel."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import small_work

from aligner.errors import AlignerError
from aligner.exchange import export_links


def test_texts_are_set_in_lines_in_excel(tmp_path: Path) -> None:
    export_links(small_work(), tmp_path / "x.xlsx")
    with zipfile.ZipFile(tmp_path / "x.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml")
        assert b'wrapText="1"' in book.read("xl/styles.xml")
    assert b'<col min="9" max="10" ' in sheet  # both texts


def test_a_text_too_long_for_excel_is_told_not_cut(tmp_path: Path) -> None:
    work = small_work()
    links = (work.links[0]._replace(comment="x" * 40_000), *work.links[1:])
    with pytest.raises(AlignerError, match="row 1 has a comment of more than 32767"):
        export_links(replace(work, links=links), tmp_path / "x.xlsx")
    assert list(tmp_path.iterdir()) == []
