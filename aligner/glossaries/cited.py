"""Titles a text cites: words in two forms, and words that differ from what the title is known as.

A title is known from the glossary and `titles_cited.txt`, or only by its words, in
`title_words.txt`; what the linked original has in its place is compared in `copied`.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files

from rapidfuzz.distance import OSA

from aligner.casing import lower, without_diacritics
from aligner.glossaries.likeness import GLIDES
from aligner.glossaries.names import fold_name
from aligner.glossaries.occurrences import Names, Occurrence
from aligner.glossaries.slips import Slip
from aligner.glossaries.tokens import WORD
from aligner.model import Sentence

_SHORTEST = 5
_SHORTEST_TELLING = 4  # a title is looked for where a word as long stands
_SHORTEST_KNOWN = 7
_OLD_SPELLING = str.maketrans("ě", "e")  # Russian before 1918
_SAME_BESIDE_SMALL = 3
_LONG = 12  # letters: two may be wrong


def cited_slips(names: Names, lang: str) -> Iterator[Slip]:
    """Find words of cited titles that differ in one letter among the same neighbours."""
    context: dict[str, set[str]] = defaultdict(set)
    places: dict[str, list[Occurrence]] = defaultdict(list)
    for word in names.cited:
        places[word.form].append(word)
        before = word.sentence.text[: word.start].split()[-1:]
        after = word.sentence.text[word.start + len(word.form) :].split()[:1]
        context[word.form] |= {f"<{w}" for w in before}
        context[word.form] |= {f">{bare}" for w in after if (bare := w.strip(",.;:()"))}
    forms = sorted(form for form in places if len(form) >= _SHORTEST)
    for n, one in enumerate(forms):
        for other in forms[n + 1 :]:
            if one[0] != other[0]:
                break
            if not _is_one_word(one, other, lang) or context[one].isdisjoint(context[other]):
                continue
            rare, usual = sorted(
                (one, other), key=lambda form: (len(places[form]), len(form), form)
            )
            both = {rare: places[rare], usual: places[usual]}
            yield Slip(both, usual, "one title is cited in two forms", 0.82)


def _is_one_word(one: str, other: str, lang: str) -> bool:
    """Say whether two words of citations differ by a slip or in their transliteration."""
    if _one_slip(lower(one, lang), lower(other, lang)):
        return True
    ends = one[-2:].translate(GLIDES) == other[-2:].translate(GLIDES)
    return ends and len(one) > _SHORTEST and fold_name(one, lang) == fold_name(other, lang)


def _one_slip(one: str, other: str) -> bool:
    """Say whether two words differ by one letter, or two exchanged, and not in their endings."""
    return one[-1] == other[-1] and OSA.distance(one, other, score_cutoff=1) == 1


def worded_slips(names: Names, original: Callable[[Occurrence], str]) -> Iterator[Slip]:
    """Find words of cited titles that are a letter or two off a word that titles often have.

    What the linked original has so is no slip of the translation.
    """
    places: dict[str, list[Occurrence]] = defaultdict(list)
    for one in (*names.cited, *names.quoted):
        if len(one.form) >= _SHORTEST_KNOWN and one.form not in WORD.findall(original(one)):
            places[one.form].append(one)
    for form, wrong in places.items():
        right = _known_word(lower(form, "en"))
        if right:
            yield Slip(
                {form: wrong}, as_written(right, form), f"titles have {right} elsewhere", 0.6
            )


@cache
def _words() -> dict[str, frozenset[str]]:
    """Give the words that titles often have, in small letters, by their first letter."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in _lines("title_words.txt"):
        for word in line.lower().split():
            found[word[0]].add(word)
    return {letter: frozenset(words) for letter, words in found.items()}


def _known_word(word: str) -> str:
    """Give the one word that titles often have and that this one misses; "" where there is none."""
    word = word.translate(_OLD_SPELLING)
    near = _words().get(word[0], frozenset())
    if word in near or any(without_diacritics(right) == word for right in near):
        return ""
    most = 2 if len(word) >= _LONG else 1
    found = {w for w in near if w[-2:] == word[-2:] and letters_apart(w, word) <= most}
    found -= {without_diacritics(w) for w in found if w != without_diacritics(w)}
    return found.pop() if len(found) == 1 else ""


def letters_apart(one: str, other: str) -> int:
    """Count the letters in which two words differ, or 1 where only diacritics do."""
    bare = OSA.distance(without_diacritics(one), without_diacritics(other), score_cutoff=2)
    return bare or int(one != other)


def titled_slips(
    names: Names, sentences: Sequence[Sentence], known: Iterable[str]
) -> Iterator[Slip]:
    """Find words in which a cited title differs from a title that is known.

    Args:
        names: The names of the text.
        sentences: The text.
        known: Titles of the glossary.
    """
    by_word: dict[str, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
    titles = {tuple(WORD.findall(title)) for title in (*_lines("titles_cited.txt"), *known)}
    for title in sorted(titles):
        for k, word in enumerate(title):
            if len(title) > 1 and len(word) >= _SHORTEST_TELLING:
                by_word[word.lower()].append((k, title))
    found: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
    telling = {id(o.sentence) for o in (*names.capital, *names.cited) if o.form.lower() in by_word}
    for sentence in sentences:
        if id(sentence) not in telling:
            continue
        written = list(WORD.finditer(sentence.text))
        for start, title in _may_stand(written, by_word):
            for word, right in _differences(written[start : start + len(title)], title):
                if word[0].lower() in by_word:
                    continue
                found[word[0], right].append(Occurrence(word[0], sentence, word.start()))
    for (form, right), places in found.items():
        better = as_written(right, form)
        rights = [o for o in names.cited if o.form == better]
        forms = {form: places} | ({better: rights} if rights else {})
        yield Slip(forms, better, f"the title is known with {right}", 0.86)


def _may_stand(
    written: Sequence[re.Match[str]], by_word: dict[str, list[tuple[int, tuple[str, ...]]]]
) -> list[tuple[int, tuple[str, ...]]]:
    """Give the titles of which a word stands in a text, and where they would begin there."""
    return sorted(
        {
            (i - k, title)
            for i, word in enumerate(written)
            for k, title in by_word.get(word[0].lower(), ())
            if i >= k and i - k + len(title) <= len(written)
        }
    )


def _differences(
    written: Sequence[re.Match[str]], title: tuple[str, ...]
) -> list[tuple[re.Match[str], str]]:
    """Give the words in which a citation differs from a title; none where it is another title."""
    pairs = [
        (word, right)
        for word, right in zip(written, title, strict=True)
        if word[0].lower().translate(_OLD_SPELLING) != right.lower()
    ]
    same = len(title) - len(pairs)
    if same < len(pairs) or not all(_misses(word[0], right, same) for word, right in pairs):
        return []
    return pairs


def _misses(word: str, right: str, same: int) -> bool:
    """Say whether a word is another slightly wrong, beside so many that are the same."""
    one, other = word.lower(), right.lower()
    if max(len(one), len(other)) < _SHORTEST_TELLING:
        return same >= _SAME_BESIDE_SMALL and one[0] == other[0]  # de, for du
    return (
        len(right) >= _SHORTEST
        and one[0] == other[0]
        and word[0].isupper() >= right[0].isupper()
        and (same > 2 or one[:-2] != other[: len(one) - 2])
        and OSA.distance(one, other) <= (2 if same > 2 else 1)
    )


def as_written(word: str, like: str) -> str:
    """Write a word with a capital where another has one."""
    return word[0].upper() + word[1:] if like[0].isupper() else word


def _lines(name: str) -> list[str]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
