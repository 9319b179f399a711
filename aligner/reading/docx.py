"""Word documents: lxml on the zip archive, for footnotes are lost by other ways.

Tracked changes are accepted, comments left out, footnotes and endnotes numbered in the order
in which the text calls them.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from aligner.languages import Language
from aligner.model import Part
from aligner.reading.manuscript import Block, Call, Manuscript
from aligner.reading.markup import local_name, member, opened_archive, parse_xml
from aligner.reading.passage import Reading

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = {"del", "moveFrom", "Fallback", "commentReference", "instrText", "pPr", "rPr", "delText"}
_HEADING = re.compile(r"(?i)heading|title$|überschrift|berschrift|titel$|başlık|balk")


@dataclass(slots=True)
class _Notes:
    """The notes of a document by kind and id, and the numbers they get as they are called."""

    elements: dict[tuple[str, str], etree._Element]
    called: dict[tuple[str, str], int | None] = field(default_factory=dict)

    def call(self, key: tuple[str, str], *, starred: bool) -> Call:
        """Note that the text calls a note; a starred one does not count in the numbers."""
        counted = sum(number is not None for number in self.called.values())
        self.called[key] = None if starred else counted + 1
        return Call(self.called[key])


def read_docx(path: Path, lang: Language) -> Reading:
    """Read a Word document.

    Raises:
        AlignerError: It is no Word document, or damaged, or protected.
    """
    with opened_archive(path) as archive:
        body = parse_xml(member(archive, "word/document.xml", path), path.name)
        headings = _heading_styles(archive, path)
        notes = _Notes(dict(_note_elements(archive, path)))
    manuscript = Manuscript(lang)
    for paragraph in _paragraphs(body):
        style = paragraph.find(f"{_WORD}pPr/{_WORD}pStyle")
        name = style.get(f"{_WORD}val", "") if style is not None else ""
        part = Part.HEADING if name in headings or _HEADING.search(name) else Part.BODY
        manuscript.add(Block(part, tuple(_runs(paragraph, notes))))
    for key, number in tuple(notes.called.items()):
        if key in notes.elements:
            for i, paragraph in enumerate(_paragraphs(notes.elements[key])):
                runs = tuple(_runs(paragraph, notes))
                manuscript.add(Block(Part.NOTE, runs, number, carries_on=i > 0))
    return manuscript.finish()


def _heading_styles(archive: zipfile.ZipFile, path: Path) -> set[str]:
    """List the ids of the styles whose name says that they are headings."""
    if "word/styles.xml" not in archive.namelist():
        return set()
    styles = parse_xml(member(archive, "word/styles.xml", path), path.name)
    return {
        style.get(f"{_WORD}styleId", "")
        for style in styles.iter(f"{_WORD}style")
        if (name := style.find(f"{_WORD}name")) is not None
        and _HEADING.search(name.get(f"{_WORD}val", ""))
    }


def _note_elements(
    archive: zipfile.ZipFile, path: Path
) -> Iterator[tuple[tuple[str, str], etree._Element]]:
    for kind in ("footnote", "endnote"):
        name = f"word/{kind}s.xml"
        if name in archive.namelist():
            for note in parse_xml(member(archive, name, path), path.name).iter(f"{_WORD}{kind}"):
                yield (kind, note.get(f"{_WORD}id", "")), note


def _paragraphs(element: etree._Element) -> Iterator[etree._Element]:
    """Go through the paragraphs in order, not into what is deleted or an alternative."""
    for child in element:
        name = local_name(child)
        if name == "p":
            yield child
        elif name not in _SKIPPED:
            yield from _paragraphs(child)


def _runs(element: etree._Element, notes: _Notes) -> Iterator[str | Call]:
    for child in element:
        name = local_name(child)
        if name == "t":
            yield child.text or ""
        elif name in ("tab", "br", "cr"):
            yield " "
        elif name == "noBreakHyphen":
            yield "-"
        elif name in ("footnoteReference", "endnoteReference"):
            kind = name.removesuffix("Reference")
            starred = child.get(f"{_WORD}customMarkFollows") in ("1", "true", "on")
            yield notes.call((kind, child.get(f"{_WORD}id", "")), starred=starred)
            if starred:
                return  # the rest of the run is the mark itself
        elif name not in _SKIPPED:
            yield from _runs(child, notes)
