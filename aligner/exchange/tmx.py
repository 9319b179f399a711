"""Translation memories: TMX 1.4b, written and read as a stream.

What consumers do not keep is avoided: notes and properties stand on the unit, segments are
plain text, languages are written the same everywhere, no segment is empty.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from itertools import islice
from pathlib import Path

from lxml import etree

from aligner import __version__
from aligner.exchange.units import Unit, Units
from aligner.exchange.xml import LANG, base, clean, elements, inline, line_of, local
from aligner.model import Status

_STATUSES = {status.value: status for status in Status}
_NAMES = {status: status.value for status in Status}
_TOOL = "aligner"
_SAMPLE = 1000  # units that are enough to know the languages of a memory
_BUFFER = 1 << 17  # bytes
_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z", re.ASCII)
TEXT_TAGS = frozenset({"hi"})
"""Inline tags of a segment whose content is text; that of others is code."""

__all__ = [
    "TEXT_TAGS",
    "Unit",
    "iter_tmx",
    "languages_of",
    "read_tmx",
    "write_tmx",
    "write_units",
]


def write_tmx(
    units: Units, path: Path, *, confirmed_only: bool = False, editor: str = ""
) -> list[str]:
    """Write the units of a work that have both sides.

    Args:
        units: Its units.
        path: Where to write.
        confirmed_only: Whether only confirmed ones go in.
        editor: Who reviewed it; "" if that is not to be said.

    Returns:
        Warnings: sources that stand there with two different targets, of which the consumers
        keep one.
    """
    wanted = _Wanted(units.made, confirmed_only=confirmed_only)
    write_units(wanted, path, units.langs, editor)
    return wanted.warnings


class _Wanted:
    """The units that go into a memory; notes as they pass what is to be told of them."""

    def __init__(self, units: Iterable[Unit], *, confirmed_only: bool) -> None:
        self._units = units
        self._confirmed_only = confirmed_only
        self.warnings: list[str] = []

    def __iter__(self) -> Iterator[Unit]:
        rendered: dict[int, int] = {}  # hashes, for the texts may be many
        have_both = False
        for unit in self._units:
            if not (unit.source and unit.target):
                continue
            have_both = True
            if self._confirmed_only and unit.status is not Status.CONFIRMED:
                continue
            target = hash(unit.target)
            if rendered.setdefault(hash(unit.source), target) != target:
                self.warnings.append(f"the same source has two targets: “{unit.source[:50]}”")
            yield unit
        if not rendered:
            lacking = "is confirmed" if have_both else "has both sides"
            self.warnings.append(f"no link {lacking}: the memory is empty")


def write_units(
    units: Iterable[Unit], path: Path, langs: tuple[str, str], editor: str = ""
) -> None:
    """Write units as a memory, one at a time.

    Args:
        units: Units with texts on both sides.
        path: Where to write.
        langs: The languages of source and target, written the same everywhere.
        editor: Who reviewed them.
    """
    tags = [f'  <tuv xml:lang="{_quoted(clean(lang))}">' for lang in langs]
    judge = _quoted(clean(" ".join(editor.split()))) or _TOOL
    with path.open("w", _BUFFER, encoding="utf-8", newline="\n") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n')
        file.write(etree.tostring(_header(langs[0]), encoding="unicode") + "\n<body>\n")
        for number, unit in enumerate(units, start=1):
            file.write(_lines(unit, number, tags, judge))
        file.write("</body>\n</tmx>\n")


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
        parts = _Parts(element)
        source, target = parts.text(source_lang), parts.text(target_lang)
        if source and target:
            yield parts.unit(source, target)


def languages_of(path: Path) -> list[str]:
    """Give the codes of the languages of a memory's first units, as they are written."""
    found = {
        part.get(LANG) or part.get("lang") or "one without a name"
        for unit in islice(elements(path, "tmx", ["tu"], "TMX"), _SAMPLE)
        for part in unit
        if local(part.tag) == "tuv"
    }
    return sorted(found)


def _header(lang: str) -> etree._Element:
    return etree.Element(
        "header",
        {
            "creationtool": _TOOL,
            "creationtoolversion": __version__,
            "segtype": "sentence",
            "o-tmf": _TOOL,
            "adminlang": "en",
            "srclang": lang,
            "datatype": "plaintext",
            "creationdate": datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ"),
        },
    )


