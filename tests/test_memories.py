"""Memories as they come: other programs' habits taken, what is dangerous or broken refused."""

import errno
import re
import resource
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ALIGNMENT, DIGESTS, dates, small_work
from lxml import etree

from aligner.cli.app import run
from aligner.edit import merge, set_comment, set_status
from aligner.errors import AlignerError
from aligner.exchange import EXPORTS, export_links, glossary_files, import_links
from aligner.exchange.files import all_written_whole
from aligner.exchange.glossary_rows import add_entries
from aligner.exchange.tmx import iter_tmx, read_tmx, write_units
from aligner.exchange.units import Unit
from aligner.model import Entry, Side, Status
from aligner.store import WorkFile
from aligner.store import rows as store_rows

Capture = pytest.CaptureFixture[str]


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


def test_a_unit_keeps_all_it_has(tmp_path: Path) -> None:
    unit = Unit(
        "Tee",
        "çay",
        Status.DOUBTFUL,
        "a <remark>\nof two lines",
        0.25,
        source_ids=("b1", "b2"),
        target_ids=("b7",),
        part="note",
        note=12,
        created="2026-01-02T03:04:05Z",
        changed="2026-02-03T04:05:06Z",
        originals=("Thee", "cay"),
    )
    write_units([unit], tmp_path / "m.tmx", ("de", "tr"))
    assert read_tmx(tmp_path / "m.tmx", "de", "tr") == [unit]


