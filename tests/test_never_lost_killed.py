"""What the screen showed as done is on the disk, whenever the review is killed."""

import asyncio
import os
import random
import re
import shutil
import sqlite3
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from itertools import groupby
from pathlib import Path

from own_terminal import COLUMNS, LINES, Review
from ui_fixtures import make_file, small_work

import tui
from aligner.model import Link
from aligner.store import FILE_NAME, WorkFile
from aligner.ui.panel import NoticeLine

ROUNDS = 50
KEYS = [
    *("x", "m", "e", *"sic", "enter", "enter", "J", "left", "t", "C", "u", "full_stop", "K", "X"),
    *("E", *"Ob", "f2", "g", "4", "enter", "s", "enter", "right", "m", "b", "enter", "e", *"xmu"),
    *(
        "enter",
        "r",
        "T",
        "left_square_bracket",
        "u",
        "u",
        "r",
        "x",
        "enter",
        "right_square_bracket",
        "M",
    ),
    *("k", "k", "x", "J", "u", "enter", "m", "u", "x", "k", "t", "enter", "M", "j", "J", "X"),
]


def command(folder: str) -> None:
    os.execv(sys.executable, [sys.executable, "-m", "aligner", "review", folder])  # noqa: S606


def replayed(folder: Path, keys: Sequence[str]) -> tuple[list[tuple[Link, ...]], list[str]]:
    """Press keys one by one; gives the links stored before the first and after each, and the
    notices after each."""

    async def press_all() -> None:
        with make_file(folder) as work_file:
            states.append(work_file.links)
            app = tui.ReviewApp(work_file)
            async with app.run_test(size=(COLUMNS, LINES)) as pilot:
                for key in keys:
                    await pilot.press(key)
                    await pilot.pause()
                    states.append(work_file.links)
                    notices.append(app.screen_stack[0].query_one(NoticeLine).notice)

    states: list[tuple[Link, ...]] = []
    notices: list[str] = []
    asyncio.run(press_all())
    return states, notices


def shown_as_done(text: str, notices: Sequence[str]) -> int:
    """Say how many keys were done at least, the notices having been shown that this text has.

    Not every notice is painted, one may be painted twice: each is taken for the first that may be.
    """
    either = "|".join(sorted(map(re.escape, set(notices) - {""}), key=len, reverse=True))
    shown = [notice for notice, _ in groupby(re.findall(f" ({either}) ", text))]
    done = 0
    for notice in shown:
        done = notices.index(notice, done) + 1
    return done


def check_sound(path: Path, states: Sequence[tuple[Link, ...]], original: list[str]) -> int:
    """Check a file left behind; gives the last of the states it is in."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    with WorkFile(path) as work_file:
        assert work_file.links in states
        state = max(at for at, links in enumerate(states) if links == work_file.links)
        while work_file.undo():
            pass
        assert work_file.links == states[0]
        work = work_file.work()
    assert [s.text for doc in (work.source, work.target) for s in doc.sentences] == original
    return state


def rounds(tmp_path: Path, count: int, door: Callable[[str], object]) -> list[tuple[int, int, int]]:
    """Kill reviews at random; gives how many keys were sent, shown as done, and stored."""
    (tmp_path / "replayed").mkdir()
    (tmp_path / "killed").mkdir()
    states, notices = replayed(tmp_path / "replayed", KEYS)
    work = small_work()
    original = [s.text for doc in (work.source, work.target) for s in doc.sentences]
    make_file(tmp_path).close()
    chance = random.Random(1)
    found = []
    for number in range(count):
        folder = tmp_path / "killed" / str(number)
        folder.mkdir()
        shutil.copy(tmp_path / FILE_NAME, folder)
        review = Review(folder, door)
        review.wait_for("1 of 10 confirmed")
        sent = chance.randint(1, len(KEYS))
        for key in KEYS[:sent]:
            review.press(key)
            review.watch(chance.uniform(0, 0.02))
        review.watch(chance.uniform(0, 0.1))
        review.kill()
        done = shown_as_done(review.text, notices[:sent])
        stored = check_sound(folder / FILE_NAME, states[: sent + 1], original)
        assert stored >= done, (number, sent, notices[done - 1])
        found.append((sent, done, stored))
    return found


def test_what_was_shown_as_done_survives_a_kill_at_any_moment(tmp_path: Path) -> None:
    found = rounds(tmp_path, ROUNDS, lambda folder: tui.main([folder]))
    assert sum(done > 0 for _, done, _ in found) > ROUNDS // 2
    assert sum(0 < done < sent for sent, done, _ in found) > ROUNDS // 10


def test_so_it_does_when_the_command_line_is_the_door(tmp_path: Path) -> None:
    assert len(rounds(tmp_path, 3, command)) == 3
