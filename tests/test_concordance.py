"""Searching translation memories and works."""

import json
from pathlib import Path

import pytest
from commands import Capture
from conftest import small_work
from hypothesis import given
from hypothesis import strategies as st
from tmx_files import memory, unit

from aligner.cli.app import run
from aligner.errors import AlignerError
from aligner.exchange.concordance import Entry, entries_of_work, search, searched_as

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
