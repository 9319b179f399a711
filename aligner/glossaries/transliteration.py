"""How Turkish writes a name that the original has in German spelling, piece by piece.

The pieces stand in `transliteration.tsv`: what Turkish has for each, and what shows that it was
left as it is. Letters that no row tells of are compared one by one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files

from aligner.casing import is_turkic, lower, upper, without_diacritics

DOUBLED = 0.05
"""What one letter for two of the original costs."""

_SLIP = 1.0
_LOOSE = 0.15  # a vowel for another, a consonant voiced or not, one letter for two
_SAME = 0.01  # a letter that is the same, so that a piece which says more is taken first
_KEPT = 0.005  # a piece that was kept, so that one which was turned is taken first
_SILENT = frozenset("h-")
_MOST = 2.3  # of all costs, beyond which the words are two names
_VOWELS = frozenset("aeıioöuüâîûäy")
_KINDRED = {
    frozenset(pair) for pair in ("bp", "dt", "gk", "gğ", "kq", "sz", "kh", "vf", "cç", "nm")
}


@dataclass(frozen=True, slots=True)
class Transliteration:
    """A name beside the original's.

    Args:
        kept: Pieces that were left as German, or an older orthography, writes them.
        turned: Pieces that are written as Turkish writes them, and otherwise than German.
        turkish: The name with what was kept written as Turkish writes it.
        cost: How far the rest differs; 1 a letter that nothing explains.
        lost: Which letters of the original's, from 0, have nothing in the name.
        changed: Letters of the original's and those that no row has for them; "" for none.
    """

    kept: tuple[str, ...]
    turned: tuple[str, ...]
    turkish: str
    cost: float
    lost: tuple[int, ...] = ()
    changed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a German name, what Turkish writes for it, and how it looks where it is kept."""

    german: re.Pattern[str]
    turkish: tuple[str, ...]
    kept: tuple[str, ...]


@cache
def _pieces() -> tuple[_Piece, ...]:
    text = files(__package__).joinpath("transliteration.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return tuple(
        _Piece(re.compile(german), tuple(turkish.split()), tuple(kept.split()))
        for german, turkish, kept in rows
    )


@lru_cache(maxsize=4096)
def transliteration(word: str, form: str, lang: str) -> Transliteration | None:
    """Compare a name with the word of a German original that it renders.

    Args:
        word: As the original has it.
        form: As the translation has it, without a suffix.
        lang: The language of the translation.

    Returns:
        The cheapest way from the one to the other; None where they are too far apart, or where
        the translation is not Turkish.
    """
    if not is_turkic(lang):
        return None
    german, turkish = lower(word, "de"), lower(form, lang)
    pieces = [_pieces_at(german, i) for i in range(len(german) + 1)]
    ways: dict[tuple[int, int], Transliteration] = {(0, 0): Transliteration((), (), "", 0.0)}
    for i in range(len(german) + 1):
        for j in range(len(turkish) + 1):
            way = ways.get((i, j))
            if way is None or way.cost > _MOST:
                continue
            for taken, written, step in _steps(german, turkish, i, j, pieces[i]):
                place = i + taken, j + written
                longer = Transliteration(
                    way.kept + step.kept,
                    way.turned + step.turned,
                    way.turkish + step.turkish,
                    way.cost + step.cost,
                    way.lost + step.lost,
                    way.changed + step.changed,
                )
                if place not in ways or longer.cost < ways[place].cost:
                    ways[place] = longer
    found = ways.get((len(german), len(turkish)))
    if found is None or found.cost > _MOST:
        return None
    as_written = upper(found.turkish[:1], lang) + found.turkish[1:]
    return replace(found, turkish=as_written)


def _pieces_at(german: str, i: int) -> list[tuple[str, _Piece]]:
    found = ((piece.german.match(german, i), piece) for piece in _pieces())
    return [(match[0], piece) for match, piece in found if match]


def _steps(
    german: str, turkish: str, i: int, j: int, pieces: Sequence[tuple[str, _Piece]]
) -> Iterator[tuple[int, int, Transliteration]]:
    """Give the ways to go on in both words: letters taken of each, and what that says."""
    for piece, known in pieces:
        for written in known.turkish:
            if turkish.startswith(written, j):
                turned = (piece,) if written != piece else ()
                yield len(piece), len(written), Transliteration((), turned, written, 0.0)
        for written in known.kept:
            if turkish.startswith(written, j):
                step = Transliteration((piece,), (), known.turkish[0], _KEPT)
                yield len(piece), len(written), step
    ours, theirs = german[i : i + 1], turkish[j : j + 1]
    if ours and theirs:
        cost = _difference(ours, theirs)
        changed = ((ours, theirs),) if cost > _SAME else ()
        yield 1, 1, Transliteration((), (), theirs, cost, (), changed)
    if theirs:
        loose = theirs in _VOWELS or theirs == turkish[j - 1 : j]
        cost = 2 * _LOOSE if loose else _SLIP
        yield 0, 1, Transliteration((), (), theirs, cost, (), (("", theirs),))
    if ours:
        doubled, silent = ours == german[i - 1 : i], ours in _SILENT
        cost = DOUBLED if doubled else _LOOSE if silent else _SLIP
        yield 1, 0, Transliteration((), (), "", cost, (i,), ((ours, ""),))


def _difference(ours: str, theirs: str) -> float:
    if ours == theirs or without_diacritics(ours) == without_diacritics(theirs):
        return _SAME
    if (ours in _VOWELS and theirs in _VOWELS) or frozenset((ours, theirs)) in _KINDRED:
        return _LOOSE
    return _SLIP
