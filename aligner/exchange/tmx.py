"""Translation memories: TMX 1.4b, written and read as a stream.

What consumers do not keep is avoided: notes and properties stand on the unit, segments are
plain text, languages are written the same everywhere, no segment is empty.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree

from aligner import __version__
from aligner.errors import AlignerError
from aligner.model import Link, Part, Side, Status, Work

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Unit:
    """A translation unit as read: texts of both sides, status, the editor's comment."""

    source: str
    target: str
    status: Status
    comment: str = ""


def write_tmx(work: Work, path: Path, *, confirmed_only: bool = False) -> list[str]:
    """Write the links that have both sides.

    Args:
        work: The work.
        path: Where to write.
        confirmed_only: Whether only confirmed links go in.

    Returns:
        Warnings: sources that stand there with two different targets, of which the consumers
        keep one.
    """
    warnings = []
    seen: dict[str, str] = {}
    with etree.xmlfile(str(path), encoding="utf-8") as file:
        file.write_declaration()
        with file.element("tmx", version="1.4"):
            file.write("\n")
            file.write(_header(work), pretty_print=True)
            with file.element("body"):
                file.write("\n")
                for number, link in enumerate(work.links, start=1):
                    if not _is_wanted(link, confirmed_only=confirmed_only):
                        continue
                    source, target = segments(work, link)
                    if seen.get(source) == target:
                        continue
                    if source in seen:
                        warnings.append(f"the same source has two targets: “{source[:50]}”")
                    seen[source] = target
                    file.write(_unit(work, link, number), pretty_print=True)
            file.write("\n")
    if not seen:
        which = "no link is confirmed" if confirmed_only else "no link has both sides"
        warnings.append(f"{which}: the memory is empty")
    return warnings


def read_tmx(path: Path, source_lang: str, target_lang: str) -> list[Unit]:
    """Read the units that have both languages.

    A language matches by its first part: "de" takes "de-DE". The codes in inline tags are not text.

    Raises:
        AlignerError: The file is no well-formed TMX, or has entities of its own.
    """
    units = []
    try:
        with path.open("rb") as file:
            for _, element in etree.iterparse(
                file, tag="{*}tu", resolve_entities=False, no_network=True, load_dtd=False
            ):
                texts = dict(_variants(element))
                source, target = texts.get(_base(source_lang)), texts.get(_base(target_lang))
                if source and target:
                    units.append(Unit(source, target, _status(element), _comment(element)))
                element.clear()
    except etree.XMLSyntaxError as error:
        raise AlignerError(f"{path}: not readable as TMX: {error.msg}; nothing taken") from None
    except FileNotFoundError:
        raise AlignerError(f"{path}: no such file") from None
    except OSError as error:
        raise AlignerError(f"{path}: {error.strerror}") from None
    return units


def _is_wanted(link: Link, *, confirmed_only: bool) -> bool:
    complete = bool(link.source and link.target)
    return complete and (not confirmed_only or link.status is Status.CONFIRMED)


def _header(work: Work) -> etree._Element:
    return etree.Element(
        "header",
        {
            "creationtool": "aligner",
            "creationtoolversion": __version__,
            "segtype": "sentence",
            "o-tmf": "aligner",
            "adminlang": "en",
            "srclang": work.source.lang,
            "datatype": "plaintext",
            "creationdate": datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ"),
        },
    )


def _unit(work: Work, link: Link, number: int) -> etree._Element:
    unit = etree.Element("tu", tuid=str(number))
    if link.comment:
        etree.SubElement(unit, "note").text = _clean(link.comment)
    first = work.sentences(link, Side.SOURCE)[0]
    properties = {"x-status": link.status.value, "x-confidence": f"{link.confidence:.4f}"}
    properties["x-part"] = first.part.value
    if first.part in (Part.NOTE, Part.ADDENDUM) and first.note is not None:
        properties["x-note"] = str(first.note)
    for name, value in properties.items():
        etree.SubElement(unit, "prop", type=name).text = value
    texts = segments(work, link)
    for document, text in zip((work.source, work.target), texts, strict=True):
        variant = etree.SubElement(unit, "tuv", {_LANG: document.lang})
        etree.SubElement(variant, "seg").text = text
    return unit


def segments(work: Work, link: Link) -> tuple[str, str]:
    """Give the texts of a link's sides as a unit holds them: trimmed, composed (NFC)."""
    return _clean(work.text(link, Side.SOURCE)), _clean(work.text(link, Side.TARGET))


def _clean(text: str) -> str:
    """Leave out what XML cannot hold, trim, compose (NFC)."""
    return unicodedata.normalize("NFC", _NOT_XML.sub("", text)).strip()


def _variants(unit: etree._Element) -> Iterator[tuple[str, str]]:
    for variant in unit.findall("{*}tuv"):
        segment = variant.find("{*}seg")
        lang = variant.get(_LANG) or variant.get("lang") or ""
        if segment is not None:
            yield _base(lang), _clean("".join(_translatable(segment)))


def _translatable(element: etree._Element) -> Iterator[str]:
    """Give the text of a segment; what stands in tags other than `hi` is code, not text."""
    yield element.text or ""
    for child in element:
        if etree.QName(child).localname == "hi":
            yield from _translatable(child)
        yield child.tail or ""


def _base(lang: str) -> str:
    return re.split("[-_]", lang, maxsplit=1)[0].lower()


def _status(unit: etree._Element) -> Status:
    """Read the status; a unit of another program counts as confirmed."""
    for prop in unit.findall("{*}prop"):
        if prop.get("type") == "x-status" and prop.text in list(Status):
            return Status(prop.text)
    return Status.CONFIRMED


def _comment(unit: etree._Element) -> str:
    note = unit.find("{*}note")
    return (note.text or "") if note is not None else ""
