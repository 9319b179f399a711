"""What a reading edition says of itself: title, rights, remarks, and in which language."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import small_work
from editions import with_notes, written

from aligner.cli.app import run
from aligner.exchange.edition import Front


def test_a_page_without_remarks_holds_none(tmp_path: Path) -> None:
    assert "remark&#39;" not in written(with_notes(), tmp_path)
    assert "s doubtful" not in written(with_notes(), tmp_path)
    shown = written(with_notes(), tmp_path, Front(remarks=True))
    assert "<q>Heyet Kars’a, karşı kıyıya gitti.</q> &lt;script&gt;alert(&#39;remark&#39;" in shown
    assert "s doubtful" in shown


def test_the_page_speaks_the_language_of_the_translation(tmp_path: Path) -> None:
    assert '<html lang="tr">' in written(small_work(), tmp_path)
    work = small_work()
    english = replace(work, target=replace(work.target, lang="en-GB"))
    assert "Search both texts" in written(english, tmp_path)
    polish = replace(work, target=replace(work.target, lang="pl"))
    assert '<html lang="en">' in written(polish, tmp_path)


def test_the_command_writes_title_provenance_and_rights(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = tmp_path / "w", tmp_path / "e.html"
    assert run(["demo", str(folder)]) == 0
    assert run(["export", str(folder), "--to", "html", "-o", str(out)]) == 0
    page = out.read_text(encoding="utf-8")
    assert "Der Moskauer Vertrag vom 16. März 1921" in page
    assert "both written for this project" in page
    assert "under the MIT licence" in page
    capsys.readouterr()
    assert run(["export", str(folder), "-o", str(out)]) == 2
    assert "--force" in capsys.readouterr().err
    assert run(["export", str(folder)]) == 2
    assert "name the file to write" in capsys.readouterr().err
    assert run(["export", str(folder), str(tmp_path / "a.tmx"), "--remarks"]) == 2
    assert "--remarks goes with html" in capsys.readouterr().err
