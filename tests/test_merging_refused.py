"""What is not merged: bad memories, two languages, files that are there, a full disk."""

import json
import sqlite3
from pathlib import Path

import pytest
from commands import Capture
from tmx_files import memory, unit

from aligner.cli.app import run
from aligner.errors import AlignerError
from aligner.exchange.concordance import entries_of_memory, search
from aligner.exchange.merge import merge_memories
from aligner.exchange.survey import Survey

BOMB = '<!DOCTYPE tmx [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>'
OUTER = '<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "x.tmx:1: not readable as TMX"),
        ("no xml at all", "x.tmx:1: not readable as TMX"),
        ("<tmx>\n<body>\n<tu>", "x.tmx:3: not readable as TMX"),
        ("<html></html>", "x.tmx: not TMX: it begins with <html>"),
        (
            f"{BOMB}<tmx><body><tu><tuv xml:lang='de'><seg>&b;</seg></tuv></tu></body></tmx>",
            "entit",
        ),
        (
            f"{OUTER}<tmx><body><tu><tuv xml:lang='de'><seg>&a;</seg></tuv></tu></body></tmx>",
            "entit",
        ),
        (
            "<tmx><body>\n<tu>\n<tuv><seg>a</seg></tuv></tu></body></tmx>",
            "x.tmx:3: a variant without a language",
        ),
    ],
)
@pytest.mark.parametrize("command", ["merge", "search"])
def test_a_bad_memory_is_one_line_and_nothing_is_written(
    tmp_path: Path, capsys: Capture, text: str, says: str, command: str
) -> None:
    path = tmp_path / "x.tmx"
    path.write_text(text, encoding="utf-8")
    good = memory(tmp_path / "a.tmx", unit("Ja.", "Evet."))
    out = tmp_path / "o.tmx"
    if command == "merge":
        arguments = ["merge", str(good), str(path), "-o", str(out)]
    else:
        arguments = ["tm", "search", str(path), "ja"]
    assert run(arguments) == 2
    said = capsys.readouterr().err
    assert says in said
    assert said.count("\n") == 1
    assert {file.name for file in tmp_path.iterdir()} == {"x.tmx", "a.tmx"}


def test_an_empty_memory_is_told(tmp_path: Path) -> None:
    path = memory(tmp_path / "a.tmx")
    with pytest.raises(AlignerError, match="no unit to merge"):
        merge_memories([path], tmp_path / "o.tmx")
    assert search(entries_of_memory(path), "ja") == []


def test_a_document_type_without_entities_is_read(tmp_path: Path) -> None:
    path = memory(tmp_path / "a.tmx", unit("Ja.", "Evet."))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("<tmx", '<!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx', 1), "utf-8")
    assert merge_memories([path], tmp_path / "o.tmx").written == 1


def test_memories_of_two_source_languages_are_not_merged(tmp_path: Path) -> None:
    one = memory(tmp_path / "a.tmx", unit("Ja.", "Evet."))
    two = memory(tmp_path / "b.tmx", unit("Ja.", "Evet."), srclang="tr")
    any_language = memory(tmp_path / "c.tmx", unit("Nein.", "Hayır."), srclang="*all*")
    with pytest.raises(
        AlignerError, match=r"b.tmx: its source language is tr, that of .*a.tmx is de"
    ):
        merge_memories([one, two], tmp_path / "o.tmx")
    assert merge_memories([any_language, one], tmp_path / "o.tmx").written == 2


def test_a_file_that_exists_stays_unless_forced(tmp_path: Path, capsys: Capture) -> None:
    one = memory(tmp_path / "a.tmx", unit("Ja.", "Evet."))
    out = tmp_path / "o.tmx"
    out.write_text("mine", encoding="utf-8")
    assert run(["merge", str(one), "-o", str(out)]) == 2
    assert "--force" in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == "mine"
    assert run(["merge", str(one), "-o", str(one), "--force"]) == 2
    assert "is one of the files" in capsys.readouterr().err
    assert run(["merge", str(one), "-o", str(out), "--keep", "oldest"]) == 2
    assert "newest, both" in capsys.readouterr().err
    assert run(["merge", str(one), "-o", str(out), "--force", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["written"] == 1


def test_no_room_for_temporary_files_is_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def refuse(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    path = memory(tmp_path / "a.tmx", unit("Ja.", "Evet."))
    monkeypatch.setattr(Survey, "take", refuse)
    assert run(["merge", str(path), "-o", str(tmp_path / "o.tmx")]) == 2
    said = capsys.readouterr().err
    assert "o.tmx: cannot be merged: database or disk is full; there must be room" in said
    assert said.count("\n") == 1
    assert [file.name for file in tmp_path.iterdir()] == ["a.tmx"]
