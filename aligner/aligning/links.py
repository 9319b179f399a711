"""Two documents to links."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from aligner.aligning.anchors import Finder, by_features, by_vectors, run_on
from aligner.aligning.blocks import blocks
from aligner.aligning.cuts import Cuts
from aligner.aligning.dynamic import Problem, Step, best_links
from aligner.aligning.encoder import Encoder, Progress, Vectors
from aligner.aligning.evidence import (
    Agreement,
    features,
    likeness_by_features,
    with_numbers_of_source,
)
from aligner.aligning.habits import Habits, habits
from aligner.aligning.lexicon import Lexicon, learned
from aligner.aligning.parameters import Parameters, default_parameters
from aligner.aligning.remembered import Remembered
from aligner.aligning.scorer import Scorer, Text
from aligner.aligning.similarity import Nearness, likeness_by_vectors
from aligner.aligning.structure import Section, renumbered, sections
from aligner.copies import LONG, by_halves
from aligner.errors import AlignerError
from aligner.model import Document, Entry, Link, Side

MOST_PAIRS = 400_000
"""Pairs of sentences up to which a block that no anchors divide is aligned as a whole."""

_WINDOW = 500
_SAMPLED = 3000
_LIKELY = 0.5
_CHANCE = 0.1
_ENCODING = 0.5  # share of the work, for the progress bar


@dataclass(frozen=True, slots=True)
class Aids:
    """What helps the aligner besides the two texts.

    Args:
        glossary: Terms and names that count as evidence.
        encoder: An embedding model; without one, lengths, numbers, names and terms decide.
        parameters: The settings.
        remark: Told what the editor should know of the aids.
    """

    glossary: Sequence[Entry] = ()
    encoder: Encoder | Remembered | None = None
    parameters: Parameters = field(default_factory=default_parameters)
    remark: Callable[[str], None] = lambda _: None


def align(
    source: Document,
    target: Document,
    aids: Aids | None = None,
    progress: Progress = lambda _: None,
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
        AlignerError: A side has no text.
    """
    for document in (source, target):
        if not any(sentence.text for sentence in document.sentences):
            raise AlignerError(f"{document.name}: has no sentences; nothing to align")
    engine = _Engine.of(source, target, aids or Aids(), progress)
    if engine.vectors is None:
        first = engine.all_links(lambda share: progress(share / 2))
        engine = engine.knowing(learned(source, target, first))
    return engine.all_links(lambda share: progress(_ENCODING + (1 - _ENCODING) * share))


@dataclass(frozen=True, slots=True)
class _Engine:
    """All that the blocks of two documents share."""

    documents: tuple[Document, Document]
    texts: tuple[Text, Text]
    bags: tuple[Sequence[Counter[str]], Sequence[Counter[str]]]
    vectors: tuple[Vectors, Vectors] | None
    cuts: Cuts | None
    ratio: float
    parameters: Parameters
    find: Finder
    sections: Sequence[Section]

    @classmethod
    def of(cls, source: Document, target: Document, aids: Aids, progress: Progress) -> "_Engine":
        bags = features(
            source.sentences, target.sentences, (source.lang, target.lang), aids.glossary
        )
        vectors = _vectors(source, target, aids.encoder, progress)
        find = by_vectors(*vectors) if vectors else by_features(*bags)
        if vectors and aids.encoder and not _tell_apart(find, vectors):
            vectors, find = None, by_features(*bags)
            aids.remark(
                f"the vectors of {aids.encoder.name} do not tell which sentences answer each "
                "other; aligned without them"
            )
        texts = Text.of(source.sentences, source.lang), Text.of(target.sentences, target.lang)
        ratio = texts[1].characters[-1] / max(texts[0].characters[-1], 1)
        alike = likeness_by_vectors(*vectors) if vectors else likeness_by_features(*bags)
        parts = sections(source.sentences, target.sentences, alike)
        bags = (
            bags[0],
            with_numbers_of_source(bags[1], renumbered(parts, source.sentences, target.sentences)),
        )
        cuts = _cuts(source, target, aids.encoder) if vectors else None
        return cls(
            (source, target), texts, bags, vectors, cuts, float(ratio), aids.parameters, find, parts
        )

    def knowing(self, lexicon: Lexicon) -> "_Engine":
        """Give the engine with the words of a lexicon as evidence."""
        bags = [
            [
                bag + lexicon.features(sentence, document.lang, side)
                for bag, sentence in zip(bags, document.sentences, strict=True)
            ]
            for side, bags, document in zip(Side, self.bags, self.documents, strict=True)
        ]
        return replace(self, bags=(bags[0], bags[1]), find=by_features(*bags))

    def all_links(self, progress: Progress) -> tuple[Link, ...]:
        parts = [block for section in self.sections for block in blocks(section, self.find)]
        stated = {id(part): self.problem(part) for part in _sample(parts)}
        known = habits([*stated.values()], self.parameters)

        def links(some: Sequence[Section], progress: Progress) -> list[Link]:
            found: list[Link] = []
            for at, part in enumerate(some, 1):
                found += self.links(part, known, stated.pop(id(part), None))
                progress(at / len(some))
            return found

        is_long = len(self.documents[0].sentences) >= LONG
        return tuple(by_halves(links, parts, progress, worth_it=is_long))

    def problem(self, block: Section) -> Problem:
        here, there = _slice(block.source), _slice(block.target)
        agreement = Agreement(self.bags[0][here], self.bags[1][there])
        nearness = self.vectors and Nearness(self.vectors[0][here], self.vectors[1][there])
        return Scorer(
            self.texts[0].part(block.source),
            self.texts[1].part(block.target),
            (block.source.start, block.target.start),
            self.ratio,
            agreement,
            nearness,
            self.cuts,
            self.parameters,
        ).problem()

    def links(self, block: Section, known: Habits, stated: Problem | None) -> Iterator[Link]:
        """Align a block; one that is too long for that is taken a window at a time.

        Of a window the first half is kept, up to the last link of both sides in it that is
        rather right than wrong. A block whose problem is stated already is not too long.
        """
        rest = block
        while len(rest.source) * len(rest.target) > MOST_PAIRS:
            window = Section(rest.source[:_WINDOW], rest.target[:_WINDOW])
            steps = best_links(known.applied(self.problem(window)))
            kept = _first_half(steps)
            yield from _placed(window, kept)
            taken = [
                sum(len(side) for side in sides) for sides in zip(*map(_sides, kept), strict=True)
            ]
            rest = Section(rest.source[taken[0] :], rest.target[taken[1] :])
        yield from _placed(rest, best_links(known.applied(stated or self.problem(rest))))


