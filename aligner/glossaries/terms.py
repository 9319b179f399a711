"""Terms from the links: German nouns, compounds and adjective + noun with their Turkish renderings.

Candidates come from patterns (izafet `X-ı Y`, quoted words, capitalised phrases, a noun with the
possessive ending of a compound); association over links (Dunning 1993) and vectors rank them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from aligner.casing import lower
from aligner.glossaries.association import log_likelihood
from aligner.glossaries.names import fold_name
from aligner.glossaries.titles import title_spans
from aligner.languages import Language
from aligner.model import Side, Work

Encode = Callable[[Sequence[str]], npt.NDArray[Any]]

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ADJECTIVE_ENDING = re.compile(r"(?:e|en|er|es|em)$")
_DERIVED = re.compile(r"isch(?:e|en|er|es|em)?$")  # "Deutsche", as an adjective begins a name
_PRONOUN = re.compile(r"(?:ihr|sein|unser|dies|jen|kein|welch|der)(?:e|en|er|es|em)$")
_PRETERITE = ("tte", "tten")
_POSSESSIVE = re.compile(  # hükûmeti, hükûmetinin, hükûmetine …
    r"[ıiuü](?:n(?:[ıiuü]n?|d[ae]n?|[ae])|yl[ae])?$"
)
_IZAFET = re.compile(r"[^\W\d_]{3,}-(?:[ıiuü]|y[ıiuü])$")
_PASSIVE = re.compile(r"[^aeıioöuü][ıiuü]l[ae]n$")
_NO_ATTRIBUTE = re.compile(  # a case or a passive participle: no first word of a term
    r"(?:[dt][ae]n?|yl[ae]|[^aeıioöuü][ıiuü]l[ae]n)$"
)
_SHORTEST = 5
_LONGEST = 3
_LEAST = 0.45
_BY_VECTOR, _BY_COUNT = 0.75, 0.25
_TRUST_IN_COUNTS = 0.9
_FOR_A_COMPOUND = 0.08
_COMPOUND = 11  # letters: so long a noun is made of two
_STEM = 6


@dataclass(frozen=True, slots=True)
class Term:
    """A term with its likely rendering, how sure it is, and the links it was seen in."""

    source: str
    target: str
    score: float
    links: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the candidates of a side stand, by their stems, and how they are written."""

    links: dict[str, set[int]]
    written: dict[str, Counter[str]]
    after: dict[str, list[str]]
    cited: dict[str, str]

    def whole(self, key: str) -> str:
        """Give the form to cite, with the word that always follows it, if one does."""
        form, after = self.form(key), [word.lower() for word in self.after[key]]
        stem = _common_beginning(after)
        is_part = " " not in form and len(after) > 1 and len(stem) >= _SHORTEST
        return f"{form} {stem}" if is_part else form

    def form(self, key: str) -> str:
        """Give the form to cite: the shortest, among equals the most frequent."""
        if key not in self.cited:
            counts = self.written[key]
            self.cited[key] = min(counts, key=lambda form: (len(form), -counts[form], form))
        return self.cited[key]


def find_terms(
    work: Work, langs: tuple[Language, Language], names: set[str], encode: Encode | None
) -> list[Term]:
    """Pair each term of the original with its likeliest rendering, the surest first.

    Args:
        work: A work with links.
        langs: Languages of the two sides.
        names: Words that are names and no terms.
        encode: Turns texts into unit vectors, one a row.
    """
    if not langs[0].nouns_have_capitals:
        return []
    source = _collect(work, Side.SOURCE, langs[0], names)
    target = _collect(work, Side.TARGET, langs[1], set())
    by_link: dict[int, set[str]] = defaultdict(set)
    for key, links in target.links.items():
        for number in links:
            by_link[number].add(key)
    near = _vectors(source, encode), _vectors(target, encode)
    best: dict[str, tuple[float, str]] = {}
    for key, links in source.links.items():
        counts = Counter(other for number in links for other in by_link[number])
        for other, both in counts.items():
            if _is_half(source.form(key), target.form(other)):
                continue
            counted = _associated(both, len(links), len(target.links[other]), len(work.links))
            score = counted if both > 1 or not encode else 0.0
            if encode:
                cosine = float(near[0][key] @ near[1][other])
                score = max(score * _TRUST_IN_COUNTS, _BY_VECTOR * cosine + _BY_COUNT * counted)
            if _answers(source.form(key), target.form(other)):
                score += _FOR_A_COMPOUND
            best[key] = max(best.get(key, (0.0, "")), (score, other))
    owner: dict[str, tuple[float, str]] = {}
    for key, (score, other) in best.items():
        owner[other] = max(owner.get(other, (0.0, "")), (score, key))
    return sorted(
        (
            Term(
                source.form(key),
                target.whole(other) if _is_compound(source.form(key)) else target.form(other),
                round(min(score, 0.95), 2),
                tuple(sorted(source.links[key] & target.links[other])),
            )
            for other, (score, key) in owner.items()
            if score >= _LEAST
        ),
        key=lambda term: (-term.score, term.source),
    )


def _answers(source: str, target: str) -> bool:
    """Say whether a compound, or adjective and noun, meets a rendering of two words."""
    words = target.split()
    return _is_compound(source) and len(words) == 2 and bool(_POSSESSIVE.search(words[-1]))


