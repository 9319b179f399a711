"""Two documents to links."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from aligner.aligning.dynamic import Step, best_links
from aligner.aligning.encoder import Encoder, Vectors
from aligner.aligning.evidence import Agreement, features
from aligner.aligning.parameters import Parameters, default_parameters
from aligner.aligning.scorer import Scorer, Text
from aligner.aligning.similarity import Nearness
from aligner.aligning.structure import Section, sections
from aligner.errors import AlignerError
from aligner.glossaries.entries import Entry
from aligner.model import Document, Link, Sentence

MOST_PAIRS = 9_000_000
"""Pairs of sentences a section may have; beyond it memory would run out."""


@dataclass(frozen=True, slots=True)
class Aids:
    """What helps the aligner besides the two texts.

    Args:
        glossary: Terms and names that count as evidence.
        encoder: An embedding model; without one, lengths, numbers, names and terms decide.
        parameters: The settings.
    """

    glossary: Sequence[Entry] = ()
    encoder: Encoder | None = None
    parameters: Parameters = field(default_factory=default_parameters)


def align(
    source: Document,
    target: Document,
    aids: Aids | None = None,
    progress: Callable[[float], None] = lambda _: None,
) -> tuple[Link, ...]:
    """Align two documents.

    Args:
        source: The original.
        target: The translation.
        aids: Glossary, model and settings; only the settings that come with the tool if not given.
        progress: Told how far the work is, 0 to 1.

    Returns:
        Links in reading order that cover every sentence of both sides exactly once, each with
        its probability.

    Raises:
        AlignerError: A side has no text, or a section is too large.
    """
    for document in (source, target):
        if not any(sentence.text for sentence in document.sentences):
            raise AlignerError(f"{document.name}: has no sentences; nothing to align")
    parts = sections(source.sentences, target.sentences)
    for section in parts:
        _check_size(section, source.name)
    score = _scorers(source, target, aids or Aids())
    links: list[Link] = []
    for section in parts:
        links += _placed(section, best_links(score(section).problem()))
        progress(section.source.stop / len(source.sentences))
    return tuple(links)


def _scorers(source: Document, target: Document, aids: Aids) -> Callable[[Section], Scorer]:
    """Prepare all that sections share; gives what makes the scorer of a section."""
    left, right = features(
        source.sentences, target.sentences, (source.lang, target.lang), aids.glossary
    )
    vectors = _vectors(source, target, aids.encoder)
    ratio = _characters(target.sentences) / max(_characters(source.sentences), 1)

    def scorer(section: Section) -> Scorer:
        here, there = _slice(section.source), _slice(section.target)
        ours, theirs = Text.of(source.sentences[here]), Text.of(target.sentences[there])
        nearness = vectors and Nearness(
            vectors[0][here],
            vectors[1][there],
            np.diff(ours.characters),
            np.diff(theirs.characters),
        )
        return Scorer(
            ours, theirs, ratio, Agreement(left[here], right[there]), nearness, aids.parameters
        )

    return scorer


def _vectors(
    source: Document, target: Document, encoder: Encoder | None
) -> tuple[Vectors, Vectors] | None:
    if encoder is None:
        return None
    texts = [sentence.text for sentence in (*source.sentences, *target.sentences)]
    vectors = encoder.encode(texts)
    return vectors[: len(source.sentences)], vectors[len(source.sentences) :]


def _characters(sentences: Sequence[Sentence]) -> int:
    return sum(len(sentence.text) for sentence in sentences)


def _slice(positions: range) -> slice:
    return slice(positions.start, positions.stop)


def _placed(section: Section, steps: Sequence[Step]) -> list[Link]:
    """Give the steps of a section their places in the documents."""
    return [
        Link(
            _moved(step.source, section.source.start),
            _moved(step.target, section.target.start),
            round(step.probability, 4),
        )
        for step in steps
    ]


def _moved(positions: range, by: int) -> range:
    return range(positions.start + by, positions.stop + by) if positions else range(0)


def _check_size(section: Section, name: str) -> None:
    if len(section.source) * len(section.target) > MOST_PAIRS:
        raise AlignerError(
            f"{name}: {len(section.source)} against {len(section.target)} sentences without a "
            "note or other fence between them are too many for this version; align in parts"
        )
