"""What a memory says of its units: texts, judgements, dates, who was the editor."""

import subprocess
import sys
from pathlib import Path

import pytest
from commands import Capture
from conftest import dates
from lxml import etree

from aligner.cli.app import run
from aligner.edit import merge, set_comment, set_status
from aligner.exchange import export_links
from aligner.exchange.tmx import read_tmx, write_units
from aligner.exchange.units import Unit
from aligner.model import Side, Status
from aligner.store import WorkFile
from aligner.store import rows as store_rows


def test_a_unit_keeps_all_it_has(tmp_path: Path) -> None:
    unit = Unit(
        "Tee",
        "çay",
        Status.DOUBTFUL,
        "a <remark>\nof two lines",
        0.25,
        source_ids=("b1", "b2"),
        target_ids=("b7",),
        part="note",
        note=12,
        created="2026-01-02T03:04:05Z",
        changed="2026-02-03T04:05:06Z",
        originals=("Thee", "cay"),
    )
    write_units([unit], tmp_path / "m.tmx", ("de", "tr"))
    assert read_tmx(tmp_path / "m.tmx", "de", "tr") == [unit]


def test_the_work_file_says_when_a_link_was_made_and_changed(
    work_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with WorkFile(work_path) as file:
        ((created, _), *_rest) = dates(file.path)
        monkeypatch.setattr(store_rows, "now", lambda: "2030-01-01T00:00:00Z")
        file.record(set_comment(file.links, 3, "look"))
        monkeypatch.setattr(store_rows, "now", lambda: "2031-01-01T00:00:00Z")
        file.record(merge(file.links, 0))
        assert [changed for _, changed in dates(file.path)] == [
            *("2031-01-01T00:00:00Z", created, "2030-01-01T00:00:00Z")
        ]
        file.undo()
        assert [changed[:4] for _, changed in dates(file.path)] == [*[created[:4]] * 3, "2030"]
        export_links(file.work(), work_path.with_name("m.tmx"), dates=dates(file.path))
    units = read_tmx(work_path.with_name("m.tmx"), "de", "tr")
    assert [unit.changed[:4] for unit in units] == [*[created[:4]] * 3, "2030"]
    assert units[0].created == created


def test_a_memory_of_confirmed_links_only(work_path: Path) -> None:
    with WorkFile(work_path) as file:
        file.record(set_status(file.links, 1, 2, Status.CONFIRMED))
        work = file.work()
    export_links(work, work_path.with_name("m.tmx"), confirmed=True)
    (unit,) = read_tmx(work_path.with_name("m.tmx"), "de", "tr")
    assert unit.source == work.text(work.links[1], Side.SOURCE)


SETTINGS = """
editor = "Ayşe <A>"
[source]
file = "de.txt"
lang = "de"
[target]
file = "tr.txt"
lang = "tr"
"""


@pytest.mark.parametrize(
    ("settings", "said", "editor"),
    [
        ("", [], "aligner"),
        (SETTINGS, [], "Ayşe <A>"),
        (SETTINGS, ["--editor", 'B. "Y"'], 'B. "Y"'),
        (SETTINGS, ["--editor", ""], "aligner"),
    ],
)
def test_the_editor_is_named_where_one_was_told_and_did_something(
    work_path: Path, monkeypatch: pytest.MonkeyPatch, settings: str, said: list[str], editor: str
) -> None:
    monkeypatch.setenv("USER", "login")
    monkeypatch.setenv("LOGNAME", "login")
    if settings:
        work_path.with_name("work.toml").write_text(settings, encoding="utf-8")
    with WorkFile(work_path) as file:
        file.record(set_status(file.links, 1, 2, Status.CONFIRMED))
        file.record(set_comment(file.links, 2, "look"))
    out = work_path.with_name("m.tmx")
    assert run(["export", str(work_path.parent), str(out), *said]) == 0
    units = etree.parse(out).getroot().findall("body/tu")
    assert [unit.get("creationid") for unit in units] == ["aligner"] * 4
    assert [unit.get("changeid") for unit in units] == [None, editor, editor, None]
    assert "login" not in out.read_text(encoding="utf-8")


def test_an_editor_is_named_in_a_memory_only(here: Path, capsys: Capture) -> None:
    assert run(["export", "w", str(here / "x.tei"), "--editor", "A"]) == 2
    assert "--editor goes with tmx" in capsys.readouterr().err


MEASURED = """
import resource, sys
from pathlib import Path
from aligner.exchange.files import all_written_whole
from aligner.exchange.tmx import iter_tmx, write_units
from aligner.exchange.units import Unit
path, count = Path(sys.argv[1]), int(sys.argv[2])
units = (Unit(f"{n} " + "Wort " * 30, f"{n} " + "söz " * 30) for n in range(count))
write_units(units, path, ("de", "tr"))
assert sum(1 for _ in iter_tmx(path, "de", "tr")) == count
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        arguments = [sys.executable, "-c", MEASURED, str(tmp_path / "m.tmx"), str(count)]
        return int(subprocess.run(arguments, capture_output=True, text=True, check=True).stdout)

    few, many = peak(100), peak(20_000)  # the larger file has 9 MB
    assert (tmp_path / "m.tmx").stat().st_size > 8_000_000
    assert many - few < 4_000, f"{few} kB, {many} kB"
