"""Translation memories of any program, read one unit after the other with their places.

`tmx` reads the units of one pair of languages for a work; here a unit keeps all it has, so
that memories can be merged and searched whatever their languages.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lxml import etree

from aligner.errors import AlignerError
from aligner.exchange.tmx import TEXT_TAGS
from aligner.exchange.xml import LANG, base, clean, elements, inline, line_of, local

ANY_LANGUAGE = "*all*"

_DATE = re.compile(r"(\d{8})T(\d{6})Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class MemoryUnit:
    """A unit as read.

    Args:
        element: The `tu`; it is emptied when the next unit is read.
        path: The memory it stands in.
        line: Line of the file at which it begins, from 1.
        variants: Language and text of each variant, as they stand; the source first.
    """

    element: etree._Element
    path: Path
    line: int
    variants: tuple[tuple[str, str], ...]

    @property
    def place(self) -> str:
        """Where it stands, as editors of text can go to: file:line."""
        return f"{self.path}:{self.line}"

    @property
    def changed(self) -> int:
        """The newest date in it as YYYYMMDDhhmmss; 0 where it has none."""
        dated = [self.element, *(part for part in self.element if local(part.tag) == "tuv")]
        return max(
            _stamp(element.get(name) or "")
            for element in dated
            for name in ("changedate", "creationdate")
        )


@lru_cache(1000)
def _stamp(date: str) -> int:
    """Read YYYYMMDDThhmmssZ as YYYYMMDDhhmmss; 0 for anything else."""
    found = _DATE.fullmatch(date)
    return int(found[1] + found[2]) if found else 0


def read_header(path: Path) -> etree._Element:
    """Read the header of a memory; an empty one where it has none.

    Raises:
        AlignerError: As `read_units`.
    """
    for element in _elements(path):
        if _is_header(element):
            return deepcopy(element)
        break
    return etree.Element("header")


def read_units(path: Path, source_lang: str | None = None) -> Iterator[MemoryUnit]:
    """Read the units of a memory as a stream.

    Args:
        path: The memory.
        source_lang: The language whose variant comes first; what the unit or the header names if
            not given. Where a unit has none in it, its variants stay as they are.

    Raises:
        AlignerError: The file is no well-formed TMX, declares entities, or has a variant without
            a language.
    """
    named = ANY_LANGUAGE
    for element in _elements(path):
        if _is_header(element):
            named = element.get("srclang") or ANY_LANGUAGE
            continue
        first = base(source_lang or element.get("srclang") or named)
        variants = list(_variants(element, path))
        source = [variant for variant in variants if base(variant[0]) == first]
        others = [variant for variant in variants if base(variant[0]) != first]
        yield MemoryUnit(element, path, line_of(element), (*source, *others))


def _elements(path: Path) -> Iterator[etree._Element]:
    """Give the header and every unit, each emptied when the next is asked for."""
    return elements(path, "tmx", ["header", "tu"], "TMX")


def _is_header(element: etree._Element) -> bool:
    return local(element.tag) == "header"


def _variants(unit: etree._Element, path: Path) -> Iterator[tuple[str, str]]:
    for variant in unit:
        if local(variant.tag) != "tuv":
            continue
        lang = variant.get(LANG) or variant.get("lang")
        if not lang:
            raise AlignerError(
                f"{path}:{line_of(variant)}: a variant without a language; "
                'give its tuv an xml:lang, such as xml:lang="de"'
            )
        segment = next((part for part in variant if local(part.tag) == "seg"), None)
        yield lang, "" if segment is None else clean(inline(segment, TEXT_TAGS))
