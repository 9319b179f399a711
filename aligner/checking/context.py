"""What every check is given: the work, its links as pairs of sentences, the glossary."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aligner.glossaries.entries import Entry
from aligner.languages import Language, language
from aligner.model import Finding, Link, Part, Sentence, Side, Work


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


@dataclass(frozen=True, slots=True)
class Context:
    """A work under check."""

    work: Work
    glossary: Sequence[Entry]

    @property
    def source_lang(self) -> Language:
        """What is known of the original's language."""
        return language(self.work.source.lang)

    @property
    def target_lang(self) -> Language:
        """What is known of the translation's language."""
        return language(self.work.target.lang)

    def pairs(self) -> Iterator[Pair]:
        """Go through the links in order."""
        for link in self.work.links:
            source = self.work.sentences(link, Side.SOURCE)
            target = self.work.sentences(link, Side.TARGET)
            yield Pair(link, source, target, _joined(source), _joined(target))


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
    return Finding(check, side, sentence.id, note, quote, message, suggestion, score)


def sentence_with(sentences: Sequence[Sentence], words: str) -> Sentence:
    """Give the sentence that holds the words, else the first one."""
    return next((sentence for sentence in sentences if words in sentence.text), sentences[0])


def _joined(sentences: Sequence[Sentence]) -> str:
    return " ".join(sentence.text for sentence in sentences)
