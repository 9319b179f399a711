"""Notes that answer each other though their numbers differ."""

from collections.abc import Iterator
from itertools import groupby

from aligner.checking.context import Context, Pair, finding_in
from aligner.model import Finding, Part


def shifted_note_numbers(context: Context) -> Iterator[Finding]:
    """Report each run of notes whose numbers in the translation run ahead or behind, once."""
    pairs = [pair for pair in context.pairs() if _is_of_notes(pair)]
    for ahead, run in groupby(pairs, key=_ahead):
        if ahead:
            yield _finding(list(run), ahead)


def _is_of_notes(pair: Pair) -> bool:
    ends = (*pair.source[:1], *pair.target[:1])
    return pair.is_complete and all(s.part is Part.NOTE and s.note is not None for s in ends)


def _ahead(pair: Pair) -> int:
    return (pair.target[0].note or 0) - (pair.source[0].note or 0)


def _finding(run: list[Pair], ahead: int) -> Finding:
    first, last = run[0].target[0], run[-1].target[0]
    original = run[0].source[0].note
    message = f"note {first.note} answers note {original} of the original"
    if last.note != first.note:
        direction = "ahead of" if ahead > 0 else "behind"
        message += f"; up to note {last.note} the numbers are {abs(ahead)} {direction} it"
    return finding_in("numbering", first, "", message, score=0.9)
