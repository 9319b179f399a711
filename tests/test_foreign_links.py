"""Tables, XLIFF, ladders and OPUS of other programs: taken as they mean it, or refused."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import document, small_work

from aligner.errors import AlignerError
from aligner.exchange import export_links, import_links
from aligner.model import Link, Status, Work


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
