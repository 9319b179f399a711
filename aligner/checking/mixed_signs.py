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
    """A sign that is written in several ways for one purpose; the pattern calls it "sign"."""

    check: str
    called: str
    signs: str
    pattern: re.Pattern[str]


_USES = (
    _Use(
        "apostrophes",
        "apostrophe",
        "'’ʼ´`‘",
        re.compile(
            r"(?P<sign>(?<=[^\W\d_])['’ʼ´`](?=[^\W\d_])|(?<=[^\W\d_])‘(?=[a-zçğıöşü]{1,6}\b)"
            r"|(?<=\d)['’ʼ´`‘](?=[^\W\d_]))"
        ),
    ),
    _Use(
        "dashes",
        "dash between clauses",
        "-–—",
        re.compile(r"(?<=\S)(?<!\d) (?P<sign>[-–—]) (?=\S)"),
    ),
    _Use(
        "dashes",
        "dash between numbers",
        "-–—",
        re.compile(r"(?<![\w./–-])(?P<first>\d+)(?P<sign>[-–—])(?=(?P<last>\d+)(?![\d/–-]))"),
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
        if not any(sign in sentence.text for sign in use.signs):
            continue
        for found in use.pattern.finditer(sentence.text):
            if _is_meant(found):
                places[found["sign"]].append((sentence, found.start("sign")))
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


def _is_meant(found: re.Match[str]) -> bool:
    """Say whether numbers with a dash between are a range, and not a shelf mark ("45-17").

    A range rises, and from three figures on its end has no more than its beginning; it may be
    written short ("345–48").
    """
    numbers = found.groupdict()
    if "first" not in numbers:
        return True
    first, last = numbers["first"], numbers["last"]
    whole = first[: max(len(first) - len(last), 0)] + last
    return int(first) < int(whole) and (len(last) <= len(first) or len(first) < 3)
