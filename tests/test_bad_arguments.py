"""Arguments that are wrong, contradict each other or ask for nothing."""

import json
from pathlib import Path

import pytest
from commands import GERMAN, TURKISH, Capture, Write, told
from faults import CORRECT

from aligner.cli.app import run
from aligner.exchange.tmx import read_tmx


@pytest.mark.parametrize(
    ("lang", "says"),
    [
        *(
            ("", "no language code"),
            ("german", "say de"),
            ("tur", "say tr"),
            ("<x>", "no language"),
        ),
        *(("d e", "no language"), ("../x", "no language"), ("123", "no language")),
        *(("de\x01", "no language"), ("klingon", "no language")),
    ],
)
def test_a_language_is_a_code(write: Write, lang: str, says: str, capsys: Capture) -> None:
    source, target = str(write("a.txt", GERMAN)), str(write("b.txt", TURKISH))
    assert says in told(["read", source, "--lang", lang], capsys)
    assert says in told(["align", source, target, "--source-lang", lang], capsys)
    assert says in told(["names", source, "--lang", lang], capsys)


def test_the_language_of_a_text_is_in_its_name_or_its_words(write: Write, capsys: Capture) -> None:
    named, spoken, short = (
        str(write(name, text))
        for name, text in (
            ("a.tr.txt", "Orada Manatof konuştu. Burada Manatoff sustu. Manatoff geldi.\n"),
            ("b.txt", (CORRECT / "tr.txt").read_text(encoding="utf-8")),
            ("c.txt", "Orada Manatof konuştu.\n"),
        )
    )
    for text in (named, spoken):
        assert run(["names", text]) == 0
        assert run(["read", text]) == 0
    assert "Manatof" in capsys.readouterr().out
    for command in ("names", "read"):
        assert "say it with --lang" in told([command, short], capsys)


def test_a_region_may_stand_behind_a_language(write: Write) -> None:
    source, target = str(write("a.txt", GERMAN)), str(write("b.txt", TURKISH))
    out = write("m.tmx", "")
    arguments = ["align", source, target, "--source-lang", "de_at", "-o", str(out), "--force"]
    assert run(arguments) == 0
    assert len(read_tmx(out, "de", "tr")) == 3
    assert 'srclang="de-AT"' in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--to", "tmx", "--json"], "contradict"),
        (["--to", ""], "--to"),
        (["--to", "tsv", "-o", "x.tmx"], "would hold tsv"),
    ],
)
def test_contradicting_formats_are_refused(
    write: Write, arguments: list[str], says: str, capsys: Capture
) -> None:
    source, target = str(write("a.txt", GERMAN)), str(write("b.txt", TURKISH))
    assert says in told(["align", source, target, *arguments], capsys)


def test_a_dash_is_standard_output(
    write: Write, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = str(write("a.txt", GERMAN)), str(write("b.txt", TURKISH))
    monkeypatch.chdir(tmp_path)
    assert run(["align", source, target, "--to", "beads", "-o", "-"]) == 0
    assert capsys.readouterr().out == "[0]:[0]\n[1]:[1]\n[2]:[2]\n"
    assert not Path("-").exists()


def test_confirmed_links_are_asked_for_where_there_are_none(
    made: Path, tmp_path: Path, capsys: Capture
) -> None:
    assert run(["export", str(made), str(tmp_path / "m.tmx"), "--confirmed"]) == 0
    assert "no link is confirmed" in capsys.readouterr().err
    out = str(tmp_path / "m.tsv")
    assert "only a tmx" in told(["export", str(made), out, "--confirmed"], capsys)


def test_a_text_named_twice_is_counted_once(write: Write, capsys: Capture) -> None:
    path = str(write("t.txt", "Orada Manatof konuştu. Burada Manatoff sustu. Manatoff geldi.\n"))
    assert run(["names", path, path, "--lang", "tr", "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert [form["count"] for form in found["forms"]] == [2, 1]


def test_without_a_command_there_is_help(capsys: Capture) -> None:
    assert run([]) == 0
    shown = capsys.readouterr()
    assert "Usage" in shown.out
    assert shown.err == ""
