"""One term of the original in several renderings."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from aligner.casing import fold, without_diacritics
from aligner.checking.context import Context, finding_in, sentence_with
from aligner.checking.stems import stemmer
from aligner.glossaries.names import skeleton
from aligner.languages import Language
from aligner.model import Finding

CHECK = "rendering"
_WORD = re.compile(r"[^\W\d_]{4,}")
_FEWEST = 6  # links with a term before anything is said of its usual rendering
_USUAL = 0.6  # share of the term's links that have the usual rendering
_BOUND = 0.6  # Dice: how closely the usual rendering goes with the term (Dice 1945)
_ROOT = 4  # letters that forms of one word begin with, whatever their stem is taken for
_CLEARLY = 2  # times as often the usual rendering must stand as the other


@dataclass(frozen=True, slots=True)
class _Usual:
    """A source stem, the target stem that usually renders it, and links with and without it."""

    source: str
    target: str
    with_it: Sequence[int]
    without: Sequence[int]


def several_renderings(context: Context) -> Iterator[Finding]:
    """Find links where a frequent term has another rendering, known from several such links."""
    pairs = [pair for pair in context.pairs() if pair.is_complete]
    source = _stems([pair.source_text for pair in pairs], context.source_lang)
    target = _stems([pair.target_text for pair in pairs], context.target_lang)
    in_target = _positions(target)
    alike = _by_root(in_target)
    for usual in _usual_renderings(_positions(source), target, in_target, source):
        other = _other_rendering(usual, target, alike)
        if other is None:
            continue
        for position in in_target[other]:
            if position in usual.without:
                pair = pairs[position]
                word, usually = target[position][other], target[usual.with_it[0]][usual.target]
                term = source[position][usual.source]
                if word in pair.source_text:
                    continue  # it is copied, in a title, say
                message = (
                    f"“{term}” is rendered “{word}” here, with a form of “{usually}” "
                    f"in {len(usual.with_it)} other links"
                )
                yield finding_in(CHECK, sentence_with(pair.target, word), word, message, score=0.45)


def _stems(texts: Sequence[str], lang: Language) -> list[dict[str, str]]:
    """Give the words of texts by their stems; of the original's language nouns where they show."""
    find = stemmer(texts, lang)

    @cache
    def stem(word: str) -> str:
        is_small = lang.nouns_have_capitals and word.islower()
        is_term = not is_small and without_diacritics(fold(word)) not in lang.function_words
        return find(word) if is_term else ""

    return [
        {stem(word): word for word in reversed(_WORD.findall(text)) if stem(word)} for text in texts
    ]


def _positions(texts: Sequence[dict[str, str]]) -> dict[str, list[int]]:
    positions: dict[str, list[int]] = defaultdict(list)
    for position, stems in enumerate(texts):
        for stem in stems:
            positions[stem].append(position)
    return positions


def _by_root(positions: dict[str, list[int]]) -> dict[str, set[int]]:
    """Give where the stems of each beginning stand: not all forms of a word are known for such."""
    alike: dict[str, set[int]] = defaultdict(set)
    for stem, places in positions.items():
        alike[stem[:_ROOT]].update(places)
    return alike


def _usual_renderings(
    in_source: dict[str, list[int]],
    target: Sequence[dict[str, str]],
    in_target: dict[str, list[int]],
    source: Sequence[dict[str, str]],
) -> Iterator[_Usual]:
    for stem, positions in in_source.items():
        if len(positions) < _FEWEST:
            continue
        together = Counter(t for position in positions for t in target[position])
        best = max(
            together,
            key=lambda t: (together[t] / (len(positions) + len(in_target[t])), t),
            default=None,
        )
        if best is None or together[best] < _USUAL * len(positions):
            continue
        if 2 * together[best] / (len(positions) + len(in_target[best])) < _BOUND:
            continue
        with_it = [p for p in positions if best in target[p]]
        without = [p for p in positions if best not in target[p]]
        written = [target[p][best] for p in with_it]
        if without and not _is_name(source[positions[0]][stem], written):
            yield _Usual(stem, best, with_it, without)


def _is_name(term: str, written: Sequence[str]) -> bool:
    """Say whether a word and its renderings are a name: alike, and never with a small letter."""
    alike = skeleton(term, "")[:3] == skeleton(written[0], "")[:3]
    return alike and not any(word.islower() for word in written)


def _other_rendering(
    usual: _Usual, target: Sequence[dict[str, str]], alike: dict[str, set[int]]
) -> str | None:
    """Give the stem that stands in the links without the usual one and nowhere else."""
    texts = [target[position] for position in usual.without]
    here = Counter(t for text in texts for t in text)
    if any(target[position][usual.target].islower() for position in usual.with_it):
        small = {t for text in texts for t, word in text.items() if word.islower()}
        here = Counter({t: count for t, count in here.items() if t in small})  # no name is a term
    kept = [
        stem
        for stem, count in here.items()
        if count >= 2
        and len(alike[stem[:_ROOT]]) == count
        and count * _CLEARLY <= len(usual.with_it)
        and not stem.startswith(usual.target[:_ROOT])
    ]
    return max(kept, key=lambda stem: (here[stem], stem), default=None)
