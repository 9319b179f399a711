"""Harder sets drawn from pairs of sentences: many joined, single ones and blocks left out."""

import random
from collections.abc import Iterator
from pathlib import Path

from gold_sets import Bead, GoldSet, read_set

from aligner.model import Document, Part, Sentence

DRAWINGS = 5
_SHARES = {"block": 0.03, "alone": 0.06, "three": 0.04, "two": 0.30, "pair": 0.57}
_EXCHANGED = 0.03
_BLOCK_SIZES = (3, 15)

Texts = tuple[list[str], list[str]]


def drawn(folder: Path, name: str, seed: int) -> GoldSet:
    """Draw a set from the 1:1 links of another.

    Args:
        folder: Where the sets are.
        name: The set to take links from.
        seed: What chance begins with.
    """
    sides: Texts = ([], [])
    beads: list[Bead] = []
    for texts in _links(_pairs(read_set(folder, name)), random.Random(seed)):
        bead = tuple(
            tuple(range(len(side), len(side) + len(more)))
            for side, more in zip(sides, texts, strict=True)
        )
        beads.append((bead[0], bead[1]))
        for number, more in enumerate(texts):
            sides[number].extend(more)
    documents = [_document(lang, side) for lang, side in zip(("de", "tr"), sides, strict=True)]
    return GoldSet(f"{name} {seed}", documents[0], documents[1], tuple(beads))


def exchanged(gold: GoldSet, seed: int) -> GoldSet:
    """Let sentences of the translation change places with the next one, three pairs in a hundred.

    Args:
        gold: A set whose links do not cross.
        seed: What chance begins with.
    """
    chance = random.Random(seed)
    texts = [sentence.text for sentence in gold.target.sentences]
    beads = list(gold.beads)
    at = 0
    while at < len(beads) - 1:
        (here, there), (after, behind) = beads[at : at + 2]
        pairs = len(here) == len(there) == len(after) == len(behind) == 1
        if pairs and there[0] + 1 == behind[0] and chance.random() < _EXCHANGED:
            first, second = there[0], behind[0]
            texts[first], texts[second] = texts[second], texts[first]
            beads[at : at + 2] = (here, behind), (after, there)
            at += 1
        at += 1
    target = _document(gold.target.lang, texts)
    return GoldSet(f"{gold.name} exchanged", gold.source, target, tuple(beads))


def _pairs(gold: GoldSet) -> list[tuple[str, str]]:
    return [
        (gold.source.sentences[source[0]].text, gold.target.sentences[target[0]].text)
        for source, target in gold.beads
        if len(source) == len(target) == 1
    ]


def _links(pairs: list[tuple[str, str]], chance: random.Random) -> Iterator[Texts]:
    """Give the texts of each link; on one side they are joined or missing."""
    at = 0
    while at < len(pairs):
        kind = chance.choices(list(_SHARES), list(_SHARES.values()))[0]
        sizes = {"block": chance.randint(*_BLOCK_SIZES), "three": 3, "two": 2}
        some = pairs[at : at + sizes.get(kind, 1)]
        at += len(some)
        this = chance.randrange(2)
        here, there = [pair[this] for pair in some], [pair[1 - this] for pair in some]
        if kind in ("block", "alone"):
            for text in here:
                yield ([text], []) if this == 0 else ([], [text])
        else:
            joined = [" ".join(there)]
            yield (here, joined) if this == 0 else (joined, here)


def _document(lang: str, texts: list[str]) -> Document:
    sentences = tuple(
        Sentence(f"b{n}", Part.BODY, None, n, text) for n, text in enumerate(texts, start=1)
    )
    return Document(lang, lang, "\n".join(texts), sentences)
