"""On a terminal a file that exists is asked about; elsewhere it stays."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from aligner.works import bundled_sample, make_work

ASKED = "write over"


def on_a_terminal(arguments: list[str], answer: bytes) -> tuple[str, int]:
    """Run a command on a terminal and answer what it asks; gives what was said and the status."""
    child, terminal = pty.fork()
    if not child:
        os.execv(sys.executable, [sys.executable, "-m", "aligner", *arguments])  # noqa: S606 - the tool itself
    said = b""
    while True:
        try:
            block = os.read(terminal, 4096)
        except OSError:  # Linux says so when the other end is closed
            break
        if not block:
            break
        if ASKED.encode() in block:
            os.write(terminal, answer)
        said += block
    os.close(terminal)
    return said.decode(), os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Arguments of an export to three files, which are there."""
    folder = tmp_path_factory.mktemp("asked")
    work = folder / "work"
    work.mkdir()
    for file in bundled_sample().iterdir():
        (work / file.name).write_bytes(file.read_bytes())
    make_work(work, model="none").close()
    for name in ("x.xml", "x.de.xml", "x.tr.xml"):
        (folder / name).write_text("old", encoding="utf-8")
    return ["export", str(work), str(folder / "x.xml"), "--to", "ces"]


@pytest.mark.parametrize("answer", [b"n\n", b"\n", b"\x04", b"\x03"])
def test_a_file_stays_unless_the_answer_is_yes(exported: list[str], answer: bytes) -> None:
    said, status = on_a_terminal(exported, answer)
    assert said.count(f"{ASKED} them?") == 1
    assert all(name in said for name in ("x.xml", "x.de.xml", "x.tr.xml"))
    assert (status, Path(exported[2]).read_text(encoding="utf-8")) == (2, "old")


def test_without_a_terminal_nobody_is_asked(exported: list[str]) -> None:
    command = [sys.executable, "-m", "aligner", *exported]
    done = subprocess.run(command, input="y\n", capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "--force" in done.stderr


def test_yes_writes_over_it(exported: list[str]) -> None:
    _, status = on_a_terminal(exported, b"y\n")
    assert status == 0
    assert Path(exported[2]).read_text(encoding="utf-8") != "old"


@pytest.mark.parametrize(
    "command",
    [
        ["glossary", "export", "{work}", "{out}.tbx"],
        ["check", "{work}", "-o", "{out}.html"],
        ["names", "{work}/tr.txt", "--lang", "tr", "-o", "{out}.csv"],
        ["align", "{work}/de.txt", "{work}/tr.txt", "-o", "{out}.beads"],
    ],
)
def test_whatever_writes_a_file_asks_first(
    exported: list[str], command: list[str], tmp_path: Path
) -> None:
    filled = [part.format(work=exported[1], out=tmp_path / "x") for part in command]
    (out,) = (Path(part) for part in filled if part.startswith(str(tmp_path / "x")))
    out.write_text("old", encoding="utf-8")
    said, status = on_a_terminal(filled, b"n\n")
    assert f"{ASKED} it?" in said
    assert (status, out.read_text(encoding="utf-8")) == (2, "old")
    said, status = on_a_terminal(filled, b"y\n")
    assert (status, out.read_text(encoding="utf-8") == "old") == (0, False)
