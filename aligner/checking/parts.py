"""Parts of a sentence that nothing on the other side of its link renders.

Sentences are cut at their signs. A part that is rendered brings its sentence nearer to the
other side, one that is not takes it away; besides, the other side is the shorter by it, and lacks
its names and numbers. How these signs weigh was fitted (logistic regression, Cox 1958) on
manuscripts from which clauses were taken at random: `unrendered.toml`.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log, sqrt
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from aligner.checking.context import Context, Pair
from aligner.model import Part, Side

if TYPE_CHECKING:
    from aligner.aligning.evidence import Floats

_SIGN = re.compile(r"[;:,–—.!?]+[”“’»)]*\s+|\s+[–—]\s+|\s+\(|\)\s+")
_OWN_WORDS = re.compile(r" \[[^\]]*\](?=\W)")
_SHORTEST = 25  # characters of a part,
_REST = 20  # and of what it leaves
_MOST_CLAUSES = 4  # that a part has
_LONG = 70  # characters of a link that says how long renderings are
_FEWEST = 8  # of such links
_UNUSUAL = 0.7  # spreads by which a rendering is short before its parts are looked at
_SAMPLE = 300  # links that tell how far parts usually take a sentence away
_SPREAD = 1.4826  # of a normal distribution, in its median deviation
_LEAST_SPREAD, _LEAST_SPREAD_OF_GAINS = 0.7, 0.03  # of usual texts 1.0 to 1.4, 0.04 to 0.06
_SMALLEST = 1e-6

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Unrendered:
    """A part of one side of a link.

    Args:
        pair: The link.
        side: The side it stands on.
        span: Where it stands in the joined text of that side.
        signs: What speaks for it.
        odds: Log odds that nothing renders it.
        is_told: Whether they are high enough to trouble an editor.
    """

    pair: Pair
    side: Side
    span: Span
    signs: "Signs"
    odds: float
    is_told: bool

    @property
    def text(self) -> str:
        """The part itself."""
        return _text(self.pair, self.side)[slice(*self.span)].strip(" ,;:–—")


class Signs(NamedTuple):
    """What is measured of a link and its likeliest part.

    Args:
        short: How much shorter the other side is than usual for the length, in spreads.
        gain: How much nearer the rest is to the other side than the whole, in spreads; 0 without
            a model.
        missing: Weight of the names and numbers of the part, and not of its rest, that the
            other side lacks.
    """

    short: float
    gain: float
    missing: float


def unrendered(context: Context) -> Iterator[Unrendered]:
    """Find for every link that is short on one side the part that likeliest is not rendered.

    Without a model the part is that which is about as long as what is missing.

    Returns:
        One a link and side, with its odds, be they small.
    """
    from aligner.aligning.evidence import (  # noqa: PLC0415 - numpy is slow to load
        inverse_frequencies,
        visible_features,
    )

    pairs = [pair for pair in context.pairs() if all(_text(pair, side).strip() for side in Side)]
    rare = inverse_frequencies(
        *([visible_features(_text(p, s), _lang(context, s)) for p in pairs] for s in Side)
    )
    for side in Side:
        lengths = _Lengths.of(pairs, side)
        short = [pair for pair in pairs if lengths and lengths.short(pair) >= _UNUSUAL]
        if lengths is None or not short:
            continue
        gains = _Gains.of(pairs, side, context) if context.encodes_fast else None
        found = gains.best(short) if gains else [_by_length(p, side, lengths) for p in short]
        weights = _weights()[side.value if gains else f"{side.value}_blind"]
        for pair, part in zip(short, found, strict=True):
            if part is not None:
                gain, span = part
                lost = _missing(pair, side, context, span)
                missing = sum(rare.get(feature, 0.0) for feature in lost)
                signs = Signs(lengths.short(pair), gain, missing)
                odds = weights["constant"] + sum(
                    weights[name] * value for name, value in signs._asdict().items()
                )
                yield Unrendered(pair, side, span, signs, odds, odds >= weights["told_from"])


def _lang(context: Context, side: Side) -> str:
    return context.work.document(side).lang


def _missing(pair: Pair, side: Side, context: Context, span: Span) -> set[str]:
    """Give the names and numbers of a part that neither its rest nor the other side has."""
    from aligner.aligning.evidence import visible_features  # noqa: PLC0415 - as above

    text, lang = _text(pair, side), _lang(context, side)
    rest = f"{text[: span[0]]} {text[span[1] :]}"
    own = visible_features(text[slice(*span)], lang).keys() - visible_features(rest, lang)
    other = visible_features(_text(pair, side.other), _lang(context, side.other))
    return own - other.keys()


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    text = files(__package__).joinpath("unrendered.toml").read_text(encoding="utf-8")
    found: Mapping[str, Mapping[str, float]] = tomllib.loads(text)
    return found


@dataclass(frozen=True, slots=True)
class _Lengths:
    """How long renderings usually are, and how much that differs.

    Args:
        side: The side whose renderings are meant.
        usual: Characters of a rendering for a character, in the body and in notes.
        spread: By how much the square root of a length and the log of its ratio usually go apart.
    """

    side: Side
    usual: Mapping[bool, float]
    spread: float

    @classmethod
    def of(cls, pairs: Sequence[Pair], side: Side) -> "_Lengths | None":
        """Take the lengths of a text; None where it has too few links."""
        long = [p for p in pairs if max(len(p.source_text), len(p.target_text)) >= _LONG]
        if len(long) < _FEWEST:
            return None
        lots = {is_note: [p for p in long if _is_note(p) == is_note] for is_note in (False, True)}
        usual = {
            is_note: median(_ratio(p, side) for p in (lot if len(lot) >= _FEWEST else long))
            for is_note, lot in lots.items()
        }
        apart = cls(side, usual, 1.0)
        spread = _SPREAD * median(abs(apart.short(pair)) for pair in long)
        return cls(side, usual, max(spread, _LEAST_SPREAD))

    def share(self, pair: Pair) -> float:
        """Give the log of how long the other side is, of what is usual."""
        return log(_ratio(pair, self.side) / self.usual[_is_note(pair)])

    def short(self, pair: Pair) -> float:
        """Say by how many spreads the other side is too short for the length."""
        return -self.share(pair) * sqrt(len(_text(pair, self.side))) / self.spread


class _Gains:
    """How much nearer the sides of links come without a part of one, against what is usual."""

    def __init__(self, side: Side, context: Context) -> None:
        assert context.encode
        self._side, self._encode = side, context.encode
        self._usual, self._spread = 0.0, 1.0

    @classmethod
    def of(cls, pairs: Sequence[Pair], side: Side, context: Context) -> "_Gains":
        """Learn from links of a text, taken evenly, what is usual."""
        found = cls(side, context)
        sample = pairs[:: max(1, len(pairs) // _SAMPLE)]
        gains = [part[0] for part in found.best(sample) if part]
        if gains:
            found._usual = median(gains)
            apart = median(abs(gain - found._usual) for gain in gains)
            found._spread = max(_SPREAD * apart, _LEAST_SPREAD_OF_GAINS)
        return found

    def best(self, pairs: Sequence[Pair]) -> list[tuple[float, Span] | None]:
        """Give for each link the part without which it gains most, and how much, in spreads."""
        import numpy as np  # noqa: PLC0415 - slow to load

        cut = [clauses_of(_text(pair, self._side)) for pair in pairs]
        texts = [
            text
            for pair, clauses in zip(pairs, cut, strict=True)
            for text in (
                _text(pair, self._side.other),
                *(_text(pair, self._side)[slice(*clause)] for clause in clauses),
            )
        ]
        vectors = np.asarray(self._encode(texts), dtype=np.float64) if texts else np.zeros((0, 1))
        found, at = [], 0
        for clauses in cut:
            other, own = vectors[at], vectors[at + 1 : at + 1 + len(clauses)]
            at += 1 + len(clauses)
            whole = own.sum(axis=0)
            nearness = _cosine(whole, other)
            gains = [
                (_cosine(whole - own[i:j].sum(axis=0), other) - nearness, span)
                for i, j, span in _runs(clauses)
            ]
            found.append(max(gains, default=None))
        return [part and ((part[0] - self._usual) / self._spread, part[1]) for part in found]


def _cosine(one: "Floats", other: "Floats") -> float:
    return float(one @ other) / max(sqrt(float(one @ one) * float(other @ other)), _SMALLEST)


def _by_length(pair: Pair, side: Side, lengths: _Lengths) -> tuple[float, Span] | None:
    """Give the part that is about as long as what the other side lacks."""
    text = _text(pair, side)
    wanted = (1 - exp(lengths.share(pair))) * len(text)
    spans = [span for _, _, span in _runs(clauses_of(text))]
    near = min(spans, key=lambda span: (abs(span[1] - span[0] - wanted), span), default=None)
    return near and (0.0, near)


def clauses_of(text: str) -> list[Span]:
    """Cut a text at its signs; what stands before a sign goes with it."""
    ends = [match.end() for match in _SIGN.finditer(text)]
    return [(a, b) for a, b in zip([0, *ends], [*ends, len(text)], strict=True) if b > a]


def _runs(clauses: Sequence[Span]) -> Iterator[tuple[int, int, Span]]:
    """Give the runs of clauses that may be missing: where each begins and ends, and its span."""
    whole = clauses[-1][1] if clauses else 0
    for i in range(len(clauses)):
        for j in range(i + 1, min(len(clauses), i + _MOST_CLAUSES) + 1):
            start, end = clauses[i][0], clauses[j - 1][1]
            if end - start >= _SHORTEST and whole - (end - start) >= _REST:
                yield i, j, (start, end)


def _is_note(pair: Pair) -> bool:
    return pair.source[0].part is Part.NOTE


def _ratio(pair: Pair, side: Side) -> float:
    return len(_text(pair, side.other)) / len(_text(pair, side))


def _text(pair: Pair, side: Side) -> str:
    """Give the text of a side, but what an editor has put in square brackets (a title's sense)."""
    text = pair.source_text if side is Side.SOURCE else pair.target_text
    return _OWN_WORDS.sub("", text) if "[" in text else text
