"""Names that running Turkish text writes in another orthography than its other names.

The rules stand in `orthography.tsv`.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from aligner.casing import is_turkic, lower, upper
from aligner.glossaries.occurrences import Names, Occurrence
from aligner.glossaries.originals import Originals
from aligner.glossaries.slips import Slip

_OTHERS = 3  # so many names show how a text writes
_SCORE = 0.64
_INITIAL = re.compile(r"\b[^\W\d_][a-zçş]?\.\s*$")


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a name in another orthography looks like, and how Turkish writes it."""

    word: re.Pattern[str] | None
    needs: re.Pattern[str] | None
    original: re.Pattern[str]
    written: re.Pattern[str]
    turkish: str
    reason: str


@cache
def _rules() -> tuple[_Rule, ...]:
    lines = files(__package__).joinpath("orthography.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return tuple(
        _Rule(
            re.compile(word) if word else None,
            re.compile(needs) if needs else None,
            re.compile(original),
            re.compile(written),
            turkish,
            reason,
        )
        for word, needs, original, written, turkish, reason in rows
    )


def orthography_slips(names: Names, originals: Originals, lang: str) -> Iterator[Slip]:
    """Find names in another orthography; authors with initials keep the spelling of their book."""
    if not is_turkic(lang):
        return
    places: dict[str, list[Occurrence]] = defaultdict(list)
    for one in names.running:
        if not _INITIAL.search(one.sentence.text[: one.start]):
            places[one.form].append(one)
    words = {form: lower(form, "en") for form in places}  # an I may not be Turkish
    for form, word in words.items():
        for rule in _rules():
            if (
                rule.word
                and rule.word.search(word)
                and _is_usual(rule.needs, words.values())
                and _may_render(rule, originals.of(form).values())
            ):
                yield Slip({form: places[form]}, _turkish(word, lang), rule.reason, _SCORE)
                break


def _may_render(rule: _Rule, words: Collection[str]) -> bool:
    return not words or any(rule.original.search(word) for word in words)


def _is_usual(needs: re.Pattern[str] | None, words: Collection[str]) -> bool:
    return needs is None or sum(bool(needs.search(word)) for word in words) >= _OTHERS


def _turkish(word: str, lang: str) -> str:
    for rule in _rules():
        word = rule.written.sub(rule.turkish, word)
    return upper(word[0], lang) + word[1:]
