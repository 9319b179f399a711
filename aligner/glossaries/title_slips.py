"""Slips in cited titles that show in one text alone, by what stands in `title_slips.tsv`."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from aligner.glossaries.occurrences import Occurrence
from aligner.glossaries.slips import Slip
from aligner.model import Part, Sentence

_SCORE = 0.74
_WORD = r"(?!\w*[ığşİç])[^\W\d_]+(?:[-’'][^\W\d_]+)*"
_STRETCH = re.compile(rf"(?<!\w){_WORD}(?:[ -]+{_WORD})*(?!\w)")


@dataclass(frozen=True, slots=True)
class _Rule:
    """Where a slip is looked for, what it looks like, and what is right."""

    clause: re.Pattern[str]
    needs: re.Pattern[str] | None
    written: re.Pattern[str]
    right: str
    reason: str


def title_slips(sentences: Sequence[Sentence]) -> Iterator[Slip]:
    """Find what a title of its language cannot have, where words without Turkish letters stand."""
    notes = [sentence for sentence in sentences if sentence.part is not Part.BODY]
    whole = "\n".join(sentence.text for sentence in notes)
    for rule in _rules():
        if not rule.written.search(whole) or (rule.needs and not rule.needs.search(whole)):
            continue
        found: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
        for sentence in notes:
            for clause in _STRETCH.finditer(sentence.text):
                if rule.clause.search(clause[0]):
                    for start, form, right in _put_right(rule, clause[0]):
                        place = Occurrence(form, sentence, clause.start() + start)
                        found[form, right].append(place)
        for (form, right), places in found.items():
            yield Slip({form: places}, right, rule.reason, _SCORE)


def _put_right(rule: _Rule, clause: str) -> Iterator[tuple[int, str, str]]:
    """Give each word of a clause with the slip: where it begins, and how it should be."""
    for match in rule.written.finditer(clause):
        start = max(clause.rfind(" ", 0, match.start() + 1) + 1, 0)
        end = clause.find(" ", match.end())
        end = len(clause) if end < 0 else end
        form = clause[start:end].rstrip(".")
        right = clause[start : match.start()] + rule.right + clause[match.end() : end].rstrip(".")
        yield start, form, right


@cache
def _rules() -> tuple[_Rule, ...]:
    text = files(__package__).joinpath("title_slips.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    languages = {name: re.compile(clause) for kind, name, clause, *_ in rows if kind == "language"}
    return tuple(
        _Rule(
            languages[name],
            re.compile(needs) if needs else None,
            re.compile(written),
            right,
            reason,
        )
        for kind, name, needs, written, right, reason in (r for r in rows if r[0] == "slip")
    )
