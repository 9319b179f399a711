"""Where on a page the notes begin: below a rule, or at the labels that the text above calls."""

from collections.abc import Sequence
from dataclasses import dataclass

from aligner.reading.calls import calls_on
from aligner.reading.labels import Label, label_of
from aligner.reading.pages import SENTENCE_END, Line

_MOST_CARRIED_OVER = 8
_FARTHEST = 5  # how far the first number of a page may be from the one due
_STYLE = {"superscript": 1.5, "bracket": 1.0, "star": 0.5, "plain": 0.0}
_ENOUGH = 2.0


def notes_begin(lines: Sequence[Line], due: int, before: Line | None) -> int:
    """Find the line at which the notes of a page begin.

    Args:
        lines: The lines of the page.
        due: The number the first note should have.
        before: The last line of the notes on the pages before, if there are any.

    Returns:
        A position in `lines`; their number if the page has no notes.
    """
    unfinished = before is not None and not SENTENCE_END.search(before.text)
    below = _below_rule(lines, due, unfinished=unfinished)
    if below is not None:
        return below
    first = _first_label(lines, due)
    if first is not None and before is None:
        return first
    if first is not None:
        return _with_carried_over(lines, first, unfinished=unfinished)
    runs = _runs(lines)
    return runs[-1] if unfinished and len(runs) > 1 else len(lines)


def _below_rule(lines: Sequence[Line], due: int, *, unfinished: bool) -> int | None:
    """Find the last rule that has notes below it; gives the line after it."""
    for i in range(len(lines) - 1, -1, -1):
        if lines[i].is_rule and any(line.text for line in lines[i + 1 :]):
            labels = [label for line in lines[i + 1 :] if (label := label_of(line))]
            if lines[i].is_ornament:
                labels = [x for x in labels if x.number is None or abs(x.number - due) <= 1]
            return i + 1 if labels or unfinished else None
    return None


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A line that may begin the notes of a page, and what speaks for it."""

    at: int
    score: float


def _first_label(lines: Sequence[Line], due: int) -> int | None:
    """Find the label that best begins the notes: due, called above, set apart, carried on."""
    labels = {i: label for i, line in enumerate(lines) if (label := label_of(line))}
    called: dict[int | None, int] = {}
    for i, line in enumerate(lines):
        for call in calls_on(line):
            called.setdefault(call.number, i)
    candidates = []
    for i, label in labels.items():
        following = [label for at, label in labels.items() if i < at < i + 200]
        found = _judged(lines, i, [label, *following], due, called)
        if found is not None and found.score >= _ENOUGH:
            candidates.append(found)
    best = max(candidates, key=_score, default=None)
    return None if best is None else best.at


def _judged(
    lines: Sequence[Line],
    i: int,
    labels: Sequence[Label],
    due: int,
    called: dict[int | None, int],
) -> _Candidate | None:
    label = labels[0]
    is_called = called.get(label.number, i) < i
    plain = is_called and label.style == "superscript"
    begins_anywhere = due == 1 and plain  # pages from the middle of a text do
    distance = 0 if label.number is None or begins_anywhere else abs(label.number - due)
    apart = i > 0 and lines[i - 1].is_blank
    if distance > _FARTHEST and not plain:
        return None
    if not is_called and label.style != "superscript":
        near = distance <= 1 and apart and len(_runs(lines[i:])) == 1
        if not near:
            return None
    chain = _chain(labels)
    calls = sum(called.get(number, i) < i for number in chain)
    score = 2 * calls + 0.5 * len(chain) + _STYLE[label.style] - min(distance, _FARTHEST)
    opens = i > 0 and SENTENCE_END.search(lines[i - 1].text)
    return _Candidate(i, score + 1.5 * apart + 0.5 * bool(opens))


def _chain(labels: Sequence[Label]) -> list[int | None]:
    """List the numbers that go on from the first label; None for each star."""
    style = next((x.style for x in labels if x.number is not None), "")
    last: int | None = None
    chain: list[int | None] = []
    for label in labels:
        if label.number is None:
            chain.append(None)
        elif label.style == style and (last is None or 0 < label.number - last <= 2):
            last = label.number
            chain.append(last)
    return chain


def _score(candidate: _Candidate) -> float:
    return candidate.score


def _with_carried_over(lines: Sequence[Line], label: int, *, unfinished: bool) -> int:
    """Go back from the first label of a page to lines that carry on the note before.

    They stand between a blank line and the label, or are indented as it is. Without a sign that
    a note is unfinished only a few lines are believed to do so, lest the text of a page that
    has no blank line above its notes be taken for one.
    """
    start = label
    while start and not lines[start - 1].is_blank:
        start -= 1
    text_above = any(line.text for line in lines[:start])
    if text_above and (unfinished or label - start <= _MOST_CARRIED_OVER):
        return start
    start = label
    while unfinished and start and lines[start - 1].indent == lines[label].indent > 0:
        start -= 1
    return start


def _runs(lines: Sequence[Line]) -> list[int]:
    """List where runs of lines without a blank line between them begin."""
    return [i for i, line in enumerate(lines) if line.text and (i == 0 or lines[i - 1].is_blank)]
