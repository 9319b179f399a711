"""Glossaries as TBX: version 2 (martif), which programs read, and TBX-Basic of ISO 30042:2019.

An entry is a concept with one term a language. What has no data category of its own stands in
notes with fixed first words, so that a translator can read it and the tool take it back.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from aligner import __version__
from aligner.exchange.xml import LANG, XML, add, clean, default, written
from aligner.model import Entry

_BASIC = "urn:iso:std:iso:30042:ed-2"
STATUS = {
    "approved": "preferredTerm-admn-sts",
    "proposed": "admittedTerm-admn-sts",
    "forbidden": "deprecatedTerm-admn-sts",
}
VARIANTS = "also written: "
UNLIKE = "not to be confused with: "
NAME = "a name"


def write_tbx(entries: Sequence[Entry], path: Path, langs: tuple[str, str]) -> None:
    """Write a glossary as TBX version 2, the one OmegaT and most other programs read."""
    names = ("termEntry", "langSet", "tig")
    attributes = {"type": "TBX", LANG: langs[0]}
    with written(path) as file, file.element("martif", attributes, nsmap=XML):
        file.write("\n")
        file.write(_header("martifHeader", ""), pretty_print=True)
        with file.element("text"), file.element("body"):
            file.write("\n")
            for number, entry in enumerate(entries, start=1):
                file.write(_concept(entry, number, langs, names), pretty_print=True)


def write_tbx_basic(entries: Sequence[Entry], path: Path, langs: tuple[str, str]) -> None:
    """Write a glossary as TBX-Basic, ISO 30042:2019, in the style of attributes (DCA)."""
    attributes = {"type": "TBX-Basic", "style": "dca", LANG: langs[0]}
    ns = f"{{{_BASIC}}}"
    names = (f"{ns}conceptEntry", f"{ns}langSec", f"{ns}termSec")
    nsmap = default(_BASIC) | XML
    with written(path) as file, file.element(f"{ns}tbx", attributes, nsmap=nsmap):
        file.write("\n")
        file.write(_header("tbxHeader", ns), pretty_print=True)
        with file.element(f"{ns}text"), file.element(f"{ns}body"):
            file.write("\n")
            for number, entry in enumerate(entries, start=1):
                file.write(_concept(entry, number, langs, names), pretty_print=True)


def _namespace(tag: str) -> tuple[str, dict[str, str] | None]:
    """Give the prefix for the children of a tag, and what an element of it declares."""
    uri = etree.QName(tag).namespace
    return (f"{{{uri}}}", default(uri)) if uri else ("", None)


def _header(name: str, prefix: str) -> etree._Element:
    ns, nsmap = _namespace(f"{prefix}{name}")
    header = etree.Element(f"{ns}{name}", nsmap=nsmap)
    about = etree.SubElement(header, f"{ns}fileDesc")
    add(etree.SubElement(about, f"{ns}titleStmt"), f"{ns}title", "Glossary")
    said = f"Written by aligner {__version__}."
    add(etree.SubElement(about, f"{ns}sourceDesc"), f"{ns}p", said)
    return header


def _concept(
    entry: Entry, number: int, langs: tuple[str, str], names: tuple[str, str, str]
) -> etree._Element:
    ns, nsmap = _namespace(names[0])
    concept = etree.Element(names[0], {"id": f"c{number}"}, nsmap=nsmap)
    if entry.kind:
        add(concept, f"{ns}descrip", clean(entry.kind), type="subjectField")
    for note in _notes(entry):
        add(concept, f"{ns}note", note)
    for lang, term in zip(langs, (entry.source, entry.target), strict=True):
        language = etree.SubElement(concept, names[1], {LANG: lang})
        section = etree.SubElement(language, names[2])
        add(section, f"{ns}term", clean(term))
        if term is entry.target:
            status = STATUS[entry.status]
            add(section, f"{ns}termNote", status, type="administrativeStatus")
    return concept


def _notes(entry: Entry) -> Iterator[str]:
    if entry.comment:
        yield clean(entry.comment)
    if entry.variants:
        yield clean(VARIANTS + " | ".join(entry.variants))
    if entry.unlike:
        yield clean(UNLIKE + " | ".join(entry.unlike))
    if entry.is_name:
        yield NAME
