"""References to other notes ("vgl. Anm. 42", "bkz. dipnot 42") that lead nowhere or elsewhere."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aligner.checking.context import Context, finding_in, own_score, sentence_at
from aligner.languages import Language
from aligner.model import Document, Finding, Part, Sentence, Side

CHECK = "cross-reference"
_DIGITS = re.compile(r"\d+")
_AND_RANGE = re.compile(r"[-–]|bis")
_LONGEST_RANGE = 30


@dataclass(frozen=True, slots=True)
class _Reference:
    start: int
    quote: str
    numbers: tuple[int, ...]


def faulty_references(context: Context) -> Iterator[Finding]:
    """Compare references with the notes there are, and with those of the original."""
    for side, document, lang in context.sides():
        yield from _leading_nowhere(document, lang, side)
    for pair in context.pairs():
        if pair.is_complete:
            ours = _references(pair.source_text, context.source_lang)
            theirs = _references(pair.target_text, context.target_lang)
            if ours and theirs:
                yield from _other_note(ours, theirs, pair.target)


def _references(text: str, lang: Language) -> list[_Reference]:
    if not lang.cross_reference or not _DIGITS.search(text):
        return []
    return [
        _Reference(match.start(), match[0], _numbers(next(g for g in match.groups() if g)))
        for match in re.finditer(lang.cross_reference, text)
    ]


def _numbers(run: str) -> tuple[int, ...]:
    """Read "3 und 5" as two numbers, "3–5" as three."""
    numbers = [int(digits) for digits in _DIGITS.findall(run)]
    if (
        len(numbers) == 2
        and _AND_RANGE.search(run)
        and 0 < numbers[1] - numbers[0] < _LONGEST_RANGE
    ):
        return tuple(range(numbers[0], numbers[1] + 1))
    return tuple(numbers)


def _leading_nowhere(document: Document, lang: Language, side: Side) -> Iterator[Finding]:
    notes = {s.note for s in document.sentences if s.part is Part.NOTE and s.note is not None}
    if not notes:
        return
    first = min(notes)  # a text that begins with note 21 is the rest of one that had the others
    for sentence in document.sentences:
        for reference in _references(sentence.text, lang):
            for number in reference.numbers:
                message = ""
                if number not in notes and number >= first:
                    message = f"there is no note {number}"
                elif number == sentence.note and sentence.part is Part.NOTE:
                    message = f"note {number} refers to itself"
                if message:
                    score = own_score(0.85, side)
                    quote = reference.quote
                    yield finding_in(CHECK, sentence, quote, message, side=side, score=score)


def _other_note(
    ours: Sequence[_Reference], theirs: Sequence[_Reference], target: Sequence[Sentence]
) -> Iterator[Finding]:
    wanted = {number for reference in ours for number in reference.numbers}
    given = {number for reference in theirs for number in reference.numbers}
    lost = sorted(wanted - given)
    for reference in theirs:
        strange = [number for number in reference.numbers if number not in wanted]
        if strange and lost:
            right = min(lost, key=lambda number: abs(number - strange[0]))
            lost.remove(right)
            message = f"“{reference.quote}” stands here, note {right} in the original"
            suggestion = reference.quote.replace(str(strange[0]), str(right))
            sentence = sentence_at(target, reference.start)
            quote = reference.quote
            yield finding_in(CHECK, sentence, quote, message, suggestion=suggestion, score=0.8)
