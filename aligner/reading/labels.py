"""Which lines begin a note: labels such as "¹²)", "[12]", "12 …", "*", told by their sequence."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from aligner.reading.pages import SENTENCE_END, SUPERSCRIPTS, Line

_SUPER = re.compile(r"\s*([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})\s*[)⁾.]?\s*")
_BRACKET = re.compile(r"\s*(?:\[(\d{1,4})\]|\((\d{1,4})\)|(\d{1,4})\))\s*")
_BARE = re.compile(r"\s*(\d{1,4})(?:\.?\s+(?=\S)|\.?$)")
_STAR = re.compile(r"\s*(\*{1,4}|[†‡])\s*\)?\s*(?=[^\s*])")
_STYLES = ("superscript", "bracket", "plain")
_LOOK_BACK = 60
_INSIDE = 0.6  # what a label is worth before which no sentence has ended
_UNCALLED = -0.2  # what it is worth if no marker calls its number either


@dataclass(frozen=True, slots=True)
class Label:
    """What a line of notes begins with.

    Args:
        number: The number printed; None for a star or for a note without any label.
        width: How many characters of the line the label takes, white space included.
        style: "superscript", "bracket", "star", or "plain" for a bare number, which might as
            well belong to the text.
    """

    number: int | None
    width: int
    style: str


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels chosen among the lines of notes.

    Args:
        at: The labels by the position of their line.
        worth: How good a sequence their numbers are; about one for each that is in order.
    """

    at: dict[int, Label]
    worth: float


def label_of(line: Line) -> Label | None:
    """Give the label a line may begin with, None if there is none."""
    if line.is_rule:
        return None
    if found := _SUPER.match(line.text):
        return Label(int(found[1].translate(SUPERSCRIPTS)), found.end(), "superscript")
    if found := _BRACKET.match(line.text):
        return Label(int(found[1] or found[2] or found[3]), found.end(), "bracket")
    if found := _STAR.match(line.text):
        return Label(None, found.end(), "star")
    if found := _BARE.match(line.text):
        return Label(int(found[1]), found.end(), "plain")
    return None


def choose_labels(blocks: Sequence[Sequence[Line]], called: Sequence[Container[int]]) -> Labels:
    """Decide which lines of note blocks begin a note.

    Stars always do. Of the styles of numbered labels the one with the best sequence is the
    style of this text; superscripts then always begin a note, other numbers where they go on
    in sequence, for a line inside a note may begin with a number too ("23 9 Mayıs …", a year).
    Where a number is missing from the sequence, a line that looks like the beginning of a note
    is taken for that note with its number misprinted.

    Args:
        blocks: The lines of notes, divided where the numbering begins anew.
        called: For each block the numbers that the text seems to call.

    Returns:
        Labels by position in all the lines put together.
    """
    lines = [line for block in blocks for line in block]
    labels = {i: label for i, line in enumerate(lines) if line.text and (label := label_of(line))}
    chosen = [i for i, label in labels.items() if label.style == "star"]
    opens = {i for i in labels if i == 0 or SENTENCE_END.search(lines[i - 1].text)}
    chains = []
    for style in _STYLES:
        numbered = [(i, x.number or 0) for i, x in labels.items() if x.style == style]
        chain, worth = _in_blocks(numbered, opens, blocks, called)
        chains.append((worth, [i for i, _ in numbered] if style == "superscript" else chain))
    worth, chain = max(chains, key=_worth_of_chain)
    chosen += chain
    return Labels({i: labels[i] for i in sorted(chosen)}, worth)


def _worth_of_chain(candidate: tuple[float, list[int]]) -> float:
    return candidate[0]


def _in_blocks(
    numbered: Sequence[tuple[int, int]],
    opens: set[int],
    blocks: Sequence[Sequence[Line]],
    called: Sequence[Container[int]],
) -> tuple[list[int], float]:
    """Find the best sequence of every block; gives the lines of all of them, and their worth."""
    chosen: list[int] = []
    total = 0.0
    start = first = 0
    for block, calls in zip(blocks, called, strict=True):
        end = start + len(block)
        last = first
        while last < len(numbered) and numbered[last][0] < end:
            last += 1
        best = _best_sequence(numbered[first:last], opens, calls)
        if best is not None and best.worth > 0:
            total += best.worth
            chosen += best.chain()
        start, first = end, last
    return chosen, total


@dataclass(frozen=True, slots=True)
class _Reached:
    """A chain of labels up to some candidate: its worth, the number due there, how it came."""

    worth: float
    number: int
    at: int
    before: "_Reached | None"

    def chain(self) -> list[int]:
        """Give the lines of the chain."""
        lines = []
        reached: _Reached | None = self
        while reached is not None:
            lines.append(reached.at)
            reached = reached.before
        return lines[::-1]


def _best_sequence(
    candidates: Sequence[tuple[int, int]], opens: set[int], called: Container[int]
) -> _Reached | None:
    """Find the likeliest sequence of note labels, by dynamic programming.

    A label is worth most where it goes on by one after a sentence that has ended; numbers left
    out cost. A label may be taken for the number due though another is printed; that costs, and
    pays only where the sequence goes on behind it.

    Args:
        candidates: Line and printed number of every possible label.
        opens: Lines before which a sentence has ended, as one has before a new note.
        called: The numbers that the text seems to call.
    """
    reached: list[_Reached] = []
    for at, printed in candidates:
        earlier = reached[-_LOOK_BACK:]
        worth = 1.0 if at in opens else _INSIDE if printed in called else _UNCALLED
        reached.append(_as_printed(at, printed, earlier, worth))
        if at in opens:
            reached += _as_misprint(at, printed, earlier)
    return max(reached, key=_worth, default=None)


def _as_printed(at: int, printed: int, earlier: Sequence[_Reached], worth: float) -> _Reached:
    first = _Reached(worth - min(abs(printed - 1), 8) * 0.4, printed, at, None)
    following = [
        _Reached(r.worth + worth - 0.6 * (printed - r.number - 1), printed, at, r)
        for r in earlier
        if r.at != at and 0 < printed - r.number <= 5
    ]
    return max([first, *following], key=_worth)


def _as_misprint(at: int, printed: int, earlier: Sequence[_Reached]) -> list[_Reached]:
    """Take a label for the number due after the best chain so far, though another is printed."""
    before = max((r for r in earlier if r.at != at), key=_worth, default=None)
    if before is None or before.number + 1 == printed or abs(before.number - printed) > 10:
        return []
    return [_Reached(before.worth - 0.3, before.number + 1, at, before)]


def _worth(reached: _Reached) -> float:
    return reached.worth
