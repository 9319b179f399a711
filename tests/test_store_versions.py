"""Work files of earlier and later versions of the tool."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import small_work

from aligner import edit
from aligner.errors import AlignerError
from aligner.model import Entry, Side, Status
from aligner.store import WorkFile

DATA = Path(__file__).parent / "data"


def test_a_file_of_a_newer_version_is_left_alone(work_path: Path) -> None:
    connection = sqlite3.connect(work_path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(AlignerError, match="update the tool"):
        WorkFile(work_path)


def test_a_file_of_the_first_version_is_brought_up_to_date_with_its_history(
    tmp_path: Path,
) -> None:
    path = tmp_path / "work.aligner"
    connection = sqlite3.connect(path)
    connection.executescript((DATA / "schema-1.sql").read_text(encoding="utf-8"))
    connection.close()
    with WorkFile(path) as file:
        assert [link.kind for link in file.links] == ["3:2", "1:1", "1:1"]
        file.redo()
        assert file.links[0].status is Status.CONFIRMED
        file.undo()
        file.undo()
        assert file.work() == small_work()
        file.record(edit.reword(file.work(), 0, Side.TARGET, ["Heyet 1920’de", "gitti."]))
    with WorkFile(path) as file:
        assert file.work().target.sentences[1].id == "b1b"
        file.undo()
        assert file.work() == small_work()


def test_a_file_of_the_second_version_is_brought_up_to_date(work_path: Path) -> None:
    with WorkFile(work_path) as file:
        file.record(edit.pin(file.links, 1))
        before = file.work()
    connection = sqlite3.connect(work_path)
    connection.executescript(
        "ALTER TABLE edit DROP COLUMN entered; ALTER TABLE edit DROP COLUMN struck; "
        "PRAGMA user_version = 2"
    )
    connection.close()
    with WorkFile(work_path) as file:
        assert file.work() == before
        entry = Entry("Vertrag", "antlaşma", "", "approved", "", ("Vertrages",), (), is_name=False)
        file.record(edit.enter(entry))
    with WorkFile(work_path) as file:
        undone = file.undo()
        assert undone is not None
        assert (undone.entered, undone.struck) == ((), (entry,))
        file.undo()
        assert file.work() == replace(before, links=small_work().links)
