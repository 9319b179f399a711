"""Merging translation memories, and searching them."""

import json
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import small_work
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from aligner.cli.app import run
from aligner.errors import AlignerError
from aligner.exchange import export_links, merge
from aligner.exchange.concordance import (
    Entry,
    entries_of_memory,
    entries_of_work,
    search,
    searched_as,
)
from aligner.exchange.merge import merge_memories
from aligner.exchange.survey import Survey
from aligner.exchange.tmx import read_tmx

Capture = pytest.CaptureFixture[str]


def unit(source: str, target: str, date: str = "", inside: str = "", **attributes: str) -> str:
    named = "".join(f' {name}="{value}"' for name, value in attributes.items())
    dated = f' changedate="{date}T000000Z"' if date else ""
    return (
        f"<tu{named}{dated}>{inside}"
        f'<tuv xml:lang="de"><seg>{source}</seg></tuv>'
        f'<tuv xml:lang="tr"><seg>{target}</seg></tuv></tu>'
    )


def memory(path: Path, *units: str, srclang: str = "de", encoding: str = "utf-8") -> Path:
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?>\n<tmx version="1.4">'
        f'<header srclang="{srclang}" creationtool="x"/><body>\n'
        + "\n".join(units)
        + "\n</body></tmx>"
    )
    path.write_text(text, encoding=encoding)
    return path


def pairs(path: Path) -> list[tuple[str, str]]:
    return [(unit.source, unit.target) for unit in read_tmx(path, "de", "tr")]


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


def test_of_two_targets_the_newest_stays_and_both_are_told_with_their_places(
    tmp_path: Path,
) -> None:
    one = memory(tmp_path / "a.tmx", unit("Ja.", "Evet.", "20240301"), unit("Nein.", "Hayır."))
    two = memory(tmp_path / "b.tmx", unit("Ja.", "Tabii.", "20230301"))
    merged = merge_memories([one, two], tmp_path / "o.tmx")
    assert pairs(tmp_path / "o.tmx") == [("Ja.", "Evet."), ("Nein.", "Hayır.")]
    (conflict,) = merged.conflicts
    assert conflict.source == "Ja."
    assert [(r.texts, r.place, r.is_kept) for r in conflict.renderings] == [
        ((("tr", "Evet."),), f"{one}:3", True),
        ((("tr", "Tabii."),), f"{two}:3", False),
    ]


def test_without_dates_the_file_named_last_counts_as_newest(tmp_path: Path) -> None:
    one = memory(tmp_path / "a.tmx", unit("Ja.", "Evet."))
    two = memory(tmp_path / "b.tmx", unit("Ja.", "Tabii."))
    merge_memories([one, two], tmp_path / "o.tmx")
    merge_memories([two, one], tmp_path / "p.tmx")
    assert pairs(tmp_path / "o.tmx") == [("Ja.", "Tabii.")]
    assert pairs(tmp_path / "p.tmx") == [("Ja.", "Evet.")]


def test_a_date_on_a_variant_counts_too(tmp_path: Path) -> None:
    dated = unit("Ja.", "Evet.").replace('"tr"', '"tr" changedate="20240101T000000Z"')
    one = memory(tmp_path / "a.tmx", dated)
    two = memory(tmp_path / "b.tmx", unit("Ja.", "Tabii.", "20200101"))
    merge_memories([one, two], tmp_path / "o.tmx")
    assert pairs(tmp_path / "o.tmx") == [("Ja.", "Evet.")]


def test_both_stay_where_that_is_asked(tmp_path: Path) -> None:
    one = memory(tmp_path / "a.tmx", unit("Ja.", "Evet."), unit("Ja.", "Evet."))
    two = memory(tmp_path / "b.tmx", unit("Ja.", "Tabii."))
    merged = merge_memories([one, two], tmp_path / "o.tmx", keep="both")
    assert pairs(tmp_path / "o.tmx") == [("Ja.", "Evet."), ("Ja.", "Tabii.")]
    assert [r.is_kept for r in merged.conflicts[0].renderings] == [True, True]


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


def test_renderings_in_other_languages_are_no_conflict_and_stay(tmp_path: Path) -> None:
    one = memory(tmp_path / "a.tmx", unit("Ja.", "Evet."), unit("Nein.", ""))
    french = unit("Ja.", "Oui.").replace('"tr"', '"fr"')
    two = memory(tmp_path / "b.tmx", french, unit("Nein.", "Hayır.", "20200101"))
    merged = merge_memories([two, one], tmp_path / "o.tmx")
    assert (merged.written, merged.conflicts) == (4, [])
    texts = etree.parse(tmp_path / "o.tmx").xpath("//seg/text()")
    assert {"Evet.", "Oui.", "Hayır."} <= set(texts)  # type: ignore[arg-type]


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
    links = (replace(work.links[0], comment="a remark"), *work.links[1:])
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


def test_the_command_tells_conflicts(tmp_path: Path, capsys: Capture) -> None:
    one = memory(tmp_path / "a.tmx", unit("Ja.", "Evet.", "20240301"))
    two = memory(tmp_path / "b.tmx", unit("Ja.", "Tabii.\x85", "20230301"))
    assert run(["merge", str(one), str(two), "-o", str(tmp_path / "o.tmx")]) == 0
    said = capsys.readouterr().out
    assert "several targets" in said
    assert f"left out  {two}:3" in said
    assert "1 units of 2; 0 duplicates, 1 sources with several targets" in said


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


