"""What the reader could not settle: note numbers, markers, the language of a side."""

from collections.abc import Iterator
from dataclasses import replace

from aligner.checking.context import Context, finding_in
from aligner.model import Finding, Part, Side


def unsettled_reading(context: Context) -> Iterator[Finding]:
    """Give the reader's own findings; a lost marker is shown where the original has it."""
    located = list(_lost_markers(context))
    lost = {finding.note for finding in located}
    yield from located
    for finding in (*context.work.source.findings, *context.work.target.findings):
        lost_here = finding.check == "marker" and finding.side == Side.TARGET
        if not (lost_here and finding.sentence.startswith("n") and finding.note in lost):
            yield finding


def _lost_markers(context: Context) -> Iterator[Finding]:
    """Find sentences that do not call a note their original calls, though the note is there."""
    sentences = context.work.target.sentences
    called = {marker.number for sentence in sentences for marker in sentence.markers}
    notes = {sentence.note for sentence in sentences if sentence.part is Part.NOTE}
    for pair in context.pairs():
        wanted = {marker.number for sentence in pair.source for marker in sentence.markers}
        for number in sorted((wanted & notes) - called - {None}, key=str):
            if pair.target:
                sentence = pair.target[-1]
                message = f"the original calls note {number} here; no marker in the translation"
                yield replace(
                    finding_in("marker", sentence, _last_words(sentence.text), message, score=0.9),
                    note=number,
                )


def _last_words(text: str) -> str:
    return " ".join(text.split()[-2:])
