import signal
import sqlite3
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ALIGNMENT, DIGESTS, dates, small_work
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner import edit
from aligner.errors import AlignerError
from aligner.model import Entry, Finding, Side, Status
from aligner.store import WorkFile, rows

DATA = Path(__file__).parent / "data"


def test_a_work_comes_back_as_it_was_stored(work_path: Path) -> None:
    with WorkFile(work_path) as file:
        assert file.work() == small_work()
        assert file.alignment() == ALIGNMENT


def test_the_file_says_what_it_is(work_path: Path) -> None:
    connection = sqlite3.connect(work_path)
    assert connection.execute("PRAGMA application_id").fetchone() == (0x414C4752,)
    assert connection.execute("PRAGMA user_version").fetchone() == (4,)
    connection.close()


def test_undo_and_redo_survive_closing(work_path: Path) -> None:
    with WorkFile(work_path) as file:
        file.record(edit.merge(file.links, 0))
        file.record(edit.set_status(file.links, 0, 1, Status.CONFIRMED))
        after = file.links
    with WorkFile(work_path) as file:
        assert file.links == after
        file.undo()
        file.undo()
        assert file.links == small_work().links
        assert file.undo() is None
    with WorkFile(work_path) as file:
        file.redo()
        file.redo()
        assert file.links == after
        assert file.redo() is None


def test_a_new_edit_forgets_what_was_undone(work_path: Path) -> None:
    with WorkFile(work_path) as file:
        file.record(edit.merge(file.links, 0))
        file.undo()
        file.record(edit.merge(file.links, 1))
        assert file.redo() is None
        assert [label for _, label in file.history()] == ["merge"]


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


def test_corrections_pins_and_dismissals_survive_closing_and_undo(work_path: Path) -> None:
    finding = Finding("numbers", "both", "b1", None, "1920", "differs")
    with WorkFile(work_path) as file:
        file.record(edit.pin(file.links, 1))
        file.record(edit.bookmark(file.links, 2))
        file.record(edit.dismiss(finding, "as printed"))
        file.record(edit.replace_words(file.work(), Side.TARGET, "Moskova", "Moskva"))
        file.record(edit.reword(file.work(), 1, Side.SOURCE, ["Dort traf sie ihn. Man sprach."]))
        after = file.work()
        assert after.links == file.links
    with WorkFile(work_path) as file:
        assert file.work() == after
        assert after.links[1].pinned
        assert after.links[2].bookmarked
        assert after.dismissals[0].reason == "as printed"
        assert after.target.sentences[0].read == small_work().target.sentences[0].text
        while file.undo():
            pass
        assert file.work() == small_work()


def test_a_sentence_can_be_split_again_and_again_in_one_place(work_path: Path) -> None:
    with WorkFile(work_path) as file:
        for number in range(40):  # halving the room between two ranks runs out after 32
            lines = [f"{'x' * number}y", *["y"] * (number + 1)]
            file.record(edit.reword(file.work(), 0, Side.SOURCE, lines))
        assert len(file.work().source.sentences) == 5 + 40
        while file.undo():
            pass
        assert file.work() == small_work()


def test_a_second_window_does_not_overwrite_the_first(work_path: Path) -> None:
    with WorkFile(work_path) as first, WorkFile(work_path) as second:
        first.record(edit.merge(first.links, 0))
        with pytest.raises(AlignerError, match="another window"):
            second.record(edit.merge(second.links, 1))
        assert second.links == small_work().links
        assert len(first.links) == 3


def test_a_read_only_file_refuses_an_edit_and_stays_as_it_was(work_path: Path) -> None:
    script = f"""
        import os
        from pathlib import Path
        from aligner import edit
        from aligner.errors import AlignerError
        from aligner.store import WorkFile
        if os.getuid() == 0:
            os.setuid(65534)  # root may write anything
        with WorkFile(Path({str(work_path)!r})) as file:
            before = file.links
            try:
                file.record(edit.merge(file.links, 0))
            except AlignerError as error:
                print(error)
            assert file.links == before
    """
    for folder in (work_path.parent, *work_path.parents[1:3]):
        folder.chmod(0o755)
    work_path.parent.chmod(0o555)
    work_path.chmod(0o444)
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], capture_output=True, text=True, check=False
    )
    work_path.parent.chmod(0o755)
    assert "nothing was changed" in done.stdout, done.stderr


