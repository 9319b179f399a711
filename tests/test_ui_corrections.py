"""Correcting sentences with the keys."""

from pathlib import Path

import pytest
from ui_fixtures import GERMAN, LINKS, TURKISH, small_work
from ui_pressing import work_after

from aligner.store import FILE_NAME, WorkFile

pytestmark = pytest.mark.usefixtures("at_once")


async def test_a_sentence_is_corrected_and_what_was_read_is_kept(tmp_path: Path) -> None:
    work = await work_after(tmp_path, "E", "end", "backspace", "!", "ctrl+s")
    sentence = work.target.sentences[1]
    assert (sentence.text, sentence.read) == (TURKISH[1][:-1] + "!", TURKISH[1])
    assert work.links == LINKS


async def test_the_side_worked_on_is_the_one_corrected(tmp_path: Path) -> None:
    work = await work_after(tmp_path, "left", "E", "delete", "i", "ctrl+s")
    assert work.source.sentences[1].text == "i" + GERMAN[1][1:]


async def test_a_sentence_is_split_by_a_new_line_and_undone(tmp_path: Path) -> None:
    keys = ("down", "down", "E", *["right"] * 45, "enter", "ctrl+s")
    work = await work_after(tmp_path, *keys)
    assert [s.text for s in work.target.sentences[3:5]] == [TURKISH[3][:44], TURKISH[3][45:]]
    assert work.links[3].target == range(3, 5)
    assert work.links[4].target == range(5, 6)


async def test_undo_takes_a_split_of_a_sentence_back(tmp_path: Path) -> None:
    keys = ("down", "down", "E", *["right"] * 45, "enter", "ctrl+s", "u")
    assert await work_after(tmp_path, *keys) == small_work()


async def test_two_sentences_are_joined_by_taking_the_line_away(tmp_path: Path) -> None:
    keys = (*["down"] * 4, "left", "E", "down", "home", "backspace", "space", "ctrl+s")
    work = await work_after(tmp_path, *keys)
    assert work.source.sentences[5].text == f"{GERMAN[5]} {GERMAN[6]}"
    assert work.links[5].kind == "1:1"
    assert work.links[6].source == range(0)
    assert work.links[7].source == range(6, 7)


@pytest.mark.parametrize("leave", [("escape",), ("ctrl+s",)])
async def test_leaving_or_saving_what_is_the_same_changes_nothing(
    tmp_path: Path, leave: tuple[str, ...]
) -> None:
    assert await work_after(tmp_path, "E", *leave) == small_work()
    with WorkFile(tmp_path / FILE_NAME) as work_file:
        assert work_file.history() == []


async def test_a_spelling_is_replaced_everywhere_in_one_step(tmp_path: Path) -> None:
    keys = ("R", *"köprü", "tab", *"Köprü", "enter")
    work = await work_after(tmp_path, *keys)
    assert "eski Köprü ayakta" in work.target.sentences[3].text
    with WorkFile(tmp_path / FILE_NAME) as work_file:
        work_file.undo()
        assert work_file.work() == small_work()


async def test_nothing_is_replaced_by_nothing(tmp_path: Path) -> None:
    assert await work_after(tmp_path, "R", *"köprü", "enter", "escape") == small_work()
