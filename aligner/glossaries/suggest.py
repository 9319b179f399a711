"""Candidates for the glossary from the links: names that sound alike on both sides."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from aligner.glossaries.entries import Entry
from aligner.glossaries.names import fold_name, without_suffix
from aligner.languages import Language, foreign_spans
from aligner.model import Link, Side, Work

_NAME = re.compile(r"[^\W\d_]+(?:[’'ʼ-][^\W\d_]+)*")
_ALIKE = 82.0  # of 100: folded forms this near are taken for one name


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A pair an editor may take into the glossary.

    Args:
        source: Form in the original.
        target: Form in the translation.
        kind: "name".
        score: How sure, 0 to 1.
        links: Positions of the links it was seen in, from 0.
    """

    source: str
    target: str
    kind: str
    score: float
    links: tuple[int, ...]


def suggest_entries(
    work: Work, glossary: Sequence[Entry], langs: tuple[Language, Language]
) -> list[Suggestion]:
    """Propose names that are not in the glossary, the surest first.

    A name must be capitalised on both sides and fold nearly alike; it is the surer the longer
    it is, the nearer the forms are and the oftener they stand in the same link.
    """
    known = {word for entry in glossary for word in _decided(entry)}
    seen: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, link in enumerate(work.links):
        if link.source and link.target:
            for pair in _alike(_names(work, link, Side.SOURCE), _names(work, link, Side.TARGET)):
                if not known & set(pair):
                    seen[pair].append(number)
    found = [
        Suggestion(source, target, "name", _score(source, target, len(links)), tuple(links))
        for (source, target), links in seen.items()
        if not ({source.lower()} & langs[0].function_words)
    ]
    return sorted(found, key=lambda s: (-s.score, s.source, s.target))


def _decided(entry: Entry) -> Iterable[str]:
    for expression in (entry.source, entry.target, *entry.variants):
        yield expression
        yield from expression.split()


def _names(work: Work, link: Link, side: Side) -> set[str]:
    """Collect the capitalised words of a side, but not those of titles in other languages."""
    text = work.text(link, side)
    cited = foreign_spans(text, work.document(side).lang)
    words = (
        without_suffix(found[0])
        for found in _NAME.finditer(text)
        if not any(start <= found.start() < end for start, end in cited)
    )
    return {word for word in words if word[:1].isupper() and len(word) > 3}


def _alike(source: set[str], target: set[str]) -> Iterable[tuple[str, str]]:
    """Pair each source name with the target name nearest to it."""
    for one in sorted(source):
        folded = fold_name(one, "")
        best = max(sorted(target), key=lambda t: ratio(folded, fold_name(t, "")), default=None)
        if best is not None and ratio(folded, fold_name(best, "")) >= _ALIKE:
            yield one, best


def _score(source: str, target: str, links: int) -> float:
    near = ratio(fold_name(source, ""), fold_name(target, "")) / 100
    return round(near * (1 - 0.5 / (links + 1)) * min(1.0, 0.6 + len(source) / 20), 2)
