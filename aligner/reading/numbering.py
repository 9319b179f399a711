"""Are the notes in order, and does every marker find its note? What is not so is a finding."""

from collections.abc import Iterator, Sequence

from aligner.model import Finding, Part, Sentence, Side

CHECK = "note-number"


def numbering_findings(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Find labels and markers out of order, notes no marker calls, and markers without a note."""
    first: dict[str, Sentence] = {}
    for sentence in sentences:
        if sentence.part is Part.NOTE and sentence.id.endswith(".1"):
            first.setdefault(sentence.id.removesuffix(".1"), sentence)
    labelled = [s for s in first.values() if s.note is not None]
    yield from _out_of_order(labelled)
    yield from _markers_out_of_order(sentences)
    called = {m.number: s for s in sentences for m in s.markers if m.number is not None}
    for sentence in labelled:
        if sentence.note not in called:
            message = f"note {sentence.note} has no marker in the text"
            yield _finding("marker", sentence, sentence.text[:60], message)
    numbers = {s.note for s in labelled} | set(due_numbers([s.note or 0 for s in labelled]))
    for number, sentence in called.items():
        if number not in numbers:
            message = f"marker {number} has no note"
            yield _finding("marker", sentence, sentence.text[-60:], message)


def due_numbers(printed: Sequence[int]) -> list[int]:
    """Give the numbers notes should have: a single misprint in a sequence is put right.

    >>> due_numbers([16, 17, 19, 19, 20])
    [16, 17, 18, 19, 20]
    """
    due: list[int] = []
    for i, number in enumerate(printed):
        expected = due[-1] + 1 if due else 1
        following = printed[i + 1] if i + 1 < len(printed) else None
        due.append(expected if number != expected and following == expected + 1 else number)
    return due


def _out_of_order(labelled: Sequence[Sentence]) -> Iterator[Finding]:
    printed = [sentence.note or 0 for sentence in labelled]
    before = _number_before(printed)
    for sentence, number, due in zip(labelled, printed, due_numbers(printed), strict=True):
        if number != before + 1:
            right = str(due) if due != number else None
            message = f"note labelled {number} where {before + 1} is due"
            yield _finding(CHECK, sentence, sentence.text[:60], message, right)
        before = due


def _number_before(printed: Sequence[int]) -> int:
    """Give the number of the note before the first one: pages from the middle begin anywhere."""
    goes_on = printed[1:2] in ([], [printed[0] + 1]) if printed else False
    return printed[0] - 1 if goes_on else 0


def _markers_out_of_order(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    last = 0
    for sentence in sentences:
        for number in (m.number for m in sentence.markers if m.number is not None):
            if number < last:
                message = f"marker {number} stands after marker {last}"
                yield _finding("marker", sentence, sentence.text[-60:], message)
            last = max(last, number)


def _finding(
    check: str, sentence: Sentence, quote: str, message: str, suggestion: str | None = None
) -> Finding:
    return Finding(check, Side.SOURCE, sentence.id, sentence.note, quote, message, suggestion, 0.9)
