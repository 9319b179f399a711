"""A reading edition on paper."""

from pathlib import Path

import pypdfium2
import pytest
from browser import Browser
from editions import opened_edition

page = pytest.fixture(opened_edition)


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
