"""TBX-Basic of ISO 30042:2019 against its grammar: the structure, the categories, their values."""

from pathlib import Path

import pytest
from lxml import etree

from aligner.exchange.glossary_files import export_glossary, import_glossary
from aligner.exchange.xml import LANG
from aligner.glossaries.entries import bundled_glossary, read_glossary
from aligner.model import Entry

NS = "{urn:iso:std:iso:30042:ed-2}"
GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).parent / "data/tbx-basic.rng"))

ODD = (
    Entry("Tee <&>", "çay ]]>", 'a "remark"\nof two lines', "forbidden", "a <kind>"),
    Entry("Kars", "Kars", "", "proposed", "place", ("Qars", "Karß"), ("Kasr",), is_name=True),
    Entry("A\x01", "İ\u0301", "", "approved", ""),
)


def written(tmp_path: Path, entries: tuple[Entry, ...]) -> etree._Element:
    export_glossary(entries, tmp_path / "g.tbx", ("de", "tr-TR"), "tbx-basic")
    return etree.parse(tmp_path / "g.tbx").getroot()


@pytest.mark.parametrize("entries", [ODD, tuple(read_glossary(bundled_glossary()))])
def test_what_is_written_is_tbx_basic(tmp_path: Path, entries: tuple[Entry, ...]) -> None:
    root = written(tmp_path, entries)
    assert GRAMMAR.validate(root), GRAMMAR.error_log
    assert {section.get(LANG) for section in root.iter(f"{NS}langSec")} == {"de", "tr-TR"}
    assert len(import_glossary(tmp_path / "g.tbx", ("de", "tr"))) == len(entries)


@pytest.mark.parametrize(
    ("path", "name", "value"),
    [
        (".", "style", "dct"),
        (".", "type", "TBX-Core"),
        (f"{NS}text/{NS}body/{NS}conceptEntry", "id", "1 2"),
        (f".//{NS}langSec", LANG, "no language"),
        (f".//{NS}termNote", "type", "status"),
        (f".//{NS}descrip", "type", "context"),
    ],
)
def test_the_grammar_refuses_what_is_none(tmp_path: Path, path: str, name: str, value: str) -> None:
    root = written(tmp_path, ODD)
    found = root if path == "." else root.find(path)
    assert found is not None
    found.set(name, value)
    assert not GRAMMAR.validate(root)


@pytest.mark.parametrize("tag", ["term", "langSec", "sourceDesc"])
def test_the_grammar_misses_what_is_left_out(tmp_path: Path, tag: str) -> None:
    root = written(tmp_path, ODD[:1])
    for element in list(root.iter(f"{NS}{tag}")):
        parent = element.getparent()
        assert parent is not None
        parent.remove(element)
    assert not GRAMMAR.validate(root)


def test_a_note_may_not_stand_before_a_term(tmp_path: Path) -> None:
    root = written(tmp_path, ODD)
    note = root.find(f".//{NS}termNote")
    assert note is not None
    section = note.getparent()
    assert section is not None
    section.insert(0, note)
    assert not GRAMMAR.validate(root)
