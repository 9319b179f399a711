"""`make bench`: every figure that is told of the tool, measured anew, into docs/benchmarks.md."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import mode

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from drawn import DRAWINGS, drawn
from gold import FOLDER, as_beads, read_links, strict_f1
from gold_sets import SETS, Bead, GoldSet, aligned, gale_church, read_set
from long_works import long_work
from memories import memory_rows
from review import key_rows, opening_rows
from test_sentence_gold import boundaries, f1

from aligner.aligning import NO_MODEL, Aids, align, chosen_encoder, load_encoder
from aligner.aligning.encoder import Encoder, Progress, Vectors
from aligner.aligning.realign import realign
from aligner.checking import check_work
from aligner.glossaries.entries import find_glossary, read_glossary
from aligner.model import Part, Status, Work
from aligner.reading import read_presegmented
from aligner.works import align_texts, bundled_sample, read_settings
from aligner.works.settings import Settings, Text
from texts import write_texts

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SHARED = Path(os.environ.get("ALIGNER_SHARED", ROOT.parent / "shared"))
CHECKED = 10_000
KEPT = ROOT / "build" / "bench"
SIZES = (2_000, 10_000, 100_000)
_KNOWN = {  # strict F1 measured in November 2026, with a static model of .936 where there is one
    "pud_mn": {"hunalign": 0.914, "vecalign": 0.952, "bertalign": 0.981},
    "flores_devtest_mn": {"hunalign": 0.807, "vecalign": 0.950, "bertalign": 0.967},
    "storybooks": {"hunalign": 0.901, "vecalign": 0.958, "bertalign": 0.964},
}
_LOTS = ("tr-body", "tr-notes", "de-body", "de-notes")


def main(wanted: Sequence[str]) -> int:
    """Measure, all parts or those wanted, and write the page; gives the exit code.

    What is measured is kept in `build/bench`, a file a part, so that the page can be written
    when one part is measured again.
    """
    if not SHARED.is_dir():
        sys.stdout.write(f"nothing measured: the gold sets are not at {SHARED}\n")
        return 0
    KEPT.mkdir(parents=True, exist_ok=True)
    for part in wanted or MEASURES:
        rows = MEASURES[part]()
        (KEPT / part).write_text("\n".join([_commit(), *rows]), encoding="utf-8")
        sys.stdout.write("\n".join([part, *rows, ""]))
        sys.stdout.flush()
    missing = [part for part in MEASURES if not (KEPT / part).is_file()]
    if missing:
        sys.stdout.write(f"no page yet; still to be measured: {' '.join(missing)}\n")
    else:
        (ROOT / "docs" / "benchmarks.md").write_text(_page(), encoding="utf-8")
    return 0


def _page() -> str:
    template = (HERE / "benchmarks.md").read_text(encoding="utf-8")
    kept = {part: (KEPT / part).read_text(encoding="utf-8") for part in MEASURES}
    commits = {part: text.partition("\n")[0] for part, text in kept.items()}
    usual = mode(commits.values())
    others = [f"{part} at {commit}" for part, commit in commits.items() if commit != usual]
    measured = f"{usual} ({', '.join(others)})" if others else usual
    rows = {part: text.partition("\n")[2] for part, text in kept.items()}
    return template.format(commit=measured, **rows)


def _alignment() -> list[str]:
    glossary = read_glossary(find_glossary(None, ROOT))
    rows = []
    for name in SETS:
        gold = read_set(SHARED / "gold", name)
        rows += [
            f"| {name} | Gale-Church (NLTK) | {_decimal(gale_church(gold))} | | | | | |",
            *(f"| | {tool}* | {_decimal(f1)} | | | | | |" for tool, f1 in _KNOWN[name].items()),
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


def _drawn() -> list[str]:
    """Average over several drawings of each set."""
    glossary = read_glossary(find_glossary(None, ROOT))
    rows = []
    for name in ("pud", "flores_devtest_mn"):
        sets = [drawn(SHARED / "gold", name, seed) for seed in range(DRAWINGS)]
        for what, aids in (
            ("aligner, no model", Aids(glossary)),
            ("**aligner**", Aids(glossary, load_encoder("bundled"))),
        ):
            scores = [aligned(gold, aids) for gold in sets]
            cells = [
                _decimal(sum(getattr(score, field) for score in scores) / DRAWINGS)
                for field in ("strict", "lax", "null_precision", "null_recall")
            ]
            wrong = sum(score.wrong for score in scores)
            held = sum(score.held * score.wrong for score in scores) / max(wrong, 1)
            error = _decimal(sum(score.error for score in scores) / DRAWINGS)
            rows.append(
                f"| {name} | {what} | {' | '.join(cells)} | {held:.0%} of {wrong} | {error} |"
            )
    return rows


def _reliability() -> list[str]:
    """Show for all sets together how often links of a confidence are right."""
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
    cells = " | ".join(map(_decimal, figures))
    return f"| | {what} | {cells} | {score.held:.0%} of {score.wrong} | {_decimal(score.error)} |"


def _raw() -> list[str]:
    """Align the sample work and the opening from their files."""
    rows = []
    for name, model in (("bundled model", None), ("no model", NO_MODEL)):
        encoder = chosen_encoder(model, ("de", "tr"))
        folder = bundled_sample()
        sample, _ = align_texts(read_settings(folder), folder, encoder)
        gold = read_links(FOLDER / "links.gold")
        source, target = (
            Text(SHARED / "seed" / f"opening.{lang}.txt", lang) for lang in ("de", "tr")
        )
        opening, _ = align_texts(Settings("opening", source, target), ROOT, encoder)
        wanted = read_links(HERE / "opening.gold")
        found = as_beads(opening.links)
        figures = (
            strict_f1(gold, as_beads(sample.links)),
            strict_f1(wanted, found),
            strict_f1(*(_of_body(opening, beads) for beads in (wanted, found))),
        )
        rows.append(f"| {name} | {' | '.join(map(_decimal, figures))} |")
    return rows


def _of_body(work: Work, beads: Sequence[Bead]) -> list[Bead]:
    """Keep the links of the running text."""
    sides = (work.source.sentences, work.target.sentences)
    return [
        bead
        for bead in beads
        if all(
            side[at].part in (Part.BODY, Part.HEADING)
            for side, positions in zip(sides, bead, strict=True)
            for at in positions
        )
    ]


def _sentences() -> list[str]:
    lots = sorted({path.stem[-1] for path in (FOLDER.parent / "sentences").glob("*.txt")})
    rows = []
    for kind in _LOTS:
        files = [FOLDER.parent / "sentences" / f"{kind}-{lot}.txt" for lot in lots]
        found = [boundaries(path.stem) if path.is_file() else None for path in files]
        cells = [f"{f1(*pair):.3f} of {len(pair[0])}" if pair else "" for pair in found]
        rows.append(f"| {kind} | {' | '.join(cells)} |")
    return rows


def _model() -> list[str]:
    encoder = load_encoder("bundled")
    rows = []
    for name in ("pud", *SETS[1:]):
        gold = read_set(SHARED / "gold", name)
        pairs = [bead for bead in gold.beads if all(bead)]
        sides = [
            [" ".join(document.sentences[at].text for at in bead[side]) for bead in pairs]
            for side, document in enumerate((gold.source, gold.target))
        ]
        left, right = (_units(encoder.encode(side)) for side in sides)
        nearest, own = left @ right.T, np.arange(len(pairs))
        there, back = (float((nearest.argmax(axis) == own).mean()) for axis in (1, 0))
        rows.append(f"| {name} | {len(pairs)} | {_decimal(there)} | {_decimal(back)} |")
    return rows


def _units(vectors: Vectors) -> Vectors:
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1), 1e-9)[:, None])


def _time() -> list[str]:
    """Measure whole runs from text to links, each in a process of its own."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            source, target = write_texts(SHARED / "bitext", Path(folder), size)
            begun = time.perf_counter()
            done = subprocess.run(
                [sys.executable, HERE / "peak.py", "align", source, target, "--presegmented"],
                check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
            )  # fmt: skip
            seconds, peak = time.perf_counter() - begun, int(done.stderr.split()[-1])
            rows.append(f"| {size:,} | {seconds:.1f} s | {peak:,} MB |")
            if size == SIZES[0]:
                rows_again = _again(source, target)
    return [*rows, rows_again]


