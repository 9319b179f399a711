import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.cli.app import run
from aligner.store import WorkFile

GERMAN = (
    "Im Jahre 1921 kam Tschitscherin.¹) Er blieb 16 Tage. Dann reiste er nach Batum.\n\n¹) S. 5.\n"
)
TURKISH = "Çiçerin 1921’de geldi.¹ 16 gün kaldı. Sonra Batum’a gitti.\n________\n1 s. 5.\n"

Capture = pytest.CaptureFixture[str]
Write = Callable[[str, str], Path]


@pytest.fixture
def texts(write: Write) -> tuple[str, str]:
    return str(write("de.txt", GERMAN)), str(write("tr.txt", TURKISH))


@pytest.fixture
def made(texts: tuple[str, str], tmp_path: Path, capsys: Capture) -> str:
    folder = str(tmp_path / "work")
    assert run(["new", folder, "--source", texts[0], "--target", texts[1]]) == 0
    capsys.readouterr()
    return folder


def told(arguments: list[str], capsys: Capture) -> str:
    """Run a command that must fail, and give the one line it says."""
    assert run(arguments) == 2
    said = capsys.readouterr().err
    assert said.startswith("aligner: ")
    assert said.count("\n") == 1
    return said


def test_help_answers_at_once() -> None:
    def seconds() -> float:
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-m", "aligner", "--help"], capture_output=True, check=True)
        return time.perf_counter() - begun

    assert min(seconds() for _ in range(5)) < 0.25


@pytest.mark.parametrize(
    "command",
    [
        *("read", "new", "align", "review", "check", "names", "export", "import", "realign"),
        *("status", "demo", "glossary suggest", "merge", "tm search"),
    ],
)
def test_every_command_has_help_with_an_example(command: str, capsys: Capture) -> None:
    assert run([*command.split(), "--help"]) == 0
    assert f"Example: aligner {command}" in " ".join(capsys.readouterr().out.split())


