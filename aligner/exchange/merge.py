"""Merging translation memories: every unit once, and what contradicts itself told.

The files are read twice or, where duplicates differ in notes or properties, three times, so
that only digests are kept in memory and not the texts.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import count
from pathlib import Path

from lxml import etree

from aligner.errors import AlignerError
from aligner.exchange.files import spare, written_whole
from aligner.exchange.headers import merged_header, source_language
from aligner.exchange.memory import ANY_LANGUAGE, MemoryUnit, read_header, read_units
from aligner.exchange.xml import LANG, base

KEEP = ("newest", "both")

Remark = tuple[str, str, str]
"""A note or property of a unit: tag, type, text."""

Texts = tuple[tuple[str, str], ...]
"""Languages and texts."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """One of several targets of a source: its texts by language, where it stands, if it stays."""

    texts: Texts
    place: str
    changed: int
    is_kept: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    """A source that is rendered in several ways, the newest first."""

    source: str
    renderings: tuple[Rendering, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a merge.

    Args:
        read: How many units the files hold.
        written: How many were written.
        duplicates: How many had the same texts as another.
        conflicts: The sources with several targets.
    """

    read: int
    written: int
    duplicates: int
    conflicts: list[Conflict]


@dataclass(slots=True)
class _Seen:
    """A unit met in the first reading: when it was changed, and digests of what it says.

    Its duplicates are older; it differs from one of them if that has other remarks.
    """

    number: int
    changed: int
    target: bytes
    remarks: bytes
    differs: bool = False
    duplicates: list[int] = field(default_factory=list)


def merge_memories(
    paths: Sequence[Path], out: Path, *, keep: str = "newest", force: bool = False
) -> Merged:
    """Merge memories into one.

    Units with the same texts become one, the newest, with the notes and properties of all. Of
    units with the same source and different targets the newest stays, or all of them; without
    dates, or with the same, the one that comes last counts as newest. Codes of one language are
    written as they were met first.

    Args:
        paths: The memories, the more important ones last.
        out: Where to write.
        keep: One of `KEEP`.
        force: Whether to write over a file that exists.

    Raises:
        AlignerError: A file cannot be read, the source languages differ, or the output cannot be
            written; nothing is written then.
    """
    if keep not in KEEP:
        raise AlignerError(f"--keep {keep}: there are: {', '.join(KEEP)}")
    spare(out, paths)
    with written_whole(out, overwrite=force) as draft:
        merging = _Merging(paths)
        merging.survey()
        return merging.write(draft, keep)