def test_of_very_many_contradictions_the_first_are_told_and_all_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = memory(tmp_path / "a.tmx", *(unit(f"Satz {n}.", "eski") for n in range(5)))
    two = memory(tmp_path / "b.tmx", *(unit(f"Satz {n}.", "yeni") for n in range(5)))
    monkeypatch.setattr(merge, "_MOST_TOLD", 4)
    merged = merge_memories([one, two], tmp_path / "o.tmx")
    assert [conflict.source for conflict in merged.conflicts] == ["Satz 0.", "Satz 1."]
    assert [len(conflict.renderings) for conflict in merged.conflicts] == [2, 2]
    assert (merged.contested, merged.written) == (5, 5)


# --- search


ENTRIES = [
    Entry("1", (("de", "Der Volkskommissar reiste ab."), ("tr", "Halk Komiseri yola çıktı."))),
    Entry("2", (("de", "Das Haus in Stambul."), ("tr", "İSTANBUL’daki ev."))),
    Entry("3", (("de", "Die Grenze bei Igdir."), ("tr", "Iğdır sınırı."))),
    Entry("4", (("de", "Er reist ab."), ("tr", "Gidiyor."))),
]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("istanbul'daki", ["2"]),
        ("ISTANBUL", ["2"]),
        ("ığdır", ["3"]),
        ("IGDIR", ["3"]),
        ("halk komıserı", ["1"]),
        ("cikti", ["1"]),
        ("  haus   in ", ["2"]),
        ("Der Volkskomissar reist ab.", ["1"]),
        ("nirgends", []),
    ],
)
def test_a_text_is_found_on_either_side_whatever_its_dots(text: str, places: list[str]) -> None:
    assert [match.entry.place for match in search(ENTRIES, text)] == places


def test_what_contains_a_text_stands_before_what_is_like_it() -> None:
    found = search(ENTRIES, "reist ab")
    assert [(m.entry.place, m.contains, m.lang) for m in found] == [("4", True, "de")]
    exact, like = search(ENTRIES, "Der Volkskommissar reist ab."), search(ENTRIES, "Volkskommissar")
    assert [(m.contains, m.score > 90) for m in exact] == [(False, True)]
    assert [m.contains for m in like] == [True]
    assert search(ENTRIES, "Er reist ab.")[0].score == 100.0
    assert len(search(ENTRIES, "er", limit=2)) == 2


def test_a_part_of_a_long_sentence_that_is_like_the_text_is_found() -> None:
    long = Entry("5", (("de", "Der Vertrag zählt 16 Artikel, von denen nur die wichtigsten."),))
    (found,) = search([*ENTRIES, long], "Der Vertrag hatte 16 Artikel")
    assert (found.entry.place, found.contains) == ("5", False)
    assert 70 <= found.score <= 90


def test_whole_words_only_where_that_is_asked() -> None:
    assert [m.entry.place for m in search(ENTRIES, "reist") if m.contains] == ["4", "1"]
    found = search(ENTRIES, "reist", whole_words=True)
    assert [m.entry.place for m in found if m.contains] == ["4"]


def test_nothing_cannot_be_searched_for() -> None:
    with pytest.raises(AlignerError, match="no letter or digit"):
        search(ENTRIES, " … ")


@given(st.text(max_size=30))
def test_a_text_is_searched_as_its_own_capitals_are(text: str) -> None:
    plain = "".join(c for c in text if c.isascii() or c in "İıçğöşü")
    assert searched_as(plain) == searched_as(plain.replace("i", "İ").replace("ı", "I"))
    assert searched_as(plain.swapcase()) == searched_as(plain)


def test_a_work_is_searched_like_a_memory() -> None:
    (found,) = search(entries_of_work(small_work()), "cicerin")
    assert (found.entry.place, found.lang) == ("link 2 (b2)", "tr")
    assert found.entry.sides[0] == ("de", "Dort traf sie Tschitscherin. Man sprach lange.")


def test_the_command_searches_memories_and_works(
    tmp_path: Path, work_path: Path, capsys: Capture
) -> None:
    path = memory(tmp_path / "a.tmx", unit("Das Haus.", "Ev \x9b2J.", tuid="1"))
    assert run(["tm", "search", str(path), "haus"]) == 0
    said = capsys.readouterr().out
    assert f"de  contains it  {path}:3" in said
    assert "\x9b" not in said
    assert run(["tm", "search", str(work_path), "çiçerin", "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["contains"], found["lang"], found["place"]) == (True, "tr", "link 2 (b2)")
    assert [text["lang"] for text in found["texts"]] == ["de", "tr"]
    assert run(["tm", "search", str(tmp_path / "no.tmx"), "x"]) == 2
    assert "no such file" in capsys.readouterr().err
    assert run(["tm", "search", str(tmp_path / "sub"), "x"]) == 2
    capsys.readouterr()
    assert run(["tm", "search", str(path), "x", "--limit", "0"]) == 2
