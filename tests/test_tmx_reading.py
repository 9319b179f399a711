"""Memories as they come: other programs' habits taken, what is dangerous or broken refused."""

from pathlib import Path

import pytest
from conftest import small_work

from aligner.errors import AlignerError
from aligner.exchange import export_links, import_links
from aligner.exchange.tmx import iter_tmx, read_tmx, write_units
from aligner.exchange.units import Unit


def tu(*variants: tuple[str, str]) -> str:
    inside = "".join(f'<tuv xml:lang="{lang}"><seg>{seg}</seg></tuv>' for lang, seg in variants)
    return f"<tu>{inside}</tu>"


def memory(*units: str, before: str = "") -> str:
    body = f"<body>{''.join(units)}</body>"
    return f'<?xml version="1.0"?>{before}<tmx version="1.4"><header/>{body}</tmx>'


BOTH = tu(("de", "Çay für Ğ"), ("tr", "İçin"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_any_unicode_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    named = encoding[:6].upper() if encoding.startswith("utf-16-") else encoding[:6].rstrip("-")
    text = memory(BOTH).replace('"1.0"', f'"1.0" encoding="{named}"')
    bom = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    (tmp_path / "m.tmx").write_bytes(bom + text.encode(encoding))
    (unit,) = read_tmx(tmp_path / "m.tmx", "de", "tr")
    assert (unit.source, unit.target) == ("Çay für Ğ", "İçin")


def read(tmp_path: Path, text: str, source: str = "de", target: str = "tr") -> list[Unit]:
    (tmp_path / "m.tmx").write_text(text, encoding="utf-8")
    return read_tmx(tmp_path / "m.tmx", source, target)


def test_a_doctype_is_no_hindrance_and_not_fetched(tmp_path: Path) -> None:
    doctype = '<!DOCTYPE tmx SYSTEM "http://localhost:9/tmx14.dtd">'
    assert len(read(tmp_path, memory(BOTH, before=doctype))) == 1


@pytest.mark.parametrize(
    "entities",
    [
        '<!ENTITY a "x"><!ENTITY b "&a;&a;&a;&a;">',
        '<!ENTITY a SYSTEM "file:///etc/passwd">',
        '<!ENTITY % a SYSTEM "http://localhost:9/x"> %a;',
        '<!ENTITY a "never used">',
    ],
)
@pytest.mark.parametrize("said", ["&a;", "ja"])
def test_entities_of_its_own_are_refused(tmp_path: Path, entities: str, said: str) -> None:
    text = memory(tu(("de", said), ("tr", "x")), before=f"<!DOCTYPE tmx [{entities}]>")
    with pytest.raises(AlignerError, match="nothing taken"):
        read(tmp_path, text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-9"])
def test_the_line_of_the_first_entity_is_told(tmp_path: Path, encoding: str) -> None:
    name = encoding.removesuffix("-sig")
    dtd = '<!DOCTYPE tmx [\n<!-- ş -->\n<!ENTITY a "x">\n<!ENTITY b "&a;&a;">\n]>'
    text = memory(BOTH, before=dtd).replace('"1.0"', f'"1.0" encoding="{name}"')
    text = text.replace("Ğ", "&b;")
    (tmp_path / "m.tmx").write_bytes(text.encode(encoding))
    with pytest.raises(AlignerError, match=r"m\.tmx:3: declares entities of its own"):
        read_tmx(tmp_path / "m.tmx", "de", "tr")


def test_an_entity_of_a_document_type_that_is_not_read_is_refused(tmp_path: Path) -> None:
    doctype = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
    text = memory(BOTH + "\n", tu(("de", "f&uuml;r"), ("tr", "için")), before=doctype)
    with pytest.raises(AlignerError, match=r"m\.tmx:3: &uuml; is declared in another file"):
        read(tmp_path, text)


def test_the_first_fault_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "other.tmx").write_text("<tmx>&other;</tmx>", encoding="utf-8")
    with pytest.raises(AlignerError, match=r"other\.tmx:1: .*'other' not defined"):
        read_tmx(tmp_path / "other.tmx", "de", "tr")
    with pytest.raises(AlignerError, match=r"m\.tmx:2: .*'uuml' not defined \(column \d+\)"):
        read(tmp_path, memory("\n", tu(("de", "f&uuml;r"), ("tr", "için"))))


def test_text_round_inline_tags_is_kept(tmp_path: Path) -> None:
    tagged = 'Er <bpt i="1">&lt;b></bpt>kam<ept i="1">&lt;/b></ept> <hi>sehr</hi> spät<ph>{x}</ph>.'
    (unit,) = read(tmp_path, memory(tu(("de", tagged), ("tr", "Geç geldi."))))
    assert unit.source == "Er kam sehr spät."


def test_of_three_languages_two_are_taken(tmp_path: Path) -> None:
    (unit,) = read(tmp_path, memory(tu(("fr", "thé"), ("tr", "çay"), ("de", "Tee"))))
    assert (unit.source, unit.target) == ("Tee", "çay")


def test_the_region_counts_only_where_there_is_a_choice(tmp_path: Path) -> None:
    text = memory(tu(("de-DE", "Jänner?"), ("de-AT", "Jänner"), ("tr_TR", "Ocak")))
    assert read(tmp_path, text, "de-at")[0].source == "Jänner"
    assert read(tmp_path, text, "de")[0].source == "Jänner?"
    assert read(tmp_path, text, "de-CH", "tr-TR")[0].target == "Ocak"


def test_a_memory_of_other_languages_says_which_it_has(tmp_path: Path) -> None:
    units = tu(("deu", "Tee"), ("tur", "çay")), tu(("deu", "Jahr"), ("fr", "an"))
    (tmp_path / "m.tmx").write_text(memory(*units), encoding="utf-8")
    with pytest.raises(AlignerError, match=r"in both de and tr; it has deu, fr, tur; nothing"):
        import_links(small_work(), tmp_path / "m.tmx")


def test_units_without_text_on_both_sides_are_left_out(tmp_path: Path) -> None:
    bare = '<tu><tuv xml:lang="de"/><tuv xml:lang="tr"><seg/></tuv></tu>'
    assert len(read(tmp_path, memory(bare, tu(("de", " ")), tu(), BOTH))) == 1


@pytest.mark.parametrize("cut", [30, 200, 700])
def test_a_truncated_memory_says_where_and_imports_nothing(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "m.tmx"
    export_links(small_work(), path)
    path.write_bytes(path.read_bytes()[:-cut])
    with pytest.raises(AlignerError, match=r"m\.tmx:\d+: not readable as TMX: .*nothing taken"):
        import_links(small_work(), path)


def test_what_is_no_memory_is_told(tmp_path: Path) -> None:
    with pytest.raises(AlignerError, match="not TMX: it begins with <html>"):
        read(tmp_path, "<html><body/></html>")
    with pytest.raises(AlignerError, match="nothing taken"):
        read(tmp_path, "")


def test_units_are_read_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "m.tmx"
    write_units((Unit(f"a{n}", f"b{n}") for n in range(5_000)), path, ("de", "tr"))
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    units = iter_tmx(path, "de", "tr")
    assert next(units).source == "a0"


def test_codes_in_a_memory_are_no_text_and_a_namespace_is_no_matter(tmp_path: Path) -> None:
    path = tmp_path / "m.tmx"
    path.write_text(
        '<tmx version="1.4" xmlns="http://www.lisa.org/tmx14"><body><tu>'
        '<tuv xml:lang="de"><seg>Er <bpt i="1">{\\b</bpt><hi>kam</hi><ept i="1">}</ept>.</seg>'
        '</tuv><tuv xml:lang="tr"><seg>Gel<ph>x</ph>di.</seg></tuv></tu></body></tmx>',
        encoding="utf-8",
    )
    (unit,) = read_tmx(path, "de", "tr")
    assert (unit.source, unit.target) == ("Er kam.", "Geldi.")
