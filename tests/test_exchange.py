import json
import shutil
import subprocess
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from conftest import document, small_work
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from aligner.edit import apply
from aligner.errors import AlignerError
from aligner.exchange import export_links, import_links
from aligner.exchange.beads import read_beads
from aligner.exchange.tmx import read_tmx
from aligner.model import Link, Side, Status, Work
from aligner.tables import kinds


def test_a_memory_comes_back_with_texts_status_and_comment(tmp_path: Path) -> None:
    work = small_work()
    links = (
        work.links[0]._replace(status=Status.CONFIRMED, comment="checked <&> twice"),
        *work.links[1:],
    )
    path = tmp_path / "m.tmx"
    export_links(replace(work, links=links), path)
    units = read_tmx(path, "de", "tr")
    assert len(units) == 4
    assert units[0].comment == "checked <&> twice"
    assert [unit.status for unit in units[:2]] == [Status.CONFIRMED, Status.SUGGESTED]
    assert units[1].source == work.text(work.links[1], Side.SOURCE)


def test_the_memory_is_valid_tmx(tmp_path: Path, shared: Path) -> None:
    if not Path("/usr/share/omegat/OmegaT.jar").is_file():
        pytest.skip("needs OmegaT, whose jar holds the DTD")
    path = tmp_path / "m.tmx"
    export_links(small_work(), path)
    tool = shared / "tools" / "tmx_strict.py"
    done = subprocess.run([sys.executable, tool, path], capture_output=True, text=True, check=False)
    assert "0 errors, 0 warnings" in done.stdout, done.stdout


@pytest.mark.skipif(not shutil.which("omegat"), reason="needs OmegaT")
def test_omegat_takes_every_unit(tmp_path: Path, shared: Path) -> None:
    path = tmp_path / "m.tmx"
    export_links(small_work(), path)
    tool = shared / "tools" / "omegat_check.py"
    done = subprocess.run(
        [sys.executable, tool, "tmx", path], capture_output=True, text=True, check=False
    )
    verdict = json.loads(done.stdout)
    assert verdict["accepted"], verdict
    assert verdict["inserted_identical"] == 4


def test_only_confirmed_links_where_that_is_asked(tmp_path: Path) -> None:
    work = small_work()
    links = (work.links[0]._replace(status=Status.CONFIRMED), *work.links[1:])
    export_links(replace(work, links=links), tmp_path / "m.tmx", confirmed=True)
    assert len(read_tmx(tmp_path / "m.tmx", "de", "tr")) == 1


def test_one_source_with_two_targets_is_told(tmp_path: Path) -> None:
    work = Work(
        "t",
        document("a", "de", "Ja.", "Ja."),
        document("b", "tr", "Evet.", "Tabii."),
        (Link(range(1), range(1)), Link(range(1, 2), range(1, 2))),
    )
    (warning,) = export_links(work, tmp_path / "m.tmx")
    assert "two targets" in warning


def test_a_memory_with_entities_of_its_own_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "m.tmx"
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 30))
    path.write_text(
        f'<?xml version="1.0"?><!DOCTYPE tmx [<!ENTITY e0 "x">{bomb}]><tmx><body><tu>'
        '<tuv xml:lang="de"><seg>&e29;</seg></tuv><tuv xml:lang="tr"><seg>b</seg></tuv>'
        "</tu></body></tmx>",
        encoding="utf-8",
    )
    with pytest.raises(AlignerError, match="nothing taken"):
        read_tmx(path, "de", "tr")


def test_a_truncated_memory_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "m.tmx"
    export_links(small_work(), path)
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(AlignerError, match="not readable as TMX"):
        read_tmx(path, "de", "tr")


def test_beads_cover_every_sentence_and_come_back(tmp_path: Path) -> None:
    work = small_work()
    path = tmp_path / "links.beads"
    export_links(work, path)
    assert path.read_text(encoding="utf-8").splitlines()[1] == "[1, 2]:[1]"
    assert read_beads(path) == [(link.source, link.target) for link in work.links]