def test_the_work_file_says_when_a_link_was_made_and_changed(
    work_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with WorkFile(work_path) as file:
        ((created, _), *_rest) = dates(file.path)
        monkeypatch.setattr(store_rows, "now", lambda: "2030-01-01T00:00:00Z")
        file.record(set_comment(file.links, 3, "look"))
        monkeypatch.setattr(store_rows, "now", lambda: "2031-01-01T00:00:00Z")
        file.record(merge(file.links, 0))
        assert [changed for _, changed in dates(file.path)] == [
            *("2031-01-01T00:00:00Z", created, "2030-01-01T00:00:00Z")
        ]
        file.undo()
        assert [changed[:4] for _, changed in dates(file.path)] == [*[created[:4]] * 3, "2030"]
        export_links(file.work(), work_path.with_name("m.tmx"), dates=dates(file.path))
    units = read_tmx(work_path.with_name("m.tmx"), "de", "tr")
    assert [unit.changed[:4] for unit in units] == [*[created[:4]] * 3, "2030"]
    assert units[0].created == created


def test_a_memory_of_confirmed_links_only(work_path: Path) -> None:
    with WorkFile(work_path) as file:
        file.record(set_status(file.links, 1, 2, Status.CONFIRMED))
        work = file.work()
    export_links(work, work_path.with_name("m.tmx"), confirmed=True)
    (unit,) = read_tmx(work_path.with_name("m.tmx"), "de", "tr")
    assert unit.source == work.text(work.links[1], Side.SOURCE)


SETTINGS = """
editor = "Ayşe <A>"
[source]
file = "de.txt"
lang = "de"
[target]
file = "tr.txt"
lang = "tr"
"""


@pytest.mark.parametrize(
    ("settings", "said", "editor"),
    [
        ("", [], "aligner"),
        (SETTINGS, [], "Ayşe <A>"),
        (SETTINGS, ["--editor", 'B. "Y"'], 'B. "Y"'),
        (SETTINGS, ["--editor", ""], "aligner"),
    ],
)
def test_the_editor_is_named_where_one_was_told_and_did_something(
    work_path: Path, monkeypatch: pytest.MonkeyPatch, settings: str, said: list[str], editor: str
) -> None:
    monkeypatch.setenv("USER", "login")
    monkeypatch.setenv("LOGNAME", "login")
    if settings:
        work_path.with_name("work.toml").write_text(settings, encoding="utf-8")
    with WorkFile(work_path) as file:
        file.record(set_status(file.links, 1, 2, Status.CONFIRMED))
        file.record(set_comment(file.links, 2, "look"))
    out = work_path.with_name("m.tmx")
    assert run(["export", str(work_path.parent), str(out), *said]) == 0
    units = etree.parse(out).getroot().findall("body/tu")
    assert [unit.get("creationid") for unit in units] == ["aligner"] * 4
    assert [unit.get("changeid") for unit in units] == [None, editor, editor, None]
    assert "login" not in out.read_text(encoding="utf-8")


def test_an_editor_is_named_in_a_memory_only(here: Path, capsys: Capture) -> None:
    assert run(["export", "w", str(here / "x.tei"), "--editor", "A"]) == 2
    assert "--editor goes with tmx" in capsys.readouterr().err


MEASURED = """
import resource, sys
from pathlib import Path
from aligner.exchange.files import all_written_whole
from aligner.exchange.tmx import iter_tmx, write_units
from aligner.exchange.units import Unit
path, count = Path(sys.argv[1]), int(sys.argv[2])
units = (Unit(f"{n} " + "Wort " * 30, f"{n} " + "söz " * 30) for n in range(count))
write_units(units, path, ("de", "tr"))
assert sum(1 for _ in iter_tmx(path, "de", "tr")) == count
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        arguments = [sys.executable, "-c", MEASURED, str(tmp_path / "m.tmx"), str(count)]
        return int(subprocess.run(arguments, capture_output=True, text=True, check=True).stdout)

    few, many = peak(100), peak(20_000)  # the larger file has 9 MB
    assert (tmp_path / "m.tmx").stat().st_size > 8_000_000
    assert many - few < 4_000, f"{few} kB, {many} kB"


WRITERS = [
    *(("export", "w", fmt) for fmt in EXPORTS),
    *(("glossary", "export", "g", fmt) for fmt in glossary_files.EXPORTS),
    ("merge", "m.tmx", "tmx"),
]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a work, a glossary and a memory, in which commands are run."""
    (tmp_path / "w").mkdir()
    WorkFile.create(tmp_path / "w" / "work.aligner", small_work(), ALIGNMENT, DIGESTS).close()
    (tmp_path / "g").mkdir()
    add_entries(tmp_path / "g", [Entry("Tee", "çay", "", "approved", "")])
    units = (Unit(f"{n} Wort", f"{n} söz") for n in range(500))  # more than a buffer holds
    write_units(units, tmp_path / "m.tmx", ("de", "tr"))
    for name in ("x.file", "x.de.xml", "x.tr.xml"):
        (tmp_path / name).write_text(f"my {name}", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


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


@pytest.mark.parametrize("fmt", ["csv", "tsv"])
@pytest.mark.parametrize("formula", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)"])
def test_a_formula_is_text_in_a_spreadsheet(tmp_path: Path, fmt: str, formula: str) -> None:
    work = small_work()
    links = (replace(work.links[0], comment=formula), *work.links[1:])
    export_links(replace(work, links=links), tmp_path / f"x.{fmt}")
    text = (tmp_path / f"x.{fmt}").read_text(encoding="utf-8-sig")
    assert f"'{formula}" in text
    assert import_links(work, tmp_path / f"x.{fmt}").edit.added[0].comment == formula


def test_a_formula_is_text_in_excel(tmp_path: Path) -> None:
    work = small_work()
    links = (replace(work.links[0], comment="=1+1"), *work.links[1:])
    export_links(replace(work, links=links), tmp_path / "x.xlsx")
    with zipfile.ZipFile(tmp_path / "x.xlsx") as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
        assert b"<t>=1+1</t>" in book.read("xl/sharedStrings.xml")


def test_texts_are_set_in_lines_in_excel(tmp_path: Path) -> None:
    export_links(small_work(), tmp_path / "x.xlsx")
    with zipfile.ZipFile(tmp_path / "x.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml")
        assert b'wrapText="1"' in book.read("xl/styles.xml")
    assert b'<col min="9" max="10" ' in sheet  # both texts


def test_a_text_too_long_for_excel_is_told_not_cut(tmp_path: Path) -> None:
    work = small_work()
    links = (replace(work.links[0], comment="x" * 40_000), *work.links[1:])
    with pytest.raises(AlignerError, match="row 1 has a comment of more than 32767"):
        export_links(replace(work, links=links), tmp_path / "x.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_html_in_a_comment_is_escaped(tmp_path: Path) -> None:
    work = small_work()
    links = (replace(work.links[0], comment="<script>alert(1)</script>"), *work.links[1:])
    for fmt in ("tmx", "xliff", "tei"):
        export_links(replace(work, links=links), tmp_path / f"x.{fmt}")
        assert "<script>" not in (tmp_path / f"x.{fmt}").read_text(encoding="utf-8")


def test_units_are_read_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "m.tmx"
    write_units((Unit(f"a{n}", f"b{n}") for n in range(5_000)), path, ("de", "tr"))
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    units = iter_tmx(path, "de", "tr")
    assert next(units).source == "a0"
