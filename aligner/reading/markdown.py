"""Markdown-like text: a paragraph a line, notes called `[^12]` and given as `[^12]: …`."""

import re

from aligner.languages import Language
from aligner.model import Part, Span
from aligner.reading.flow import Flow
from aligner.reading.hyphens import vocabulary
from aligner.reading.passage import Passage, Reading

_DEFINITION = re.compile(r"^\[\^(\d{1,4}|\*)\]:[ \t]*", re.MULTILINE)
_CALL = re.compile(r"\[\^(\d{1,4}|\*)\]")
_HEADING = re.compile(r"#{1,6}[ \t]+")


def is_markdown(text: str) -> bool:
    """Say whether a text gives its notes as `[^12]: …`."""
    return bool(_DEFINITION.search(text))


def read_markdown(text: str, lang: Language) -> Reading:
    """Read such a text; a line indented below a note belongs to that note."""
    known = vocabulary(text.split("\n"))
    passages: list[Passage] = []
    aside: list[Span] = []
    for found in re.finditer(r"[^\n]*\S[^\n]*", text):
        flow = Flow(text, lang, known)
        start = found.start()
        definition = _DEFINITION.match(text, start)
        heading = _HEADING.match(text, start)
        label = definition or heading
        if label:
            aside.append(Span(start, start + len(label[0].rstrip())))
            start = label.end()
        goes_on = bool(passages) and passages[-1].part is Part.NOTE and found[0][:2].isspace()
        if not goes_on:
            flow.begin_paragraph()
        _fill(flow, start, found.end())
        if definition:
            passages.append(Passage(Part.NOTE, _number(definition[1]), flow.finish()))
        elif goes_on:
            passages.append(Passage(Part.NOTE, passages[-1].number, flow.finish(), carries_on=True))
        else:
            passages.append(Passage(Part.HEADING if heading else Part.BODY, None, flow.finish()))
    in_order = sorted(passages, key=_is_note)
    return Reading(text, tuple(in_order), tuple(aside))


def _fill(flow: Flow, start: int, end: int) -> None:
    glued = False
    for call in _CALL.finditer(flow.original, start, end):
        flow.add(start, call.start(), glued=glued)
        flow.mark(_number(call[1]), call.start(), call.end())
        start, glued = call.end(), True
    flow.add(start, end, glued=glued)


def _number(label: str) -> int | None:
    return int(label) if label.isdigit() else None


def _is_note(passage: Passage) -> bool:
    return passage.part is Part.NOTE
