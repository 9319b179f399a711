"""Merging translation memories: every unit once, with all it has."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import small_work
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from tmx_files import memory, pairs, unit

from aligner.exchange import export_links
from aligner.exchange.concordance import entries_of_memory
from aligner.exchange.merge import merge_memories


def test_the_same_unit_stands_once(tmp_path: Path) -> None:
    one = memory(tmp_path / "a.tmx", unit("Ja.", "Evet."), unit("Nein.", "Hayır."))
    two = memory(tmp_path / "b.tmx", unit("Ja.", "Evet."), unit("Doch.", "Yok."))
    merged = merge_memories([one, two], tmp_path / "o.tmx")
    assert (merged.read, merged.written, merged.duplicates) == (4, 3, 1)
    assert merged.conflicts == []
    assert sorted(pairs(tmp_path / "o.tmx")) == [
        ("Doch.", "Yok."),
        ("Ja.", "Evet."),
        ("Nein.", "Hayır."),
    ]


def test_notes_properties_dates_and_inline_tags_stay(tmp_path: Path) -> None:
    inside = '<note>first</note><prop type="x-status">doubtful</prop><prop type="a">1</prop>'
    newer = '<note>second</note><prop type="x-status">confirmed</prop>'
    one = memory(tmp_path / "a.tmx", unit("Ja<ph>{1}</ph>.", "Evet.", "20200101", inside))
    two = memory(tmp_path / "b.tmx", unit("Ja<ph>{1}</ph>.", "Evet.", "20240101", newer, tuid="7"))
    merge_memories([one, two], tmp_path / "o.tmx")
    (tu,) = etree.parse(tmp_path / "o.tmx").findall(".//tu")
    assert [note.text for note in tu.findall("note")] == ["second\nfirst"]
    assert {p.get("type"): p.text for p in tu.findall("prop")} == {
        "x-status": "confirmed",
        "a": "1",
    }
    assert (tu.get("tuid"), tu.get("changedate")) == ("7", "20240101T000000Z")
    assert tu.find(".//ph") is not None
    assert [child.tag for child in tu][-2:] == ["tuv", "tuv"]


def test_every_language_stays_and_is_written_one_way(tmp_path: Path) -> None:
    third = '<tuv xml:lang="fr"><seg>Oui.</seg></tuv></tu>'
    one = memory(tmp_path / "a.tmx", unit("Ja.", "Evet.").replace("</tu>", third))
    two = memory(
        tmp_path / "b.tmx",
        unit("Nein.", "Hayır.").replace('"de"', '"de-DE"').replace("xml:lang", "lang"),
        srclang="de-DE",
    )
    merge_memories([one, two], tmp_path / "o.tmx")
    tree = etree.parse(tmp_path / "o.tmx")
    assert tree.find("header").get("srclang") == "de"  # type: ignore[union-attr]
    assert tree.xpath("//tuv/@xml:lang") == ["de", "tr", "fr", "de", "tr"]
    assert tree.xpath("//tuv/@lang") == []


def test_regions_that_memories_tell_apart_stay_apart(tmp_path: Path) -> None:
    one = memory(tmp_path / "a.tmx", unit("Ja.", "Sim.").replace('"tr"', '"pt-BR"'))
    two = memory(tmp_path / "b.tmx", unit("Nein.", "Não.").replace('"tr"', '"pt-PT"'))
    merge_memories([one, two], tmp_path / "o.tmx")
    assert etree.parse(tmp_path / "o.tmx").xpath("//tuv/@xml:lang") == [
        "de",
        "pt-BR",
        "de",
        "pt-PT",
    ]


def test_headers_keep_their_notes_and_properties(tmp_path: Path) -> None:
    paths = [memory(tmp_path / f"{n}.tmx", unit(f"{n}", f"{n}")) for n in "ab"]
    for path, note in zip(paths, ("mine", "yours"), strict=True):
        text = path.read_text(encoding="utf-8")
        kept = f'creationtool="x"><note>{note}</note><prop type="p">same</prop></header>'
        path.write_text(text.replace('creationtool="x"/>', kept), encoding="utf-8")
    merge_memories(paths, tmp_path / "o.tmx")
    tree = etree.parse(tmp_path / "o.tmx")
    assert tree.xpath("//header/note/text()") == ["mine", "yours"]
    assert tree.xpath("//header/prop/text()") == ["same"]


def test_ids_that_meet_are_told_apart(tmp_path: Path) -> None:
    one = memory(tmp_path / "a.tmx", unit("Ja.", "Evet.", tuid="1"))
    two = memory(tmp_path / "b.tmx", unit("Nein.", "Hayır.", tuid="1"))
    merge_memories([one, two], tmp_path / "o.tmx")
    assert etree.parse(tmp_path / "o.tmx").xpath("//tu/@tuid") == ["1", "1-2"]


def test_a_merged_memory_is_valid_tmx(tmp_path: Path, shared: Path) -> None:
    if not Path("/usr/share/omegat/OmegaT.jar").is_file():
        pytest.skip("needs OmegaT, whose jar holds the DTD")
    work = small_work()
    links = (work.links[0]._replace(comment="a remark"), *work.links[1:])
    export_links(replace(work, links=links), tmp_path / "a.tmx")
    two = memory(tmp_path / "b.tmx", unit("Ja.", "Evet.", tuid="1"))
    merge_memories([tmp_path / "a.tmx", two], tmp_path / "o.tmx")
    tool = shared / "tools" / "tmx_strict.py"
    done = subprocess.run(
        [sys.executable, tool, tmp_path / "o.tmx"], capture_output=True, text=True, check=False
    )
    assert "0 errors" in done.stdout, done.stdout


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "iso-8859-9"])
def test_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.tmx"
    memory(path, unit("Größe", "İğde şu."), encoding=encoding)
    if encoding == "utf-8-sig":
        path.write_bytes(path.read_bytes().replace(b'encoding="utf-8-sig"', b'encoding="utf-8"'))
    merge_memories([path], tmp_path / "o.tmx")
    assert pairs(tmp_path / "o.tmx") == [("Größe", "İğde şu.")]
    assert [entry.sides[1][1] for entry in entries_of_memory(path)] == ["İğde şu."]


TEXT = st.text(alphabet="abİı <&", min_size=1, max_size=4).filter(lambda text: text.strip())


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=12), st.integers(1, 3))
def test_no_pair_is_lost_and_none_stands_twice_where_both_are_kept(
    tmp_path_factory: pytest.TempPathFactory, texts: list[tuple[str, str]], files: int
) -> None:
    folder = tmp_path_factory.mktemp("merge")
    quoted = [
        unit(*(text.replace("&", "&amp;").replace("<", "&lt;") for text in pair)) for pair in texts
    ]
    paths = [memory(folder / f"{n}.tmx", *quoted[n::files]) for n in range(files)]
    wanted = {(source.strip(), target.strip()) for source, target in texts}
    merged = merge_memories(paths, folder / "both", keep="both")
    found = pairs(folder / "both")
    assert len(found) == len(set(found)) == merged.written
    assert set(found) == wanted
    assert merged.written + merged.duplicates == merged.read == len(texts)
    merge_memories(paths, folder / "newest")
    kept = pairs(folder / "newest")
    assert sorted(source for source, _ in kept) == sorted({source for source, _ in wanted})
    again = merge_memories([folder / "both"], folder / "again", keep="both")
    assert (again.duplicates, pairs(folder / "again")) == (0, found)


MEASURED = """
import resource, sys
from pathlib import Path
from aligner.exchange import merge
from aligner.exchange.merge import merge_memories
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
merged = merge_memories([Path(a) for a in sys.argv[2:]], Path(sys.argv[1]))
print(merged.written, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def test_a_hundred_thousand_units_are_merged_without_being_held(tmp_path: Path) -> None:
    filler = "und noch eine lange Rede von der Gesandtschaft in Moskau " * 4
    one, two = (
        memory(tmp_path / name, *(unit(f"{n} {filler}", f"{n} {filler}") for n in numbers))
        for name, numbers in (("a.tmx", range(50_000)), ("b.tmx", range(25_000, 75_000)))
    )
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, tmp_path / "o.tmx", one, two],
        capture_output=True,
        text=True,
        check=True,
    )
    written, kilobytes = map(int, done.stdout.split())
    assert written == 75_000
    assert kilobytes < 50_000