class _Merging:
    """One merge: what the first reading saw, and what the others make of it."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths = paths
        self._headers = [read_header(path) for path in paths]
        self._source = source_language(paths, self._headers)
        self._seen: dict[bytes, list[_Seen]] = {}
        self._codes: dict[str, list[str]] = {}
        self._read = 0

    def survey(self) -> None:
        """Read everything once, keeping digests."""
        for number, unit in self._units():
            self._read += 1
            self._learn_codes(unit)
            seen = _Seen(number, unit.changed, _digest(unit.variants[1:]), _digest(_remarks(unit)))
            told = self._seen.setdefault(_digest(_subject(unit)), [])
            for at, other in enumerate(told):
                if other.target == seen.target:
                    told[at] = _newer(other, seen)
                    break
            else:
                told.append(seen)
        if not self._read:
            raise AlignerError(f"{self._paths[0]}: no unit to merge; name a memory with units")

    def write(self, path: Path, keep: str) -> Merged:
        """Write what stays, and give what there is to tell."""
        kept: dict[int, _Seen] = {}
        contested: set[int] = set()
        for told in self._seen.values():
            told.sort(key=_age, reverse=True)
            kept.update((seen.number, seen) for seen in (told if keep == "both" else told[:1]))
            if len(told) > 1:
                contested.update(seen.number for seen in told)
        texts = self._write(path, kept, contested)
        duplicates = sum(len(seen.duplicates) for told in self._seen.values() for seen in told)
        return Merged(self._read, len(kept), duplicates, self._conflicts(texts, kept))

    def _write(
        self, path: Path, kept: dict[int, _Seen], contested: set[int]
    ) -> dict[int, tuple[str, Texts]]:
        """Write the units that are kept; gives places and texts of those that are contested."""
        remarks = self._remarks_of_duplicates(kept.values())
        texts: dict[int, tuple[str, Texts]] = {}
        ids: set[str] = set()
        with path.open("wb") as draft, etree.xmlfile(draft, encoding="utf-8") as file:
            file.write_declaration()
            with file.element("tmx", version="1.4"):
                file.write("\n", merged_header(self._headers, self._source), "\n")
                with file.element("body"):
                    file.write("\n")
                    for number, unit in self._units():
                        if number in contested:
                            texts[number] = (unit.place, unit.variants)
                        if number in kept:
                            self._revise(unit, remarks.get(number, ()), ids)
                            file.write(unit.element, "\n", with_tail=False)
                file.write("\n")
        return texts

    def _units(self) -> Iterator[tuple[int, MemoryUnit]]:
        numbers = count()
        language = None if self._source == ANY_LANGUAGE else self._source
        for path in self._paths:
            for unit in read_units(path, language):
                if unit.variants:
                    yield next(numbers), unit

    def _learn_codes(self, unit: MemoryUnit) -> None:
        for lang, _ in unit.variants:
            known = self._codes.setdefault(base(lang), [])
            if lang not in known:
                known.append(lang)

    def _code(self, lang: str) -> str:
        """Write a language the same way everywhere, unless the memories tell regions apart."""
        if base(lang) == base(self._source):
            return self._source
        known = self._codes[base(lang)]
        regions = {code.lower().replace("_", "-") for code in known if code.lower() != base(lang)}
        return lang if len(regions) > 1 else known[0]

    def _remarks_of_duplicates(self, kept: Iterable[_Seen]) -> dict[int, list[Remark]]:
        """Read again what is said beside duplicates, where it is not what the unit kept says."""
        belongs = {
            number: seen.number for seen in kept if seen.differs for number in seen.duplicates
        }
        found: dict[int, list[Remark]] = {}
        if belongs:
            for number, unit in self._units():
                if number in belongs:
                    found.setdefault(belongs[number], []).extend(_remarks(unit))
        return found

    def _revise(self, unit: MemoryUnit, remarks: Iterable[Remark], ids: set[str]) -> None:
        """Give a unit the remarks of its duplicates, even language codes and an id of its own."""
        element = unit.element
        there = _remarks(unit)
        types = {kind for tag, kind, _ in there if tag == "prop"}
        note = next(element.iterchildren("{*}note"), None)
        for remark in remarks:
            tag, kind, text = remark
            if remark in there or (tag == "prop" and kind in types):
                continue
            there.append(remark)
            types.add(kind)
            if tag == "note" and note is not None:
                note.text = f"{note.text or ''}\n{text}"  # of several notes programs keep one
                continue
            added = etree.Element(tag, {"type": kind} if tag == "prop" else None)
            added.text = text
            element.insert(0, added)
            note = added if tag == "note" else note
        for variant in element.iterchildren("{*}tuv"):
            lang = variant.get(LANG) or variant.get("lang") or ""
            if "lang" in variant.attrib:
                del variant.attrib["lang"]
            variant.set(LANG, self._code(lang))
        name = element.get("tuid")
        if name:
            free = (f"{name}-{n}" for n in count(2))
            while name in ids:
                name = next(free)
            ids.add(name)
            element.set("tuid", name)

    def _conflicts(
        self, texts: dict[int, tuple[str, Texts]], kept: dict[int, _Seen]
    ) -> list[Conflict]:
        return [
            Conflict(
                texts[told[0].number][1][0][1],
                tuple(
                    Rendering(
                        texts[seen.number][1][1:],
                        texts[seen.number][0],
                        seen.changed,
                        seen.number in kept,
                    )
                    for seen in told
                ),
            )
            for told in self._seen.values()
            if len(told) > 1
        ]


def _subject(unit: MemoryUnit) -> Iterator[tuple[str, ...]]:
    """Give what a unit renders: its source, and into which languages."""
    source, *targets = unit.variants
    yield source
    yield from ((lang,) for lang, text in targets if text)


def _remarks(unit: MemoryUnit) -> list[Remark]:
    """Give the notes and properties of a unit as (tag, type, text)."""
    return [
        (etree.QName(child).localname, child.get("type") or "", (child.text or "").strip())
        for child in unit.element.iterchildren("{*}note", "{*}prop")
    ]


def _newer(one: _Seen, other: _Seen) -> _Seen:
    """Give the newer of two duplicates; it takes the other over."""
    old, new = sorted((one, other), key=_age)
    new.duplicates = [*old.duplicates, old.number, *new.duplicates]
    new.differs = old.differs or new.differs or old.remarks != new.remarks
    return new


def _age(seen: _Seen) -> tuple[int, int]:
    return seen.changed, seen.number


def _digest(parts: Iterable[tuple[str, ...]]) -> bytes:
    """Give a digest of texts; languages count by their first part, and order does not."""
    said = sorted("\x1f".join((base(part[0]), *part[1:])) for part in parts)
    return blake2b("\x1e".join(said).encode("utf-8", "surrogatepass"), digest_size=16).digest()
