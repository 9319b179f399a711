"""Findings as points to decide: each beside both texts, with its places in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from aligner.model import Finding, Side
from aligner.reporting.quotes import Run


@dataclass(frozen=True, slots=True)
class Passage:
    """What one text has where a finding is.

    Args:
        place: Where it stands, in words; of a gap, behind what it is.
        lang: Language of the text.
        runs: The sentences, the words in question marked; empty where there are none.
        before: The sentence before a gap.
        after: The sentence behind a gap.
    """

    place: str
    lang: str
    runs: tuple[Run, ...] = ()
    before: str = ""
    after: str = ""

    @property
    def text(self) -> str:
        """The sentences, joined by a space."""
        return "".join(run.text for run in self.runs if not run.is_call)


@dataclass(frozen=True, slots=True)
class Point:
    """A finding as an author is to read it.

    Args:
        finding: The finding, with words for the ids in its message and in the places of forms.
        quote: The words in question.
        passages: What each text has there; a text checked alone is the target. None where the
            sentence is no more.
        position: Of the sentence it is about, in reading order.
        number: Its number in the report, from 1.
    """

    finding: Finding
    quote: str
    passages: Mapping[Side, Passage]
    position: int
    number: int = 0

    @property
    def side(self) -> Side:
        """The text it is about; "both" counts as the translation."""
        return Side.SOURCE if self.finding.side == Side.SOURCE else Side.TARGET

    def stands_with(self, other: "Point") -> bool:
        """Whether the other is about the same sentences, so that they need not be read again."""
        ours, theirs = (
            [(side, passage.text) for side, passage in each.passages.items()]
            for each in (self, other)
        )
        return bool(ours) and ours == theirs


@dataclass(frozen=True, slots=True)
class Report:
    """Everything an author is asked.

    Args:
        title: What was checked.
        langs: Languages of the texts; of a text checked alone, the target's only.
        points: By check, that with the surest finding first; within a check the surest first,
            among equals in reading order.
    """

    title: str
    langs: Mapping[Side, str]
    points: tuple[Point, ...]


def in_order(points: Iterable[Point]) -> tuple[Point, ...]:
    """Put points in the order of a report, and number them."""
    groups: dict[str, list[Point]] = {}
    for point in sorted(points, key=_surest_first):
        groups.setdefault(point.finding.check, []).append(point)
    ordered = [point for group in groups.values() for point in group]
    return tuple(replace(point, number=number) for number, point in enumerate(ordered, start=1))


def _surest_first(point: Point) -> tuple[float, int]:
    return -point.finding.score, point.position
