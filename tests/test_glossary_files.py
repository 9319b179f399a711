"""Glossaries of other programs, out and in."""

import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.cli.app import run
from aligner.errors import AlignerError
from aligner.exchange.glossary_files import export_glossary, import_glossary
from aligner.exchange.glossary_rows import add_entries, remove_entries
from aligner.glossaries.entries import STATUSES, bundled_glossary, read_glossary
from aligner.model import Entry

LANGS = ("de", "tr")
LETTERS = st.sampled_from("aäİıÇé=+-@'\"<&>;,~_\U00010400\u05d0x0_1A")
PLAIN = (
    st.lists(st.text(LETTERS, min_size=1, max_size=4), min_size=1, max_size=3)
    .map(" ".join)
    .map(partial(normalize, "NFC"))
)
LISTS = st.lists(PLAIN, max_size=2).map(tuple)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    is_name = draw(st.booleans())
    return Entry(
        draw(PLAIN),
        draw(PLAIN),
        draw(st.one_of(st.just(""), PLAIN)),
        draw(st.sampled_from(STATUSES)),
        draw(st.sampled_from(["person", "place"] if is_name else ["office", ""])),
        draw(LISTS) if is_name else (),
        draw(LISTS) if is_name else (),
        is_name,
    )


def there_and_back(found: list[Entry], name: str, fmt: str | None = None) -> list[Entry]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        export_glossary(found, path, LANGS, fmt)
        return import_glossary(path, LANGS, None if fmt == "tbx-basic" else fmt)


@pytest.mark.parametrize(
    ("name", "fmt"),
    [("g.tbx", "tbx"), ("g.tbx", "tbx-basic"), ("g.tsv", None), ("g.csv", None), ("g.xlsx", None)],
)
@settings(max_examples=40, deadline=None)
@given(st.lists(entries(), min_size=1, max_size=5))
def test_a_glossary_comes_back_whole(name: str, fmt: str | None, found: list[Entry]) -> None:
    assert there_and_back(found, name, fmt) == found


@settings(max_examples=60, deadline=None)
@given(st.lists(entries(), min_size=1, max_size=5))
def test_omegat_keeps_terms_comments_and_what_is_forbidden(found: list[Entry]) -> None:
    back = there_and_back(found, "g.utf8")
    assert [(e.source, e.target, e.status == "forbidden") for e in back] == [
        (e.source.lstrip("#"), e.target, e.status == "forbidden") for e in found
    ]
    kept = [(e, b) for e, b in zip(found, back, strict=True) if e.status != "forbidden"]
    assert all(entry.comment == other.comment for entry, other in kept)


@settings(max_examples=60, deadline=None)
@given(st.lists(entries(), min_size=1, max_size=5))
def test_a_memory_of_terms_keeps_terms_comments_and_what_is_forbidden(found: list[Entry]) -> None:
    back = there_and_back(found, "g.tmx")
    assert [(e.source, e.target, e.comment, e.status == "forbidden") for e in back] == [
        (e.source, e.target, e.comment, e.status == "forbidden") for e in found
    ]


def test_the_bundled_glossary_comes_back_whole() -> None:
    found = read_glossary(bundled_glossary())
    assert there_and_back(found, "g.tbx") == found
    assert there_and_back(found, "g.xlsx") == found


def test_a_forbidden_rendering_is_marked_where_omegat_shows_it(tmp_path: Path) -> None:
    entry = Entry("Vertrag", "kontrat", "modern", "forbidden", "")
    export_glossary([entry, replace(entry, comment="")], tmp_path / "g.txt", LANGS)
    lines = (tmp_path / "g.txt").read_text(encoding="utf-8").splitlines()[1:]
    assert lines == ["Vertrag\tkontrat\tdo not use: modern", "Vertrag\tkontrat\tdo not use"]


FOREIGN_TBX = """<martif type="TBX" xml:lang="en"><text><body><termEntry id="1">
<langSet xml:lang="en"><tig><term>treaty</term></tig></langSet>
<langSet xml:lang="de-DE"><ntig><termGrp><term>Vertrag</term></termGrp></ntig>
<tig><term>Pakt</term></tig></langSet>
<langSet xml:lang="tr"><tig><term>antlaşma</term>
<termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></tig></langSet>
</termEntry></body></text></martif>"""


