"""Archives and collections that the original calls one way and the translation two."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from aligner.casing import lower
from aligner.checking.context import Context, Pair
from aligner.model import Part

_CLAUSE = re.compile(r"[^,;:()“”„«»\"]+")
_SUFFIX = re.compile(r"[’'ʼ][^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SMALL_BEFORE = re.compile(r"^(?:[a-zäöüßçğış][^\W\d_]* )+")
_SHORTEST = 8  # letters of a name
_STEM = 5  # letters that tell a word whatever its ending
_SMALL = 3  # letters of words that may be small in a name


def called_in_two_ways(context: Context) -> Iterator[tuple[Pair, str, str, int]]:
    """Find what notes call otherwise than elsewhere, where the original has one name for it.

    A name that is part of the other is that name cut short.

    Returns:
        The link, the name there, the usual one, and in how many links it stands.
    """
    places: dict[str, list[Pair]] = defaultdict(list)
    for pair in context.pairs():
        if pair.is_complete and pair.target[0].part in (Part.NOTE, Part.ADDENDUM):
            for name in dict.fromkeys(_names(pair.source_text)):
                places[name].append(pair)
    lang = context.target_lang.code
    for pairs in places.values():
        if len(pairs) < 2:
            continue
        names = [[*dict.fromkeys(_names(pair.target_text))] for pair in pairs]
        counts = Counter(name for found in names for name in found)
        usual, count = max(
            counts.items(),
            key=lambda one: (one[1], one[0] in pairs[0].source_text, len(one[0])),
            default=("", 0),
        )
        if not usual or count == len(pairs) or (count == 1 and len(pairs) > 2):
            continue
        for pair, found in zip(pairs, names, strict=True):
            if any(name in usual or usual in name for name in found):
                continue
            near = [name for name in found if _share_a_word(name, usual, lang)]
            is_copied = near and near[0] in pair.source_text
            if near and not is_copied and not any(_are_one(name, usual, lang) for name in near):
                yield pair, near[0], usual, count


def _names(text: str) -> Iterator[str]:
    """Give the clauses that are names: several words, all long ones with capitals, no numbers."""
    for clause in _CLAUSE.findall(text):
        name = _SUFFIX.sub("", clause).rpartition(". ")[2].strip(" .")  # Krş. Zarya Vostoka
        name = _SMALL_BEFORE.sub("", name)  # im Zentralarchiv Georgiens
        words = _WORD.findall(name)
        if (
            len(words) > 1
            and sum(map(len, words)) >= _SHORTEST
            and not any(letter.isdigit() for letter in name)
            and words[0][0].isupper()
            and all(word[0].isupper() or len(word) <= _SMALL for word in words)
        ):
            yield name


def _stems(name: str, lang: str) -> list[str]:
    return [word[:_STEM] for word in _WORD.findall(lower(name, lang))]


def _share_a_word(one: str, other: str, lang: str) -> bool:
    ours, theirs = _stems(one, lang), _stems(other, lang)
    return any(len(stem) == _STEM and stem in theirs for stem in ours)


def _are_one(one: str, other: str, lang: str) -> bool:
    """Say whether two names are the same but for an ending."""
    ours, theirs = _stems(one, lang), _stems(other, lang)
    pairs = zip(ours, theirs, strict=False)
    return len(ours) == len(theirs) and all(a.startswith(b) or b.startswith(a) for a, b in pairs)
