"""XML as a stream: elements one by one, and what no XML file of another program may do here."""

import contextlib
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, cast
from xml.parsers import expat

from lxml import etree

from aligner.errors import AlignerError

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ID = "{http://www.w3.org/XML/1998/namespace}id"
XML = {"xml": "http://www.w3.org/XML/1998/namespace"}
"""Declared where xml:lang stands on an outermost element, lest lxml make up a name for it."""
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_WARY = {"resolve_entities": False, "no_network": True, "load_dtd": False, "collect_ids": False}
_BLOCK = 1 << 16
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """Leave out what XML cannot hold, trim, compose (NFC)."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text.strip()
    return unicodedata.normalize("NFC", _NOT_XML.sub("", text)).strip()


def plain(text: str) -> str:
    """Give the form in which texts are compared: clean, and single spaces only."""
    if "  " not in text and text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text.strip()  # printable is no white space but the space
    return " ".join(clean(text).split())


@lru_cache(100)
def base(lang: str) -> str:
    """Give the language of a code without its region: "de-AT", "de_DE" → "de"."""
    return re.split("[-_]", lang, maxsplit=1)[0].lower()


@lru_cache(1000)
def local(tag: object) -> str:
    """Give the name of an element without its namespace; "" for a comment, which has none."""
    return etree.QName(tag).localname if isinstance(tag, str) else ""


def inline(element: etree._Element, kept: Collection[str]) -> str:
    """Give the text of an element without the codes that inline tags hold.

    Args:
        element: The element.
        kept: Names of the inline tags whose content is text.
    """
    return "".join(_inline(element, kept)) if len(element) else element.text or ""


def _inline(element: etree._Element, kept: Collection[str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if local(child.tag) in kept:
            yield from _inline(child, kept)
        yield child.tail or ""


def elements(path: Path, root: str, tags: Sequence[str], what: str) -> Iterator[etree._Element]:
    """Give the elements of these names, each complete, in the order in which they end.

    An element is emptied when the next one is asked for, so that a file of any size takes no
    more memory than its largest element.

    Args:
        path: The file; UTF-8 or UTF-16, with or without byte order mark.
        root: Local name of the outermost element.
        tags: Local names of the elements wanted.
        what: The format, for messages.

    Raises:
        AlignerError: It is missing, not well-formed, something else, or has entities of its own
            or of a document type; the line is told.
    """
    found = root_of(path, what)
    if found != root:
        raise AlignerError(f"{path}: not {what}: it begins with <{found}>; nothing taken")
    with _told(path, what), path.open("rb") as file:
        may_leave_out: bool | None = None
        for _, element in etree.iterparse(file, tag=[f"{{*}}{tag}" for tag in tags], **_WARY):
            if may_leave_out is None:
                may_leave_out = bool(element.getroottree().docinfo.doctype)
            if may_leave_out:
                _refuse_undeclared(element, path)
            yield element
            _forget(element)


def root_of(path: Path, what: str) -> str:
    """Give the local name of the outermost element of a file.

    Raises:
        AlignerError: It is no XML, or declares entities of its own (the line is told).
    """
    with _told(path, what), path.open("rb") as file:
        _, element = next(iter(etree.iterparse(file, events=("start",), **_WARY)))
        declared = element.getroottree().docinfo.internalDTD
        if isinstance(declared, etree.DTD) and list(declared.iterentities()):  # type: ignore[attr-defined]
            raise AlignerError(
                f"{path}:{_first_declaration(path)}: declares entities of its own, which may "
                "stand for anything; have them written out by the program it is from; nothing taken"
            )
        return local(element.tag)


def _first_declaration(path: Path) -> int:
    """Give the line of the first entity that a file declares, which lxml does not tell."""
    parser = expat.ParserCreate()
    lines: list[int] = []
    parser.EntityDeclHandler = lambda *_: lines.append(parser.CurrentLineNumber)
    with contextlib.suppress(expat.ExpatError), path.open("rb") as file:
        while not lines and (block := file.read(_BLOCK)):
            parser.Parse(block)
    return next(iter(lines), 1)


def _refuse_undeclared(element: etree._Element, path: Path) -> None:
    """Refuse what a document type that is not fetched may declare; it would be left out."""
    for entity in element.iter(etree.Entity):
        raise AlignerError(
            f"{path}:{entity.sourceline}: {entity.text} is declared in another file, which is "
            "not read; have it written out by the program it is from; nothing taken"
        )


@contextlib.contextmanager
def _told(path: Path, what: str) -> Iterator[None]:
    """Say in one line what is wrong with a file, and where."""
    etree.clear_error_log()  # it keeps what was wrong with other files
    try:
        yield
    except etree.XMLSyntaxError as error:
        line, said = _first_fault(error)
        raise AlignerError(
            f"{path}:{line}: not readable as {what}: {said}; nothing taken"
        ) from None
    except FileNotFoundError:
        raise AlignerError(f"{path}: no such file") from None
    except OSError as error:
        raise AlignerError(f"{path}: {error.strerror}") from None


def _first_fault(error: etree.XMLSyntaxError) -> tuple[int, str]:
    """Give line and message of what was wrong first; the parser's last words may mislead."""
    for entry in cast("Iterable[Any]", error.error_log):
        if entry.level == etree.ErrorLevels.FATAL:
            place = f" (column {entry.column})" if entry.column > 1 else ""
            return entry.line, entry.message.strip() + place
    return error.lineno or 1, error.msg


def line_of(element: etree._Element) -> int:
    """Give the line at which an element begins, from 1; 0 where it is not known."""
    return element.sourceline or 0  # type: ignore[return-value]  # the stubs do not say


def _forget(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


@contextlib.contextmanager
def written(path: Path) -> Iterator["etree._IncrementalFileWriter"]:
    """Write a file as a stream, with its declaration; what the disk refuses is an `OSError`."""
    with path.open("wb") as out, etree.xmlfile(out, encoding="utf-8") as file:
        file.write_declaration()
        yield file


def default(namespace: str, **others: str) -> dict[str, str]:
    """Give a namespace map with a default; lxml's own types know no unnamed one."""
    return cast("dict[str, str]", {None: namespace, **others})


def add(parent: etree._Element, tag: str, text: str = "", **attributes: str) -> etree._Element:
    """Add an element with text."""
    element = etree.SubElement(parent, tag, attributes)
    element.text = text or None
    return element
