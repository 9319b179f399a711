"""What a careless or unlucky user does: a line that says so, nothing lost, no traceback."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.cli.app import run, warn_of
from aligner.edit import set_status
from aligner.exchange.tmx import read_tmx
from aligner.model import Finding, Status
from aligner.store import WorkFile
from aligner.works import bundled_sample

GERMAN = "Im Jahre 1921 kam Tschitscherin. Er blieb 16 Tage. Dann reiste er nach Batum.\n"
TURKISH = "Çiçerin 1921’de geldi. 16 gün kaldı. Sonra Batum’a gitti.\n"

Capture = pytest.CaptureFixture[str]
Write = Callable[[str, str], Path]
ALIGNER = [sys.executable, "-m", "aligner"]


@pytest.fixture
def made(write: Write, tmp_path: Path, capsys: Capture) -> Path:
    folder = tmp_path / "work"
    source, target = write("de.txt", GERMAN), write("tr.txt", TURKISH)
    assert run(["new", str(folder), "--source", str(source), "--target", str(target)]) == 0
    capsys.readouterr()
    return folder


def told(arguments: list[str], capsys: Capture) -> str:
    """Run a command that must fail, and give the one line it says."""
    assert run(arguments) == 2
    said = capsys.readouterr().err
    assert said.startswith("aligner: ")
    assert said.count("\n") == 1
    assert "fault of the tool" not in said
    return said


@pytest.mark.parametrize("name", ["work.aligner", "de.txt", "work.toml"])
def test_an_export_never_writes_over_its_own_work(made: Path, name: str, capsys: Capture) -> None:
    before = {path: path.read_bytes() for path in made.iterdir()}
    said = told(["export", str(made), str(made / name), "--format", "tmx", "--force"], capsys)
    assert "one of the files this is made of" in said
    assert {path: path.read_bytes() for path in made.iterdir()} == before


def test_an_alignment_never_writes_over_its_texts(write: Write, capsys: Capture) -> None:
    source, target = write("a.tsv", GERMAN), write("b.txt", TURKISH)
    said = told(["align", str(source), str(target), "-o", str(source), "--force"], capsys)
    assert "one of the files this is made of" in said
    assert source.read_text(encoding="utf-8") == GERMAN


def test_a_demonstration_leaves_other_works_alone(made: Path, capsys: Capture) -> None:
    memory = made / "memory.tmx"
    memory.write_text("mine", encoding="utf-8")
    assert "something else" in told(["demo", str(made)], capsys)
    assert memory.read_text(encoding="utf-8") == "mine"


def test_a_demonstration_that_was_broken_off_goes_on(tmp_path: Path, capsys: Capture) -> None:
    for name in ("de.txt", "tr.txt", "work.toml"):
        (tmp_path / name).write_bytes((bundled_sample() / name).read_bytes())
    assert run(["demo", str(tmp_path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["links"] > 100


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


def test_a_region_may_stand_behind_a_language(write: Write) -> None:
    source, target = str(write("a.txt", GERMAN)), str(write("b.txt", TURKISH))
    out = write("m.tmx", "")
    arguments = ["align", source, target, "--source-lang", "de_at", "-o", str(out), "--force"]
    assert run(arguments) == 0
    assert len(read_tmx(out, "de", "tr")) == 3
    assert 'srclang="de-AT"' in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('title = ["a"]', '"title" must be a text'),
        ('tilte = "a"', 'unknown key "tilte"'),
        ('[source]\nfile = ""\nlang = "de"', "names no file"),
        ('[source]\nfile = "a\\u0000b"\nlang = "de"', "names no file"),
        ('[source]\nfile = "a"\nlang = ["de"]', '"lang" must be a text'),
        ('[source]\nfile = "a"\nlang = "German"', "say de"),
        ('[source]\nfile = "a"\nlang = "de"\npresegmented = "x"', "must be true or false"),
        ('[source]\nfile = "a"\nlang = "de"\nabbreviations = "Mitt."', "must be a list"),
        ('[source]\nfile = "a"\nlang = "de"\nabbreviations = [1]', "1 is no abbreviation"),
        ('[source]\nfile = "a"\nlang = "de"\nabbreviations = ["."]', "is no abbreviation"),
    ],
)
def test_a_description_says_which_value_is_wrong(
    tmp_path: Path, line: str, says: str, capsys: Capture
) -> None:
    described = line + '\n[target]\nfile = "b"\nlang = "tr"\n'
    (tmp_path / "work.toml").write_text(described, encoding="utf-8")
    said = told(["new", str(tmp_path)], capsys)
    assert "work.toml" in said
    assert says in said


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


def test_realigning_what_nobody_changed_changes_nothing(made: Path, capsys: Capture) -> None:
    assert run(["realign", str(made)]) == 0
    assert "0 new, 0 gone" in capsys.readouterr().out
    with WorkFile(made / "work.aligner") as file:
        assert file.history() == []


def test_an_import_puts_links_in_reading_order(made: Path, tmp_path: Path, capsys: Capture) -> None:
    beads = tmp_path / "x.beads"
    beads.write_text("[]:[1]\n[2]:[2]\n[0, 1]:[0]\n", encoding="utf-8")
    assert run(["import", str(made), str(beads)]) == 0
    assert "links changed: 2; the same as before: 1" in capsys.readouterr().out
    with WorkFile(made / "work.aligner") as file:
        assert [link.kind for link in file.links] == ["2:1", "0:1", "1:1"]


def test_a_unit_nobody_reviewed_takes_no_judgement_back(made: Path, tmp_path: Path) -> None:
    memory = str(tmp_path / "m.tmx")
    assert run(["export", str(made), memory]) == 0
    with WorkFile(made / "work.aligner") as file:
        file.record(set_status(file.links, 1, 2, Status.DOUBTFUL))
    assert run(["import", str(made), memory]) == 0
    with WorkFile(made / "work.aligner") as file:
        assert file.links[1].status == "doubtful"


def test_codes_in_a_memory_are_no_text_and_a_namespace_is_no_matter(tmp_path: Path) -> None:
    path = tmp_path / "m.tmx"
    path.write_text(
        '<tmx version="1.4" xmlns="http://www.lisa.org/tmx14"><body><tu>'
        '<tuv xml:lang="de"><seg>Er <bpt i="1">{\\b</bpt><hi>kam</hi><ept i="1">}</ept>.</seg>'
        '</tuv><tuv xml:lang="tr"><seg>Gel<ph>x</ph>di.</seg></tuv></tu></body></tmx>',
        encoding="utf-8",
    )
    (unit,) = read_tmx(path, "de", "tr")
    assert (unit.source, unit.target) == ("Er kam.", "Geldi.")


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


@pytest.mark.parametrize("wait", [0.1, 0.2, 0.4])
def test_stopping_at_any_moment_is_no_traceback(write: Write, wait: float) -> None:
    aligner = Path(sys.executable).with_name("aligner")
    source = write("a.txt", "".join(f"Satz {n} ist der {n * 7}. von allen.\n" for n in range(5000)))
    target = write("b.txt", "".join(f"Cümle {n}, hepsinin {n * 7}.si.\n" for n in range(5000)))
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
    assert process.returncode in (130, -signal.SIGINT)
    assert said == "aligner: stopped\n" or "aligner" not in said  # Python itself was starting
