"""What the terminal shows: no control characters, no flood, no traceback."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from commands import ALIGNER, Capture, Write

from aligner.cli.app import run, warn_of
from aligner.model import Finding
from aligner.store import WorkFile


def test_nothing_in_a_text_steers_the_terminal(write: Write, capsys: Capture) -> None:
    path = str(write("a.txt", "Er kam\x1b[31m und\x02 ging\u202e fort\ufffe.\n"))
    assert run(["read", path, "--lang", "de"]) == 0
    shown = capsys.readouterr().out
    assert "Er kam" in shown
    assert not set(shown) & set("\x1b\x02\u202e\ufffe")


def test_of_many_warnings_the_first_are_shown(capsys: Capture) -> None:
    findings = [Finding("reading", "source", f"n{n}", n, "", "out of order") for n in range(30)]
    warn_of(findings, "a.txt")
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "aligner: warning: a.txt: n0: out of order"
    assert lines[10:] == ["aligner: warning: a.txt: and 20 more such findings"]


def test_a_fault_of_the_tool_is_a_line_too(
    made: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(WorkFile, "work", lambda _: next(iter(())))
    assert run(["status", str(made)]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "a fault of the tool itself: StopIteration" in said
    monkeypatch.setenv("ALIGNER_DEBUG", "1")
    with pytest.raises(StopIteration):
        run(["status", str(made)])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_behind_the_output_is_a_line(made: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [*ALIGNER, "status", made], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "No space left" in done.stderr


def test_a_terminal_without_the_letters_is_told_the_remedy(made: Path) -> None:
    done = subprocess.run(
        [*ALIGNER, "status", made],
        env=os.environ | {"PYTHONIOENCODING": "latin-1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "PYTHONIOENCODING=utf-8" in done.stderr


@pytest.mark.parametrize("wait", [0.2, 0.4, 0.6])
def test_stopping_at_any_moment_is_no_traceback(write: Write, wait: float) -> None:
    aligner = Path(sys.executable).with_name("aligner")
    source = write("a.txt", "".join(f"Satz {n} ist der {n * 7}. von allen.\n" for n in range(9000)))
    target = write("b.txt", "".join(f"Cümle {n}, hepsinin {n * 7}.si.\n" for n in range(9000)))
    process = subprocess.Popen(
        [aligner, "align", source, target, "--presegmented"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(wait)
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=20)[1]
    in_python = process.returncode == -signal.SIGINT and "stop_at_once" not in said
    assert in_python or (process.returncode, said) == (130, "aligner: stopped\n")


@pytest.mark.parametrize("swallowed", ["plain", "collected", "suppressed"])
def test_a_stop_that_was_swallowed_comes_again(swallowed: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _STOPPED_AT_WORK, swallowed],
        capture_output=True,
        text=True,
        check=False,
        timeout=20,
    )
    assert (done.returncode, done.stderr) == (130, "aligner: stopped\n")


_STOPPED_AT_WORK = """
import contextlib, signal, sys, time, weakref
from aligner import __main__
from aligner.cli.app import app


@app.command()
def collected() -> None:
    thing = set()
    watch = weakref.ref(thing, lambda _: signal.raise_signal(signal.SIGINT))
    del thing
    time.sleep(5)


@app.command()
def suppressed() -> None:
    with contextlib.suppress(BaseException):
        signal.raise_signal(signal.SIGINT)
    time.sleep(5)


@app.command()
def plain() -> None:
    signal.raise_signal(signal.SIGINT)


__main__.main()
"""
