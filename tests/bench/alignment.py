"""How well given sentences are aligned: the rows of the tables of `make bench`."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from drawn import DRAWINGS, drawn, exchanged
from gold_sets import SETS, GoldSet, aligned, gale_church, read_set

from aligner.aligning import Aids, load_encoder
from aligner.aligning.encoder import Encoder, Progress, Vectors
from aligner.glossaries.entries import find_glossary, read_glossary

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("ALIGNER_SHARED", ROOT.parent / "shared"))
ARTICLES = ROOT / "tests" / "data" / "articles"
LAST = frozenset(("silk", "quakes", "agents", "songs"))  # nothing was chosen by these
_KNOWN = {  # strict F1 measured in November 2026, with a static model of .936 where there is one
    "pud_mn": {"hunalign": 0.914, "vecalign": 0.952, "bertalign": 0.981},
    "flores_devtest_mn": {"hunalign": 0.807, "vecalign": 0.950, "bertalign": 0.967},
    "storybooks": {"hunalign": 0.901, "vecalign": 0.958, "bertalign": 0.964},
}


def set_rows() -> list[str]:
    """Align the sets of given sentences; gives the rows of a table."""
    glossary = read_glossary(find_glossary(None, ROOT))
    rows = []
    for name in SETS:
        gold = read_set(SHARED / "gold", name)
        rows += [
            f"| {name} | Gale-Church (NLTK) | {decimal(gale_church(gold))} | | | | | |",
            *(f"| | {tool}* | {decimal(f1)} | | | | | |" for tool, f1 in _KNOWN[name].items()),
            _row(gold, "aligner, no model", Aids(glossary)),
            _row(
                gold,
                "aligner, vectors at random",
                Aids(glossary, Noise("noise", ROOT, is_static=True)),
            ),
            _row(gold, "**aligner**", Aids(glossary, load_encoder("bundled"))),
        ]
    return rows


class Noise(Encoder):
    """An encoder whose vectors have nothing to do with the texts."""

    def encode(self, texts: Sequence[str], progress: Progress = lambda _: None) -> Vectors:
        """Draw a vector for each text."""
        progress(1.0)
        return np.random.default_rng(1).normal(size=(len(texts), 64)).astype(np.float32)


def article_rows() -> list[str]:
    """Align articles whose links a translator made and not chance; gives the rows of a table."""
    glossary = read_glossary(find_glossary(None, ROOT))
    rows = []
    articles = [read_set(ARTICLES, path.stem) for path in sorted(ARTICLES.glob("*.gold"))]
    for gold in articles:
        uneven = sum(len(source) != 1 or len(target) != 1 for source, target in gold.beads)
        what = f"{gold.name}, {len(gold.beads)} links, {uneven / len(gold.beads):.0%} not 1:1"
        rows += [
            f"| {what} | Gale-Church (NLTK) | {decimal(gale_church(gold))} | | | | | |",
            _row(gold, "aligner, no model", Aids(glossary)),
            _row(gold, "**aligner**", Aids(glossary, load_encoder("bundled"))),
        ]
    last = [gold for gold in articles if gold.name in LAST]
    rows += _mean_rows("the others, mean", [gold for gold in articles if gold not in last])
    rows += _mean_rows("the last four, mean", last)
    rows += _mean_rows("their bodies alone", [without_notes(gold) for gold in last])
    return rows


def without_notes(gold: GoldSet) -> GoldSet:
    """Leave out the notes, which begin with the sentence on either side that is numbered 1."""
    source, target = (
        next(n for n, s in enumerate(side.sentences) if s.text.startswith("1. "))
        for side in (gold.source, gold.target)
    )
    return GoldSet(
        gold.name,
        replace(gold.source, sentences=gold.source.sentences[:source]),
        replace(gold.target, sentences=gold.target.sentences[:target]),
        tuple(
            b
            for b in gold.beads
            if max(b[0], default=-1) < source and max(b[1], default=-1) < target
        ),
    )


def drawn_rows() -> list[str]:
    """Average over several drawings of each set; gives the rows of a table."""
    rows: list[str] = []
    for name in ("pud", "flores_devtest_mn"):
        sets = [drawn(SHARED / "gold", name, seed) for seed in range(DRAWINGS)]
        rows += _mean_rows(name, sets)
        rows += _mean_rows(f"{name}, exchanged", [exchanged(gold, 1) for gold in sets])
    return rows


def _mean_rows(name: str, sets: Sequence[GoldSet]) -> Iterator[str]:
    glossary = read_glossary(find_glossary(None, ROOT))
    for what, aids in (
        ("aligner, no model", Aids(glossary)),
        ("**aligner**", Aids(glossary, load_encoder("bundled"))),
    ):
        scores = [aligned(gold, aids) for gold in sets]
        cells = [
            decimal(sum(getattr(score, field) for score in scores) / len(sets))
            for field in ("strict", "lax", "null_precision", "null_recall")
        ]
        wrong = sum(score.wrong for score in scores)
        held = sum(score.held * score.wrong for score in scores) / max(wrong, 1)
        error = decimal(sum(score.error for score in scores) / len(sets))
        yield f"| {name} | {what} | {' | '.join(cells)} | {held:.0%} of {wrong} | {error} |"


def reliability_rows() -> list[str]:
    """Show for all sets together how often links of a confidence are right; gives table rows."""
    glossary = read_glossary(find_glossary(None, ROOT))
    sets = [read_set(SHARED / "gold", name) for name in SETS]
    sets += [
        drawn(SHARED / "gold", name, seed) for name in ("pud", SETS[1]) for seed in range(DRAWINGS)
    ]
    columns = [
        [aligned(gold, aids).reliability for gold in sets]
        for aids in (Aids(glossary, load_encoder("bundled")), Aids(glossary))
    ]
    rows = []
    for bin_, low in enumerate(range(0, 100, 10)):
        cells = []
        for column in columns:
            count = sum(bins[bin_][0] for bins in column)
            mean, right = (
                sum(bins[bin_][0] * bins[bin_][part] for bins in column) / max(count, 1)
                for part in (1, 2)
            )
            plot = "█" * round(right * 20)
            cells.append(f"{count} | {mean:.2f} | {right:.2f} | {plot}" if count else "0 | | |")
        rows.append(f"| {low}-{low + 10} % | {' | '.join(cells)} |")
    return rows


def _row(gold: GoldSet, what: str, aids: Aids) -> str:
    score = aligned(gold, aids)
    figures = (score.strict, score.lax, score.null_precision, score.null_recall)
    cells = " | ".join(map(decimal, figures))
    return f"| | {what} | {cells} | {score.held:.0%} of {score.wrong} | {decimal(score.error)} |"


def decimal(value: float) -> str:
    """Give a figure to three places, as tables do."""
    return f"{value:.3f}".removeprefix("0") if value < 1 else f"{value:.0f}.000"
