"""Texts with mark-up: a format's reader tells block by block what stands there.

The text all offsets point into is put together here, a line a block, with the markers as
`[12]` where they stand.
"""

from dataclasses import dataclass, field, replace

from aligner.languages import Language
from aligner.model import Part
from aligner.reading.flow import Flow
from aligner.reading.hyphens import Vocabulary
from aligner.reading.passage import Passage, Reading

_NO_WORDS = Vocabulary(frozenset(), frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Call:
    """A marker within a block: the number of the note it calls, None for a star."""

    number: int | None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or note as a format's reader finds it.

    Args:
        part: What it is.
        runs: Its text and markers in order; white space is as in the file.
        number: The note it is.
        is_sentence: Whether the file says that it is one sentence.
        carries_on: Whether it goes on in the paragraph or note of the block before.
    """

    part: Part
    runs: tuple[str | Call, ...]
    number: int | None = None
    is_sentence: bool = False
    carries_on: bool = False


@dataclass(slots=True)
class Manuscript:
    """Blocks put together to a reading.

    Args:
        lang: The language of the text.
    """

    lang: Language
    _lines: list[str] = field(default_factory=list)
    _length: int = 0
    _begun: bool = False  # a paragraph or note whose first block was empty
    _spans: list[tuple[Block, list[tuple[int, int, Call | None]]]] = field(default_factory=list)

    def add(self, block: Block) -> None:
        """Add a block; one without any text or marker is left out."""
        spans = []
        line = ""
        for run in block.runs:
            text = f"[{run.number or '*'}]" if isinstance(run, Call) else " ".join(_words(run))
            if text:
                start = self._length + len(line)
                spans.append((start, start + len(text), run if isinstance(run, Call) else None))
                line += text
        if not line.strip():
            self._begun = self._begun or not block.carries_on
        else:
            if self._begun:
                block = replace(block, carries_on=False)
            self._begun = False
            self._spans.append((block, spans))
            self._lines.append(line)
            self._length += len(line) + 1

    def finish(self) -> Reading:
        """Give the reading: headings and body in order, then the notes."""
        original = "\n".join(self._lines)
        passages = [_passage(original, block, spans, self.lang) for block, spans in self._spans]
        return Reading(
            original,
            (
                *(p for p in passages if p.part is not Part.NOTE),
                *(p for p in passages if p.part is Part.NOTE),
            ),
        )


def _words(run: str) -> list[str]:
    """Split at white space, keeping one blank at either end where there was some."""
    words = run.split()
    if not words:
        return ["", ""] if run else []
    if run[0].isspace():
        words.insert(0, "")
    if run[-1].isspace():
        words.append("")
    return words


def _passage(
    original: str, block: Block, spans: list[tuple[int, int, Call | None]], lang: Language
) -> Passage:
    flow = Flow(original, lang, _NO_WORDS)
    if not block.carries_on:
        flow.begin_paragraph()
    spaced = False
    for start, end, call in spans:
        if call is not None:
            flow.mark(call.number, start, end)
            continue
        flow.add(start, end, glued=not spaced)
        spaced = original[end - 1].isspace()
    return Passage(
        block.part,
        block.number,
        flow.finish(),
        is_sentence=block.is_sentence,
        carries_on=block.carries_on,
    )
