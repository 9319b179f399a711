"""Fractions in words that differ: a third here, a quarter there."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from aligner.casing import lower
from aligner.checking.context import Context, Pair, finding_in, sentence_at
from aligner.languages import Language
from aligner.model import Finding

_LAST_WORD = re.compile(r"([^\W\d_]+) $")


def differing_fractions(context: Context) -> Iterator[Finding]:
    """Compare the one fraction that both sides of a link have; more may be told in any order."""
    source = _fractions(context.work.source.lang)
    target = _fractions(context.work.target.lang)
    if not (source and target):
        return
    for pair in context.pairs():
        if pair.is_complete:
            yield from _in_link(pair, (source, target), (context.source_lang, context.target_lang))


def _in_link(
    pair: Pair, looks: tuple[re.Pattern[str], re.Pattern[str]], langs: Sequence[Language]
) -> Iterator[Finding]:
    source, target = looks
    theirs = list(target.finditer(pair.target_text))
    ours = list(source.finditer(pair.source_text)) if theirs else []
    if len(ours) == len(theirs) == 1 and _differ(ours[0], theirs[0], langs):
        written, original = theirs[0][0], ours[0][0]
        sentence = sentence_at(pair.target, theirs[0].start())
        message = f"{written} stands here, {original} in the original"
        yield finding_in("numbers", sentence, written, message, score=0.6)


def _differ(ours: re.Match[str], theirs: re.Match[str], langs: Sequence[Language]) -> bool:
    """Say whether two fractions divide by other numbers, or take another number of parts."""
    if ours.lastgroup != theirs.lastgroup:
        return True
    taken = [_taken(*one) for one in zip((ours, theirs), langs, strict=True)]
    return None not in taken and taken[0] != taken[1]


def _taken(fraction: re.Match[str], lang: Language) -> int | None:
    """Give how many parts a fraction takes; None where no word of it or before it says so."""
    before = _LAST_WORD.findall(fraction.string[: fraction.start()])
    words = fraction[0].split()[1:] or before  # üçte iki, zwei Drittel
    numbers = [(form, n) for n, forms in enumerate(lang.numerals) for form in forms.split("|")]
    found = (
        max(
            ((len(form), n) for form, n in numbers if lower(word, lang.code).startswith(form)),
            default=None,
        )
        for word in words
    )
    return next((one[1] for one in found if one), None)


@cache
def _fractions(lang: str) -> re.Pattern[str] | None:
    """Give what finds the fractions of a language; the group is called by the divisor."""
    lines = files(__package__).joinpath("fractions.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    base = lang.split("-", maxsplit=1)[0]
    known = [f"(?P<by_{divisor}>{pattern})" for code, divisor, pattern in rows if code == base]
    ending = "" if base == "tr" else r"(?!\w)"
    return re.compile(rf"(?<!\w)(?:{'|'.join(known)}){ending}") if known else None
