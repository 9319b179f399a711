"""Folders of new works: texts kept apart, nothing left behind where making one fails."""

from pathlib import Path

import pytest
from commands import GERMAN, TURKISH, Capture, Write, told

from aligner.cli.app import run
from aligner.store import WorkFile


def test_texts_of_one_name_are_kept_apart_by_their_language(tmp_path: Path) -> None:
    for lang, text in (("de", GERMAN), ("tr", TURKISH)):
        (tmp_path / lang).mkdir()
        (tmp_path / lang / "text.txt").write_text(text, encoding="utf-8")
    texts = ["--source", str(tmp_path / "de/text.txt"), "--target", str(tmp_path / "tr/text.txt")]
    assert run(["new", str(tmp_path / "w"), *texts]) == 0
    names = {path.name for path in (tmp_path / "w").iterdir()}
    assert names == {"text.de.txt", "text.tr.txt", "work.toml", "work.aligner"}


def test_a_name_that_is_no_text_leaves_nothing_behind(write: Write, capsys: Capture) -> None:
    source, target = write("a.txt", GERMAN), write("b\udcff.txt", TURKISH)
    folder = source.parent / "deep" / "w"
    arguments = ["new", str(folder), "--source", str(source), "--target", str(target)]
    assert "not UTF-8" in told(arguments, capsys)
    assert not folder.parent.exists()


def test_what_fails_half_way_is_taken_back(
    write: Write, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    source, target = write("a.txt", GERMAN), write("b.txt", TURKISH)
    monkeypatch.setattr(WorkFile, "create", full)
    folder = source.parent / "deep" / "w"
    arguments = ["new", str(folder), "--source", str(source), "--target", str(target)]
    assert "No space left" in told(arguments, capsys)
    assert not folder.parent.exists()
