"""The page of the report on paper."""

from pathlib import Path

import pypdfium2
import pytest
from browser import Browser
from report_pages import answer, opened_report

page = pytest.fixture(opened_report)


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
