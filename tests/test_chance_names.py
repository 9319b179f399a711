"""Misspellings made by chance of every proper name that stands twice: how many are shown."""

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from test_planted_names import found, opening_work, sample_work, with_slip

from aligner.casing import without_diacritics
from aligner.glossaries.entries import bundled_glossary, read_glossary
from aligner.glossaries.occurrences import find_names
from aligner.model import Work

PROPER = Path(__file__).parent / "data" / "names" / "proper.txt"
ORTHOGRAPHIES = [
    tuple(pair.split())
    for pair in (
        *("ç tsch", "c dsch", "ş sch", "ş sh", "v w", "y j", "h ch", "z s", "k ck", "ks x"),
        *("f ff", "u ou", "ı y", "i ij", "ğ gh", "s ss", "c dj", "ç tch", "d t", "b p"),
    )
]
SHORTEST = 4


def misspelt(name: str, chance: random.Random) -> Iterator[str]:
    """Double a letter, lose one, lose a diacritic, write a sound as another orthography does."""
    at = chance.randrange(1, len(name))
    if name[at].isalpha():
        yield name[:at] + name[at] + name[at:]
    at = chance.randrange(1, len(name))
    yield name[:at] + name[at + 1 :]
    marked = [i for i, letter in enumerate(name) if without_diacritics(letter) != letter]
    if marked:
        at = chance.choice(marked)
        yield name[:at] + without_diacritics(name[at]) + name[at + 1 :]
    written = [pair for pair in ORTHOGRAPHIES if pair[0] in name[1:]]
    if written:
        sound, letters = chance.choice(written)
        yield name[0] + name[1:].replace(sound, letters, 1)


def hits(work: Work, seed: int) -> list[bool]:
    """Write each name wrong once, or every time but the last; says of each slip if it is shown."""
    chance = random.Random(seed)
    glossary = read_glossary(bundled_glossary())
    counts = Counter(o.form for o in find_names(work.target.sentences, "tr").running)
    usual = {word for forms in found(work, glossary) for word in forms}
    proper = set(PROPER.read_text(encoding="utf-8").split()) - usual
    shown = []
    for name in sorted(proper & {form for form, count in counts.items() if count > 1}):
        for wrong in misspelt(name, chance) if len(name) >= SHORTEST else ():
            if wrong != name:
                changed = with_slip(work, name, wrong, chance.choice(["one", "most"]))
                shown.append(any(wrong in forms for forms in found(changed, glossary)))
    return shown


def test_misspellings_by_chance_are_shown(tmp_path: Path, shared: Path) -> None:
    shown = hits(sample_work(tmp_path), 21) + hits(opening_work(shared), 21)
    assert len(shown) > 200
    assert sum(shown) / len(shown) >= 0.95