def _sides(step: Step) -> tuple[range, range]:
    return step.source, step.target


def _first_half(steps: Sequence[Step]) -> Sequence[Step]:
    """Give the steps of the first half of a window, up to one that is rather right than wrong."""
    middle = len(steps) // 2
    sure = [
        at
        for at, step in enumerate(steps[:middle])
        if step.source and step.target and step.probability > _LIKELY
    ]
    return steps[: sure[-1] + 1 if sure else middle]


def _sample(parts: Sequence[Section]) -> list[Section]:
    """Choose blocks from all over the document, of some thousand sentences in all."""
    aligned = [part for part in parts if part.source and part.target]
    aligned = [part for part in aligned if len(part.source) * len(part.target) <= MOST_PAIRS]
    total = sum(len(part.source) for part in aligned)
    return aligned[:: max(1, total // _SAMPLED)]


def _vectors(
    source: Document, target: Document, encoder: Encoder | Remembered | None, progress: Progress
) -> tuple[Vectors, Vectors] | None:
    if encoder is None:
        return None
    texts = [sentence.text for sentence in (*source.sentences, *target.sentences)]
    vectors = encoder.encode(texts, lambda share: progress(share * _ENCODING))
    return vectors[: len(source.sentences)], vectors[len(source.sentences) :]


def _cuts(source: Document, target: Document, encoder: Encoder | Remembered | None) -> Cuts | None:
    """Look at words where the model is static, so that they have vectors of their own."""
    if not isinstance(encoder, Encoder) or not encoder.is_static:
        return None
    ours, theirs = ([sentence.text for sentence in side.sentences] for side in (source, target))
    return Cuts(ours, theirs, encoder.table())


def _tell_apart(find: Finder, vectors: tuple[Vectors, Vectors]) -> bool:
    """Say whether vectors know which sentences answer each other, by how far anchors run on."""
    source, target = (range(len(side)) for side in vectors)
    return run_on(find(source, target)) > _CHANCE


def _slice(positions: range) -> slice:
    return slice(positions.start, positions.stop)


def _placed(section: Section, steps: Sequence[Step]) -> list[Link]:
    """Give the steps of a section their places in the documents."""
    return [
        Link(
            _moved(source, section.source.start),
            _moved(target, section.target.start),
            round(step.probability, 4),
        )
        for step in steps
        for source, target in _pairs_of(step)
    ]


def _pairs_of(step: Step) -> list[tuple[range, range]]:
    if not step.swapped:
        return [(step.source, step.target)]
    return [(step.source[:1], step.target[1:]), (step.source[1:], step.target[:1])]


def _moved(positions: range, by: int) -> range:
    return range(positions.start + by, positions.stop + by) if positions else range(0)