def test_reading_prints_the_sentences_as_json(texts: tuple[str, str], capsys: Capture) -> None:
    assert run(["read", texts[1], "--lang", "tr", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows[0] == {
        "id": "b1",
        "part": "body",
        "note": None,
        "paragraph": 1,
        "text": "Çiçerin 1921’de geldi.",
        "markers": [1],
    }
    assert (rows[-1]["part"], rows[-1]["note"]) == ("note", 1)


def test_a_new_work_keeps_its_texts_and_can_be_opened(made: str, capsys: Capture) -> None:
    names = {path.name for path in Path(made).iterdir()}
    assert names == {"de.txt", "tr.txt", "work.toml", "work.aligner"}
    assert run(["status", made, "--json"]) == 0
    status = json.loads(capsys.readouterr().out)
    assert status["kinds"] == {"1:1": 4}
    assert status["sentences"] == {"source": 4, "target": 4}


def test_a_work_is_never_overwritten(made: str, texts: tuple[str, str], capsys: Capture) -> None:
    before = (Path(made) / "work.aligner").read_bytes()
    assert "nothing was overwritten" in told(
        ["new", made, "--source", texts[0], "--target", texts[1]], capsys
    )
    assert (Path(made) / "work.aligner").read_bytes() == before


def test_the_same_text_twice_is_refused(
    texts: tuple[str, str], tmp_path: Path, capsys: Capture
) -> None:
    said = told(["new", str(tmp_path / "w"), "--source", texts[0], "--target", texts[0]], capsys)
    assert "same" in said
    assert not (tmp_path / "w").exists()


def test_a_side_in_another_language_is_a_warning(write: Write, capsys: Capture) -> None:
    source = write("a.txt", "Das ist der Satz und das ist nicht die Frage in dem Buch. " * 9)
    target = write("b.txt", "Bu bir kitap ve bu da bir soru için olan cümle gibi. " * 9)
    assert run(["align", str(target), str(source)]) == 0
    assert "reads like Turkish" in capsys.readouterr().err


def test_beads_cover_every_line_of_presegmented_texts(write: Write, capsys: Capture) -> None:
    source = str(write("a.txt", "Es war 1920.\n\nEs war 1921.\nEs kam 1922.\n"))
    target = str(write("b.txt", "1920 yılıydı.\n1921 yılıydı.\n\n1922 geldi.\n"))
    assert run(["align", source, target, "--presegmented", "--to", "beads"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "[0]:[0]" in lines
    assert "[3]:[3]" in lines
    positions = [json.loads(line.split(":")[0]) for line in lines]
    assert sorted(p for side in positions for p in side) == [0, 1, 2, 3]


def test_links_as_json_have_texts_and_confidence(texts: tuple[str, str], capsys: Capture) -> None:
    assert run(["align", *texts, "--to", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert set(rows[1]) == {"source", "target", "confidence", "source_text", "target_text"}
    assert rows[1]["source_text"] == "Er blieb 16 Tage."
    assert rows[1]["target_text"] == "16 gün kaldı."
    assert 0 <= rows[1]["confidence"] <= 1


def test_a_memory_can_be_exported_and_taken_back(
    made: str, tmp_path: Path, capsys: Capture
) -> None:
    out = str(tmp_path / "m.tmx")
    assert run(["export", made, out]) == 0
    assert run(["import", made, out]) == 0
    assert "links changed: 0; the same as before: 4" in capsys.readouterr().out


def test_findings_fail_only_where_asked(
    made: str, write: Write, tmp_path: Path, capsys: Capture
) -> None:
    wrong = str(write("tr2.txt", TURKISH.replace("16 gün", "15 gün")))
    folder = str(tmp_path / "wrong")
    assert run(["new", folder, "--source", f"{made}/de.txt", "--target", wrong]) == 0
    assert run(["check", folder, "--only", "numbers"]) == 0
    assert run(["check", folder, "--only", "numbers", "--fail-on-findings"]) == 1
    assert run(["check", made, "--only", "numbers", "--fail-on-findings"]) == 0
    capsys.readouterr()
    assert run(["check", folder, "--only", "numbers", "--json"]) == 0
    (finding,) = json.loads(capsys.readouterr().out)
    assert (finding["quote"], finding["suggestion"]) == ("15", "16")


def test_names_of_one_text_are_listed_with_their_forms(write: Write, capsys: Capture) -> None:
    text = "Orada Manatof konuştu. Burada Manatoff sustu. Yine Manatoff geldi.\n"
    assert run(["names", str(write("t.txt", text)), "--lang", "tr", "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert [(form["form"], form["count"]) for form in found["forms"]] == [
        ("Manatoff", 2),
        ("Manatof", 1),
    ]
    assert found["check"] == "name-spelling"


def test_realigning_can_be_undone(made: str) -> None:
    with WorkFile(Path(made) / "work.aligner") as file:
        before = file.links
    assert run(["realign", made]) == 0
    with WorkFile(Path(made) / "work.aligner") as file:
        assert file.links == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["read", "nothing.txt", "--lang", "de"], "no such file"),
        (["read", ".", "--lang", "de"], "is a directory"),
        (["status", "nowhere"], "no such work folder"),
        (["status", "."], "no work file here"),
        (["new", "w"], "no work.toml here"),
        (["new", "w", "--source", "a"], "both --source and --target"),
        (["check", "nowhere"], "no such work folder"),
        (["export", "nowhere", "x.tmx"], "no such work folder"),
        (["nonsense"], "No such command"),
        (["read"], "Missing argument"),
        (["align", "a", "b", "--to", "docx"], "--to docx"),
    ],
)
def test_a_fault_is_one_line_and_exit_status_2(
    arguments: list[str],
    says: str,
    capsys: Capture,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert says in told(arguments, capsys)


def test_a_very_large_file_is_read_only_where_asked(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    assert "200 MB" in told(["read", str(path), "--lang", "de"], capsys)
    assert "use --large" in told(["align", str(path), str(path)], capsys)


def test_a_damaged_work_file_is_told(made: str, capsys: Capture) -> None:
    (Path(made) / "work.aligner").write_bytes(b"rubbish" * 999)
    assert "damaged" in told(["status", made], capsys)


def test_a_missing_model_is_told_before_anything_is_written(
    texts: tuple[str, str], tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "w"
    arguments = ["new", str(folder), "--source", texts[0], "--target", texts[1], "--model", "no/no"]
    assert "model no/no" in told(arguments, capsys)
    assert not folder.exists()
