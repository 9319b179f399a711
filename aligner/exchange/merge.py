"""Merging translation memories: every unit once, and what contradicts itself told.

The files are read twice or, where duplicates differ in notes or properties, three times. What
stays is worked out on the disk (`survey`), so that memories of any size can be merged.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import blake2b
from itertools import count
from pathlib import Path

from lxml import etree

from aligner.errors import AlignerError
from aligner.exchange.files import spare, written_whole
from aligner.exchange.headers import merged_header, source_language
from aligner.exchange.memory import ANY_LANGUAGE, MemoryUnit, read_header, read_units
from aligner.exchange.survey import Contested, Remark, Row, Survey
from aligner.exchange.xml import LANG, base, local

KEEP = ("newest", "both")

_MOST_TOLD = 10_000  # renderings; a memory of another translation contradicts everywhere

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
        contested: How many sources have several targets.
        conflicts: These sources; of very many the first.
    """

    read: int
    written: int
    duplicates: int
    contested: int
    conflicts: list[Conflict]


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
    try:
        with written_whole(out, overwrite=force) as draft, closing(Survey()) as survey:
            return _Merging(paths, survey).write(draft, keep)
    except sqlite3.Error as error:
        raise AlignerError(
            f"{out}: cannot be merged: {error}; there must be room for temporary files, half "
            "of the memories' size (SQLITE_TMPDIR names another place)"
        ) from None


class _Merging:
    """One merge: what the first reading saw, and what the others make of it."""

    def __init__(self, paths: Sequence[Path], survey: Survey) -> None:
        self._paths = paths
        self._headers = [read_header(path) for path in paths]
        self._source = source_language(paths, self._headers)
        self._codes: dict[str, list[str]] = {}
        self._survey = survey
        survey.take(self._surveyed())
        if not survey.count():
            raise AlignerError(f"{paths[0]}: no unit to merge; name a memory with units")

    def _surveyed(self) -> Iterator[Row]:
        """Read everything once, keeping digests."""
        for number, unit in self._units():
            self._learn_codes(unit)
            subject, targets = _digest(_subject(unit)), _digest(unit.variants[1:])
            yield number, subject, targets, _digest(_remarks(unit)), unit.changed

    def write(self, path: Path, keep: str) -> Merged:
        """Write what stays, and give what there is to tell."""
        survey = self._survey
        read, different = survey.count(), survey.different()
        last = read if keep == "both" else 1
        contested = survey.contested(_MOST_TOLD)
        self._remember_remarks(last)
        texts = self._write(path, last, {unit.number for unit in contested})
        return Merged(
            read,
            different if keep == "both" else survey.subjects(),
            read - different,
            survey.contradictions(),
            list(_conflicts(texts, contested, last)),
        )

    def _write(self, path: Path, last: int, told: set[int]) -> dict[int, tuple[str, Texts]]:
        """Write the units up to a rank; gives places and texts of those that are told."""
        texts: dict[int, tuple[str, Texts]] = {}
        kept = self._survey.kept(last)
        expected, differs = next(kept)
        with path.open("wb") as draft, etree.xmlfile(draft, encoding="utf-8") as file:
            file.write_declaration()
            with file.element("tmx", version="1.4"):
                file.write("\n", merged_header(self._headers, self._source), "\n")
                with file.element("body"):
                    file.write("\n")
                    for number, unit in self._units():
                        if number in told:
                            texts[number] = (unit.place, unit.variants)
                        if number == expected:
                            self._revise(unit, self._survey.remarks(number) if differs else ())
                            file.write(unit.element, "\n", with_tail=False)
                            expected, differs = next(kept, (-1, False))
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

    def _remember_remarks(self, last: int) -> None:
        """Read again what is said beside duplicates, where it is not what the unit kept says."""
        older = self._survey.older(last)
        expected, kept = next(older, (-1, -1))
        for number, unit in self._units() if kept >= 0 else ():
            if number == expected:
                self._survey.remember(kept, _remarks(unit))
                expected, kept = next(older, (-1, -1))

    def _revise(self, unit: MemoryUnit, remarks: Iterable[Remark]) -> None:
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
            while not self._survey.is_new(name):
                name = next(free)
            element.set("tuid", name)


def _conflicts(
    texts: Mapping[int, tuple[str, Texts]], contested: Iterable[Contested], last: int
) -> Iterator[Conflict]:
    """Gather the renderings of each source, which begin with the first in rank."""
    gathered: list[Rendering] = []
    source = ""
    for unit in contested:
        place, (subject, *targets) = texts[unit.number]
        if unit.rank == 1 and gathered:
            yield Conflict(source, tuple(gathered))
            gathered = []
        source = subject[1] if unit.rank == 1 else source
        gathered.append(Rendering(tuple(targets), place, unit.changed, unit.rank <= last))
    if gathered:
        yield Conflict(source, tuple(gathered))


def _subject(unit: MemoryUnit) -> Iterator[tuple[str, ...]]:
    """Give what a unit renders: its source, and into which languages."""
    source, *targets = unit.variants
    yield source
    yield from ((lang,) for lang, text in targets if text)


def _remarks(unit: MemoryUnit) -> list[Remark]:
    """Give the notes and properties of a unit as (tag, type, text)."""
    named = ((local(child.tag), child) for child in unit.element)
    return [
        (name, child.get("type") or "", (child.text or "").strip())
        for name, child in named
        if name in {"note", "prop"}
    ]


def _digest(parts: Iterable[tuple[str, ...]]) -> bytes:
    """Give a digest of texts; languages count by their first part, and order does not."""
    said = sorted("\x1f".join((base(part[0]), *part[1:])) for part in parts)
    return blake2b("\x1e".join(said).encode("utf-8", "surrogatepass"), digest_size=16).digest()
