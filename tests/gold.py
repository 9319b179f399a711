"""Gold data of the sample work, and how readings and alignments are scored against gold."""

from ast import literal_eval
from collections.abc import Iterable, Sequence
from csv import DictReader
from dataclasses import dataclass
from pathlib import Path

from aligner.model import Document, Link

FOLDER = Path(__file__).parent / "data" / "moskau-1921"
Bead = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A sentence as a careful reader would have it."""

    part: str
    note: int | None
    text: str
    markers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Slip:
    """A fault planted in the translation."""

    check: str
    sentence: int
    quote: str
    expected: str
    remark: str


def gold_sentences(side: str) -> list[GoldSentence]:
    """Read the gold sentences of "source" or "target"."""
    return [
        GoldSentence(
            row["part"],
            int(row["note"]) if row["note"] else None,
            row["text"],
            tuple(filter(None, (row["markers"] or "").split(","))),
        )
        for row in _rows(FOLDER / f"{side}.tsv")
    ]


def slips() -> list[Slip]:
    """Read the list of planted slips."""
    return [
        Slip(r["check"], int(r["sentence"]), r["quote"], r["expected"], r["remark"])
        for r in _rows(FOLDER / "slips.tsv")
    ]


def _rows(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from DictReader(file, delimiter="\t", quoting=3)


def read_links(path: Path) -> list[Bead]:
    """Read gold links, one a line, `[0]:[0, 1]`."""
    beads = []
    for line in path.read_text(encoding="utf-8").splitlines():
        source, target = line.split(":")[:2]
        beads.append((tuple(literal_eval(source)), tuple(literal_eval(target))))
    return beads


def as_beads(links: Sequence[Link]) -> list[Bead]:
    """Write links as gold links are written."""
    return [(tuple(link.source), tuple(link.target)) for link in links]


def strict_f1(gold: Sequence[Bead], found: Sequence[Bead]) -> float:
    """Score as the field does (Thompson & Koehn 2019): recall is over links with both sides."""
    precision = len(set(found) & set(gold)) / max(len(set(found)), 1)
    linked = {bead for bead in gold if bead[0] and bead[1]}
    recall = len(linked & set(found)) / max(len(linked), 1)
    return 2 * precision * recall / max(precision + recall, 1e-9)


def boundary_f1(gold: Sequence[str], found: Sequence[str]) -> float:
    """Score sentence boundaries by the non-blank characters before each."""
    wanted, got = _boundaries(gold), _boundaries(found)
    return 2 * len(wanted & got) / max(len(wanted) + len(got), 1)


def _boundaries(texts: Sequence[str]) -> set[int]:
    at = 0
    ends = set()
    for text in texts:
        at += len("".join(text.split()))
        ends.add(at)
    return ends


def texts_of(document: Document, *parts: str) -> list[str]:
    """Give the texts of a document's sentences of some parts."""
    return [s.text for s in document.sentences if s.part in parts]
