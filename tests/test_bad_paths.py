"""Paths that cannot be and folders that are closed."""

import os
from pathlib import Path

import pytest
from commands import Capture, told

LONG = "n" * 300


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["status", LONG], "File name too long"),
        (["new", LONG, "--source", "de.txt", "--target", "tr.txt"], "File name too long"),
        (["demo", LONG], "File name too long"),
        (["demo", "de.txt"], "Not a directory"),
        (["demo", ""], "name a folder"),
        (["new", "", "--source", "de.txt", "--target", "tr.txt"], "name a folder"),
        (["new", "de.txt", "--source", "de.txt", "--target", "tr.txt"], "de.txt"),
        (["export", "work", LONG + ".tmx"], "File name too long"),
        (["read", LONG, "--lang", "de"], "File name too long"),
        (["names", LONG, "--lang", "de"], "File name too long"),
        (["import", "work", LONG + ".tmx"], "File name too long"),
        (["import", "work", "de.txt"], "unknown format"),
    ],
)
def test_a_path_that_cannot_be_is_a_line(
    made: Path, arguments: list[str], says: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(made.parent)
    assert says in told(arguments, capsys)


def test_a_closed_folder_is_a_line(made: Path, tmp_path: Path, capsys: Capture) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    if os.access(closed, os.X_OK):
        pytest.skip("this user may enter every folder")
    source, target = str(made / "de.txt"), str(made / "tr.txt")
    for arguments in (
        ["export", str(made), str(closed / "m.tmx")],
        ["align", source, target, "-o", str(closed / "m.tmx")],
        ["new", str(closed / "w"), "--source", source, "--target", target],
        ["demo", str(closed / "w")],
        ["status", str(closed / "w")],
    ):
        assert "Permission denied" in told(arguments, capsys)
