"""A work as long as is wanted, for measuring how long things take."""

import random
from dataclasses import replace

from aligner.model import Alignment, Document, Link, Side, Status, Work
from aligner.works import align_texts, bundled_sample, read_settings

RARE = "Xanadu"
"""A word that stands once, in the middle of both texts."""


def long_work(count: int) -> tuple[Work, Alignment]:
    """Give the sample work over and over, judged at random, until it has links enough."""
    chance = random.Random(1)
    folder = bundled_sample()
    sample, alignment = align_texts(read_settings(folder), folder, lambda: None)
    copies = count // len(sample.links) + 1
    source, target = (_repeated(sample.document(side), copies) for side in Side)
    links = [
        _moved(link, sample, copy)._replace(status=status, confidence=chance.random() ** 0.2)
        for copy in range(copies)
        for link, status in zip(
            sample.links,
            chance.choices(list(Status), (70, 28, 2), k=len(sample.links)),
            strict=True,
        )
    ]
    return Work("a long work", source, target, tuple(links)), alignment


def _repeated(document: Document, copies: int) -> Document:
    """Repeat the sentences of a document; the one in the middle holds a word no other has."""
    sentences = [
        replace(sentence, id=f"{sentence.id}x{copy}")
        for copy in range(copies)
        for sentence in document.sentences
    ]
    middle = len(sentences) // 2
    sentences[middle] = replace(sentences[middle], text=f"{RARE} {sentences[middle].text}")
    return replace(document, sentences=tuple(sentences))


def _moved(link: Link, sample: Work, copy: int) -> Link:
    for side in Side:
        here, by = link.side(side), copy * len(sample.document(side).sentences)
        if here:
            link = link.with_side(side, range(here.start + by, here.stop + by))
    return link
