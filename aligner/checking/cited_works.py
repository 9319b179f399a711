"""One author's work under two titles, of which the linked original has only one."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from aligner.casing import fold
from aligner.model import Sentence

_CAPITAL = r"[^\W\d_a-zäöüçğış]"
_CITED = re.compile(
    rf"(?<![\w’'-])(?P<author>{_CAPITAL}[^\W\d_]+), (?P<title>{_CAPITAL}[^;:()“”„\d]*?)"
    r"(?=\s+adlı|\s+[IVXLC]+\b|, (?:[csSpyI\d]|Bd|[Cc]ilt|[Ss]ayı|[NnVX])|\s*[;:(.\d]|$)"
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ-][^\W\d_]+)*")
_SUFFIX = re.compile(r"[’'ʼ][^\W\d_]*$")
_LEAST_SHARED = 10  # letters in a row of two originals that show one title


@dataclass(frozen=True, slots=True)
class Cited:
    """A work as it is cited: its author's last name, its title, and where."""

    author: str
    title: str
    sentence: Sentence
    words: tuple[str, ...]


def works_in_two_forms(
    notes: Sequence[Sentence], original: Callable[[Sentence], str]
) -> Iterator[tuple[Cited, Cited]]:
    """Pair citations of one author whose titles differ in a word, but not in the original.

    Args:
        notes: The sentences that cite.
        original: Gives the linked original text of a sentence, "" where there is none.

    Yields:
        The form to look at and the right one, which is the one the original has, else the first.
    """
    works: dict[str, list[Cited]] = defaultdict(list)
    for sentence in notes:
        for found in _CITED.finditer(sentence.text):
            title = found["title"].strip().rstrip(",")
            words = tuple(_WORD.findall(_SUFFIX.sub("", title)))
            if len(words) > 1:
                works[fold(found["author"])].append(Cited(found["author"], title, sentence, words))
    for cited in works.values():
        for n, one in enumerate(cited):
            for other in cited[n + 1 :]:
                texts = original(one.sentence), original(other.sentence)
                if one.title in texts[0] and other.title in texts[1]:
                    continue  # Türkei 142, Rußland 97
                if _differ_in_a_word(one.words, other.words) and _cite_one_title(*texts):
                    is_first = one.title in texts[0] or other.title not in texts[1]
                    yield (other, one) if is_first else (one, other)


def _differ_in_a_word(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether two titles have all words in common but one, or one that two others are."""
    steps = [step for step in Levenshtein.opcodes(one, other) if step.tag != "equal"]
    if len(steps) != 1 or fold(" ".join(one)) == fold(" ".join(other)):
        return False
    (step,) = steps
    is_end = step.src_end == len(one) and step.dest_end == len(other)
    if step.tag != "replace" and is_end:
        return False  # a title cut short
    return max(step.src_end - step.src_start, step.dest_end - step.dest_start) <= min(
        2, len(one) - 1
    )


def _cite_one_title(one: str, other: str) -> bool:
    """Say whether two texts have words in a row in common, enough to be a title's."""
    ours, theirs = _WORD.findall(one), _WORD.findall(other)
    steps = Levenshtein.opcodes(ours, theirs)
    runs = (ours[s.src_start : s.src_end] for s in steps if s.tag == "equal")
    return any(len(run) > 2 and sum(map(len, run)) >= _LEAST_SHARED for run in runs)
