"""Links that nobody judged or changed: aligned again, exported and imported."""

from pathlib import Path

from commands import Capture

from aligner.cli.app import run
from aligner.edit import set_status
from aligner.model import Status
from aligner.store import WorkFile


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
