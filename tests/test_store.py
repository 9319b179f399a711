"""A work comes back as it was stored; a file that is none is told."""

import sqlite3
from pathlib import Path

import pytest
from conftest import ALIGNMENT, DIGESTS, small_work

from aligner.errors import AlignerError
from aligner.store import WorkFile


def test_a_work_comes_back_as_it_was_stored(work_path: Path) -> None:
    with WorkFile(work_path) as file:
        assert file.work() == small_work()
        assert file.alignment() == ALIGNMENT


def test_the_file_says_what_it_is(work_path: Path) -> None:
    connection = sqlite3.connect(work_path)
    assert connection.execute("PRAGMA application_id").fetchone() == (0x414C4752,)
    assert connection.execute("PRAGMA user_version").fetchone() == (4,)
    connection.close()


def test_an_existing_file_is_never_overwritten(work_path: Path) -> None:
    before = work_path.read_bytes()
    with pytest.raises(AlignerError, match="exists already"):
        WorkFile.create(work_path, small_work(), ALIGNMENT, DIGESTS)
    assert work_path.read_bytes() == before


def test_links_that_lose_a_sentence_are_refused(tmp_path: Path) -> None:
    work = small_work()
    short = type(work)(work.title, work.source, work.target, work.links[:-1])
    with pytest.raises(AlignerError, match="not in one link each"):
        WorkFile.create(tmp_path / "w", short, ALIGNMENT, DIGESTS)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"not a database at all, but long enough to be looked at" * 20, "damaged"),
        (b"", "not a work"),
    ],
)
def test_a_damaged_file_is_told_in_one_line(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "work.aligner"
    path.write_bytes(content)
    with pytest.raises(AlignerError, match=says) as error:
        WorkFile(path)
    assert "\n" not in str(error.value)


def test_a_truncated_file_is_told_as_damaged(work_path: Path) -> None:
    content = work_path.read_bytes()
    work_path.write_bytes(content[: len(content) // 2])
    with pytest.raises(AlignerError, match="damaged"):
        WorkFile(work_path)


def test_a_missing_file_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(AlignerError, match="aligner new"):
        WorkFile(tmp_path / "work.aligner")
