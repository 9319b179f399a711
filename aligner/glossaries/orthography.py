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
from aligner.glossaries.slips import Slip

_OTHERS = 3  # so many names show how a text writes
_SCORE = 0.64
_INITIAL = re.compile(r"\b[^\W\d_][a-zçş]?\.\s*$")


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a name in another orthography looks like, and how Turkish writes it."""

    word: str
    needs: str
    written: str
    turkish: str
    reason: str


@cache
def _rules() -> tuple[_Rule, ...]:
    lines = files(__package__).joinpath("orthography.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(_Rule(*line.split("\t")) for line in lines if not line.startswith("#"))


def orthography_slips(names: Names, lang: str) -> Iterator[Slip]:
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
            if rule.word and re.search(rule.word, word) and _is_usual(rule.needs, words.values()):
                yield Slip({form: places[form]}, _turkish(word, lang), rule.reason, _SCORE)
                break


def _is_usual(needs: str, words: Collection[str]) -> bool:
    return not needs or sum(bool(re.search(needs, word)) for word in words) >= _OTHERS


def _turkish(word: str, lang: str) -> str:
    for rule in _rules():
        word = re.sub(rule.written, rule.turkish, word)
    return upper(word[0], lang) + word[1:]
