"""OpenDocument texts: the same door as Word documents, another mark-up."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from aligner.languages import Language
from aligner.model import Part
from aligner.reading.manuscript import Block, Call, Manuscript
from aligner.reading.markup import local_name, member, opened_archive, parse_xml
from aligner.reading.passage import Reading

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_SKIPPED = {"tracked-changes", "annotation", "annotation-end", "sequence-decls", "forms"}


def read_odt(path: Path, lang: Language) -> Reading:
    """Read an OpenDocument text; tracked changes are accepted, comments left out.

    Raises:
        AlignerError: It is no OpenDocument text, or damaged.
    """
    with opened_archive(path) as archive:
        root = parse_xml(member(archive, "content.xml", path), path.name)
    manuscript = Manuscript(lang)
    notes: list[Block] = []
    parents = _parent_styles(root)
    for paragraph in _paragraphs(root):
        style = paragraph.get(f"{_TEXT}style-name", "")
        titled = {style, parents.get(style)} & {"Title", "Subtitle"}
        part = Part.HEADING if local_name(paragraph) == "h" or titled else Part.BODY
        manuscript.add(Block(part, tuple(_runs(paragraph, notes))))
    for note in notes:
        manuscript.add(note)
    return manuscript.finish()


def _parent_styles(root: etree._Element) -> dict[str, str]:
    """Give the named style behind each style made for a single paragraph."""
    return {
        style.get(f"{_STYLE}name", ""): style.get(f"{_STYLE}parent-style-name", "")
        for style in root.iter(f"{_STYLE}style")
    }


def _paragraphs(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        name = local_name(child)
        if name in ("p", "h"):
            yield child
        elif name not in _SKIPPED:
            yield from _paragraphs(child)


def _runs(element: etree._Element, notes: list[Block]) -> Iterator[str | Call]:
    """Give text and markers of a paragraph; the notes found in it are added to `notes`."""
    yield element.text or ""
    for child in element:
        name = local_name(child)
        if name == "note":
            yield _call(child, notes)
        elif name in ("s", "tab", "line-break"):
            yield " "
        elif name and name not in _SKIPPED:
            yield from _runs(child, notes)
        yield child.tail or ""


def _call(note: etree._Element, notes: list[Block]) -> Call:
    citation = next((e for e in note if local_name(e) == "note-citation"), None)
    label = "".join(map(str, citation.itertext())).strip() if citation is not None else ""
    number = int(label) if label.isdigit() else None
    body = next((e for e in note if local_name(e) == "note-body"), None)
    if body is not None:
        for i, paragraph in enumerate(_paragraphs(body)):
            runs = tuple(_runs(paragraph, []))
            notes.append(Block(Part.NOTE, runs, number, carries_on=i > 0))
    return Call(number)
