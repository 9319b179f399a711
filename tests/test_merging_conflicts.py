"""Several targets for one source: which stays, and what is told."""

from pathlib import Path

import pytest
from commands import Capture
from lxml import etree
from tmx_files import memory, pairs, unit

from aligner.cli.app import run
from aligner.exchange import merge
from aligner.exchange.merge import merge_memories


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


def test_renderings_in_other_languages_are_no_conflict_and_stay(tmp_path: Path) -> None:
    one = memory(tmp_path / "a.tmx", unit("Ja.", "Evet."), unit("Nein.", ""))
    french = unit("Ja.", "Oui.").replace('"tr"', '"fr"')
    two = memory(tmp_path / "b.tmx", french, unit("Nein.", "Hayır.", "20200101"))
    merged = merge_memories([two, one], tmp_path / "o.tmx")
    assert (merged.written, merged.conflicts) == (4, [])
    texts = etree.parse(tmp_path / "o.tmx").xpath("//seg/text()")
    assert {"Evet.", "Oui.", "Hayır."} <= set(texts)  # type: ignore[arg-type]


def test_the_command_tells_conflicts(tmp_path: Path, capsys: Capture) -> None:
    one = memory(tmp_path / "a.tmx", unit("Ja.", "Evet.", "20240301"))
    two = memory(tmp_path / "b.tmx", unit("Ja.", "Tabii.\x85", "20230301"))
    assert run(["merge", str(one), str(two), "-o", str(tmp_path / "o.tmx")]) == 0
    said = capsys.readouterr().out
    assert "several targets" in said
    assert f"left out  {two}:3" in said
    assert "1 units of 2; 0 duplicates, 1 sources with several targets" in said


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
