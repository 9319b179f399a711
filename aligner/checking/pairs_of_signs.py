"""Quotation marks and brackets without a partner, whatever their style."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from aligner.checking.context import Context, finding_in, own_score, words_round
from aligner.model import Finding, Part, Sentence, Side

CHECK = "brackets"
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_CLOSED_BY = {
    "„": '“”"',
    "“": '”"“',
    "”": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    '"': '"”',
}
_SINGLE = {"‚": "‘’", "‘": "’"}
_SIGN = re.compile(r"[()\[\]{}„“”«»‹›\"‚‘’]")
_OPENS_AFTER = re.compile(r"(?:^|[\s(\[{„“«»‹›—–/-])$")
_ITEM = re.compile(r"(?<![(\w])(?:\w|\d{1,2}|[ivx]{1,4})\)")
_PARAGRAPHS = 3  # a quotation may run over so many
_SENTENCES = 10  # and where paragraphs are short over as many sentences
_Open = list[tuple[str, Sentence, int]]
_Waiting = list[tuple[tuple[int, int], str, Sentence, int]]
"""Number of the paragraph and of the sentences up to its end; the sign and where it stands."""


def unpaired_signs(context: Context) -> Iterator[Finding]:
    """Check both texts, a paragraph or note at a time; quotations may go on in the next ones.

    Of a sentence one bracket and one quotation mark is told: the others mostly follow from it.
    """
    for side, document, _ in context.sides():
        paragraphs = [list(group) for _, group in groupby(document.sentences, _unit)]
        told = set()
        for finding in _unpaired(paragraphs, side):
            place = finding.sentence, finding.message[0] in "()[]{}"
            if place not in told:
                told.add(place)
                yield finding


def _unit(sentence: Sentence) -> tuple[Part, int | None, int]:
    in_note = sentence.part is not Part.BODY and sentence.note is not None
    return sentence.part, sentence.note, 0 if in_note else sentence.paragraph


def _unpaired(paragraphs: Sequence[list[Sentence]], side: Side) -> Iterator[Finding]:
    waiting: _Waiting = []  # opened in an earlier paragraph
    count = 0
    for number, paragraph in enumerate(paragraphs):
        count += len(paragraph)
        quotes: _Open = []
        brackets: _Open = []
        for sentence in paragraph:
            if not _SIGN.search(sentence.text):
                continue
            items = _items(sentence.text)
            for match in _SIGN.finditer(sentence.text):
                sign, at = match[0], match.start()
                if sign in "()[]{}":
                    faulty = _take_bracket(sign, sentence, at, brackets)
                    faulty = faulty and at not in items
                else:
                    faulty = _take_quote(sign, sentence, at, quotes)
                if faulty and not _closes_earlier(sign, (number, count), waiting):
                    yield _finding(sentence, sign, at, "is not opened", side)
        waiting += [
            ((number, count), sign, sentence, at) for sign, sentence, at in quotes + brackets
        ]
    for _, sign, sentence, at in waiting:
        yield _finding(sentence, sign, at, "is not closed", side)


def _items(text: str) -> set[int]:
    """Give where brackets close the number of an item: one of several, or behind a stop."""
    found = list(_ITEM.finditer(text))
    return {
        match.end() - 1
        for match in found
        if len(found) > 1 or not text[: match.start()].rstrip()[-1:].isalnum()
    }


def _take_bracket(sign: str, sentence: Sentence, at: int, open_in: _Open) -> bool:
    """Open or close a bracket; says whether it closes none."""
    if sign not in _BRACKETS:
        open_in.append((sign, sentence, at))
    elif open_in and open_in[-1][0] == _BRACKETS[sign]:
        open_in.pop()
    else:
        return True
    return False


def _take_quote(sign: str, sentence: Sentence, at: int, open_in: _Open) -> bool:
    """Open or close a quotation; says whether it closes none."""
    if sign in "‚‘’":
        return _take_single(sign, sentence, at, open_in)
    opens = sign in _CLOSED_BY and _opens(sentence.text, at)
    if open_in and sign in _closing(open_in[-1][0]) and (sign == '"' or not opens):
        open_in.pop()
    elif not opens and any(sign in _closing(opening) for opening, _, _ in open_in):
        _close_outer(sign, open_in)
    elif opens or sign == "„":
        open_in.append((sign, sentence, at))
    else:
        return True
    return False


def _close_outer(sign: str, open_in: _Open) -> None:
    """Close the last quotation that the sign may close; those opened within it stay open."""
    for position in range(len(open_in) - 1, -1, -1):
        if sign in _closing(open_in[position][0]):
            del open_in[position]
            return


def _take_single(sign: str, sentence: Sentence, at: int, open_in: _Open) -> bool:
    """Open and close single quotation marks; a sign that may be an apostrophe is never amiss."""
    text = sentence.text
    if open_in and sign in _SINGLE.get(open_in[-1][0], "") and not text[at + 1 : at + 2].isalpha():
        open_in.pop()
    elif sign in _SINGLE and _opens(text, at) and text[at + 1 : at + 2].isupper():
        open_in.append((sign, sentence, at))
    return False


def _closing(opening: str) -> str:
    return _CLOSED_BY.get(opening) or _SINGLE.get(opening, "")


def _opens(text: str, at: int) -> bool:
    """Say whether a sign stands where quotations begin."""
    follows = text[at + 1 : at + 2]
    return bool(_OPENS_AFTER.search(text[:at])) and bool(follows) and not follows.isspace()


def _closes_earlier(sign: str, here: tuple[int, int], waiting: _Waiting) -> bool:
    """Close a sign opened in one of the last paragraphs; says whether there is one."""
    for position in range(len(waiting) - 1, -1, -1):
        opened, opening, _, _ = waiting[position]
        if here[0] - opened[0] > _PARAGRAPHS and here[1] - opened[1] > _SENTENCES:
            return False
        if sign in _closing(opening) or _BRACKETS.get(sign) == opening:
            del waiting[position]
            return True
    return False


def _finding(sentence: Sentence, sign: str, at: int, what: str, side: Side) -> Finding:
    quote = words_round(sentence.text, at, at + 1)
    if f" {sign} " == sentence.text[max(at - 1, 0) : at + 2]:
        what = "stands between two blanks"
    score = own_score(0.7, side)
    return finding_in(CHECK, sentence, quote, f"{sign} {what}", side=side, score=score)
