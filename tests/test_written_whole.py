"""Files appear whole or not at all, and never over another unasked."""

import errno
import re
import resource
from pathlib import Path

import pytest
from commands import Capture
from conftest import small_work

from aligner.cli.app import run
from aligner.errors import AlignerError
from aligner.exchange import EXPORTS, export_links, glossary_files
from aligner.exchange.files import all_written_whole

WRITERS = [
    *(("export", "w", fmt) for fmt in EXPORTS),
    *(("glossary", "export", "g", fmt) for fmt in glossary_files.EXPORTS),
    ("merge", "m.tmx", "tmx"),
]


def command(*words: str) -> list[str]:
    *named, fmt = words
    if named[0] == "merge":
        return [*named, "-o", "x.file"]
    return [*named, "x.file", "--format", fmt]


def own_files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("words", WRITERS, ids="-".join)
def test_what_is_there_stays_unless_one_says_otherwise(
    here: Path, words: tuple[str, ...], capsys: Capture
) -> None:
    before = own_files(here)
    assert run(command(*words)) == 2
    said = capsys.readouterr().err
    assert (said.count("\n"), "x.file: exists already; use --force" in said) == (1, True)
    assert own_files(here) == before
    assert run([*command(*words), "--force"]) == 0
    assert (here / "x.file").read_bytes() != before[str(here / "x.file")]


@pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("words", WRITERS, ids="-".join)
def test_a_full_disk_leaves_the_old_file(
    here: Path, words: tuple[str, ...], capsys: Capture
) -> None:
    before = own_files(here)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, hard))
    try:
        code = run([*command(*words), "--force"])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    said = capsys.readouterr().err
    assert (code, said.count("\n")) == (2, 1)
    assert re.search(r"x\.\S+: cannot be written: File too large", said), said
    assert own_files(here) == before


def test_three_files_appear_or_none(tmp_path: Path) -> None:
    (tmp_path / "x.de.xml").write_text("mine", encoding="utf-8")
    with pytest.raises(AlignerError, match=r"x\.de\.xml: exists already"):
        export_links(small_work(), tmp_path / "x.xml", "ces")
    assert [p.name for p in tmp_path.iterdir()] == ["x.de.xml"]
    export_links(small_work(), tmp_path / "x.xml", "ces", force=True)
    assert len(list(tmp_path.iterdir())) == 3


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


@pytest.mark.parametrize("fmt", ["ces", "intertext"])
@pytest.mark.parametrize("which", [0, 1, 2])
@pytest.mark.parametrize("there", [("x.xml", "x.de.xml", "x.tr.xml"), ("x.xml",), ("x.tr.xml",)])
def test_where_one_of_three_files_cannot_have_its_name_the_old_ones_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fmt: str, which: int, there: tuple[str, ...]
) -> None:
    for name in there:
        (tmp_path / name).write_text(f"my {name}", encoding="utf-8")
    before = contents(tmp_path)
    replace_file, refused = Path.replace, ("x.xml", "x.de.xml", "x.tr.xml")[which]

    def refuse(draft: Path, target: Path) -> Path:
        if target.name == refused and draft.name.endswith(".new"):
            raise PermissionError(errno.EACCES, "Permission denied", str(draft), str(target))
        return replace_file(draft, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(AlignerError, match=rf"{refused}: cannot be written: Permission denied"):
        export_links(small_work(), tmp_path / "x.xml", fmt, force=True)
    assert contents(tmp_path) == before


def write_both(one: Path, two: Path) -> None:
    with all_written_whole([one, two], overwrite=True) as drafts:
        for draft in drafts:
            draft.write_text("new", encoding="utf-8")
        two.mkdir()  # it cannot have its name any more


@pytest.mark.parametrize("has_links", [True, False])
def test_a_name_that_was_taken_meanwhile_brings_the_other_file_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, has_links: bool
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    if not has_links:
        monkeypatch.setattr(Path, "hardlink_to", refuse)
    (tmp_path / "one").write_text("mine", encoding="utf-8")
    with pytest.raises(AlignerError, match="two: cannot be written"):
        write_both(tmp_path / "one", tmp_path / "two")
    assert (tmp_path / "one").read_text(encoding="utf-8") == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"]