def test_imported_beads_replace_the_links(tmp_path: Path) -> None:
    work = small_work()
    path = tmp_path / "x.beads"
    path.write_text("[0]:[0]\n[1]:[1]\n[2]:[]\n[3, 4]:[2, 3]\n", encoding="utf-8")
    found = import_links(work, path)
    after = apply(work.links, found.edit)
    assert [link.kind for link in after] == ["1:1", "1:1", "1:0", "2:2"]
    assert (found.changed, found.same, after[0]) == (3, 1, work.links[0])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[0]:[0]\n", "does not fit"),
        ("0 - 0\n", "x.beads:1: not a link"),
        ("[0, 2]:[0]\n", "not consecutive"),
        ("[0]:[0]\n[1]:[1]\n[2]:[]\n[3]:[2]\n[4]:[9]\n", "does not fit"),
        ("[0]:[0]\n[]:[]\n", "x.beads:2: a link of nothing"),
        (f"[{'9' * 5000}]:[0]\n", "x.beads:1: not a link"),
        ("[\N{ARABIC-INDIC DIGIT ONE}]:[0]\n", "x.beads:1: not a link"),
    ],
)
def test_beads_that_do_not_fit_are_refused(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "x.beads"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(AlignerError, match=says):
        import_links(small_work(), path)


def test_an_import_never_changes_a_confirmed_link(tmp_path: Path) -> None:
    work = small_work()
    links = (work.links[0], work.links[1]._replace(status=Status.CONFIRMED), *work.links[2:])
    path = tmp_path / "x.beads"
    path.write_text("[0]:[0]\n[1]:[1]\n[2]:[]\n[3, 4]:[2, 3]\n", encoding="utf-8")
    with pytest.raises(AlignerError, match="confirmed link"):
        import_links(replace(work, links=links), path)


def test_a_memory_confirms_the_links_it_equals(tmp_path: Path) -> None:
    work = small_work()
    confirmed = tuple(link._replace(status=Status.CONFIRMED) for link in work.links[:2])
    export_links(replace(work, links=(*confirmed, *work.links[2:])), tmp_path / "m.tmx")
    found = import_links(work, tmp_path / "m.tmx")
    assert [link.status for link in found.edit.added[:3]] == ["confirmed", "confirmed", "suggested"]
    assert (found.changed, found.same, found.left) == (2, 2, 0)


def test_an_existing_file_stays_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "m.tmx"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(AlignerError, match="--force"):
        export_links(small_work(), path)
    assert path.read_text(encoding="utf-8") == "mine"
    export_links(small_work(), path, force=True)
    assert len(read_tmx(path, "de", "tr")) == 4


def test_a_failed_export_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(AlignerError, match="cannot be written"):
        export_links(small_work(), tmp_path / "no folder" / "m.tmx")
    with pytest.raises(AlignerError, match="unknown format"):
        export_links(small_work(), tmp_path / "m.docx")
    assert list(tmp_path.iterdir()) == []


def test_tables_hold_one_row_a_link(tmp_path: Path) -> None:
    work = small_work()
    export_links(work, tmp_path / "x.tsv")
    export_links(work, tmp_path / "x.parquet")
    frame = pl.read_parquet(tmp_path / "x.parquet")
    assert frame["kind"].to_list() == ["1:1", "2:1", "1:1", "1:1"]
    assert pl.read_csv(tmp_path / "x.tsv", separator="\t")["target_ids"].to_list() == [
        "b1",
        "b2",
        "b3",
        "b4",
    ]
    assert kinds(work)[0][:2] == ("1:1", 3)


PLAIN = st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(PLAIN, PLAIN), min_size=1, max_size=5))
def test_any_text_survives_the_memory(
    tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str]]
) -> None:
    work = Work(
        "t",
        document("a", "de", *(source for source, _ in pairs)),
        document("b", "tr", *(target for _, target in pairs)),
        tuple(Link(range(n, n + 1), range(n, n + 1)) for n in range(len(pairs))),
    )
    path = tmp_path_factory.mktemp("tmx") / "m.tmx"
    export_links(work, path)
    etree.parse(path)
    for unit in read_tmx(path, "de", "tr"):
        assert unit.source == unicodedata.normalize("NFC", unit.source).strip()
    plain = [
        (s, t)
        for s, t in pairs
        if s.isalnum() and t.isalnum() and unicodedata.is_normalized("NFC", s + t)
    ]
    found = {(unit.source, unit.target) for unit in read_tmx(path, "de", "tr")}
    assert set(plain) <= found
