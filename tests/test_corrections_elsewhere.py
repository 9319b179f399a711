"""Texts corrected elsewhere: told, and taken where that is asked."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import small_work
from elsewhere import EVERY, reviewed, table, with_texts

from aligner.cli.app import run
from aligner.exchange import export_links, import_links
from aligner.exchange.corrections import Correction
from aligner.exchange.tmx import write_units
from aligner.exchange.units import Unit
from aligner.model import Side, Status, Work
from aligner.store import WorkFile


@pytest.mark.parametrize("fmt", EVERY)
@pytest.mark.parametrize(
    ("side", "position", "text"),
    [
        (Side.TARGET, 2, "Antlaşma 16 Mart 1921 günü imzalandı."),
        (Side.SOURCE, 4, "Er  hat sechzehn Artikel."),
    ],
)
def test_a_sentence_that_was_changed_there_is_told_and_left_as_it_is(
    tmp_path: Path, fmt: str, side: Side, position: int, text: str
) -> None:
    work = small_work()
    source, target = (
        with_texts(work.document(one), {position: text} if one is side else {}) for one in Side
    )
    export_links(Work("there", source, target, reviewed(work).links), tmp_path / "x", fmt)
    found = import_links(work, tmp_path / "x", fmt)
    sentence = work.document(side).sentences[position].id
    assert found.corrections == (
        Correction(side, sentence, " ".join(text.split()), found.corrections[0].row),
    )
    assert found.unplaced == ()
    assert found.left == 1


@pytest.mark.parametrize(("fmt", "row"), [("tsv", 4), ("xlsx", 4), ("tmx", 31)])
def test_the_row_or_line_of_a_changed_text_is_told(tmp_path: Path, fmt: str, row: int) -> None:
    work = small_work()
    there = with_texts(work.target, {2: "Antlaşma 16 Mart 1921 günü imzalandı."})
    export_links(replace(work, target=there), tmp_path / "x", fmt)
    assert import_links(work, tmp_path / "x", fmt).corrections[0].row == row
    if fmt == "tmx":
        lines = (tmp_path / "x").read_text(encoding="utf-8").splitlines()
        assert lines[row - 1].startswith("<tu ")


@pytest.mark.parametrize("fmt", EVERY)
def test_a_change_in_several_sentences_cannot_be_placed(tmp_path: Path, fmt: str) -> None:
    work = small_work()
    there = with_texts(work.source, {2: "Man redete sehr lange."})
    export_links(replace(work, source=there), tmp_path / "x", fmt)
    found = import_links(work, tmp_path / "x", fmt)
    assert found.corrections == ()
    ((side, text, row),) = [(one.side, one.text, one.row) for one in found.unplaced]
    assert (side, text) == (Side.SOURCE, "Dort traf sie Tschitscherin. Man redete sehr lange.")
    assert row > 0


def test_the_command_shows_texts_that_read_otherwise_there(
    work_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = ("Er hat 16 Artikel.", "Antlaşmanın on altı maddesi vardır.")
    file = table(work_path.with_name("x.tsv"), row)
    assert run(["import", str(work_path), str(file)]) == 0
    said = capsys.readouterr().out
    assert "stay as they are here (--texts takes them): 1" in said
    assert f"{file}:2  target  b4  {row[1]}" in said
    assert run(["import", str(work_path), str(file), "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)["other_texts"]
    assert told == {"side": "target", "sentence": "b4", "text": row[1], "row": 2}


def test_texts_that_read_otherwise_are_taken_as_corrections_when_asked_and_undone(
    work_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = ("Er hat 16 Artikel.", "Antlaşmanın on altı maddesi vardır.")
    file = table(work_path.with_name("x.tsv"), row)
    assert run(["import", str(work_path), str(file), "--texts"]) == 0
    assert "sentences corrected: 1" in capsys.readouterr().out
    with WorkFile(work_path) as opened:
        sentence = opened.work().target.sentences[3]
        assert (sentence.text, sentence.read) == (row[1], "Antlaşmanın 16 maddesi vardır.")
        assert run(["export", str(work_path), "-o", str(work_path.with_name("x.tmx"))]) == 0
    old = table(work_path.with_name("old.tsv"), ("Er hat 16 Artikel.", sentence.read))
    assert run(["import", str(work_path), str(old), "--texts"]) == 0
    with WorkFile(work_path) as opened:
        assert opened.work().target.sentences[3].text == row[1]  # the file was older
        opened.undo()
        assert opened.work() == small_work()


def test_a_rendering_of_someone_else_is_no_correction(tmp_path: Path) -> None:
    work = small_work()
    like = ("Er hat 16 Artikel.", "Antlaşmanın on altı maddesi vardır.")
    unlike = ("Er hat 16 Artikel.", "Bu belge pek kısadır!")
    found = import_links(work, table(tmp_path / "x.tsv", like))
    assert found.corrections == (Correction(Side.TARGET, "b4", like[1], 2),)
    found = import_links(work, table(tmp_path / "x.tsv", unlike))
    assert (found.corrections, found.unplaced, found.left) == ((), (), 1)


def test_of_two_texts_for_a_sentence_neither_is_placed(tmp_path: Path) -> None:
    texts = ("Antlaşmanın on altı maddesi vardır.", "Antlaşmanın 16 maddesi var.")
    units = [
        Unit("Er hat 16 Artikel.", text, source_ids=("b5",), target_ids=("b4",)) for text in texts
    ]
    write_units(units, tmp_path / "m.tmx", ("de", "tr"))
    found = import_links(small_work(), tmp_path / "m.tmx")
    assert found.corrections == ()
    assert tuple(one.text for one in found.unplaced) == texts


def test_a_text_that_stands_elsewhere_here_corrects_nothing(tmp_path: Path) -> None:
    row = ("Er hat 16 Artikel.", "Antlaşma 16 Mart 1921’de imzalandı.")
    work = small_work()
    links = tuple(link._replace(status=Status.CONFIRMED) for link in work.links)
    found = import_links(replace(work, links=links), table(tmp_path / "x.tsv", row))
    assert (found.corrections, found.unplaced, found.left) == ((), (), 1)


def test_a_link_the_file_has_as_it_is_here_needs_no_correction(tmp_path: Path) -> None:
    same = ("Er hat 16 Artikel.", "Antlaşmanın 16 maddesi vardır.")
    other = ("Er hat 16 Artikel.", "Antlaşmanın on altı maddesi vardır.")
    found = import_links(small_work(), table(tmp_path / "x.tsv", same, other))
    assert (found.corrections, found.unplaced) == ((), ())
