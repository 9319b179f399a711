"""Nothing is written over what it is made of, nor over other works."""

import json
from pathlib import Path

import pytest
from commands import GERMAN, TURKISH, Capture, Write, told

from aligner.cli.app import run
from aligner.works import bundled_sample


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
