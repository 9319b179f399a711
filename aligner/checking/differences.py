"""Which numbers and months of a link one side has and the other has not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from aligner.checking.context import Context, Pair
from aligner.checking.figures import Figures, Place, figures
from aligner.checking.spelt import is_spelt_out
from aligner.languages import Language
from aligner.model import Part


@dataclass(frozen=True, slots=True)
class Difference:
    """A number or month that differs.

    Args:
        pair: The link.
        kind: "number" or "month".
        original: As the original has it, or "" where it has nothing in its place.
        written: As the translation has it, or "" where it is missing.
        source: Where it stands in the original's joined text.
        target: Where it stands in the translation's joined text.
        value: The original's number or month; None where it has nothing in its place.
    """

    pair: Pair
    kind: str
    original: str
    written: str
    source: Place | None
    target: Place | None
    value: int | None

    @property
    def is_in_date(self) -> bool:
        """Whether it is part of a date."""
        place = self.target or self.source
        return self.kind == "month" or bool(place and place.date)


def differences(context: Context) -> Sequence[Difference]:
    """List what differs in every link that has both sides; once for all checks of a work."""
    if context.differences is None:
        langs = _languages(context)
        read = [_read(pair, langs) for pair in context.pairs()]
        found = (d for position in range(len(read)) for d in _in_link(position, read, context))
        notes = "\n".join(s.text for s in context.work.target.sentences if s.part is not Part.BODY)
        context.differences = tuple(d for d in found if not _is_cited_again(d, notes))
    return context.differences


def _is_cited_again(difference: Difference, notes: str) -> bool:
    """Say whether a number more belongs to a citation that stands so in another note, too.

    Where the original has "a. a. O." a translation may well give title and year again.
    """
    place = difference.target
    if difference.original or place is None or difference.pair.target[0].part is Part.BODY:
        return False
    before = difference.pair.target_text[max(place.start - _BEFORE, 0) : place.end]
    return len(before) > _BEFORE and notes.count(before) > 1


_BEFORE = 12  # characters before a number that show of what it is part
_ONCE_TOO_OFTEN = 12  # added to the number of a month
_SURELY_MEANT = 11  # smaller numbers in words are often rendered otherwise
_Read = tuple[Pair, Figures, Figures]


def _read(pair: Pair, langs: tuple[Language, Language]) -> _Read:
    source = figures(pair.source_text, langs[0])
    return pair, source, figures(pair.target_text, langs[1])


def _languages(context: Context) -> tuple[Language, Language]:
    """Give the two languages; where one does not know references to notes, none is left out."""
    langs = context.source_lang, context.target_lang
    if all(lang.cross_reference for lang in langs):
        return langs
    return replace(langs[0], cross_reference=""), replace(langs[1], cross_reference="")


def _in_link(position: int, read: Sequence[_Read], context: Context) -> Iterator[Difference]:
    pair, source, target = read[position]
    if not pair.is_complete:
        return
    near = [read[i] for i in (position - 1, position + 1) if 0 <= i < len(read)]
    lost = [
        n
        for n in _missing(source, target)
        if not is_spelt_out(n, pair.target_text, context.target_lang)
        and not any(n in _missing(there, here) for _, here, there in near)
    ]
    gained = [
        n
        for n in _missing(target, source)
        if not is_spelt_out(n, pair.source_text, context.source_lang)
        and not any(n in _missing(here, there) for _, here, there in near)
    ]
    sides = source, target
    in_words = _in_words(pair, lost, gained, sides)
    if in_words is not None:
        yield in_words
    else:
        yield from _numbers_apart(pair, lost, gained, sides)
        yield from _words_apart(pair, sides)
    months = _months_in_place(source, target)
    for right, wrong in _swapped("month", source.months, months, sides):
        yield _difference(pair, "month", (source.months, right), (months, wrong))


def _numbers_apart(
    pair: Pair, lost: list[int], gained: Sequence[int], sides: tuple[Figures, Figures]
) -> Iterator[Difference]:
    source, target = sides
    for number in gained:
        right = _counterpart(number, lost, gained)
        if right is not None:
            lost.remove(right)
        yield _difference(pair, "number", (source.numbers, right), (target.numbers, number))
    for number in lost:
        yield _difference(pair, "number", (source.numbers, number), (target.numbers, None))


def _words_apart(pair: Pair, sides: tuple[Figures, Figures]) -> Iterator[Difference]:
    """Pair the numbers in words that differ; a large one may also be missing."""
    source, target = sides
    swapped = [*_swapped("word", source.words, target.words, sides)]
    for right, wrong in swapped:
        yield _difference(pair, "word", (source.words, right), (target.words, wrong))
    for number in () if swapped else _lost_in_words(source, target):
        yield _difference(pair, "word", (source.words, number), (target.words, None))


def _in_words(
    pair: Pair, lost: Sequence[int], gained: Sequence[int], sides: tuple[Figures, Figures]
) -> Difference | None:
    """Pair the one number in figures that differs with the one in words that does (47, otuz yedi).

    None where more of either differ, or the words have none.
    """
    if len(lost) + len(gained) != 1:
        return None
    source, target = sides
    ours, theirs = (target, source) if lost else (source, target)
    words = [n for n in ours.words if n not in {*theirs.numbers, *theirs.words, *theirs.allowed}]
    if len(words) != 1:
        return None
    if lost:
        return _difference(pair, "word", (source.numbers, lost[0]), (target.words, words[0]))
    return _difference(pair, "word", (source.words, words[0]), (target.numbers, gained[0]))


def _months_in_place(source: Figures, target: Figures) -> dict[int, Place]:
    """Give the months of the translation; one it names once too often stands for a lost one."""
    lost = source.months.keys() - target.months.keys()
    gained = target.months.keys() - source.months.keys()
    doubled = target.again.keys() - source.again.keys()
    if lost and not gained and doubled:
        wrong = {_ONCE_TOO_OFTEN + month: target.again[month] for month in doubled}
        return target.months | wrong
    return target.months


def _missing(one: Figures, other: Figures) -> list[int]:
    known = other.numbers.keys() | other.allowed | other.words.keys()
    return [n for n in one.numbers if n not in known]


def _counterpart(number: int, lost: Sequence[int], gained: Sequence[int]) -> int | None:
    """Find the number that was meant: the only one, else one with as many digits."""
    if len(lost) == len(gained) == 1:
        return lost[0]
    alike = [n for n in lost if len(str(n)) == len(str(number))]
    return min(alike, key=lambda n: abs(n - number), default=None)


def _swapped(
    kind: str, ours: dict[int, Place], theirs: dict[int, Place], sides: tuple[Figures, Figures]
) -> Iterator[tuple[int, int]]:
    """Pair what only one side has with what only the other has: one stands for the other."""
    source, target = sides
    lost, gained = ours.keys() - theirs.keys(), theirs.keys() - ours.keys()
    if kind == "word":
        lost -= target.numbers.keys() | target.allowed
        gained -= source.numbers.keys() | source.allowed
        if len(lost) != 1 or len(gained) != 1:
            return
    yield from zip(sorted(lost), sorted(gained), strict=False)


def _lost_in_words(source: Figures, target: Figures) -> list[int]:
    """Give the one large number in words that the translation has in no notation, if it is one."""
    known = {*target.numbers, *target.words, *target.allowed}
    lost = [n for n in source.words if n not in known]
    return lost if len(lost) == 1 and lost[0] >= _SURELY_MEANT else []


def _difference(
    pair: Pair,
    kind: str,
    source: tuple[dict[int, Place], int | None],
    target: tuple[dict[int, Place], int | None],
) -> Difference:
    here = source[0][source[1]] if source[1] is not None else None
    there = target[0][target[1]] if target[1] is not None else None
    return Difference(
        pair,
        kind,
        pair.source_text[here.start : here.end] if here else "",
        pair.target_text[there.start : there.end] if there else "",
        here,
        there,
        source[1],
    )
