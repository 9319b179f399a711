"""Fractions in words that differ: a third here, a quarter there."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from aligner.checking.context import Context, Pair, finding_in, sentence_at
from aligner.model import Finding


def differing_fractions(context: Context) -> Iterator[Finding]:
    """Compare the one fraction that both sides of a link have; more may be told in any order."""
    source = _fractions(context.work.source.lang)
    target = _fractions(context.work.target.lang)
    if not (source and target):
        return
    for pair in context.pairs():
        if pair.is_complete:
            yield from _in_link(pair, source, target)


def _in_link(pair: Pair, source: re.Pattern[str], target: re.Pattern[str]) -> Iterator[Finding]:
    theirs = list(target.finditer(pair.target_text))
    ours = list(source.finditer(pair.source_text)) if theirs else []
    if len(ours) == len(theirs) == 1 and ours[0].lastgroup != theirs[0].lastgroup:
        written, original = theirs[0][0], ours[0][0]
        sentence = sentence_at(pair.target, theirs[0].start())
        message = f"{written} stands here, {original} in the original"
        yield finding_in("numbers", sentence, written, message, score=0.6)


@cache
def _fractions(lang: str) -> re.Pattern[str] | None:
    """Give what finds the fractions of a language; the group is called by the divisor."""
    lines = files(__package__).joinpath("fractions.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    base = lang.split("-", maxsplit=1)[0]
    known = [f"(?P<by_{divisor}>{pattern})" for code, divisor, pattern in rows if code == base]
    ending = "" if base == "tr" else r"(?!\w)"
    return re.compile(rf"(?<!\w)(?:{'|'.join(known)}){ending}") if known else None
