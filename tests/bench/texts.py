"""Long texts to measure time and memory on, made of bitext with sentences left out at random."""

import random
from collections.abc import Iterator
from pathlib import Path

_LEFT_OUT = 0.02
_SHORTEST = 20
_NO_TEXT = ("dict", "names", "derived", "tatoeba")


def write_texts(bitext: Path, folder: Path, size: int) -> tuple[Path, Path]:
    """Write two texts of about `size` sentences, a sentence a line.

    The pairs stand in a random order that is always the same; of each side one sentence in
    fifty is left out.
    """
    chance = random.Random(size)
    pairs = list(_pairs(bitext))
    chance.shuffle(pairs)
    source, target = [], []
    for german, turkish in pairs[:size]:
        drawn = chance.random()
        if drawn >= _LEFT_OUT:
            source.append(german)
        if drawn < 1 - _LEFT_OUT:
            target.append(turkish)
    paths = folder / f"{size}.de.txt", folder / f"{size}.tr.txt"
    for path, lines in zip(paths, (source, target), strict=True):
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return paths


def _pairs(bitext: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(bitext.glob("*.tsv")):
        if any(part in file.name for part in _NO_TEXT):
            continue
        for line in file.read_text(encoding="utf-8").splitlines():
            columns = line.split("\t")
            if len(columns) == 2 and min(map(len, columns)) > _SHORTEST:
                yield columns[0], columns[1]
