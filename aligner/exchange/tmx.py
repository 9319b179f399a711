"""Translation memories: TMX 1.4b, written and read as a stream.

What consumers do not keep is avoided: notes and properties stand on the unit, segments are
plain text, languages are written the same everywhere, no segment is empty.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree

from aligner import __version__
from aligner.exchange.units import Dates, Unit, segments, units_of
from aligner.exchange.xml import LANG, add, base, clean, elements
from aligner.model import Status, Work

__all__ = ["Unit", "iter_tmx", "read_tmx", "segments", "write_tmx", "write_units"]


def write_tmx(
    work: Work, path: Path, *, confirmed_only: bool = False, dates: Dates = ()
) -> list[str]:
    """Write the links that have both sides.

    Args:
        work: The work.
        path: Where to write.
        confirmed_only: Whether only confirmed links go in.
        dates: When each link was made and last changed, where known.

    Returns:
        Warnings: sources that stand there with two different targets, of which the consumers
        keep one.
    """
    warnings: list[str] = []
    units = _wanted(units_of(work, dates), confirmed_only, warnings)
    write_units(units, path, (work.source.lang, work.target.lang))
    if not any(link.source and link.target for link in work.links):
        warnings.append("no link has both sides: the memory is empty")
    elif confirmed_only and all(link.status is not Status.CONFIRMED for link in work.links):
        warnings.append("no link is confirmed: the memory is empty")
    return warnings


def _wanted(
    units: Iterable[Unit],
    confirmed_only: bool,  # noqa: FBT001 - a private filter
    warnings: list[str],
) -> Iterator[Unit]:
    """Choose what goes into the memory; tells of sources with two targets as they pass."""
    seen: dict[str, str] = {}
    for unit in units:
        chosen = not confirmed_only or unit.status is Status.CONFIRMED
        if unit.source and unit.target and chosen:
            if seen.setdefault(unit.source, unit.target) != unit.target:
                warnings.append(f"the same source has two targets: “{unit.source[:50]}”")
            yield unit


def write_units(units: Iterable[Unit], path: Path, langs: tuple[str, str]) -> None:
    """Write units as a memory, one at a time.

    Args:
        units: Units with texts on both sides.
        path: Where to write.
        langs: The languages of source and target, written the same everywhere.
    """
    with etree.xmlfile(str(path), encoding="utf-8") as file:
        file.write_declaration()
        with file.element("tmx", version="1.4"):
            file.write("\n")
            file.write(_header(langs[0]), pretty_print=True)
            with file.element("body"):
                file.write("\n")
                for number, unit in enumerate(units, start=1):
                    file.write(_element(unit, number, langs), pretty_print=True)
            file.write("\n")


def read_tmx(path: Path, source_lang: str, target_lang: str) -> list[Unit]:
    """Read all units that have both languages; see `iter_tmx`."""
    return list(iter_tmx(path, source_lang, target_lang))


def iter_tmx(path: Path, source_lang: str, target_lang: str) -> Iterator[Unit]:
    """Read the units that have both languages, one at a time.

    Of several variants of a language the one written as asked comes first, then the first by
    the language without its region: "de" takes "de-DE". The codes in inline tags are not text.
    A unit of another program counts as confirmed.

    Raises:
        AlignerError: The file is no well-formed TMX, or has entities of its own.
    """
    for element in elements(path, "tmx", ["tu"], "TMX"):
        variants = list(_variants(element))
        source, target = _text(variants, source_lang), _text(variants, target_lang)
        if source and target:
            yield _unit(element, source, target)


def _header(lang: str) -> etree._Element:
    return etree.Element(
        "header",
        {
            "creationtool": "aligner",
            "creationtoolversion": __version__,
            "segtype": "sentence",
            "o-tmf": "aligner",
            "adminlang": "en",
            "srclang": lang,
            "datatype": "plaintext",
            "creationdate": datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ"),
        },
    )


def _element(unit: Unit, number: int, langs: tuple[str, str]) -> etree._Element:
    element = etree.Element("tu", tuid=unit.source_ids[0] if unit.source_ids else str(number))
    for name, date in (("creationdate", unit.created), ("changedate", unit.changed)):
        if date:
            element.set(name, date.replace("-", "").replace(":", ""))
    if unit.created:
        element.set("creationid", "aligner")
    if unit.comment:
        add(element, "note", unit.comment)
    for name, value in _properties(unit):
        if value:
            add(element, "prop", value, type=name)
    for lang, text in zip(langs, (unit.source, unit.target), strict=True):
        add(etree.SubElement(element, "tuv", {LANG: lang}), "seg", text)
    return element


def _properties(unit: Unit) -> Iterator[tuple[str, str]]:
    yield "x-status", unit.status.value
    yield "x-confidence", "" if unit.confidence is None else f"{unit.confidence:.4f}"
    yield "x-part", unit.part
    yield "x-note", "" if unit.note is None else str(unit.note)
    yield "x-source-ids", " ".join(unit.source_ids)
    yield "x-target-ids", " ".join(unit.target_ids)
    yield "x-source-original", clean(unit.originals[0])
    yield "x-target-original", clean(unit.originals[1])


def _unit(element: etree._Element, source: str, target: str) -> Unit:
    said = {prop.get("type") or "": prop.text or "" for prop in element.findall("{*}prop")}
    status, note = said.get("x-status", ""), said.get("x-note", "")
    return Unit(
        source,
        target,
        Status(status) if status in list(Status) else Status.CONFIRMED,
        "\n".join(text for text in map(_own_text, element.findall("{*}note")) if text),
        probability(said.get("x-confidence", "")),
        tuple(said.get("x-source-ids", "").split()),
        tuple(said.get("x-target-ids", "").split()),
        said.get("x-part", ""),
        int(note) if note.isascii() and note.isdigit() and len(note) < 10 else None,
        _iso(element.get("creationdate") or ""),
        _iso(element.get("changedate") or ""),
        (said.get("x-source-original", ""), said.get("x-target-original", "")),
    )


def _own_text(element: etree._Element) -> str:
    return clean(element.text or "")


def probability(text: str) -> float | None:
    """Read a number from 0 to 1; None for anything else."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0 <= value <= 1 else None


def _iso(date: str) -> str:
    """Write YYYYMMDDThhmmssZ as ISO 8601; anything else as no date.

    >>> _iso("20261123T040000Z")
    '2026-11-23T04:00:00Z'
    """
    try:
        read = datetime.strptime(date, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return ""
    return read.strftime("%Y-%m-%dT%H:%M:%SZ")


def _variants(unit: etree._Element) -> Iterator[tuple[str, str]]:
    for variant in unit.iterfind("{*}tuv"):
        segment = variant.find("{*}seg")
        if segment is not None:
            lang = variant.get(LANG) or variant.get("lang") or ""
            yield lang.lower(), clean("".join(_translatable(segment)))


def _text(variants: list[tuple[str, str]], lang: str) -> str:
    exact = [text for code, text in variants if code == lang.lower()]
    near = [text for code, text in variants if base(code) == base(lang)]
    return next((text for text in exact + near if text), "")


def _translatable(element: etree._Element) -> Iterator[str]:
    """Give the text of a segment; what stands in tags other than `hi` is code, not text."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and etree.QName(child).localname == "hi":
            yield from _translatable(child)
        yield child.tail or ""
