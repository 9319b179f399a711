"""What the screen showed as done is on the disk: killed, disk full, write-protected."""

import asyncio
import fcntl
import os
import pty
import random
import re
import resource
import select
import shutil
import signal
import sqlite3
import struct
import sys
import termios
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from itertools import groupby
from pathlib import Path

import pytest
from ui_fixtures import make_file, small_work, stored_links

import tui
from aligner.model import Link
from aligner.store import FILE_NAME, WorkFile
from aligner.ui.header import WorkHeader
from aligner.ui.link_list import LinkList
from aligner.ui.panel import NoticeLine

COLUMNS, LINES = 120, 40
ROUNDS = 50
LONGEST = 20.0
NOBODY = 65534
BYTES = {"enter": "\r", "full_stop": ".", "left": "h", "right": "l"}
BYTES |= {"right_square_bracket": "]", "left_square_bracket": "[", "f2": "\x1bOQ"}
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


class Review:
    """The review application in a process and a terminal of its own.

    Args:
        folder: The work.
        door: What the process runs.
    """

    def __init__(
        self, folder: Path, door: Callable[[str], object] = lambda f: tui.main([f])
    ) -> None:
        self.output = ""
        self._process, self._terminal = pty.fork()
        if not self._process:
            _at_the_terminal(door, str(folder))
        self._rest = b""

    def press(self, *keys: str) -> None:
        os.write(self._terminal, "".join(BYTES.get(key, key) for key in keys).encode())

    def watch(self, seconds: float) -> None:
        """Take in what is shown for some time."""
        end = time.monotonic() + seconds
        while select.select([self._terminal], [], [], max(0.0, end - time.monotonic()))[0]:
            try:
                self._rest += os.read(self._terminal, 1 << 16)
            except OSError:  # nobody is there any more
                return
            whole = self._rest.decode(errors="ignore")
            self.output, self._rest = self.output + whole, b""

    def wait_for(self, words: str) -> None:
        """Take in what is shown until it has some words."""
        end = time.monotonic() + LONGEST
        while words not in self.text:
            assert time.monotonic() < end, f"{words} was never shown: {self.text[-2000:]}"
            self.watch(0.02)

    @property
    def text(self) -> str:
        """What was shown up to now, colours and movements left out."""
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", self.output)

    def limit_files(self, size: int) -> None:
        """Let no file of the process grow beyond a size: the disk is full."""
        hard = resource.prlimit(self._process, resource.RLIMIT_FSIZE)[1]
        resource.prlimit(self._process, resource.RLIMIT_FSIZE, (size, hard))

    def kill(self) -> None:
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        self.watch(0)
        os.close(self._terminal)

    def end(self) -> None:
        """Ask the process to end, as the system does when it is shut down."""
        os.kill(self._process, signal.SIGTERM)
        end = time.monotonic() + LONGEST
        while not os.waitpid(self._process, os.WNOHANG)[0]:
            assert time.monotonic() < end, "it goes on"
            self.watch(0.05)
        self.watch(0)
        os.close(self._terminal)

    def leave(self) -> int:
        """Leave by the key; gives the exit code."""
        self.press("q")
        end = time.monotonic() + LONGEST
        while True:
            self.watch(0.05)
            process, status = os.waitpid(self._process, os.WNOHANG)
            if process:
                os.close(self._terminal)
                return os.waitstatus_to_exitcode(status)
            assert time.monotonic() < end, "the review was never left"


def _at_the_terminal(door: Callable[[str], object], folder: str) -> None:
    """Run the review as the child of a fork, and never come back."""
    sys.stdin, sys.stdout, sys.stderr = sys.__stdin__, sys.__stdout__, sys.__stderr__
    os.environ["TERM"] = "xterm-256color"
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    code = 99
    try:
        code = int(str(door(folder)))
    finally:
        os._exit(code)


def command(folder: str) -> None:
    os.execv(sys.executable, [sys.executable, "-m", "aligner", "review", folder])  # noqa: S606


# Killed


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


# Refused


async def refused(folder: Path, forbid: Callable[[], None], allow: Callable[[], None]) -> str:
    """Press a key that cannot be stored; checks that nothing changes, gives what is said.

    Afterwards the same key must do its work.
    """
    path = folder / FILE_NAME
    with make_file(folder) as work_file:
        app = tui.ReviewApp(work_file)
        async with app.run_test(size=(COLUMNS, LINES)) as pilot:
            header, view = app.query_one(WorkHeader), app.query_one(LinkList)
            before = path.read_bytes(), header.progress, view.work, view.cursor
            forbid()
            try:
                await pilot.press("x")
                await pilot.pause()
            finally:
                allow()
            said = " ".join(notice.message for notice in app._notifications)  # noqa: SLF001
            assert (path.read_bytes(), header.progress, view.work, view.cursor) == before
            assert app.query_one(NoticeLine).notice == ""
            await pilot.press("x")
            await pilot.pause()
    assert stored_links(folder)[1].status == "doubtful"
    return said


async def test_a_file_that_becomes_read_only_refuses_changes_until_it_is_not(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "work"
    folder.mkdir()

    def forbid() -> None:
        (folder / FILE_NAME).chmod(0o444)
        folder.chmod(0o555)
        if not os.getuid():  # root may write anything
            for above in (folder, *folder.parents[:3]):
                above.chmod(above.stat().st_mode | 0o055)
            os.seteuid(NOBODY)

    def allow() -> None:
        if not os.getuid():
            os.seteuid(0)
        (folder / FILE_NAME).chmod(0o644)
        folder.chmod(0o755)

    said = await refused(folder, forbid, allow)
    assert str(folder / FILE_NAME) in said
    assert "nothing was changed" in said
    assert "folder" in said


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="needs Linux to limit a process")
@pytest.mark.parametrize("room", ["none", "for the journal"])
def test_a_full_disk_refuses_changes_until_there_is_room(tmp_path: Path, room: str) -> None:
    make_file(tmp_path).close()
    path = tmp_path / FILE_NAME
    before = path.read_bytes()
    review = Review(tmp_path)
    review.wait_for("1 of 10 confirmed")
    review.limit_files(0 if room == "none" else len(before) + 1)
    for _ in range(60):  # until the file would have to grow, where the journal has room
        review.press("x", "full_stop")
        review.watch(0.1)
        if "disk " in review.text:
            break
    review.wait_for("disk ")
    review.watch(0.5)
    if room == "none":
        assert path.read_bytes() == before
        assert "2 doubtful" not in review.text
    review.limit_files(resource.RLIM_INFINITY)
    review.press("m")
    review.wait_for("1 of 9 confirmed")
    assert review.leave() == 0
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert len(stored_links(tmp_path)) == 9


def test_whoever_ends_the_review_finds_the_terminal_in_order(tmp_path: Path) -> None:
    make_file(tmp_path).close()
    review = Review(tmp_path)
    review.wait_for("Köprü")
    review.press("x")
    review.wait_for("2 is doubtful")
    review.end()
    assert "\x1b[?1049l" in review.output  # the screen there was before
    assert "\x1b[?1000l" in review.output  # the mouse is the terminal's again
    assert stored_links(tmp_path)[1].status == "doubtful"
