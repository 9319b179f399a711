"""A work file read link by link says the same as the whole work, while others go on with it."""

import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from conftest import ALIGNMENT, DIGESTS, dates, document, small_work
from hypothesis import given, settings
from hypothesis import strategies as st
from test_round_trips import works

from aligner.edit import merge, reword, set_comment, set_status
from aligner.errors import AlignerError
from aligner.exchange.units import units_of, units_stored
from aligner.model import Link, Side, Status, Work
from aligner.store import WorkFile
from aligner.store import rows as store_rows
from aligner.store.snapshot import Snapshot, bare_work


@settings(max_examples=40, deadline=None)
@given(work=works(), at=st.integers(0, 5), data=st.data())
def test_a_snapshot_gives_the_units_of_the_work(work: Work, at: int, data: st.DataObject) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        path = Path(folder) / "work.aligner"
        with WorkFile.create(path, work, ALIGNMENT, DIGESTS) as file:
            for year in range(2030, 2030 + data.draw(st.integers(0, 3))):
                patch.setattr(store_rows, "now", lambda y=year: f"{y}-01-01T00:00:00Z")
                file.record(set_comment(file.links, at % len(file.links), f"seen in {year}"))
            if data.draw(st.booleans()):
                file.undo()
            whole = units_of(file.work(), dates(file.path))
            with Snapshot(path) as stored:
                told = units_stored(stored)
                assert list(told.made) == list(whole.made)
                assert (told.langs, told.original) == (whole.langs, whole.original)


def test_corrections_and_joined_links_are_in_a_snapshot(work_path: Path) -> None:
    with WorkFile(work_path) as file:
        file.record(
            reword(file.work(), 1, Side.SOURCE, ["Dort traf sie Čičerin.", "Man", "sprach."])
        )
        file.record(merge(file.links, 2))
        file.record(set_status(file.links, 0, 2, Status.CONFIRMED))
        with Snapshot(work_path) as stored:
            assert list(units_stored(stored).made) == list(
                units_of(file.work(), dates(file.path)).made
            )


def test_a_snapshot_stays_as_it_is_and_keeps_nobody_waiting(work_path: Path) -> None:
    with WorkFile(work_path) as file, Snapshot(work_path) as stored:
        links = stored.links()
        first = next(links)
        file.record(set_comment(file.links, 3, "meanwhile"))
        assert [link.comment for link in (first, *links)] == ["", "", "", ""]


def test_a_bare_work_has_the_links_and_texts_of_the_whole(work_path: Path) -> None:
    with WorkFile(work_path) as file:
        whole, bare = file.work(), bare_work(file)
    assert bare.links == whole.links
    for side in Side:
        there = [
            replace(sentence, markers=(), pieces=()) for sentence in whole.document(side).sentences
        ]
        assert list(bare.document(side).sentences) == there


def test_what_is_no_work_file_is_told_as_ever(tmp_path: Path, work_path: Path) -> None:
    with pytest.raises(AlignerError, match="no work file here"):
        Snapshot(tmp_path / "none.aligner")
    (tmp_path / "other").write_bytes(b"SQLite format 3\0 or so")
    with pytest.raises(AlignerError, match="damaged"):
        Snapshot(tmp_path / "other")
    connection = sqlite3.connect(work_path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(AlignerError, match="later version"):
        Snapshot(work_path)


def test_a_file_of_an_earlier_version_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "work.aligner"
    script = (Path(__file__).parent / "data/schema-1.sql").read_text(encoding="utf-8")
    connection = sqlite3.connect(path)
    connection.executescript(script)
    connection.close()
    with Snapshot(path) as stored, WorkFile(path) as file:
        assert list(units_stored(stored).made) == list(units_of(file.work(), dates(file.path)).made)


def test_an_edit_may_hold_a_letter_for_the_status_of_each_link(work_path: Path) -> None:
    with WorkFile(work_path) as file:
        file.record(set_status(file.links, 1, 3, Status.CONFIRMED))
    connection = sqlite3.connect(work_path)
    connection.execute(
        """UPDATE edit SET made = '2030', at = 1, removed = '"ss"', added = '"sc"'"""
    )
    connection.commit()
    connection.close()
    with Snapshot(work_path) as stored:
        assert [link.changed == "2030" for link in stored.links()] == [False, False, True, False]


def test_links_that_cross_find_their_sentences(tmp_path: Path) -> None:
    work = small_work()
    links = [
        link._replace(target=range(3 - i, 4 - i)) for i, link in enumerate(work.links)
    ]  # the last sentence of the translation first
    work = replace(work, links=tuple(links))
    WorkFile.create(tmp_path / "work.aligner", work, ALIGNMENT, DIGESTS).close()
    with Snapshot(tmp_path / "work.aligner") as stored:
        assert [unit.target_ids for unit in units_stored(stored).made] == [
            ("b4",), ("b3",), ("b2",), ("b1",),
        ]  # fmt: skip


def test_a_long_work_is_exported_in_little_memory(tmp_path: Path) -> None:
    count = 30_000
    source, target = (
        document(name, name, *(f"{n} {name} {'x' * 300}" for n in range(count)))
        for name in ("de", "tr")
    )
    links = tuple(Link(range(n, n + 1), range(n, n + 1)) for n in range(count))
    path = tmp_path / "work.aligner"
    WorkFile.create(path, Work("long", source, target, links), ALIGNMENT, DIGESTS).close()
    program = Path(__file__).parent / "bench/peak.py"
    for ending in ("tmx", "xlf"):
        done = subprocess.run(
            [sys.executable, program, "export", tmp_path, tmp_path / f"m.{ending}"],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert int(done.stderr.split()[-1]) < 60  # MB; the texts alone are 18, held they are 90
