"""Sentences that moved: left out here and standing elsewhere there, or linked across."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from aligner.checking.context import Context, finding_in
from aligner.model import Finding, Sentence, Status

if TYPE_CHECKING:
    from aligner.aligning.evidence import Floats

CHECK = "crossing"
_SHORTEST = 25  # characters; shorter sentences fit too many others
_SAMPLE = 300  # sentences of the other text that tell how well any two sentences fit
_UNUSUAL = 4.0  # standard deviations above that
_AGREEMENT = 0.4  # without a model: the share of names, numbers and terms in common
Moved = tuple[Sentence, Sentence, float]


def moved_sentences(context: Context) -> Sequence[Moved]:
    """Pair sentences without counterpart that fit each other best and well, once for a work.

    How well two fit is said by the model, measured against sentences of the other text taken
    evenly; without a model by the names, numbers and terms they share.

    Returns:
        Source sentence, target sentence, and how sure it is that they belong together, 0 to 1.
    """
    if context.moved is None:
        pairs = [pair for pair in context.pairs() if not pair.is_complete]
        source = [s for pair in pairs for s in pair.source if len(s.text) >= _SHORTEST]
        target = [s for pair in pairs for s in pair.target if len(s.text) >= _SHORTEST]
        context.moved = _matched(source, target, context) if source and target else ()
    return context.moved


def crossings(context: Context) -> Iterator[Finding]:
    """Tell of every sentence that moved, at its place in the translation."""
    for source, target, score in moved_sentences(context):
        message = f"renders {source.id} of the original, which stands elsewhere"
        yield finding_in(CHECK, target, target.text[:80], message, score=score)
    complete = (pair for pair in context.pairs() if pair.is_complete)
    for before, after in pairwise(complete):
        crosses = after.link.target.start < before.link.target.start
        if crosses and after.link.status is not Status.CONFIRMED:
            first, later = before.source[0], after.source[0]
            message = f"renders {later.id} of the original, which stands behind {first.id} there"
            quote = after.target[0].text[:80]
            score = round(0.5 + 0.35 * after.link.confidence, 2)
            yield finding_in(CHECK, after.target[0], quote, message, score=score)


def _matched(
    source: Sequence[Sentence], target: Sequence[Sentence], context: Context
) -> tuple[Moved, ...]:
    """Match what is each other's best and fits unusually well."""
    if context.encode:
        sure = _by_model(source, target, context)
    else:
        sure = _by_features(source, target, context)
    found = []
    for i, one in enumerate(source):
        j = int(sure[i].argmax())
        if sure[i, j] > 0 and int(sure[:, j].argmax()) == i and _same_part(one, target[j]):
            found.append((one, target[j], round(0.5 + 0.35 * float(sure[i, j]), 2)))
    return tuple(found)


def _same_part(one: Sentence, other: Sentence) -> bool:
    return one.part is other.part


def _by_model(source: Sequence[Sentence], target: Sequence[Sentence], context: Context) -> "Floats":
    import numpy as np  # noqa: PLC0415 - slow to load, and seldom needed

    encode = context.encode
    assert encode
    others = context.work.target.sentences
    sample = others[:: max(1, len(others) // _SAMPLE)]
    texts = [s.text for s in (*source, *target, *sample)]
    vectors = np.asarray(encode(texts), dtype=np.float64)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    ours, theirs = vectors[: len(source)], vectors[len(source) : len(source) + len(target)]
    usual = ours @ vectors[len(source) + len(target) :].T
    spread = np.maximum(usual.std(axis=1, keepdims=True), 0.03)
    unusual = (ours @ theirs.T - usual.mean(axis=1, keepdims=True)) / spread
    return np.asarray(np.where(unusual >= _UNUSUAL, np.minimum(unusual / 8, 1.0), 0.0))


def _by_features(
    source: Sequence[Sentence], target: Sequence[Sentence], context: Context
) -> "Floats":
    import numpy as np  # noqa: PLC0415 - slow to load, and seldom needed

    from aligner.aligning.evidence import Agreement, features  # noqa: PLC0415 - so is this

    langs = (context.work.source.lang, context.work.target.lang)
    shares = Agreement(*features(source, target, langs, context.glossary)).shares(1, 1)
    return np.asarray(np.where(shares >= _AGREEMENT, shares, 0.0))
