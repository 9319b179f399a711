"""Commands of the tool run on two short texts, and what they say where they must fail."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.cli.app import run

GERMAN = "Im Jahre 1921 kam Tschitscherin. Er blieb 16 Tage. Dann reiste er nach Batum.\n"
TURKISH = "Çiçerin 1921’de geldi. 16 gün kaldı. Sonra Batum’a gitti.\n"
Capture = pytest.CaptureFixture[str]
Write = Callable[[str, str], Path]
ALIGNER = [sys.executable, "-m", "aligner"]


def told(arguments: list[str], capsys: Capture) -> str:
    """Run a command that must fail, and give the one line it says."""
    assert run(arguments) == 2
    said = capsys.readouterr().err
    assert said.startswith("aligner: ")
    assert said.count("\n") == 1
    assert "fault of the tool" not in said
    return said