def _lines(unit: Unit, number: int, tags: Sequence[str], editor: str) -> str:
    """Write one unit; as text, which takes a third of the time that elements take."""
    name = _quoted(unit.source_ids[0] if unit.source_ids else str(number))
    is_judged = unit.changed != unit.created or unit.comment or unit.status is not Status.SUGGESTED
    history = _history(unit.created, unit.changed, editor if is_judged else "")
    note = f"  <note>{_escaped(unit.comment)}</note>\n" if unit.comment else ""
    props = "".join(
        [f'  <prop type="x-{kind}">{value}</prop>\n' for kind, value in _properties(unit)]
    )
    return (
        f'<tu tuid="{name}"{history}>\n{note}{props}'
        f"{tags[0]}\n    <seg>{_escaped(unit.source)}</seg>\n  </tuv>\n"
        f"{tags[1]}\n    <seg>{_escaped(unit.target)}</seg>\n  </tuv>\n</tu>\n"
    )


@lru_cache(1000)
def _history(created: str, changed: str, judge: str) -> str:
    """Say when and by whom: the tool makes links, the editor changes and judges them."""
    said = ""
    if created:
        said += f' creationdate="{_packed(created)}" creationid="{_TOOL}"'
    if changed:
        said += f' changedate="{_packed(changed)}"'
    return said + (f' changeid="{judge}"' if judge else "")


def _packed(date: str) -> str:
    return _quoted(date.replace("-", "").replace(":", ""))


def _escaped(text: str) -> str:
    if text.isascii() and text.isalnum():
        return text  # many are: ids, words
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("\r", "&#13;")


def _quoted(text: str) -> str:
    return _escaped(text).replace('"', "&quot;")


def _properties(unit: Unit) -> Iterator[tuple[str, str]]:
    """Give what else is known of a unit, as it is to be written."""
    yield "status", _NAMES[unit.status]
    if unit.confidence is not None:
        yield "confidence", f"{unit.confidence:.4f}"
    if unit.part:
        yield "part", _escaped(unit.part)
    if unit.note is not None:
        yield "note", str(unit.note)
    if unit.source_ids:
        yield "source-ids", _escaped(" ".join(unit.source_ids))
    if unit.target_ids:
        yield "target-ids", _escaped(" ".join(unit.target_ids))
    if unit.originals[0]:
        yield "source-original", _escaped(unit.originals[0])
    if unit.originals[1]:
        yield "target-original", _escaped(unit.originals[1])


def probability(text: str) -> float | None:
    """Read a number from 0 to 1; None for anything else."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0 <= value <= 1 else None


@lru_cache(1000)
def _iso(date: str) -> str:
    """Write YYYYMMDDThhmmssZ as ISO 8601; anything else as no date.

    >>> _iso("20261123T040000Z")
    '2026-11-23T04:00:00Z'
    """
    found = _DATE.fullmatch(date)
    return "{}-{}-{}T{}:{}:{}Z".format(*found.groups()) if found else ""


class _Parts:
    """What a unit is made of, in one pass over it."""

    def __init__(self, unit: etree._Element) -> None:
        self._row = line_of(unit)
        self._dates = unit.get("creationdate") or "", unit.get("changedate") or ""
        self._said: dict[str, str] = {}
        self._notes: list[str] = []
        self._variants: list[tuple[str, str]] = []
        for child in unit:
            match local(child.tag):
                case "prop":
                    self._said[child.get("type") or ""] = child.text or ""
                case "note":
                    self._notes.append(clean(child.text or ""))
                case "tuv":
                    lang = (child.get(LANG) or child.get("lang") or "").lower()
                    self._variants += [
                        (lang, clean(inline(part, TEXT_TAGS)))
                        for part in child
                        if local(part.tag) == "seg"
                    ]

    def text(self, lang: str) -> str:
        """Give the text in a language: as it is written, else without regard to the region."""
        wanted = lang.lower()
        for code, text in self._variants:
            if text and code == wanted:
                return text
        near = (text for code, text in self._variants if text and base(code) == base(lang))
        return next(near, "")

    def unit(self, source: str, target: str) -> Unit:
        said = self._said.get
        status, note = said("x-status", ""), said("x-note", "")
        return Unit(
            source,
            target,
            _STATUSES.get(status, Status.CONFIRMED),
            "\n".join(filter(None, self._notes)),
            probability(said("x-confidence", "")),
            tuple(said("x-source-ids", "").split()),
            tuple(said("x-target-ids", "").split()),
            said("x-part", ""),
            int(note) if note.isascii() and note.isdigit() and len(note) < 10 else None,
            _iso(self._dates[0]),
            _iso(self._dates[1]),
            (said("x-source-original", ""), said("x-target-original", "")),
            self._row,
        )
