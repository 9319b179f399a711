"""Which lines begin a note: labels such as "¹²)", "[12]", "12 …", "*", told by their sequence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from aligner.reading.pages import Line

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SUPER = re.compile(r"\s*([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})\s*[)⁾.]?\s*")
_BRACKET = re.compile(r"\s*(?:\[(\d{1,4})\]|\((\d{1,4})\)|(\d{1,4})\))\s*")
_BARE = re.compile(r"\s*(\d{1,4})\.?\s+(?=\S)")
_STAR = re.compile(r"\s*(\*{1,3}|†)\s*\)?\s*(?=\S)")
SENTENCE_END = re.compile(r"[.!?…][)\]”“\"»’']*\s*$")
_LOOK_BACK = 60


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

    @property
    def is_plain(self) -> bool:
        """Whether it is a bare number."""
        return self.style == "plain"


def label_of(line: Line) -> Label | None:
    """Give the label a line may begin with, None if there is none."""
    if found := _SUPER.match(line.text):
        return Label(int(found[1].translate(SUPERSCRIPTS)), found.end(), "superscript")
    if found := _BRACKET.match(line.text):
        return Label(int(found[1] or found[2] or found[3]), found.end(), "bracket")
    if found := _STAR.match(line.text):
        return Label(None, found.end(), "star")
    if found := _BARE.match(line.text):
        return Label(int(found[1]), found.end(), "plain")
    return None


def choose_labels(lines: Sequence[Line]) -> dict[int, Label]:
    """Decide which lines of note blocks begin a note.

    Stars always do. Of the styles of numbered labels the one with the longest sequence is the
    style of this text; superscripts then always begin a note, other numbers where they go on
    in sequence, for a line inside a note may begin with a number too ("23 9 Mayıs …", a year).
    Where a number is missing from the sequence, a line that looks like the beginning of a note
    is taken for that note with its number misprinted.

    Args:
        lines: The lines of all note blocks in order.

    Returns:
        Labels by position in `lines`.
    """
    labels = {i: label for i, line in enumerate(lines) if line.text and (label := label_of(line))}
    chosen = [i for i, label in labels.items() if label.style == "star"]
    chains = []
    for style in ("superscript", "bracket", "plain"):
        numbered = {i: label for i, label in labels.items() if label.style == style}
        opens = {i for i in numbered if i == 0 or SENTENCE_END.search(lines[i - 1].text)}
        chain = _best_sequence([(i, label.number or 0) for i, label in numbered.items()], opens)
        chains.append((chain, numbered))
    chain, numbered = max(chains, key=_chain_length)
    superscript = any(label.style == "superscript" for label in numbered.values())
    chosen += numbered if superscript else chain
    return {i: labels[i] for i in sorted(chosen)}


def _chain_length(candidate: tuple[list[int], dict[int, Label]]) -> int:
    return len(candidate[0])


@dataclass(frozen=True, slots=True)
class _Reached:
    """A chain of labels up to some candidate: its worth, the number due there, how it came."""

    worth: float
    number: int
    at: int
    before: "_Reached | None"


def _best_sequence(candidates: Sequence[tuple[int, int]], opens: set[int]) -> list[int]:
    """Find the likeliest sequence of note labels, by dynamic programming.

    A label is worth most where it goes on by one; numbers left out cost. A label may be taken
    for the number due though another is printed; that costs, and pays only where the sequence
    goes on behind it.

    Args:
        candidates: Line and printed number of every possible label.
        opens: Lines before which a sentence has ended, as one has before a new note.
    """
    reached: list[_Reached] = []
    for at, printed in candidates:
        earlier = reached[-_LOOK_BACK:]
        reached.append(_as_printed(at, printed, earlier))
        if at in opens:
            reached += _as_misprint(at, printed, earlier)
    best = max(reached, key=_worth, default=None)
    chain = []
    while best is not None:
        chain.append(best.at)
        best = best.before
    return chain[::-1]


def _as_printed(at: int, printed: int, earlier: Sequence[_Reached]) -> _Reached:
    first = _Reached(1.0 - min(abs(printed - 1), 8) * 0.4, printed, at, None)
    following = [
        _Reached(r.worth + 1.0 - 0.6 * (printed - r.number - 1), printed, at, r)
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
