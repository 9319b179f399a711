"""Words of copied titles that differ from the original's between words that are the same."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from re import Match
from string import ascii_letters

from rapidfuzz.distance import OSA, Levenshtein, Opcode

from aligner.casing import without_diacritics
from aligner.glossaries.known import Known
from aligner.glossaries.occurrences import Occurrence
from aligner.glossaries.rendered import HARDENED
from aligner.glossaries.slips import SCHOLARLY, Slip
from aligner.glossaries.tokens import SIGNED_WORD
from aligner.glossaries.transliteration import transliteration
from aligner.languages import language
from aligner.model import Sentence

_SCORE = 0.8
_SHORTEST = 3
_SHORTEST_UNMARKED = 4
_LONG = 6  # letters of words that may differ in two
_TURKISH = frozenset("çğıöşü")
_SUFFIX = re.compile("[’'ʼ].+")
_LAST, _MOST_OF_LAST = 4, 3  # words before the last one of a title, and as many the same
_SAME_BESIDE_NAME = 3  # same words in a row, on both sides together, that show a title
_SAME_BESIDE_ANY = 4  # the same, round a word that is wholly another, too many or missing

Words = Sequence[Match[str]]


def within_slips(
    sentences: Sequence[Sentence], known: Known, original: Callable[[Occurrence], str], lang: str
) -> Iterator[Slip]:
    """Find words a letter or two off the original's with the same words before and behind.

    Args:
        sentences: The text.
        known: What the glossary has.
        original: Gives the linked original text of an occurrence, "" where there is none.
        lang: Language of the text.
    """
    found: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
    for sentence in sentences:
        text = original(Occurrence("", sentence))
        theirs = list(SIGNED_WORD.finditer(text))
        ours = list(SIGNED_WORD.finditer(sentence.text)) if theirs else []
        shared = {word[0] for word in ours} & {word[0] for word in theirs}
        slips = {*_unmarked(ours, theirs)} if shared else set()
        steps = _steps(ours, theirs) if len(shared) > 1 else []
        slips |= {*_off(ours, theirs, steps, lang)}
        for word, right in sorted(slips, key=lambda slip: slip[0].start()):
            found[word[0], right].append(Occurrence(word[0], sentence, word.start()))
        told = {word.start() for word, _ in slips}
        for phrase, start, right in _otherwise(ours, theirs, steps, lang):
            if told.isdisjoint(range(start, start + len(phrase))):
                found[phrase, right].append(Occurrence(phrase, sentence, start))
    for (form, right), places in found.items():
        if form[0].isupper() and known.is_right(form):
            continue
        yield Slip({form: places}, right, f"the original has {right}", _SCORE)


def _steps(ours: Words, theirs: Words) -> list[Opcode]:
    """Give the steps from the words of the original to those of the translation."""
    return list(Levenshtein.opcodes([word[0] for word in theirs], [word[0] for word in ours]))


def _off(
    ours: Words, theirs: Words, steps: Sequence[Opcode], lang: str
) -> Iterator[tuple[Match[str], str]]:
    """Give the words that stand between the same words as one of the original, and nearly so."""
    for before, step, behind in zip(steps, steps[1:], steps[2:], strict=False):
        is_one = step.tag == "replace" and step.dest_end - step.dest_start == 1
        if not is_one or before.tag != "equal" or behind.tag != "equal":
            continue
        same = before.dest_end - before.dest_start + behind.dest_end - behind.dest_start
        word, right = ours[step.dest_start], theirs[step.src_start][0]
        is_small = step.src_end - step.src_start == 1 and _are_small(word[0], right)
        if is_small and same >= _SAME_BESIDE_NAME:
            yield word, right  # die, for der
        elif _is_near(word[0], right) and not _may_be_name(word[0], right, same, lang):
            yield word, right
    yield from _off_at_end(ours, theirs, steps, lang)


def _otherwise(
    ours: Words, theirs: Words, steps: Sequence[Opcode], lang: str
) -> Iterator[tuple[str, int, str]]:
    """Give phrases of a copied title with a word too many, one missing or one that is another.

    Not with one that is the original's in the translation's letters, nor a small word of its own.

    Returns:
        Each with the offset it starts at and the original's.
    """
    own = language(lang).function_words
    for before, step, behind in zip(steps, steps[1:], steps[2:], strict=False):
        if before.tag != "equal" or behind.tag != "equal" or _is_longer(step):
            continue
        here = ours[step.dest_start - 1 : step.dest_end + 1]
        there = theirs[step.src_start - 1 : step.src_end + 1]
        around = [
            *_run_before(ours, before.dest_start, before.dest_end),
            *_run_behind(ours, behind.dest_start, behind.dest_end),
        ]
        if (
            len(around) >= _SAME_BESIDE_ANY
            and any(word[0].islower() for word in around)
            and _is_one_phrase(here)
            and _is_one_phrase(there)
            and not any(word[0] in own for word in here[1:-1])
            and not _are_turned(here[1:-1], there[1:-1])
        ):
            yield _phrase(here), here[0].start(), _phrase(there)


def _are_turned(ours: Words, theirs: Words) -> bool:
    """Say whether a word has lost letters that only a scholarly transliteration has."""
    lost = {letter for word in theirs for letter in word[0]} - {a for w in ours for a in w[0]}
    return not SCHOLARLY.isdisjoint(lost)


def _is_longer(step: Opcode) -> bool:
    return max(step.dest_end - step.dest_start, step.src_end - step.src_start) > 1


def _is_one_phrase(words: Words) -> bool:
    """Say whether nothing but blanks stands between words."""
    return all(one.string[one.end() : other.start()] == " " for one, other in pairwise(words))


def _run_before(words: Words, start: int, end: int) -> Words:
    while start < end and not _is_one_phrase(words[start:end]):
        start += 1
    return words[start:end]


def _run_behind(words: Words, start: int, end: int) -> Words:
    while start < end and not _is_one_phrase(words[start:end]):
        end -= 1
    return words[start:end]


def _phrase(words: Words) -> str:
    return words[0].string[words[0].start() : words[-1].end()]


def _off_at_end(
    ours: Words, theirs: Words, steps: Sequence[Opcode], lang: str
) -> Iterator[tuple[Match[str], str]]:
    """Give the words with which a title ends on both sides, behind which the place may differ."""
    equal = {n for s in steps if s.tag == "equal" for n in range(s.dest_start, s.dest_end)}
    for before, step in pairwise(steps):
        if before.tag != "equal" or step.dest_start == len(ours) or step.src_start == len(theirs):
            continue
        word, right = ours[step.dest_start], theirs[step.src_start]
        last = equal.intersection(range(step.dest_start - _LAST, step.dest_start))
        if (
            len(last) >= _MOST_OF_LAST
            and _ends_a_clause(word)
            and _ends_a_clause(right)
            and _is_near(word[0], right[0])
            and not _may_be_name(word[0], right[0], len(last), lang)
        ):
            yield word, right[0]


def _unmarked(ours: Words, theirs: Words) -> Iterator[tuple[Match[str], str]]:
    """Give small words that lost their diacritics beside a word that is the same (tjazby)."""
    beside = {
        (one[0], *near)
        for n, one in enumerate(theirs)
        if len(one[0]) >= _SHORTEST_UNMARKED and not one[0].isascii()
        for near in _beside(theirs, n)
    }
    marked = {(without_diacritics(word), *near): word for word, *near in beside}
    for n, one in enumerate(ours) if marked else ():
        for near in _beside(ours, n) if one[0].islower() else ():
            right = marked.get((one[0], *near), one[0])
            if right != one[0]:
                yield one, right


def _beside(words: Words, at: int) -> Iterator[tuple[int, str]]:
    """Give the words before and behind a word with the side they stand on."""
    for side in (-1, 1):
        if 0 <= at + side < len(words):
            yield side, words[at + side][0]


def _ends_a_clause(word: Match[str]) -> bool:
    return word.string[word.end() : word.end() + 1] in {",", ";", ")"}


def _are_small(word: str, right: str) -> bool:
    """Say whether two words are little ones of one length and begin alike, as articles do."""
    return word.islower() and len(word) == len(right) <= _SHORTEST and word[0] == right[0]


def _is_near(word: str, right: str) -> bool:
    most = 2 if min(len(word), len(right)) >= _LONG else 1
    if max(len(word), len(right)) < _SHORTEST or word[0].isupper() != right[0].isupper():
        return False
    if _SUFFIX.sub("", word) == _SUFFIX.sub("", right):
        return False
    if word.islower():  # boŕbe; in a name or a month (Mart, März) a diacritic is a letter's
        word, right = without_diacritics(word), without_diacritics(right)
    return OSA.distance(word, right, score_cutoff=most) <= most


def _may_be_name(word: str, right: str, same: int, lang: str) -> bool:
    """Say whether a word may be as the translation writes it, a name or one of a Russian title."""
    if word[0].islower():
        return _is_turned(word, right, lang)
    if same < _SAME_BESIDE_NAME or not (set(word) - set(right)).issubset(ascii_letters):
        return True
    if word[:-1] == right[:-1] and (right[-1], word[-1]) in (*HARDENED.items(), ("v", "f")):
        return True  # Nihat, for Nihad; Avalof, for Avalov
    if not _TURKISH.isdisjoint(word) and word.replace("z", "s") == right:
        return True  # Nüzhet, for Nüshet
    return _is_turned(word, right, lang)


def _is_turned(word: str, right: str, lang: str) -> bool:
    """Say whether a word is the original's as the language writes it (otvetı, for otwety)."""
    found = transliteration(right, word, lang)
    return found is not None and bool(found.turned) and not (found.kept and word.islower())