def test_a_tbx_of_another_program_gives_every_pair(tmp_path: Path) -> None:
    (tmp_path / "g.tbx").write_text(FOREIGN_TBX, encoding="utf-8")
    found = import_glossary(tmp_path / "g.tbx", LANGS)
    assert [(e.source, e.target, e.status) for e in found] == [
        ("Vertrag", "antlaşma", "forbidden"),
        ("Pakt", "antlaşma", "forbidden"),
    ]
    with pytest.raises(AlignerError, match="no entry in both de and fr"):
        import_glossary(tmp_path / "g.tbx", ("de", "fr"))


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("g.tbx", "<tmx/>", "not TBX"),
        ("g.tbx", "<martif><text>", r"g\.tbx:1: not readable as TBX"),
        ("g.tbx", '<!DOCTYPE martif [<!ENTITY a "x">]><martif/>', "entities of its own"),
        ("g.utf8", "# nur\nVertrag antlaşma\n", "g.utf8:2: a row needs"),
        ("g.csv", "source,target\nVertrag,\n", "g.csv:2: a row needs"),
        ("g.csv", "source,target,status\na,b,gut\n", "g.csv:2: status 'gut' is none of"),
    ],
)
def test_a_glossary_that_is_none_is_told(tmp_path: Path, name: str, text: str, says: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(AlignerError, match=says):
        import_glossary(tmp_path / name, LANGS)


def test_new_entries_go_to_their_alphabetical_place_and_nothing_else_moves(
    tmp_path: Path,
) -> None:
    for name in ("terms.tsv", "names.tsv"):
        (tmp_path / name).write_bytes((bundled_glossary() / name).read_bytes())
    before = read_glossary(tmp_path)
    new = [
        Entry("Ärzteordnung", "tabip nizamnamesi", "", "proposed", "law"),
        Entry(
            "Zwackelmann", "Zwackelmann", "", "approved", "person", ("Zwakelmann",), is_name=True
        ),
        before[5],
    ]
    assert add_entries(tmp_path, new) == 2
    assert add_entries(tmp_path, new) == 0
    after = read_glossary(tmp_path)
    assert [entry for entry in after if entry in before] == before
    assert [entry for entry in after if entry not in before] == new[:2]
    sources = [entry.source for entry in after]
    around = sources[sources.index("Ärzteordnung") - 1], sources[sources.index("Ärzteordnung") + 1]
    assert around[0].casefold() < "arzteordnung" < around[1].casefold()


def test_entries_are_taken_out_again_and_nothing_else(tmp_path: Path) -> None:
    for name in ("terms.tsv", "names.tsv"):
        (tmp_path / name).write_bytes((bundled_glossary() / name).read_bytes())
    before = [(tmp_path / name).read_bytes() for name in ("terms.tsv", "names.tsv")]
    new = [
        Entry("Ärzteordnung", "tabip nizamnamesi", "", "proposed", "law"),
        Entry("Zwackelmann", "Zwackelmann", "", "approved", "person", is_name=True),
    ]
    add_entries(tmp_path, new)
    assert remove_entries(tmp_path, new) == 2
    assert [(tmp_path / name).read_bytes() for name in ("terms.tsv", "names.tsv")] == before
    assert remove_entries(tmp_path, new) == 0


def test_a_glossary_goes_out_and_in_at_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "g.tbx"
    assert run(["glossary", "export", str(bundled_glossary()), str(out)]) == 0
    assert run(["glossary", "export", str(bundled_glossary()), str(out)]) == 2
    assert "--force" in capsys.readouterr().err
    assert run(["glossary", "import", str(tmp_path / "mine"), str(out)]) == 0
    assert read_glossary(tmp_path / "mine") == sorted(
        read_glossary(bundled_glossary()), key=lambda entry: entry.is_name
    )


def test_the_glossary_of_the_tool_is_not_written_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "g.utf8").write_text("Zwackel\tzvakel\n", encoding="utf-8")
    (tmp_path / "work.toml").write_text(
        '[source]\nfile = "a"\nlang = "de"\n[target]\nfile = "b"\nlang = "tr"\n', encoding="utf-8"
    )
    before = [(path, path.read_bytes()) for path in sorted(bundled_glossary().iterdir())]
    assert run(["glossary", "import", str(tmp_path), str(tmp_path / "g.utf8")]) == 2
    assert "a folder of your own" in capsys.readouterr().err
    assert [(path, path.read_bytes()) for path in sorted(bundled_glossary().iterdir())] == before


def test_a_comment_cannot_leave_its_cell(tmp_path: Path) -> None:
    entry = Entry("Vertrag", "antlaşma", "eins\tzwei\ndrei", "approved", "")
    add_entries(tmp_path, [entry])
    (read,) = read_glossary(tmp_path)
    assert read == replace(entry, comment="eins zwei drei")


@pytest.mark.parametrize(
    ("kind", "status"),
    [("preferredTerm-admn-sts", "approved"), ("deprecatedTerm", "forbidden"), ("new", "proposed")],
)
def test_a_tbx_with_elements_for_its_categories_says_as_much(
    tmp_path: Path, kind: str, status: str
) -> None:
    (tmp_path / "g.tbx").write_text(
        '<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" '
        'xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">'
        "<tbxHeader/><text><body><conceptEntry><min:subjectField>office</min:subjectField>"
        "<basic:definition>a minister</basic:definition><!-- x --><langSec xml:lang='de-DE'>"
        "<termSec><term>Kommissar</term></termSec></langSec><langSec xml:lang='tr'><termSec>"
        f"<term>komiser</term><min:administrativeStatus>{kind}</min:administrativeStatus>"
        "</termSec></langSec></conceptEntry></body></text></tbx>",
        encoding="utf-8",
    )
    assert import_glossary(tmp_path / "g.tbx", ("de", "tr")) == [
        Entry("Kommissar", "komiser", "a minister", status, "office")
    ]


def test_a_language_of_tbx_may_lack_its_prefix(tmp_path: Path) -> None:
    (tmp_path / "g.tbx").write_text(
        "<martif type='TBX'><text><body><termEntry>"
        "<langSet lang='DE'><tig><term>Tee</term></tig></langSet>"
        "<langSet lang='tr-TR'><tig><term>çay</term></tig></langSet>"
        "</termEntry></body></text></martif>",
        encoding="utf-8",
    )
    (entry,) = import_glossary(tmp_path / "g.tbx", ("de", "tr"))
    assert (entry.source, entry.target) == ("Tee", "çay")
