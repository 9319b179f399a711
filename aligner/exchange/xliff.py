"""XLIFF 2.1: links as units for translators who go on working."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from aligner.exchange.units import Unit, Units
from aligner.exchange.xml import SPACE, add, clean, default, written
from aligner.model import Status

XLIFF = "urn:oasis:names:tc:xliff:document:2.0"  # 2.1 kept the name of 2.0
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
_STATE = {
    Status.CONFIRMED: ("final", ""),
    Status.DOUBTFUL: ("translated", "aligner:doubtful"),
    Status.SUGGESTED: ("translated", ""),
}


def write_xliff(units: Units, path: Path) -> None:
    """Write every unit with one segment.

    A confirmed link is final, a doubtful or suggested one translated; an omission nobody has
    confirmed is initial and has no target. An addition has an empty source and is not to be
    translated. Comments are notes.
    """
    attributes = {"version": "2.1", "srcLang": units.langs[0], "trgLang": units.langs[1]}
    with (
        written(path) as file,
        file.element(_in(XLIFF, "xliff"), attributes, nsmap=default(XLIFF, mda=METADATA)),
        file.element(_in(XLIFF, "file"), {"id": "f1", "original": clean(units.original)}),
    ):
        file.write("\n")
        for number, unit in enumerate(units.made, start=1):
            file.write(_element(unit, number), pretty_print=True)


def _in(namespace: str, name: str) -> str:
    return f"{{{namespace}}}{name}"


def _element(unit: Unit, number: int) -> etree._Element:
    element = etree.Element(
        _in(XLIFF, "unit"), {"id": f"u{number}"}, nsmap=default(XLIFF, mda=METADATA)
    )
    if not unit.source:
        element.set("translate", "no")
    metadata = etree.SubElement(element, _in(METADATA, "metadata"))
    group = etree.SubElement(metadata, _in(METADATA, "metaGroup"), category="aligner")
    for name, value in _facts(unit):
        if value:
            add(group, _in(METADATA, "meta"), value, type=name)
    if unit.comment:
        notes = etree.SubElement(element, _in(XLIFF, "notes"))
        add(notes, _in(XLIFF, "note"), unit.comment, category="comment")
    segment = etree.SubElement(element, _in(XLIFF, "segment"))
    state, more = _STATE[unit.status]
    is_open = not unit.target and unit.status is Status.SUGGESTED
    segment.set("state", "initial" if is_open else state)
    if more:
        segment.set("subState", more)
    add(segment, _in(XLIFF, "source"), unit.source, **{SPACE: "preserve"})
    if not is_open:
        add(segment, _in(XLIFF, "target"), unit.target, **{SPACE: "preserve"})
    return element


def _facts(unit: Unit) -> Iterator[tuple[str, str]]:
    yield "confidence", "" if unit.confidence is None else f"{unit.confidence:.4f}"
    yield "part", unit.part
    yield "note", "" if unit.note is None else str(unit.note)
    yield "source-ids", " ".join(unit.source_ids)
    yield "target-ids", " ".join(unit.target_ids)
