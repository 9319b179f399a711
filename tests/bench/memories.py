"""Time and memory of translation memories, each step in a process of its own.

`python tests/bench/memories.py` prints the rows by themselves.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from long_works import long_work
from peak import peak

from aligner.cli import run
from aligner.exchange.concordance import entries_of_memory, search
from aligner.exchange.merge import merge_memories
from aligner.exchange.tmx import iter_tmx, write_units
from aligner.exchange.units import Unit
from aligner.model import Side, Status
from aligner.store import FILE_NAME, WorkFile

UNITS = 100_000
_LANGS = ("de", "tr")
_DATE = "2026-11-23T04:00:00Z"
_GERMAN = "Dort traf sie Tschitscherin, mit dem man lange über die Lage an der Grenze sprach."
_TURKISH = "Orada Çiçerin ile görüştü ve sınırdaki durum üzerine uzun uzun konuşuldu."


def memory_rows() -> list[str]:
    """Measure every step; gives rows of a table with processor time and peak memory."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for name in STEPS:
            done = subprocess.run(
                [sys.executable, __file__, name, folder],
                capture_output=True, text=True, check=True,
            )  # fmt: skip
            seconds, megabytes = done.stdout.splitlines()[-1].split()
            rows.append(f"| {name} | {seconds} s | {megabytes} MB |")
    return rows


def _units(first: int = 0) -> Iterator[Unit]:
    for n in range(first, first + UNITS):
        yield Unit(
            f"{n} {_GERMAN}",
            f"{n} {_TURKISH}",
            Status.CONFIRMED,
            "seen" if n % 10 == 0 else "",
            0.9,
            (f"b{n}",),
            (f"b{n}",),
            "body",
            created=_DATE,
            changed=_DATE,
        )


def _write(folder: Path) -> None:
    write_units(_units(), folder / "one.tmx", _LANGS)


def _read(folder: Path) -> None:
    assert sum(1 for _ in iter_tmx(folder / "one.tmx", *_LANGS)) == UNITS


def _search(folder: Path) -> None:
    (best, *_) = search(entries_of_memory(folder / "one.tmx"), "sınırdaki durum 4711")
    assert best.score > 0


def _merge(folder: Path) -> None:
    merged = merge_memories([folder / "one.tmx", folder / "two.tmx"], folder / "both.tmx")
    assert merged.duplicates == UNITS // 2


def _make_work(folder: Path) -> None:
    work, alignment = long_work(UNITS)
    (folder / "work").mkdir()
    digests = dict.fromkeys(Side, "")
    WorkFile.create(folder / "work" / FILE_NAME, work, alignment, digests).close()


def _export(folder: Path) -> None:
    assert run(["export", str(folder / "work"), str(folder / "work.tmx")]) == 0


def _import(folder: Path) -> None:
    assert run(["import", str(folder / "work"), str(folder / "work.tmx")]) == 0


def _write_another(folder: Path) -> None:
    write_units(_units(UNITS // 2), folder / "two.tmx", _LANGS)


STEPS: dict[str, Callable[[Path], None]] = {
    "write": _write,
    "read": _read,
    "search": _search,
    "write another, half of it new": _write_another,
    "merge both": _merge,
    "make a work of 100,000 links": _make_work,
    "export it": _export,
    "import what was exported": _import,
}


def _measured(name: str, folder: Path) -> str:
    begun = time.process_time()
    STEPS[name](folder)
    seconds = time.process_time() - begun
    return f"{seconds:.1f} {peak()}"  # the last line: a command says something too


if __name__ == "__main__":
    if len(sys.argv) > 1:
        said = _measured(sys.argv[1], Path(sys.argv[2]))
    else:
        said = "\n".join(memory_rows())
    sys.stdout.write(f"{said}\n")
