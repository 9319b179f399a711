"""Glossaries as TBX of any program: version 2 and 3, categories as attributes or as elements.

In the style of attributes (DCA) a status is `<termNote type="administrativeStatus">`, in that of
elements (DCT) `<min:administrativeStatus>`.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from aligner.exchange.tbx import NAME, STATUS, UNLIKE, VARIANTS
from aligner.exchange.xml import LANG, base, clean, elements, local, root_of
from aligner.model import Entry

_ENDING = "-admn-sts"  # which other modules of TBX leave out
_STATUSES = {written.removesuffix(_ENDING): status for status, written in STATUS.items()} | {
    "supersededTerm": "forbidden",
    "standardizedTerm": "approved",
    "legalTerm": "approved",
    "regulatedTerm": "approved",
}
_SAYING_STATUS = {"administrativeStatus", "normativeAuthorization"}
_BY_TYPE = {"descrip", "termNote", "admin"}
_LANGUAGES = ("langSet", "langSec")


def read_tbx(path: Path, langs: tuple[str, str]) -> list[Entry]:
    """Read a glossary: every term of the one language with every of the other.

    Raises:
        AlignerError: The file is no well-formed TBX, or has entities of its own.
    """
    is_new = root_of(path, "TBX") == "tbx"
    root, name = ("tbx", "conceptEntry") if is_new else ("martif", "termEntry")
    return [
        entry
        for concept in elements(path, root, [name], "TBX")
        for entry in _entries(concept, langs)
    ]


def _entries(concept: etree._Element, langs: tuple[str, str]) -> Iterator[Entry]:
    said = [(_kind(element), _text(element)) for element in concept.iter(etree.Element)]
    notes = [text for kind, text in said if kind == "note"]
    notes += [text for kind, text in said if kind == "definition"]
    own = (note for note in notes if not note.startswith((VARIANTS, UNLIKE)))
    comment = "; ".join(note for note in own if note and note != NAME)
    field = next((text for kind, text in said if kind == "subjectField"), "")
    for source, _ in _terms(concept, langs[0]):
        for target, status in _terms(concept, langs[1]):
            yield Entry(
                source,
                target,
                comment,
                status,
                field,
                _listed(notes, VARIANTS),
                _listed(notes, UNLIKE),
                NAME in notes,
            )


def _kind(element: etree._Element) -> str:
    """Give the data category of an element, in either style; else its name."""
    name = local(element.tag)
    return element.get("type") or "" if name in _BY_TYPE else name


def _terms(concept: etree._Element, lang: str) -> Iterator[tuple[str, str]]:
    """Give the terms of a concept in a language, each with its status."""
    for language in concept:
        if local(language.tag) not in _LANGUAGES:
            continue
        if base(language.get(LANG) or language.get("lang") or "") == base(lang):
            for section in language.iterchildren(etree.Element):
                yield from _term(section)


def _term(section: etree._Element) -> Iterator[tuple[str, str]]:
    term = next(section.iter("{*}term"), None)
    if term is not None and _text(term):
        said = (
            _STATUSES.get(_text(element).removesuffix(_ENDING), "")
            for element in section.iter(etree.Element)
            if _kind(element) in _SAYING_STATUS
        )
        yield _text(term), next(filter(None, said), "proposed")


def _text(element: etree._Element) -> str:
    return clean(" ".join("".join(map(str, element.itertext())).split()))


def _listed(notes: Sequence[str], begin: str) -> tuple[str, ...]:
    lists = [note.removeprefix(begin) for note in notes if note.startswith(begin)]
    return tuple(part.strip() for text in lists for part in text.split("|") if part.strip())
