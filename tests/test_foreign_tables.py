"""Tables as spreadsheets and colleagues make them."""

from pathlib import Path

import pytest
from conftest import small_work

from aligner.edit import apply
from aligner.errors import AlignerError
from aligner.exchange import import_links
from aligner.model import Link, Status

WORK = small_work()
FIRST, SECOND = "Er hat 16 Artikel.", "Antlaşmanın 16 maddesi vardır."


def imported(tmp_path: Path, content: bytes, name: str = "x.csv") -> Link:
    """Import a table; gives the last link, which the table is about."""
    (tmp_path / name).write_bytes(content)
    return apply(WORK.links, import_links(WORK, tmp_path / name).edit)[3]


@pytest.mark.parametrize(
    "head",
    [
        *("Deutsch;Türkçe;Anmerkung", "Quelle;Übersetzung;Kommentar", "KAYNAK;HEDEF;YORUM"),
        *("de-DE;tr_TR;comment", "German;Turkish;Comments", "x;source;comment;target"),
    ],
)
def test_columns_may_be_called_otherwise(tmp_path: Path, head: str) -> None:
    cells = {"x": "", "comment": "seen"}
    order = head.split(";") if "x;" in head else ["source", "target", "comment"]
    cells |= {"source": FIRST, "target": SECOND}
    rows = f"{head}\r\n{';'.join(cells[name] for name in order)}\r\n"
    assert imported(tmp_path, rows.encode()).comment == "seen"


@pytest.mark.parametrize(
    ("name", "encoding", "text"),
    [
        ("x.csv", "utf-8-sig", 'de;tr;comment\r\n{};"{}";"a; ""b""\r\nc"\r\n'),
        ("x.csv", "utf-8", 'sep=|\nde|tr|comment\n{}|{}|"a; ""b""\nc"\n'),
        ("x.tsv", "utf-16", 'de\ttr\tcomment\r\n{}\t{}\t"a; ""b""\r\nc"\r\n'),
        ("x.csv", "utf-8", '\ufeffde,tr,comment\n,,\n\n{},{},"a; ""b""\nc",,\n'),
    ],
)
def test_what_excel_makes_of_a_table_is_read(
    tmp_path: Path, name: str, encoding: str, text: str
) -> None:
    content = text.format(FIRST, SECOND).encode(encoding)
    assert imported(tmp_path, content, name).comment == 'a; "b"\nc'


def test_a_quotation_mark_in_a_tsv_of_another_program_is_text(tmp_path: Path) -> None:
    table = f'de\ttr\tcomment\n"Ja", sagte er.\tx\t\n{FIRST}\t{SECOND}\t"so" he said\n'
    assert imported(tmp_path, table.encode(), "x.tsv").comment == '"so" he said'


def test_a_status_may_have_a_capital(tmp_path: Path) -> None:
    table = f"Source,Target,Status\n{FIRST},{SECOND},Confirmed\n"
    assert imported(tmp_path, table.encode()).status is Status.CONFIRMED


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("source,target\n\na,b\nx,y,z\n", "x.csv:4: .* 3 cells, where the first row has 2"),
        ('source,target\na,b\n"x" y,z\n', "x.csv:3: .* quotation mark"),
        ("source,target\n", "no row below the names"),
        ("Er hat 16 Artikel.,Madde\n", "needs a column called source_text or source or de; it has"),
    ],
)
def test_what_is_wrong_with_a_table_is_told_with_its_row(
    tmp_path: Path, text: str, says: str
) -> None:
    with pytest.raises(AlignerError, match=says):
        imported(tmp_path, text.encode())
