"""`make bench`: every figure that is told of the tool, measured anew, into docs/benchmarks.md."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import mean, median, mode

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from alignment import (
    LAST,
    ROOT,
    SHARED,
    article_rows,
    decimal,
    drawn_rows,
    reliability_rows,
    set_rows,
)
from from_files import from_files
from gold import FOLDER, as_beads, read_links, strict_f1
from gold_sets import SETS, Bead, read_set
from long_works import long_work
from memories import memory_rows
from parts import part_rows
from peak import watched
from review import key_rows, opening_rows
from test_sentence_gold import boundaries, f1

from aligner.aligning import NO_MODEL, Aids, align, chosen_encoder, load_encoder
from aligner.aligning.encoder import Vectors
from aligner.aligning.realign import realign
from aligner.checking import check_work
from aligner.glossaries.entries import find_glossary, read_glossary
from aligner.model import Part, Status, Work
from aligner.reading import read_presegmented
from aligner.works import align_texts, bundled_sample, read_settings
from aligner.works.settings import Settings, Text
from texts import write_texts

HERE = Path(__file__).parent
CHECKED = 10_000
KEPT = ROOT / "build" / "bench"
AGAIN = 15  # times that links are aligned again
SIZES = (2_000, 10_000, 100_000)
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


def _raw() -> list[str]:
    """Align the sample work and the opening from their files."""
    rows = []
    for name, model in (("bundled model", None), ("no model", NO_MODEL)):
        load = partial(chosen_encoder, model, ("de", "tr"))
        folder = bundled_sample()
        sample, _ = align_texts(read_settings(folder), folder, load)
        gold = read_links(FOLDER / "links.gold")
        source, target = (
            Text(SHARED / "seed" / f"opening.{lang}.txt", lang) for lang in ("de", "tr")
        )
        opening, _ = align_texts(Settings("opening", source, target), ROOT, load)
        wanted = read_links(HERE / "opening.gold")
        found = as_beads(opening.links)
        figures = (
            strict_f1(gold, as_beads(sample.links)),
            strict_f1(wanted, found),
            strict_f1(*(_of_body(opening, beads) for beads in (wanted, found))),
            mean(from_files(article, load()) for article in sorted(LAST)),
        )
        rows.append(f"| {name} | {' | '.join(map(decimal, figures))} |")
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
        rows.append(f"| {name} | {len(pairs)} | {decimal(there)} | {decimal(back)} |")
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
            process = subprocess.Popen(
                [sys.executable, "-m", "aligner", "align", source, target, "--presegmented"],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            memory, seconds = watched(process), time.perf_counter() - begun
            if process.returncode:
                raise RuntimeError(f"aligning {size} sentences failed")
            rows.append(f"| {size:,} | {seconds:.1f} s | {memory:,} MB |")
            if size == SIZES[0]:
                rows_again = _again(source, target)
    return [*rows, rows_again]


def _again(source: Path, target: Path) -> str:
    """Measure aligning twenty links again in a work of which all others are confirmed."""
    documents = read_presegmented(source, "de"), read_presegmented(target, "tr")
    aids = Aids(read_glossary(find_glossary(None, ROOT)), load_encoder("bundled"))
    links = align(*documents, aids)
    settled = tuple(
        link if 500 <= at < 520 else link._replace(status=Status.CONFIRMED)
        for at, link in enumerate(links)
    )
    work = Work("again", *documents, settled)
    realign(work, aids)
    took = []
    for _ in range(AGAIN):
        begun = time.perf_counter()
        realign(work, aids)
        took.append((time.perf_counter() - begun) * 1000)
    what = f"{len(links):,} links, 20 of them again, median of {AGAIN}"
    return f"| {what} | {median(took):.0f} ms | |"


def _checks() -> list[str]:
    """Measure all checks of a work, as the review and `aligner check` run them."""
    work, _ = long_work(CHECKED)
    glossary = read_glossary(find_glossary(None, ROOT))
    encode = load_encoder("bundled").encode
    begun = time.perf_counter()
    findings = check_work(work, glossary, encode=encode, encodes_fast=True)
    seconds = time.perf_counter() - begun
    return [f"| {len(work.links):,} | {len(findings):,} | {seconds:.1f} s | 10 s |"]


def _commit() -> str:
    done = subprocess.run(
        ["git", "-C", ROOT, "rev-parse", "--short", "HEAD"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.stdout.strip() or "unknown"


MEASURES: dict[str, Callable[[], list[str]]] = {
    "alignment": set_rows,
    "articles": article_rows,
    "drawn": drawn_rows,
    "reliability": reliability_rows,
    "raw": _raw,
    "sentences": _sentences,
    "model": _model,
    "time": _time,
    "checks": _checks,
    "left_out": part_rows,
    "memories": memory_rows,
    "opening": opening_rows,
    "keys": key_rows,
}
"""The parts of the page, and what measures each."""

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
