"""Spaces and punctuation: "vd.). .", "geldi ,", "Ankara,Moskova", "( 1921"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aligner.checking.context import Context, finding_in, own_score, words_round
from aligner.languages import foreign_spans
from aligner.model import Finding

CHECK = "spacing"


@dataclass(frozen=True, slots=True)
class _Fault:
    """A pattern, what to say of it, what to put for it, and whether French writes it so."""

    pattern: re.Pattern[str]
    message: str
    instead: str
    is_french: bool = False


_FAULTS = (
    _Fault(re.compile(r"\.\s\.(?=\s|$)"), "two full stops", "."),
    _Fault(re.compile(r"(?<=[^\s…–—-])\s([.])(?=\s|$)"), "a blank before “.”", r"\1"),
    _Fault(re.compile(r"(?<=\S)\s,(?=[^\W\d_])"), "a blank before the sign, none behind it", ", "),
    _Fault(re.compile(r"(?<=\S)\s([,)\]}])"), "a blank before the sign", r"\1"),
    _Fault(
        re.compile(r"(?<=[^\s–—…-])\s([;:!?])(?=[^\W\d_])"),
        "a blank before the sign, none behind it",
        r"\1 ",
        is_french=True,
    ),
    _Fault(
        re.compile(r"(?<=[^\s–—…-])\s([;:!?])(?=\s|$)"),
        "a blank before the sign",
        r"\1",
        is_french=True,
    ),
    _Fault(re.compile(r"([(\[{„])\s(?=\S)"), "a blank behind the sign", r"\1"),
    _Fault(
        re.compile(r"(?<=[^\W\d_]{2}-)\s(?=[A-ZÇĞİÖŞÜÄ][^\W\d_])"),
        "a blank behind the hyphen",
        "",
    ),
    _Fault(
        re.compile(r"(?<=[^\W\d_]{2})([,;])(?=[^\W\d_]{2})"), "no blank behind the sign", r"\1 "
    ),
    _Fault(
        re.compile(r"(?<=[^\W\d_A-Z]{4})\.(?=[A-ZÇĞİÖŞÜÄ][^\W\d_A-Z]{2})"),
        "no blank behind “.”",
        ". ",
    ),
    _Fault(re.compile(r"(?<=[^\W\d_]{2})(\()(?=[^\W\d_]{4})"), "no blank before the sign", r" \1"),
    _Fault(re.compile(r"(?<!\.)\.\.(?!\.)"), "two full stops", "."),
    _Fault(re.compile(r"([,;:])(?:\s?\1)+"), "the sign stands twice", r"\1"),
    _Fault(re.compile(r"([,;:])\s?\.(?=\s|$)(?!\.)"), "two signs where one is meant", "."),
    _Fault(re.compile(r"\S(  +)\S"), "two blanks", " "),
)
_SIGN = re.compile(
    r"\s[.,;:!?)\]}]|\w-\s[^\Wa-z]|[(\[{„]\s|\w[,;]\w|\w\.\w|\w\(\w|\.\.|[,;:]\s?[.,;:]|  "
)
_EXCEPTIONS = (
    (re.compile(r"\.(?: \.){2,}"), (". .",)),  # an ellipsis
    (re.compile(r"\d : \d"), (" : ",)),  # a ratio
    (re.compile(r"\S*(?:://|www\.|@)\S*"), ("://", "www.", "@")),
)
"""What is set otherwise on purpose, and signs without which it does not stand."""


def faulty_spacing(context: Context) -> Iterator[Finding]:
    """Find blanks and signs as no typesetter sets them; French clauses have their own way."""
    for side, document, lang in context.sides():
        for sentence in document.sentences:
            if not _SIGN.search(sentence.text):
                continue
            text = _without_exceptions(sentence.text)
            french: list[tuple[int, int]] | None = None
            told: list[tuple[int, int]] = []
            for fault in _FAULTS:
                for found in fault.pattern.finditer(text):
                    if fault.is_french:
                        french = foreign_spans(text, lang.code) if french is None else french
                        if any(s <= found.end() and found.start() <= e for s, e in french):
                            continue
                    if any(s <= found.start() <= e or s <= found.end() <= e for s, e in told):
                        continue
                    told.append(found.span())
                    quote, suggestion = _around(sentence.text, found, fault.instead)
                    yield finding_in(
                        CHECK,
                        sentence,
                        quote,
                        fault.message,
                        side=side,
                        suggestion=suggestion,
                        score=own_score(0.7, side),
                    )


def _without_exceptions(text: str) -> str:
    """Put a letter for spaced ellipses, ratios and addresses, so that nothing is found there."""
    for pattern, signs in _EXCEPTIONS:
        if any(sign in text for sign in signs):
            text = pattern.sub(lambda match: "x" * len(match[0]), text)
    return text


def _around(text: str, found: re.Match[str], instead: str) -> tuple[str, str]:
    """Give the words round a fault, and the same words put right."""
    quote = words_round(text, found.start(), found.end())
    start = text.rfind(quote, 0, found.end() + len(quote))
    at = found.start() - start
    return quote, quote[:at] + found.expand(instead) + quote[at + len(found[0]) :]
