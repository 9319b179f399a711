"""TEI: paragraphs, headings, notes at their place; sentences marked `<s>` are kept as they are."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from aligner.decoding import read_bytes
from aligner.errors import AlignerError
from aligner.languages import Language
from aligner.model import Part
from aligner.reading.manuscript import Block, Call, Manuscript
from aligner.reading.markup import local_name, parse_xml
from aligner.reading.passage import Reading

_PARAGRAPHS = {"p": Part.BODY, "ab": Part.BODY, "l": Part.BODY, "head": Part.HEADING}
_SKIPPED = {"teiHeader", "fw", "figure", "standOff", "facsimile"}
_BREAKS = {"lb", "pb", "cb", "gb"}  # of lines, pages, columns, gatherings
_ALTERNATIVES = {"corr", "reg", "expan"}  # the text as printed stands beside them


def read_tei(path: Path, lang: Language) -> Reading:
    """Read a TEI file; running heads (`<fw>`) and page breaks are left out.

    Raises:
        AlignerError: It is no XML, or has no text.
    """
    root = parse_xml(read_bytes(path), str(path))
    _number_notes(root)
    manuscript = Manuscript(lang)
    notes: list[Block] = []
    for paragraph in _paragraphs(root):
        for block in _blocks(paragraph, notes):
            manuscript.add(block)
    for note in notes:
        manuscript.add(note)
    reading = manuscript.finish()
    if not reading.passages:
        raise AlignerError(f"{path}: no TEI text in it (no <p>, <ab>, <l> or <head>)")
    return reading


def _number_notes(root: etree._Element) -> None:
    """Where no note has a number of its own, number them in their order."""
    notes = [element for element in root.iter() if local_name(element) == "note"]
    if not any(note.get("n") for note in notes):
        for number, note in enumerate(notes, start=1):
            note.set("n", str(number))


def _paragraphs(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        name = local_name(child)
        if name in _PARAGRAPHS:
            yield child
        elif name and name not in _SKIPPED:
            yield from _paragraphs(child)


def _blocks(paragraph: etree._Element, notes: list[Block]) -> Iterator[Block]:
    part = _PARAGRAPHS[local_name(paragraph)]
    marked = [child for child in paragraph if local_name(child) == "s"]
    if not marked:
        yield Block(part, tuple(_runs(paragraph, notes)))
    for i, sentence in enumerate(marked):
        runs = tuple(_runs(sentence, notes))
        yield Block(part, runs, is_sentence=True, carries_on=i > 0)


def _runs(element: etree._Element, notes: list[Block]) -> Iterator[str | Call]:
    yield element.text or ""
    for child in element:
        name = local_name(child)
        if name == "note":
            yield _call(child, notes)
        elif name in _BREAKS:
            yield "" if child.get("break") == "no" else " "
        elif name and name not in _SKIPPED and not _is_alternative(child):
            yield from _runs(child, notes)
        yield child.tail or ""


def _is_alternative(element: etree._Element) -> bool:
    parent = element.getparent()
    within = parent is not None and local_name(parent) == "choice"
    return within and local_name(element) in _ALTERNATIVES


def _call(note: etree._Element, notes: list[Block]) -> Call:
    label = (note.get("n") or "").strip("().[] ")
    number = int(label) if label.isdigit() else None
    paragraphs = list(_paragraphs(note))
    for i, paragraph in enumerate(paragraphs or [note]):
        notes.append(Block(Part.NOTE, tuple(_runs(paragraph, [])), number, carries_on=i > 0))
    return Call(number)
