"""Translation memories of any program, read one unit after the other with their places.

`tmx` reads the units of one pair of languages for a work; here a unit keeps all it has, so
that memories can be merged and searched whatever their languages.
"""

import re
import unicodedata
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import etree

from aligner.errors import AlignerError

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ANY_LANGUAGE = "*all*"

_AGAIN = "write it again with the program it came from"
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
        found = [
            _DATE.fullmatch(element.get(name) or "")
            for element in (self.element, *self.element.iterchildren("{*}tuv"))
            for name in ("changedate", "creationdate")
        ]
        return max((int(date[1] + date[2]) for date in found if date), default=0)


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
        yield MemoryUnit(element, path, _line(element), (*source, *others))


@lru_cache(maxsize=256)
def base(lang: str) -> str:
    """Give the first part of a language code: "de" of "de-AT" and "DE_at"."""
    return re.split("[-_]", lang, maxsplit=1)[0].lower()


def _elements(path: Path) -> Iterator[etree._Element]:
    """Give the header and every unit, each emptied when the next is asked for."""
    try:
        with path.open("rb") as file:
            parsing = etree.iterparse(
                file,
                tag=("{*}header", "{*}tu"),
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
            )
            seen = False
            for _, element in parsing:
                if not seen:
                    _refuse_entities(element.getroottree(), path)
                    seen = True
                yield element
                _forget(element)
            root = parsing.root
            if root is None or etree.QName(root).localname != "tmx":
                name = "empty" if root is None else f"<{etree.QName(root).localname}>"
                raise AlignerError(f"{path}:1: not a TMX but {name}; name a translation memory")
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise AlignerError(
            f"{path}:{line}: not readable as TMX: {error.msg}; nothing taken; {_AGAIN}"
        ) from None
    except FileNotFoundError:
        raise AlignerError(f"{path}: no such file") from None
    except OSError as error:
        raise AlignerError(f"{path}: {error.strerror}") from None


def _is_header(element: etree._Element) -> bool:
    return str(element.tag).endswith("header")


def _line(element: etree._Element) -> int:
    line: int | None = element.sourceline  # type: ignore[assignment]  # the stubs do not say
    return line or 0


def _refuse_entities(tree: etree._ElementTree, path: Path) -> None:
    declared: Any = tree.docinfo.internalDTD  # the stubs do not know its entities
    if declared is not None and declared.entities():
        raise AlignerError(
            f"{path}: declares entities of its own, which are not read; nothing taken; "
            "put what they stand for in their place"
        )


def _forget(element: etree._Element) -> None:
    """Free a unit and what stands before it, so that memory does not grow with the file."""
    parent = element.getparent()
    element.clear()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _variants(unit: etree._Element, path: Path) -> Iterator[tuple[str, str]]:
    for variant in unit.iterchildren("{*}tuv"):
        lang = variant.get(LANG) or variant.get("lang")
        if not lang:
            raise AlignerError(
                f"{path}:{_line(variant)}: a variant without a language; "
                'give its tuv an xml:lang, such as xml:lang="de"'
            )
        segment = next(variant.iterchildren("{*}seg"), None)
        text = "" if segment is None else "".join(_text(segment))
        yield lang, unicodedata.normalize("NFC", text).strip()


def _text(element: etree._Element) -> Iterator[str]:
    """Give the text of a segment without the codes that inline tags hold."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and etree.QName(child).localname == "hi":
            yield from _text(child)
        yield child.tail or ""