def test_what_was_acknowledged_survives_a_kill(work_path: Path) -> None:
    script = f"""
        import sys
        from pathlib import Path
        from aligner import edit
        from aligner.store import WorkFile
        file = WorkFile(Path({str(work_path)!r}))
        number = 0
        while True:
            file.record(edit.set_comment(file.links, 0, f"edit {{number}}"))
            print(number, flush=True)
            number += 1
    """
    for _ in range(5):
        process = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(script)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        seen = [process.stdout.readline() for _ in range(7)]
        process.send_signal(signal.SIGKILL)
        seen += process.stdout.readlines()
        process.wait()
        process.stdout.close()
        last = int([line for line in seen if line.endswith("\n")][-1])
        with WorkFile(work_path) as file:
            assert int(file.links[0].comment.split()[1]) >= last


@settings(max_examples=30, deadline=None)
@given(choices=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 9)), max_size=25))
def test_random_editing_can_be_undone_to_the_beginning(
    tmp_path_factory: pytest.TempPathFactory, choices: list[tuple[int, int]]
) -> None:
    path = tmp_path_factory.mktemp("random") / "work.aligner"
    with WorkFile.create(path, small_work(), ALIGNMENT, DIGESTS) as file:
        for operation, place in choices:
            index = place % len(file.links)
            try:
                if operation == 0:
                    file.record(edit.merge(file.links, index))
                elif operation == 1:
                    file.record(edit.split(file.links, index, 1, 0))
                elif operation == 2:
                    file.record(edit.shift(file.links, index, Side.TARGET, 1))
                else:
                    file.undo()
            except AlignerError:
                continue
        links = file.links
    with WorkFile(path) as file:
        assert file.links == links
        while file.undo():
            pass
        assert file.links == small_work().links


def test_links_that_are_only_judged_take_a_letter_each_in_the_history(work_path: Path) -> None:
    with WorkFile(work_path) as file:
        file.record(edit.set_status(file.links, 1, 2, Status.DOUBTFUL))
        mixed = file.links
        file.record(edit.confirm_until(file.links, 4))
        confirmed = file.links
        assert [link.status for link in confirmed] == ["confirmed", "doubtful", *["confirmed"] * 2]
    connection = sqlite3.connect(work_path)
    kept = connection.execute("SELECT removed, added FROM edit ORDER BY number DESC LIMIT 1")
    assert kept.fetchone() == ('"sdss"', '"cdcc"')
    connection.close()
    with WorkFile(work_path) as file:
        assert file.links == confirmed
        file.undo()
        assert file.links == mixed
    with WorkFile(work_path) as file:
        assert file.links == mixed
        file.redo()
        file.record(edit.set_status(file.links, 0, 4, Status.SUGGESTED))
        assert {link.status for link in file.links} == {Status.SUGGESTED}
        file.undo()
        assert file.links == confirmed
    with WorkFile(work_path) as file:
        assert file.links == confirmed


def test_a_judgement_changes_the_date_of_the_links_it_judges_alone(
    work_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with WorkFile(work_path) as file:
        file.record(edit.set_status(file.links, 1, 2, Status.DOUBTFUL))
        monkeypatch.setattr(rows, "now", lambda: "2031-01-01T00:00:00Z")
        file.record(edit.confirm_until(file.links, 4))
        assert [changed[:4] == "2031" for _, changed in dates(file.path)] == [
            True,
            False,
            True,
            True,
        ]


def test_what_was_dismissed_twice_is_taken_back_once(work_path: Path) -> None:
    finding = Finding("numbers", "both", "b1", None, "1920", "differs")
    with WorkFile(work_path) as file:
        file.record(edit.dismiss(finding, "as printed"))
        file.record(edit.dismiss(finding, "as printed"))
        file.undo()
        assert len(file.work().dismissals) == 1
        file.undo()
        assert file.work().dismissals == ()


def test_a_file_that_was_moved_while_it_was_open_is_told_as_that(work_path: Path) -> None:
    with WorkFile(work_path) as file:
        work_path.rename(work_path.with_name("elsewhere"))
        with pytest.raises(AlignerError, match="nothing was changed; the file was moved"):
            file.record(edit.merge(file.links, 0))
        assert file.links == small_work().links
