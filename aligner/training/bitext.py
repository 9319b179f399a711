"""Bitext for training: pairs from TSV and TMX files, cleaned, each once."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligner.casing import fold
from aligner.decoding import read_text
from aligner.errors import AlignerError
from aligner.exchange.tmx import read_tmx

Pair = tuple[str, str]

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Bitext:
    """Pairs to train from.

    Args:
        langs: The languages of source and target.
        pairs: Source and target texts, no pair twice.
        shares: How many of them each file gave, in the order of the files.
        remarks: What was left out and why, one line each.
    """

    langs: tuple[str, str]
    pairs: tuple[Pair, ...]
    shares: tuple[tuple[str, int], ...]
    remarks: tuple[str, ...] = ()


def read_bitext(
    files: Sequence[Path], langs: tuple[str, str], without: Sequence[Path] = ()
) -> Bitext:
    """Read pairs from files: TMX by its ending, anything else as two columns with a tab between.

    Lines that are not two filled columns are counted and skipped. Of pairs that differ only in
    case and punctuation the first stays.

    Args:
        files: Where the pairs are.
        langs: The languages of source and target, by which units of a TMX are taken.
        without: Texts, one sentence a line, no pair of which may be taken: test sets.

    Raises:
        AlignerError: A file cannot be read or gives no pair, or a test set leaves none.
    """
    withheld = {_normal(line) for path in without for line in read_text(path).splitlines()} - {""}
    taken: dict[Pair, Pair] = {}
    shares, remarks, kept_out = [], [], 0
    for path in files:
        pairs, skipped = _pairs(path, langs)
        remarks += skipped
        before = len(taken)
        for pair in pairs:
            key = _normal(pair[0]), _normal(pair[1])
            if withheld.intersection(key):
                kept_out += 1
            elif all(key):
                taken.setdefault(key, pair)
        shares.append((path.name, len(taken) - before))
    if kept_out:
        remarks.append(f"{kept_out} pairs kept out because a side is in a test set")
    if not taken:
        raise AlignerError(f"{', '.join(map(str, files))}: no pair to train from")
    return Bitext(langs, tuple(taken.values()), tuple(shares), tuple(remarks))


def _pairs(path: Path, langs: tuple[str, str]) -> tuple[list[Pair], list[str]]:
    """Give the pairs of a file, and a remark if lines of it were skipped."""
    if path.suffix.lower() == ".tmx":
        units = [(unit.source, unit.target) for unit in read_tmx(path, *langs)]
        if not units:
            raise AlignerError(f"{path}: no unit has both {langs[0]} and {langs[1]}")
        return units, []
    pairs, malformed = _columns(read_text(path).split("\n"))
    if not pairs:
        raise AlignerError(f"{path}: no line has two filled columns with a tab between")
    if not malformed:
        return pairs, []
    remark = (
        f"{path}: {len(malformed)} lines skipped that are not two filled columns; "
        f"the first is line {malformed[0]}"
    )
    return pairs, [remark]


def _columns(lines: Iterable[str]) -> tuple[list[Pair], list[int]]:
    """Split lines into pairs; gives the numbers, from 1, of those that are none."""
    pairs, malformed = [], []
    for number, line in enumerate(lines, start=1):
        columns = [column.strip() for column in line.split("\t")]
        if len(columns) == 2 and all(columns):
            pairs.append((columns[0], columns[1]))
        elif any(columns):
            malformed.append(number)
    return pairs, malformed


def _normal(text: str) -> str:
    """Give the words of a text without case and punctuation, by which texts are compared."""
    return " ".join(_WORD.findall(fold(text)))
