"""Two kinds of apostrophe in one text, and two kinds of dash for one purpose."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from aligner.checking.context import Context, finding_in, own_score, words_round
from aligner.model import Document, Finding, Sentence, Side

_MOST = 10  # of more places than these only the first is told, with their number


@dataclass(frozen=True, slots=True)
class _Use:
    """A sign that is written in several ways for one purpose."""

    check: str
    called: str
    pattern: re.Pattern[str]


_USES = (
    _Use(
        "apostrophes",
        "apostrophe",
        re.compile(
            r"(?<=[^\W\d_])(['’ʼ´`]|‘(?=[a-zçğıöşü]{1,6}\b))(?=[^\W\d_])|(?<=\d)(['’ʼ´`‘])(?=[^\W\d_])"
        ),
    ),
    _Use("dashes", "dash between clauses", re.compile(r"(?<=\S)(?<!\d) ([-–—]) (?=\S)")),
    _Use(
        "dashes",
        "dash between numbers",
        re.compile(r"(?<![\d./–-])\d+([-–—])(?=\d+(?![\d/–-]))"),
    ),
)


def mixed_signs(context: Context) -> Iterator[Finding]:
    """Find the rarer of two signs a text uses for one purpose."""
    for side, document, _ in context.sides():
        for use in _USES:
            yield from _mixed(use, document, side)


def _mixed(use: _Use, document: Document, side: Side) -> Iterator[Finding]:
    places: dict[str, list[tuple[Sentence, int]]] = defaultdict(list)
    for sentence in document.sentences:
        for found in use.pattern.finditer(sentence.text):
            group = 1 if found[1] else 2
            places[found[group]].append((sentence, found.start(group)))
    usual = max(sorted(places), key=lambda sign: len(places[sign]), default="")
    for sign in sorted(places.keys() - {usual}):
        rare = places[sign]
        for sentence, at in rare if len(rare) <= _MOST else rare[:1]:
            quote = words_round(sentence.text, at, at + 1).strip(".,;:()“”„")
            message = f"another {use.called} ({sign}) than elsewhere ({usual})"
            if len(rare) > _MOST:
                message += f", as in {len(rare) - 1} more places"
            yield finding_in(
                use.check,
                sentence,
                quote,
                message,
                side=side,
                suggestion=quote.replace(sign, usual),
                score=own_score(0.6, side),
            )
