"""Reviewed elsewhere, reviewed here: what is the same keeps what was said of it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import document, small_work

from aligner.cli.app import run
from aligner.edit import apply
from aligner.errors import AlignerError
from aligner.exchange import export_links, import_links
from aligner.exchange.corrections import Correction
from aligner.exchange.tmx import write_units
from aligner.exchange.units import Unit
from aligner.model import Document, Link, Side, Status, Work
from aligner.store import WorkFile

WHOLE = ["xliff", "tei", "tsv", "csv", "xlsx", "parquet"]


def reviewed(work: Work) -> Work:
    links = [
        replace(link, status=Status.CONFIRMED, comment=f"seen {n}")
        for n, link in enumerate(work.links)
    ]
    return replace(work, links=tuple(links))


def with_texts(document: Document, changes: dict[int, str]) -> Document:
    sentences = [replace(s, text=changes.get(i, s.text)) for i, s in enumerate(document.sentences)]
    return replace(document, sentences=tuple(sentences))


@pytest.mark.parametrize("fmt", [*WHOLE, "tmx"])
def test_only_what_changed_loses_its_status(tmp_path: Path, fmt: str) -> None:
    work = small_work()
    export_links(reviewed(work), tmp_path / "x", fmt)
    newer = replace(work, target=with_texts(work.target, {2: "Antlaşma sonra imzalandı."}))
    found = import_links(newer, tmp_path / "x", fmt)
    links = apply(newer.links, found.edit)
    assert [link.status for link in links] == ["confirmed", "confirmed", "suggested", "confirmed"]
    assert [link.comment for link in links] == ["seen 0", "seen 1", "seen 2", "seen 3"]
    assert (found.changed, found.left) == (4, 1)


EVERY = [*WHOLE, "tmx", "ces", "intertext"]


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


def table(path: Path, *rows: tuple[str, str]) -> Path:
    lines = ["source\ttarget", *("\t".join(row) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


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
    links = tuple(replace(link, status=Status.CONFIRMED) for link in work.links)
    found = import_links(replace(work, links=links), table(tmp_path / "x.tsv", row))
    assert (found.corrections, found.unplaced, found.left) == ((), (), 1)


def test_a_link_the_file_has_as_it_is_here_needs_no_correction(tmp_path: Path) -> None:
    same = ("Er hat 16 Artikel.", "Antlaşmanın 16 maddesi vardır.")
    other = ("Er hat 16 Artikel.", "Antlaşmanın on altı maddesi vardır.")
    found = import_links(small_work(), table(tmp_path / "x.tsv", same, other))
    assert (found.corrections, found.unplaced) == ((), ())


@pytest.mark.parametrize("fmt", [*WHOLE, "tmx", "intertext"])
def test_a_sentence_put_in_front_moves_nothing(tmp_path: Path, fmt: str) -> None:
    work = small_work()
    export_links(reviewed(work), tmp_path / "x", fmt)
    texts = ["Ein Vorwort.", *(s.text for s in work.source.sentences)]
    moved = (
        Link(range(1), range(0)),
        *(
            replace(k, source=range(k.source.start + 1, k.source.stop + 1), confidence=0.5)
            for k in work.links
        ),
    )
    newer = replace(work, source=document("de.txt", "de", *texts), links=moved)
    links = apply(newer.links, import_links(newer, tmp_path / "x", fmt).edit)
    assert [link.status for link in links] == ["suggested", *["confirmed"] * 4]


def test_what_is_confirmed_here_stays_though_the_file_groups_otherwise(tmp_path: Path) -> None:
    work = small_work()
    export_links(reviewed(work), tmp_path / "x.tsv")
    here = (
        work.links[0],
        Link(range(1, 2), range(1, 2), status=Status.CONFIRMED),
        Link(range(2, 3), range(0)),
        *work.links[2:],
    )
    found = import_links(replace(work, links=here), tmp_path / "x.tsv")
    after = apply(here, found.edit)
    assert after[1:3] == here[1:3]
    assert [link.status for link in after if link.target] == ["confirmed"] * 4
    assert found.left == 1


def test_a_memory_regroups_what_is_linked_already(tmp_path: Path) -> None:
    work = small_work()
    export_links(reviewed(work), tmp_path / "m.tmx")
    apart = (
        work.links[0],
        Link(range(1, 2), range(1, 2)),
        Link(range(2, 3), range(0)),
        *work.links[2:],
    )
    after = apply(apart, import_links(replace(work, links=apart), tmp_path / "m.tmx").edit)
    assert [link.kind for link in after] == ["1:1", "2:1", "1:1", "1:1"]
    assert after[1].status is Status.CONFIRMED


def test_a_memory_of_another_work_links_nothing_far_apart(tmp_path: Path) -> None:
    texts = document("a", "de", "Ja.", "Nein."), document("b", "tr", "Evet.", "Hayır.")
    crossed = (Link(range(1), range(1, 2)), Link(range(1, 2), range(1)))
    export_links(Work("t", *texts, crossed), tmp_path / "m.tmx")
    straight = (Link(range(1), range(1)), Link(range(1, 2), range(1, 2)))
    found = import_links(Work("t", *texts, straight), tmp_path / "m.tmx")
    assert (found.changed, found.left) == (0, 2)


def test_the_same_sentence_twice_takes_its_own_status(tmp_path: Path) -> None:
    texts = document("a", "de", "Ebd.", "Ebd."), document("b", "tr", "Aynı yer.", "Aynı yer.")
    links = (
        Link(range(1), range(1)),
        Link(range(1, 2), range(1, 2), status=Status.CONFIRMED, comment="second"),
    )
    export_links(Work("t", *texts, links), tmp_path / "m.tmx")
    bare = tuple(replace(k, status=Status.SUGGESTED, comment="") for k in links)
    found = import_links(Work("t", *texts, bare), tmp_path / "m.tmx")
    assert [(k.status, k.comment) for k in found.edit.added] == [
        ("suggested", ""),
        ("confirmed", "second"),
    ]


def test_a_table_of_a_colleague_needs_only_two_columns(tmp_path: Path) -> None:
    work = small_work()
    path = tmp_path / "x.csv"
    path.write_text(
        "de;tr;status\nDort traf sie Tschitscherin. Man sprach lange.;"
        "Orada Çiçerin ile görüştü ve uzun konuşuldu.;confirmed\n",
        encoding="utf-8",
    )
    assert import_links(work, path).edit.added[1].status is Status.CONFIRMED


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a,b\nx,y\n", "needs a column called source_text or source or de"),
        ("source,target,status\nx,y,ok\n", "x.csv:2: status 'ok' is none of"),
        ("source,target\nx,y,z\n", "not readable as csv"),
    ],
)
def test_a_table_that_is_none_is_told(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "x.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(AlignerError, match=says):
        import_links(small_work(), path)


@pytest.mark.parametrize("name", ["x.xlsx", "x.parquet"])
def test_a_broken_table_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(AlignerError, match="nothing taken"):
        import_links(small_work(), tmp_path / name)


def test_xliff_1_2_of_another_program_is_taken(tmp_path: Path) -> None:
    work = small_work()
    path = tmp_path / "x.xlf"
    path.write_text(
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file '
        'source-language="de" target-language="tr" original="x" datatype="plaintext"><body>'
        '<trans-unit id="1" approved="yes"><source>Er hat <g id="1">16</g> Artikel.</source>'
        "<target>Antlaşmanın 16 maddesi vardır.</target><note>gut</note></trans-unit>"
        "</body></file></xliff>",
        encoding="utf-8",
    )
    link = import_links(work, path).edit.added[3]
    assert (link.status, link.comment) == (Status.CONFIRMED, "gut")


def test_xliff_of_other_languages_is_refused(tmp_path: Path) -> None:
    work = small_work()
    export_links(work, tmp_path / "x.xlf")
    other = replace(work, target=replace(work.target, lang="fr"))
    with pytest.raises(AlignerError, match="trgLang is tr"):
        import_links(other, tmp_path / "x.xlf")


@pytest.mark.parametrize("fmt", ["ces", "intertext"])
def test_links_without_their_sentences_are_refused(tmp_path: Path, fmt: str) -> None:
    export_links(small_work(), tmp_path / "x.xml", fmt)
    (tmp_path / "x.tr.xml").unlink()
    with pytest.raises(AlignerError, match=r"x\.tr\.xml: no such file"):
        import_links(small_work(), tmp_path / "x.xml")


def test_intertext_names_the_translation_first_and_opus_the_original(tmp_path: Path) -> None:
    for fmt in ("ces", "intertext"):
        export_links(small_work(), tmp_path / f"{fmt}.xml", fmt)
    assert 'xtargets="2 3;2"' in (tmp_path / "ces.xml").read_text(encoding="utf-8")
    assert 'xtargets="2:1;2:1 3:1"' in (tmp_path / "intertext.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("0\t0\t1\nGuten Tag\tIyi gunler\n", "x.ladder:2: no rung"),
        ("0\t0\n2\t2\n1\t3\n", "x.ladder:3: the ladder goes down"),
        ("0\t0\n3\t3\n", "does not fit"),
    ],
)
def test_a_ladder_that_does_not_fit_is_refused(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "x.ladder"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(AlignerError, match=says):
        import_links(small_work(), path)


def test_a_ladder_cannot_hold_crossing_links(tmp_path: Path) -> None:
    texts = document("a", "de", "Ja.", "Nein."), document("b", "tr", "Hayır.", "Evet.")
    crossed = (Link(range(1), range(1, 2)), Link(range(1, 2), range(1)))
    with pytest.raises(AlignerError, match="link 1 crosses another"):
        export_links(Work("t", *texts, crossed), tmp_path / "x.ladder")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("fmt", ["ces", "intertext"])
def test_a_file_with_the_translation_as_its_source_is_turned_round(
    tmp_path: Path, fmt: str
) -> None:
    work = small_work()
    turned = tuple(Link(link.target, link.source) for link in work.links)
    export_links(Work("t", work.target, work.source, turned), tmp_path / "x.xml", fmt)
    one = replace(work, links=(Link(range(5), range(4)),))
    links = apply(one.links, import_links(one, tmp_path / "x.xml").edit)
    assert [link.kind for link in links] == ["1:1", "2:1", "1:1", "1:1"]
