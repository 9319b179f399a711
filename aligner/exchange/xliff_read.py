"""XLIFF of any program, 1.2 and 2.x: what was translated and reviewed there."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

from aligner.errors import AlignerError
from aligner.exchange.tmx import probability
from aligner.exchange.units import Unit
from aligner.exchange.xliff import METADATA
from aligner.exchange.xml import base, clean, elements, inline, line_of, local
from aligner.model import Side, Status, Work

_REVIEWED = {"final", "reviewed", "signed-off", "approvedtranslation", "approvedsignoff"}
"""States that confirm; the last two are those of segments in SDLXLIFF."""
_TEXT_TAGS = {"pc", "mrk", "g"}
_LANGUAGES = {
    "xliff": (("srcLang", "source"), ("trgLang", "target")),
    "file": (("source-language", "source"), ("target-language", "target")),
}
"""The attributes that name the languages: on the root in 2.x, on every file in 1.2."""


def read_xliff(path: Path, work: Work) -> Iterator[Unit]:
    """Read the units; text in inline tags is kept, placeholders are left out.

    What a program calls final, reviewed, signed off or approved is confirmed. A unit of another
    program that has no translation is left out: nobody has said that there is none.

    Raises:
        AlignerError: The file is no well-formed XLIFF, or of other languages.
    """
    for element in elements(path, "xliff", ["unit", "trans-unit"], "XLIFF"):
        _check_languages(path, element, work)
        if local(element.tag) == "unit":
            yield from _unit(element)
        else:
            yield from _old_units(element)


def _check_languages(path: Path, element: etree._Element, work: Work) -> None:
    for around in element.iterancestors("{*}xliff", "{*}file"):
        for name, side in _LANGUAGES[local(around.tag)]:
            lang = work.source.lang if side == "source" else work.target.lang
            if base(around.get(name) or lang) != base(lang):
                raise AlignerError(
                    f"{path}: its {name} is {around.get(name)}, the work's {lang}; nothing taken"
                )


def _unit(element: etree._Element) -> Iterator[Unit]:
    segments = element.findall("{*}segment")
    said = {meta.get("type") or "": meta.text or "" for meta in element.iter(f"{{{METADATA}}}meta")}
    source_ids, target_ids = (tuple(said.get(f"{s}-ids", "").split()) for s in Side)
    source = _joined(segment.find("{*}source") for segment in segments)
    target = _joined(segment.find("{*}target") for segment in segments)
    if not (source_ids or target_ids) and not (source and target):
        return
    states = {(segment.get("state") or "initial") for segment in segments}
    doubtful = any(segment.get("subState") == "aligner:doubtful" for segment in segments)
    yield Unit(
        source,
        target,
        Status.DOUBTFUL if doubtful else _status(*states),
        _notes(element.findall("{*}notes/{*}note")),
        probability(said.get("confidence", "")),
        source_ids,
        target_ids,
        row=line_of(element),
    )


def _status(*states: str) -> Status:
    reviewed = states and all(state.lower() in _REVIEWED for state in states)
    return Status.CONFIRMED if reviewed else Status.SUGGESTED


def _old_units(element: etree._Element) -> Iterator[Unit]:
    """Give a unit of 1.2, or the segments into which it is cut."""
    target = element.find("{*}target")
    comment = _notes(element.findall("{*}note"))
    sources, targets = _segments(element.find("{*}seg-source")), _segments(target)
    if sources and sources.keys() == targets.keys():
        states = _segment_states(element)
        pairs = [
            (clean(source), clean(targets[mid]), states.get(mid, ""))
            for mid, source in sources.items()
        ]
    else:
        pairs = [(_joined([element.find("{*}source")]), _joined([target]), "")]
    state = "" if target is None else target.get("state") or ""
    whole = "final" if element.get("approved") == "yes" else state
    for source, translation, own in pairs:
        if source and translation:
            status = _status(own or whole)
            yield Unit(source, translation, status, comment, row=line_of(element))


def _segments(element: etree._Element | None) -> dict[str, str]:
    """Give the texts of the segments that are marked in a source or target, by their ids."""
    marked = () if element is None else element.iter("{*}mrk")
    return {m.get("mid") or "": inline(m, _TEXT_TAGS) for m in marked if m.get("mtype") == "seg"}


def _segment_states(element: etree._Element) -> dict[str, str]:
    """Give what SDLXLIFF says of the segments of a unit, by their ids."""
    return {said.get("id") or "": said.get("conf") or "" for said in element.iter("{*}seg")}


def _notes(notes: Iterable[etree._Element]) -> str:
    return "\n".join(text for text in (clean(note.text or "") for note in notes) if text)


def _joined(elements_: Iterable[etree._Element | None]) -> str:
    """Join the texts of segments that were cut further there."""
    texts = (clean(inline(element, _TEXT_TAGS)) for element in elements_ if element is not None)
    return " ".join(text for text in texts if text)