def _again(source: Path, target: Path) -> str:
    """Measure aligning twenty links again in a work of which all others are confirmed."""
    documents = read_presegmented(source, "de"), read_presegmented(target, "tr")
    aids = Aids(read_glossary(find_glossary(None, ROOT)), load_encoder("bundled"))
    links = align(*documents, aids)
    settled = tuple(
        link if 500 <= at < 520 else replace(link, status=Status.CONFIRMED)
        for at, link in enumerate(links)
    )
    work = Work("again", *documents, settled)
    realign(work, aids)
    begun = time.perf_counter()
    realign(work, aids)
    milliseconds = (time.perf_counter() - begun) * 1000
    return f"| {len(links):,} links, 20 of them again | {milliseconds:.0f} ms | |"


def _checks() -> list[str]:
    """Measure all checks of a work, as the review and `aligner check` run them."""
    work, _ = long_work(CHECKED)
    glossary = read_glossary(find_glossary(None, ROOT))
    begun = time.perf_counter()
    findings = check_work(work, glossary)
    seconds = time.perf_counter() - begun
    return [f"| {len(work.links):,} | {len(findings):,} | {seconds:.1f} s | 10 s |"]


def _commit() -> str:
    done = subprocess.run(
        ["git", "-C", ROOT, "rev-parse", "--short", "HEAD"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.stdout.strip() or "unknown"


def _decimal(value: float) -> str:
    return f"{value:.3f}".removeprefix("0") if value < 1 else f"{value:.0f}.000"


MEASURES: dict[str, Callable[[], list[str]]] = {
    "alignment": _alignment,
    "drawn": _drawn,
    "reliability": _reliability,
    "raw": _raw,
    "sentences": _sentences,
    "model": _model,
    "time": _time,
    "checks": _checks,
    "memories": memory_rows,
    "opening": opening_rows,
    "keys": key_rows,
}
"""The parts of the page, and what measures each."""

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
