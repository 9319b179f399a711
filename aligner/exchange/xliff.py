"""XLIFF 2.1: links as units for translators who go on working; 1.2 is read too."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

from aligner.errors import AlignerError
from aligner.exchange.tmx import probability
from aligner.exchange.units import Unit, Units
from aligner.exchange.xml import (
    SPACE,
    add,
    base,
    clean,
    default,
    elements,
    inline,
    line_of,
    local,
    written,
)
from aligner.model import Status, Work

_XLIFF = "urn:oasis:names:tc:xliff:document:2.0"  # 2.1 kept the name of 2.0
_METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
_STATE = {
    Status.CONFIRMED: ("final", ""),
    Status.DOUBTFUL: ("translated", "aligner:doubtful"),
    Status.SUGGESTED: ("translated", ""),
}
_REVIEWED = {"final", "reviewed", "signed-off"}
_TEXT_TAGS = {"pc", "mrk", "g"}


def write_xliff(units: Units, path: Path) -> None:
    """Write every unit with one segment.

    A confirmed link is final, a doubtful or suggested one translated; an omission nobody has
    confirmed is initial and has no target. An addition has an empty source and is not to be
    translated. Comments are notes.
    """
    attributes = {"version": "2.1", "srcLang": units.langs[0], "trgLang": units.langs[1]}
    with (
        written(path) as file,
        file.element(_in(_XLIFF, "xliff"), attributes, nsmap=default(_XLIFF, mda=_METADATA)),
        file.element(_in(_XLIFF, "file"), {"id": "f1", "original": clean(units.original)}),
    ):
        file.write("\n")
        for number, unit in enumerate(units.made, start=1):
            file.write(_element(unit, number), pretty_print=True)


def _in(namespace: str, name: str) -> str:
    return f"{{{namespace}}}{name}"


def _element(unit: Unit, number: int) -> etree._Element:
    element = etree.Element(
        _in(_XLIFF, "unit"), {"id": f"u{number}"}, nsmap=default(_XLIFF, mda=_METADATA)
    )
    if not unit.source:
        element.set("translate", "no")
    metadata = etree.SubElement(element, _in(_METADATA, "metadata"))
    group = etree.SubElement(metadata, _in(_METADATA, "metaGroup"), category="aligner")
    for name, value in _facts(unit):
        if value:
            add(group, _in(_METADATA, "meta"), value, type=name)
    if unit.comment:
        notes = etree.SubElement(element, _in(_XLIFF, "notes"))
        add(notes, _in(_XLIFF, "note"), unit.comment, category="comment")
    segment = etree.SubElement(element, _in(_XLIFF, "segment"))
    state, more = _STATE[unit.status]
    is_open = not unit.target and unit.status is Status.SUGGESTED
    segment.set("state", "initial" if is_open else state)
    if more:
        segment.set("subState", more)
    add(segment, _in(_XLIFF, "source"), unit.source, **{SPACE: "preserve"})
    if not is_open:
        add(segment, _in(_XLIFF, "target"), unit.target, **{SPACE: "preserve"})
    return element


def _facts(unit: Unit) -> Iterator[tuple[str, str]]:
    yield "confidence", "" if unit.confidence is None else f"{unit.confidence:.4f}"
    yield "part", unit.part
    yield "note", "" if unit.note is None else str(unit.note)
    yield "source-ids", " ".join(unit.source_ids)
    yield "target-ids", " ".join(unit.target_ids)


def read_xliff(path: Path, work: Work) -> Iterator[Unit]:
    """Read the units; text in inline tags is kept, placeholders are left out.

    What a program calls final, reviewed, signed off or approved is confirmed.

    Raises:
        AlignerError: The file is no well-formed XLIFF, or of other languages.
    """
    tags = ["unit", "trans-unit"]
    for element in elements(path, "xliff", tags, "XLIFF"):
        match local(element.tag):
            case "unit":
                _check_languages(path, element, work)
                yield _unit(element)
            case "trans-unit":
                yield _old_unit(element)


def _check_languages(path: Path, element: etree._Element, work: Work) -> None:
    root = element.getroottree().getroot()
    for name, document in (("srcLang", work.source), ("trgLang", work.target)):
        if base(root.get(name) or document.lang) != base(document.lang):
            raise AlignerError(
                f"{path}: its {name} is {root.get(name)}, the work's {document.lang}; nothing taken"
            )


def _unit(element: etree._Element) -> Unit:
    segments = element.findall("{*}segment")
    said = {
        meta.get("type") or "": meta.text or "" for meta in element.iter(_in(_METADATA, "meta"))
    }
    states = {(segment.get("state") or "initial") for segment in segments}
    doubtful = any(segment.get("subState") == "aligner:doubtful" for segment in segments)
    confirmed = bool(states) and states <= _REVIEWED
    return Unit(
        _texts(segment.find("{*}source") for segment in segments),
        _texts(segment.find("{*}target") for segment in segments),
        Status.DOUBTFUL if doubtful else Status.CONFIRMED if confirmed else Status.SUGGESTED,
        _notes(element.findall("{*}notes/{*}note")),
        probability(said.get("confidence", "")),
        tuple(said.get("source-ids", "").split()),
        tuple(said.get("target-ids", "").split()),
        row=line_of(element),
    )


def _old_unit(element: etree._Element) -> Unit:
    target = element.find("{*}target")
    state = "" if target is None else target.get("state") or ""
    confirmed = element.get("approved") == "yes" or state in _REVIEWED
    return Unit(
        _texts([element.find("{*}source")]),
        _texts([target]),
        Status.CONFIRMED if confirmed else Status.SUGGESTED,
        _notes(element.findall("{*}note")),
        row=line_of(element),
    )


def _notes(notes: Iterable[etree._Element]) -> str:
    return "\n".join(text for text in (clean(note.text or "") for note in notes) if text)


def _texts(elements_: Iterable[etree._Element | None]) -> str:
    """Join the texts of segments that were cut further there."""
    texts = (clean(inline(element, _TEXT_TAGS)) for element in elements_ if element is not None)
    return " ".join(text for text in texts if text)
