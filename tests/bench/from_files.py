"""How well a typed manuscript is aligned from its two files, reading included."""

import re
from pathlib import Path

from alignment import ARTICLES
from gold_sets import read_set

from aligner.aligning import Aids, align
from aligner.aligning.encoder import Encoder
from aligner.glossaries.entries import bundled_glossary, read_glossary
from aligner.model import Document, Side, Work
from aligner.reading import read_document

_MANUSCRIPTS = Path(__file__).parents[1] / "data" / "manuscripts"
_NUMBER = re.compile(r"^\d+\. ")
_NO_LETTERS = re.compile(r"[\W\d_]+")
_NO_TEXT = ("anmerkungen", "notlar")

Pair = tuple[str, str]


def from_files(name: str, encoder: Encoder | None) -> float:
    """Give the strict F1 of the links, compared by the letters of their texts.

    Where sentences are divided otherwise than in the gold, a link is wrong. The heading of the
    notes counts neither way; links without counterpart count as in the other tables.
    """
    source, target = (
        read_document(_MANUSCRIPTS / f"{name}.{lang}.txt", lang) for lang in ("de", "tr")
    )
    links = align(source, target, Aids(read_glossary(bundled_glossary()), encoder))
    work = Work(name, source, target, links)
    found = {_letters(work.text(link, Side.SOURCE), work.text(link, Side.TARGET)) for link in links}
    found.discard(_NO_TEXT)
    gold = read_set(ARTICLES, name)
    wanted = {
        _letters(_joined(gold.source, bead[0]), _joined(gold.target, bead[1]))
        for bead in gold.beads
    }
    both = {pair for pair in wanted if all(pair)}
    right = len(found & wanted) / len(found), len(found & both) / len(both)
    return 2 * right[0] * right[1] / sum(right)


def _joined(document: Document, positions: tuple[int, ...]) -> str:
    return " ".join(_NUMBER.sub("", document.sentences[at].text) for at in positions)


def _letters(source: str, target: str) -> Pair:
    one, other = (_NO_LETTERS.sub("", text.casefold()) for text in (source, target))
    return one, other
