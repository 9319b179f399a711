"""Pairs of forms in a text that are alike: in a diacritic, a letter, an orthography."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from aligner.casing import lower, without_diacritics
from aligner.glossaries.known import Known
from aligner.glossaries.likeness import Likeness, likeness, likeness_of_linked, single
from aligner.glossaries.names import fold_name, with_one_less
from aligner.glossaries.occurrences import Occurrence
from aligner.glossaries.originals import Originals
from aligner.glossaries.rendered import bare
from aligner.glossaries.slips import Slip
from aligner.glossaries.tokens import IZAFET

_SHORTEST = 3
_SHORTEST_WHOLE = 5
_SHORTEST_SURE = 4  # a shorter one may be an abbreviation
_NEED_ORIGINAL = frozenset(("linked", "lost", "edge", "vowels"))
_NEED_COMMON = frozenset(("edge", "vowels"))
_BEHIND = re.compile(r" (\w+)")
_LEAST = 0.5  # a pair at least as sure is shown

Places = Mapping[str, Sequence[Occurrence]]


def alike_pairs(places: Places, lang: str, known: Known, originals: Originals) -> Iterator[Slip]:
    """Find pairs of forms that seem to be one name, with what the original and counts say."""
    for one, other in _candidates(sorted(places), originals, lang):
        like = likeness(one, other, lang) or likeness_of_linked(one, other, lang)
        if like is None or known.apart(one, other) or _are_izafets(one, other, places):
            continue
        right = known.right(one, other)
        if right and originals.has_only(
            right, one if right == other else other, known.sources(right)
        ):
            continue
        whole = like.kind == "lost" and right == max(one, other, key=len)
        if whole and len(right or "") >= _SHORTEST_WHOLE:
            found = _beside_whole(one, other, originals)
        else:
            found = _beside_original(one, other, like, originals, places)
        if found is None:
            continue
        rare, usual = sorted((one, other), key=lambda form: (len(places[form]), len(form), form))
        if like.kind == "ending" and len(places[one]) == len(places[other]):
            rare, usual = usual, rare
        score = like.score + _by_counts(places, rare, usual) + found[0]
        reason = like.reason + found[1]
        if right:
            score, reason = score + 0.1, f"{reason}, the glossary has {right}"
        if score >= _LEAST:
            forms = {form: places[form] for form in (one, other)}
            yield Slip(forms, right or usual, reason, score)


def _are_izafets(one: str, other: str, places: Places) -> bool:
    """Say whether one goes on in a Persian phrase and the other ends a Turkish one.

    So they are two words (Meclis-i Vükelâ, Millet Meclisi).
    """
    persian, turkish = sorted((one, other), key=lambda form: "-" not in form)
    if not IZAFET.search(persian) or persian.replace("-", "") != turkish:
        return False
    return _behind(places[persian]).isdisjoint(_behind(places[turkish]))


def _behind(occurrences: Sequence[Occurrence]) -> set[str]:
    """Give the words right behind a name, where there are any."""
    found = (_BEHIND.match(o.sentence.text, o.start + len(o.form)) for o in occurrences)
    return {word[1] for word in found if word}


def _beside_original(
    one: str, other: str, like: Likeness, originals: Originals, places: Places
) -> tuple[float, str] | None:
    """Say what the original adds to the score of a pair, and why; None where it does not pass."""
    if originals.are_apart(one, other):
        return None
    common = originals.common(one, other)
    if not common and originals.tell_apart(one, other):
        return None if like.kind in _NEED_ORIGINAL else (-0.35, "")
    word = common or originals.beside(one, other)
    if not _is_backed(like.kind, common, word, min(len(one), len(other))):
        return None
    if like.kind == "lost" and _may_be_endings(one, other, common, places):
        return None
    if common:
        return 0.15, f", both render {common}"
    return (0.1, f", the original has {word} with both") if word else (0.0, "")


def _is_backed(kind: str, common: str, word: str, letters: int) -> bool:
    """Say whether the original speaks for a pair enough for the kind of its likeness."""
    if kind in _NEED_COMMON:
        return bool(common)
    if kind not in _NEED_ORIGINAL:
        return True
    short = letters < _SHORTEST_SURE
    return bool(word) and not (short and (not common or common.isupper()))


def _beside_whole(one: str, other: str, originals: Originals) -> tuple[float, str] | None:
    """Say the same where the longer form is whole, as the glossary tells; an ending is none."""
    common = originals.common(one, other)
    if common:
        return 0.15, f", both render {common}"
    return None if originals.tell_apart(one, other) else (0.0, "")


def _by_counts(places: Places, rare: str, usual: str) -> float:
    """Two forms that both stand often are rather two names, one stray among many a slip."""
    few, many = len(places[rare]), len(places[usual])
    if few > 3:
        return -0.12
    return 0.04 if many >= 5 * few else 0.0


def _candidates(forms: Sequence[str], originals: Originals, lang: str) -> Iterator[tuple[str, str]]:
    """Pair forms that are at most a letter apart by sound or without diacritics, or render a word.

    Each pair comes once.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for form in forms:
        if len(form) >= _SHORTEST:
            bare = without_diacritics(lower(form, lang))
            keys = {f"={sound}" for sound in originals.of(form)}
            for word in {fold_name(form, lang), bare, single(bare)}:
                keys |= {word, *with_one_less(word)}
            for key in keys:
                groups[key].append(form)
    pairs = {pair for group in groups.values() for pair in combinations(group, 2)}
    yield from sorted(pairs)


def _may_be_endings(one: str, other: str, common: str, places: Places) -> bool:
    """Say whether a letter's difference near the end may be an ending, and not a slip.

    Where the longer form ends in the letter, the word that both render must too, by letter or by
    sound; else one must be seen to take endings behind an apostrophe, or both render a word and
    have no third form as their stem.
    """
    short, long = sorted((one, other), key=len)
    if bare(long).startswith(bare(short)):
        sound = fold_name(common, "")[-1:]
        letters = {common[-1:], common.removesuffix("s")[-1:]}
        return long[-1] not in letters and (not sound or fold_name(long, "")[-1:] != sound)
    if any(o.suffix for o in (*places[one], *places[other])):
        return False
    return not common or any(short.startswith(f) and long.startswith(f) for f in places)
