"""How much of what is left out of a text is told, and how the signs of it weigh.

`python tests/bench/parts.py` fits the weights of `aligner/checking/unrendered.toml`.
"""

import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

sys.path.insert(0, str(Path(__file__).parents[1]))

from aligner.aligning import Aids, align, load_encoder
from aligner.aligning.encoder import Encoder
from aligner.checking import check_work
from aligner.checking.context import Context
from aligner.checking.parts import Unrendered, clauses_of, unrendered
from aligner.glossaries.entries import bundled_glossary, read_glossary
from aligner.model import Link, Side, Work
from aligner.reading import read_document

MANUSCRIPTS = Path(__file__).parents[1] / "data" / "manuscripts"
UNSEEN = ("academies", "constitution", "crimea", "lakes", "posts", "quarantine")
"""Manuscripts by which nothing was fitted."""

SEEN = tuple(
    sorted(
        name
        for path in MANUSCRIPTS.glob("*.de.txt")
        if (name := path.name.removesuffix(".de.txt")) not in UNSEEN
    )
)
_DRAWS = 6  # texts made of each manuscript,
_SHARE = 0.06  # and links of each text that lose a clause
_SHORTEST = 25  # characters of a clause,
_REST = 20  # and of what it leaves
_SENTENCES = 10  # left out of each manuscript, one at a time
_SURE = 0.8  # confidence of their links
_STEPS, _RIDGE = 50, 1e-3


def part_rows() -> list[str]:
    """Give the table: what is told of clauses and sentences left out, and of whole texts."""
    rows = []
    for lot, names in (("36 manuscripts", SEEN), ("six more", UNSEEN)):
        works = [_work(name) for name in names]
        links = sum(bool(link.source and link.target) for work in works for link in work.links)
        cells = []
        for side in (Side.SOURCE, Side.TARGET):
            taken = [draw for work in works for draw in _draws(work, side.other)]
            count = sum(len(lost) for _, lost in taken)
            told = sum(
                part.is_told and part.side is side and part.pair.link in lost
                for work, lost in taken
                for part in _found(work)
            )
            false = sum(p.is_told and p.side is side for work in works for p in _found(work))
            cells += [f"{told} of {count} ({told / count:.0%})", f"{false} in {links:,} links"]
        whole, all_ = map(sum, zip(*(_whole(work) for work in works), strict=True))
        rows.append(f"| {lot} | {' | '.join(cells)} | {whole} of {all_} ({whole / all_:.0%}) |")
    return rows


def _work(name: str) -> Work:
    source, target = (
        read_document(MANUSCRIPTS / f"{name}.{lang}.txt", lang) for lang in ("de", "tr")
    )
    return Work(name, source, target, align(source, target, _aids()))


def _aids() -> Aids:
    return Aids(read_glossary(bundled_glossary()), _encoder())


def _encoder() -> Encoder:
    return load_encoder("bundled")


def _found(work: Work, *, blind: bool = False) -> list[Unrendered]:
    encode = None if blind else _encoder().encode
    return [*unrendered(Context(work, (), encode, encodes_fast=not blind))]


def _draws(work: Work, side: Side) -> Iterator[tuple[Work, set[Link]]]:
    """Take clauses out of one side of some links; give the work and those links."""
    for draw in range(_DRAWS):
        chance = random.Random(f"{work.title} {side} {draw}")
        sentences = list(work.document(side).sentences)
        lost = set()
        for link in work.links:
            if not (link.source and link.target) or chance.random() > _SHARE:
                continue
            at = chance.choice(link.side(side))
            text = sentences[at].text
            spans = [(a, b) for a, b in clauses_of(text) if b - a >= _SHORTEST]
            start, end = chance.choice(spans) if spans else (0, 0)
            rest = (text[:start] + text[end:]).strip()
            if spans and len(rest) >= _REST:
                sentences[at] = replace(sentences[at], text=rest)
                lost.add(link)
        document = replace(work.document(side), sentences=tuple(sentences))
        is_source = side is Side.SOURCE
        yield replace(work, source=document) if is_source else replace(work, target=document), lost


def _whole(work: Work) -> tuple[int, int]:
    """Leave single sentences out, align anew, and count those that are told, and all."""
    pairs = [
        link
        for link in work.links
        if link.kind == "1:1"
        and link.confidence > _SURE
        and len(work.text(link, Side.SOURCE)) >= _SHORTEST
    ]
    chosen = random.Random(work.title).sample(pairs, min(_SENTENCES, len(pairs)))
    told = 0
    for link in chosen:
        at = link.target.start
        sentences = work.target.sentences
        target = replace(work.target, sentences=(*sentences[:at], *sentences[at + 1 :]))
        without = Work(work.title, work.source, target, align(work.source, target, _aids()))
        found = check_work(without, (), ("omissions",), encode=_encoder().encode, encodes_fast=True)
        missing = work.source.sentences[link.source.start].id
        told += any(f.check == "omission" and f.sentence == missing for f in found)
    return told, len(chosen)


def _fit(rows: npt.NDArray[np.float64], is_lost: npt.NDArray[np.bool_]) -> Sequence[float]:
    """Fit a logistic regression by Newton's steps; gives the constant and the weights."""
    ones = np.column_stack([np.ones(len(rows)), rows])
    weights = np.zeros(ones.shape[1])
    ridge = _RIDGE * np.eye(len(weights))
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-ones @ weights))
        slope = ones.T @ (likely - is_lost) / len(rows) + ridge @ weights
        bend = (ones * (likely * (1 - likely))[:, None]).T @ ones / len(rows) + ridge
        weights -= np.linalg.solve(bend, slope)
    return [float(weight) for weight in weights]


def main() -> int:
    """Print the weights for parts that the translation leaves out, and that it adds."""
    works = [_work(name) for name in SEEN]
    for blind in (False, True):
        for side in (Side.SOURCE, Side.TARGET):
            rows, is_lost = [], []
            for work in works:
                kept = [p.signs for p in _found(work, blind=blind) if p.side is side]
                lost = [
                    part.signs
                    for text, links in _draws(work, side.other)
                    for part in _found(text, blind=blind)
                    if part.side is side and part.pair.link in links
                ]
                rows += kept + lost
                is_lost += [False] * len(kept) + [True] * len(lost)
            constant, *weights = _fit(np.array(rows), np.array(is_lost))
            named = zip(("constant", *rows[0]._fields), (constant, *weights), strict=True)
            kind = f"{side.value}{'_blind' if blind else ''}"
            lines = (f"{name} = {value:.2f}" for name, value in named)
            sys.stdout.write("\n".join([f"[{kind}]", *lines, "", ""]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