def _is_half(source: str, target: str) -> bool:
    """Say whether one word renders but half a term: "Pariser Konferenz", "Turanpolitik"."""
    if " " in target:
        return False
    if " " in source:
        return target.istitle()
    part = fold_name(target, "")
    return len(source) >= _COMPOUND and len(part) >= 5 and fold_name(source, "").startswith(part)


def _is_compound(source: str) -> bool:
    """Say whether a German term is made of two words, written as one or not."""
    return " " in source or len(source) >= _COMPOUND


def _associated(both: int, one: int, other: int, total: int) -> float:
    """Say from 0 to 1 how surely two terms belong together, whatever they mean."""
    share = 2 * both / (one + other)
    return share * min(1.0, log_likelihood(both, one, other, total) / 30 + 0.3)


def _vectors(places: _Places, encode: Encode | None) -> dict[str, npt.NDArray[Any]]:
    keys = sorted(places.links)
    if encode is None or not keys:
        return {}
    rows = encode([places.form(key) for key in keys])
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return dict(zip(keys, rows / np.maximum(lengths, 1e-9), strict=True))


def _collect(work: Work, side: Side, lang: Language, names: set[str]) -> _Places:
    document = work.document(side)
    titles = title_spans([s.text for s in document.sentences], document.lang)
    places = _Places(defaultdict(set), defaultdict(Counter), defaultdict(list), {})
    phrases = _source_phrases if side is Side.SOURCE else _target_phrases
    for number, link in enumerate(work.links):
        if link.source and link.target:
            for position in link.side(side):
                text = document.sentences[position].text
                for phrase in phrases(text, titles[position], lang, names):
                    key = " ".join(lower(w, lang.code)[:_STEM] for w in phrase.split())
                    key += str(len(phrase.split()[0]) // 4) if side is Side.SOURCE else ""
                    places.links[key].add(number)
                    places.written[key][phrase] += 1
                    if side is Side.TARGET and " " not in phrase:
                        places.after[key].append(_next_word(text, phrase))
    return places


def _common_beginning(words: Sequence[str]) -> str:
    first, last = min(words, default=""), max(words, default="")
    ends = (n for n, letter in enumerate(first) if last[n : n + 1] != letter)
    return first[: next(ends, len(first))]


def _next_word(text: str, word: str) -> str:
    at = text.find(f"{word} ")
    while at >= 0:
        found = _WORD.match(text, at + len(word) + 1)
        if found and not (at and text[at - 1].isalnum()):
            return found[0].partition("-")[0]
        at = text.find(f"{word} ", at + 1)
    return ""


def _source_phrases(
    text: str, titles: list[tuple[int, int]], lang: Language, names: set[str]
) -> Iterator[str]:
    """Give the nouns of a German text, with the adjective before each."""
    before: re.Match[str] | None = None
    months = _months(lang)
    for found in _WORD.finditer(text):
        word = found[0]
        if any(a <= found.start() < b for a, b in titles):
            before = None
            continue
        if _is_noun(word, lang) and word not in names and word not in months:
            if before and not _DERIVED.search(word):
                yield word
            if before and found.start() == before.end() + 1 and _is_adjective(before[0], lang):
                yield f"{before[0]} {word}"
        before = found


def _is_noun(word: str, lang: Language) -> bool:
    return (
        word[0].isupper()
        and len(word) >= _SHORTEST
        and lower(word, lang.code) not in lang.function_words
    )


@cache
def _months(lang: Language) -> frozenset[str]:
    return frozenset(lang.month_names)


def _is_adjective(word: str, lang: Language) -> bool:
    return (
        len(word) > 4
        and not word.endswith(_PRETERITE)
        and not _PRONOUN.match(word)
        and bool(_ADJECTIVE_ENDING.search(word))
        and lower(word, lang.code) not in lang.function_words
    )


def _target_phrases(
    text: str, titles: list[tuple[int, int]], lang: Language, names: set[str]
) -> Iterator[str]:
    """Give the words of a Turkish text and the phrases that may be terms."""
    words = [
        found
        for found in _WORD.finditer(text)
        if not any(a <= found.start() < b for a, b in titles)
        and text[found.start() - 1 : found.start()] not in {"’", "'"}
    ]
    months = _months(lang)
    for n, first in enumerate(words):
        phrase = [first[0]]
        if first[0] in months:
            continue
        is_participle = len(first[0]) > _STEM and _PASSIVE.search(first[0])
        if _may_be_term(first[0], lang) and first[0] not in names and not is_participle:
            yield first[0]
        for before, after in zip(words[n:], words[n + 1 : n + _LONGEST], strict=False):
            if after.start() != before.end() + 1 or not _may_be_term(phrase[0], lang):
                break
            phrase.append(after[0])
            if _is_phrase(phrase, lang):
                yield " ".join(phrase)


def _may_be_term(word: str, lang: Language) -> bool:
    return len(word) >= 4 and lower(word, lang.code) not in lang.function_words


def _is_phrase(words: list[str], lang: Language) -> bool:
    """Say whether words make an izafet, a capitalised phrase or a noun compound."""
    if not all(_may_be_term(word, lang) for word in words) or any(
        word[0].islower() and _NO_ATTRIBUTE.search(word) for word in words[:-1]
    ):
        return False
    if any(_IZAFET.match(word) for word in words[:-1]):
        return True
    return all(word[0].isupper() for word in words) or bool(_POSSESSIVE.search(words[-1]))
