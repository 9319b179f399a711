"""What every check is given: the work, its links as pairs of sentences, the glossary."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aligner.checking.letters import Letters
from aligner.languages import Language, language
from aligner.model import Document, Entry, Finding, Link, Part, Sentence, Side, Work

if TYPE_CHECKING:
    import numpy.typing as npt

    from aligner.checking.crossings import Moved
    from aligner.checking.differences import Difference

Encode = Callable[[Sequence[str]], "npt.NDArray[Any]"]
"""Gives one vector a text, shape (texts, dimensions)."""

SMALLEST_OMISSION = 12
"""Characters a sentence without counterpart must have to be worth a finding."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A link with its sentences and their joined texts."""

    link: Link
    source: tuple[Sentence, ...]
    target: tuple[Sentence, ...]
    source_text: str
    target_text: str

    @property
    def is_complete(self) -> bool:
        """Whether both sides have sentences."""
        return bool(self.source and self.target)


@dataclass(slots=True)
class Context:
    """A work under check.

    Args:
        work: The work.
        glossary: The glossary it uses.
        encode: The work's embedding model, if there is one.
        encodes_fast: Whether it is so fast that parts of sentences may be compared, too.
        smallest_omission: Characters from which on a sentence without counterpart counts.
        follow_glossary: Whether names are to be as the glossary has them.
        differences: The numbers and dates that differ, once they have been looked for.
        moved: The sentences that moved, once they have been looked for.
    """

    work: Work
    glossary: Sequence[Entry]
    encode: Encode | None = None
    encodes_fast: bool = False
    smallest_omission: int = SMALLEST_OMISSION
    follow_glossary: bool = False
    differences: "Sequence[Difference] | None" = None
    moved: "Sequence[Moved] | None" = None
    _pairs: tuple[Pair, ...] = field(default=(), repr=False)
    _pair_of: dict[int, Pair] = field(default_factory=dict, repr=False)
    _letters: tuple[Letters, Letters] | None = field(default=None, repr=False)

    @property
    def source_lang(self) -> Language:
        """What is known of the original's language."""
        return language(self.work.source.lang)

    @property
    def target_lang(self) -> Language:
        """What is known of the translation's language."""
        return language(self.work.target.lang)

    def pairs(self) -> Sequence[Pair]:
        """Give the links in order."""
        if not self._pairs:
            self._pairs = tuple(map(self._pair, self.work.links))
        return self._pairs

    def pair_of(self, sentence: Sentence) -> Pair | None:
        """Give the link of a sentence."""
        if not self._pair_of:
            self._pair_of = {
                id(s): pair for pair in self.pairs() for s in (*pair.source, *pair.target)
            }
        return self._pair_of.get(id(sentence))

    def letters(self) -> tuple[Letters, Letters]:
        """Give how words look in the original and in the translation, learned once."""
        if self._letters is None:
            self._letters = Letters(self.work.source), Letters(self.work.target)
        return self._letters

    def sides(self) -> Iterator[tuple[Side, Document, Language]]:
        """Go through both texts, the translation first."""
        yield Side.TARGET, self.work.target, self.target_lang
        yield Side.SOURCE, self.work.source, self.source_lang

    def _pair(self, link: Link) -> Pair:
        source = self.work.sentences(link, Side.SOURCE)
        target = self.work.sentences(link, Side.TARGET)
        return Pair(link, source, target, _joined(source), _joined(target))


def finding_in(  # noqa: PLR0913 - a finding has as many sides as an editor needs
    check: str,
    sentence: Sentence,
    quote: str,
    message: str,
    *,
    side: str = Side.TARGET.value,
    suggestion: str | None = None,
    score: float = 0.5,
) -> Finding:
    """Make a finding about a sentence."""
    note = sentence.note if sentence.part in (Part.NOTE, Part.ADDENDUM) else None
    return Finding(check, str(side), sentence.id, note, quote, message, suggestion, score)


def own_score(score: float, side: Side) -> float:
    """Weigh a slip in a text itself: one in the original is less often the editor's business."""
    return score if side is Side.TARGET else round(score - 0.25, 2)


def sentence_with(sentences: Sequence[Sentence], words: str) -> Sentence:
    """Give the sentence that holds the words, else the first one."""
    return next((sentence for sentence in sentences if words in sentence.text), sentences[0])


def sentence_at(sentences: Sequence[Sentence], at: int) -> Sentence:
    """Give the sentence that holds an offset into the joined text of sentences."""
    for sentence in sentences:
        if at <= len(sentence.text):
            return sentence
        at -= len(sentence.text) + 1
    return sentences[-1]


def words_round(text: str, start: int, end: int) -> str:
    """Give the words that a span of a text touches, for a quotation an editor can find."""
    before = re.search(r"\S*$", text[:start])
    after = re.match(r"\S*", text[end:])
    assert before
    assert after
    return text[before.start() : end + after.end()]


def _joined(sentences: Sequence[Sentence]) -> str:
    return " ".join(sentence.text for sentence in sentences)
