"""Undo and redo of the work file, also after it was closed."""

import sqlite3
from pathlib import Path

import pytest
from conftest import ALIGNMENT, DIGESTS, dates, small_work
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner import edit
from aligner.errors import AlignerError
from aligner.model import Finding, Side, Status
from aligner.store import WorkFile, rows


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
