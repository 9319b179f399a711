"""Reports of findings: what is laid beside both texts, and the tables."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from conftest import document
from reports import found, of_all_parts, sentence

from aligner.cli.app import run
from aligner.model import Finding, Form, Link, Marker, Part, Side, Span, Work
from aligner.reporting import Point, report_of_work, write_report
from aligner.reporting.places import Places, joined
from aligner.reporting.quotes import Run, named, runs, with_calls

Capture = pytest.CaptureFixture[str]
Write = Callable[[str, str], Path]

GERMAN = "Im Jahre 1921 kam er.¹) Er blieb 16 Tage. Dann reiste er nach Batum.\n\n¹) S. 5.\n"
TURKISH = "1921’de geldi.¹ 15 gün kaldı. Sonra Batum’a gitti.\n________\n1 s. 5.\n"


def point_of(finding: Finding, work: Work | None = None) -> Point:
    (point,) = report_of_work(work or of_all_parts(), [finding]).points
    return point


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("h1", "heading"),
        ("b1", "body, paragraph 1"),
        ("b2", "body, paragraph 2, first sentence"),
        ("b3", "body, paragraph 2, second sentence"),
        ("n1.2", "note 1 (the first of 2), second sentence"),
        ("n1b.1", "note 1 (the second of 2)"),
        ("u1.1", "note without a number"),
        ("a1.1", "addendum to note 1"),
    ],
)
def test_places_are_said_in_words(name: str, place: str) -> None:
    assert Places(of_all_parts().target).of_id(name) == place


def test_places_of_several_sentences_and_far_ones() -> None:
    texts = tuple(sentence(f"b{n}", Part.BODY, 1, "Er kam.") for n in range(1, 15))
    places = Places(replace(document("d", "de"), sentences=texts))
    assert places.between(texts[1], texts[2]) == "body, paragraph 1, sentences 2–3"
    assert places.between(texts[0], texts[-1]) == "body, paragraph 1"
    assert places.of(texts[13]) == "body, paragraph 1, sentence 14"
    assert places.of_id("n7.1") is None


def test_many_places_are_listed_once_each_and_cut() -> None:
    assert joined(["note 1", "note 2", "note 1"]) == "note 1 (2 times); note 2"
    assert joined([f"note {n}" for n in range(14)]).endswith("note 11; and 2 more places")


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("1915 ve 15 gün", ["15"], ["15"]),
        ("1915 yılı", ["15"], []),
        ("Baküde kaldı", ["Bakü"], ["Bakü"]),
        ("Kars, sonra Kars’ta", ["Kars"], ["Kars", "Kars"]),
        ("bu bu gün", ["bu bu", "bu"], ["bu bu"]),
        ("a.b", [".", ""], ["."]),
        ("hiçbir şey", ["yok"], []),
    ],
)
def test_whole_words_are_marked_and_nothing_is_lost(
    text: str, words: list[str], marked: list[str]
) -> None:
    cut = runs(text, words)
    assert [run.text for run in cut if run.is_marked] == marked
    assert "".join(run.text for run in cut) == text


def test_a_point_has_both_sentences_with_the_words_in_question() -> None:
    wrong = found("dates", "b1", "1921", message="“1921” stands here, “1920” in the original")
    point = point_of(wrong)
    assert point.passages[Side.SOURCE].place == "body, paragraph 1, first sentence"
    assert Run("1920", is_marked=True) in point.passages[Side.SOURCE].runs
    assert Run("1921", is_marked=True) in point.passages[Side.TARGET].runs


def test_notes_are_called_where_they_were_without_changing_the_text() -> None:
    markers = tuple(Marker(n, at, Span(0, 0)) for n, at in ((7, 0), (8, 3), (None, 6), (9, 10)))
    cut = runs("Bir iki üç", ["iki"])
    called = list(with_calls(cut, markers))
    assert [run.text for run in called] == ["7", "Bir", "8", " ", "ik", "*", "i", " üç", "9"]
    assert "".join(run.text for run in called if not run.is_call) == "Bir iki üç"
    assert [run.text for run in called if run.is_marked] == ["ik", "i"]


def test_of_two_spellings_the_wrong_one_is_shown() -> None:
    forms = (Form("Değişim", 1, ("note 1",)), Form("IĞDIR", 1, ("sentence b3",)))
    right = found("name-spelling", "b3", "IĞDIR", forms=forms, suggestion="IĞDIR")
    point = point_of(right)
    assert (point.quote, point.finding.sentence) == ("Değişim", "b2")


def test_a_finding_about_a_sentence_that_is_no_more_is_told(tmp_path: Path) -> None:
    findings = [found("note-number", f"n9.{n}", "Not") for n in (1, 2)]
    report = report_of_work(of_all_parts(), findings)
    assert [point.passages for point in report.points] == [{}, {}]
    for ending in ("html", "csv"):
        write_report(report, tmp_path / f"f.{ending}")
        assert "something is wrong" in (tmp_path / f"f.{ending}").read_text().lower()


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("“20 Ekim” stands here, “30. Oktober” in the original", ["20 Ekim", "30. Oktober"]),
        ("15 stands here, 16 in the original", ["16"]),
        ("1914 is not in the original", []),
        ("Musluman (1): the original has Musulman", ["Musulman"]),
    ],
)
def test_what_a_message_names_is_sought_in_the_original(message: str, words: list[str]) -> None:
    assert named(message) == words


def test_what_is_left_out_is_placed_between_its_neighbours() -> None:
    point = point_of(found("omission", "b2", "Dies fehlt", side="source"))
    gap = point.passages[Side.TARGET]
    assert (gap.place, gap.text) == ("after body, paragraph 1", "")
    assert (gap.before, gap.after) == ("1921’de Kars’a gitti.", "Değişim oldu.")


def test_a_note_without_number_is_placed_nowhere_in_the_other_text() -> None:
    gap = point_of(found("addition", "u1.1")).passages[Side.SOURCE]
    assert (gap.place, gap.before, gap.after) == ("", "", "")


def test_no_point_speaks_of_ids() -> None:
    moved = found("crossing", "n1b.1", message="renders b3 of the original, which stands elsewhere")
    point = point_of(moved)
    assert point.finding.message.startswith("renders body, paragraph 2 of the original")
    assert point.passages[Side.SOURCE].text == "Der Wandel kam in Iğdır."
    forms = (Form("Kars", 2, ("sentence b3", "note 1")),)
    spelt = point_of(found("name-spelling", "b3", "Kars", forms=forms))
    assert spelt.finding.forms[0].places == ("body, paragraph 2, second sentence", "note 1")


def test_a_quote_cut_short_is_the_whole_sentence() -> None:
    text = "Bu cümle altmış harften uzundur ve burada kesilmiş olarak alıntılanmıştır, hepsi bu."
    work = Work("w", document("a", "de", text), document("b", "tr", text), ())
    work = replace(work, links=(Link(range(1), range(1)),))
    assert point_of(found("note-number", "b1", text[:60]), work).quote == text


def test_the_surest_check_comes_first_and_within_it_the_surest_finding() -> None:
    findings = [
        found("numbers", "b3", score=0.5),
        found("numbers", "b1", score=0.5),
        found("term", "b1", score=0.6),
        found("numbers", "n1.1", score=0.9),
    ]
    points = report_of_work(of_all_parts(), findings).points
    assert [(p.number, p.finding.check, p.finding.sentence) for p in points] == [
        (1, "numbers", "n1.1"),
        (2, "numbers", "b1"),
        (3, "numbers", "b3"),
        (4, "term", "b1"),
    ]


@pytest.fixture
def made(write: Write, tmp_path: Path, capsys: Capture) -> str:
    folder = str(tmp_path / "work")
    texts = str(write("de.txt", GERMAN)), str(write("tr.txt", TURKISH))
    assert run(["new", folder, "--source", texts[0], "--target", texts[1]]) == 0
    capsys.readouterr()
    return folder


COLUMNS = [
    *("number", "check", "score", "source_place", "target_place", "quote", "message"),
    *("suggestion", "source_text", "target_text", "answer"),
]


def test_the_tables_hold_a_row_a_finding(made: str, tmp_path: Path, capsys: Capture) -> None:
    table, sheet = tmp_path / "f.csv", tmp_path / "f.xlsx"
    for path in (table, sheet):
        assert run(["check", made, "--only", "numbers", "-o", str(path)]) == 0
        assert capsys.readouterr().out == f"written: {path}: 1 finding\n"
    rows = pl.read_csv(table, infer_schema=False)
    assert rows.columns == COLUMNS
    (row,) = rows.to_dicts()
    assert row["check"] == "numbers"
    assert row["source_place"] == row["target_place"] == "body, paragraph 1, second sentence"
    assert (row["quote"], row["suggestion"]) == ("15", "16")
    assert (row["source_text"], row["target_text"]) == ("Er blieb 16 Tage.", "15 gün kaldı.")
    (cells,) = pl.read_excel(sheet, sheet_name="findings", engine="calamine").to_dicts()
    assert float(row["score"]) == cells["score"]
    assert [str(cells[name] or "") for name in COLUMNS[3:]] == [row[n] or "" for n in COLUMNS[3:]]


def test_a_table_of_no_findings_has_its_columns(made: str, tmp_path: Path) -> None:
    for ending in ("csv", "tsv", "xlsx", "html"):
        path = tmp_path / f"none.{ending}"
        assert run(["check", made, "--only", "brackets", "-o", str(path)]) == 0
        assert path.stat().st_size > 0
    assert pl.read_csv(tmp_path / "none.csv").columns == COLUMNS


def test_what_looks_like_a_formula_is_text_in_every_table(tmp_path: Path) -> None:
    evil = '=HYPERLINK("http://a.example","x")'
    work = Work("w", document("a", "de", evil), document("b", "tr", evil), ())
    work = replace(work, links=(Link(range(1), range(1)),))
    report = report_of_work(work, [found("numbers", "b1", evil, message="+1", suggestion="@x")])
    write_report(report, tmp_path / "f.csv")
    (row,) = pl.read_csv(tmp_path / "f.csv").to_dicts()
    assert row["target_text"] == row["quote"] == f"'{evil}"
    assert (row["message"], row["suggestion"]) == ("'+1", "'@x")
    write_report(report, tmp_path / "f.xlsx")
    (cells,) = pl.read_excel(tmp_path / "f.xlsx", engine="calamine").to_dicts()
    assert cells["target_text"] == evil


def test_json_is_as_it_was_and_tells_what_was_written(
    made: str, tmp_path: Path, capsys: Capture
) -> None:
    assert run(["check", made, "--only", "numbers", "--json"]) == 0
    (finding,) = json.loads(capsys.readouterr().out)
    assert finding == {
        "check": "numbers",
        "side": "target",
        "sentence": "b2",
        "note": None,
        "quote": "15",
        "message": "15 stands here, 16 in the original",
        "suggestion": "16",
        "score": 0.85,
    }
    out = str(tmp_path / "f.html")
    assert run(["check", made, "--only", "numbers", "--json", "-o", out]) == 0
    assert json.loads(capsys.readouterr().out) == {"written": out, "findings": 1}


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (["-o", "f.docx"], "unknown format 'docx'; name one with --format: html, xlsx, csv, tsv"),
        (["-o", "f.csv"], "f.csv: exists already; use --force"),
        (["-o", "work/work.toml", "--format", "csv", "--force"], "one of the files this is made"),
        (["-o", "work/tr.txt", "--format", "html", "--force"], "one of the files this is made"),
        (["-o", "nowhere/f.csv"], "cannot be written"),
        (["--format", "csv"], "name the file to write too, with -o"),
    ],
)
def test_a_fault_is_one_line_and_nothing_is_written_over(
    made: str, more: list[str], says: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Path(made).parent)
    Path("f.csv").write_text("mine")
    before = {path: path.read_bytes() for path in Path(made).iterdir()}
    assert run(["check", made, *more]) == 2
    said = capsys.readouterr().err
    assert says in said
    assert said.count("\n") == 1
    assert Path("f.csv").read_text() == "mine"
    assert {path: path.read_bytes() for path in Path(made).iterdir()} == before


def test_names_never_write_over_the_text_they_check(write: Write, capsys: Capture) -> None:
    text = write("t.csv", "Orada Manatof konuştu. Burada Manatoff sustu.\n")
    assert run(["names", str(text), "--lang", "tr", "-o", str(text), "--force"]) == 2
    assert "one of the files this is made of" in capsys.readouterr().err
    assert text.read_text(encoding="utf-8").startswith("Orada")


def test_force_writes_over_and_findings_fail_where_asked(made: str, tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_text("old")
    arguments = ["check", made, "-o", str(path), "--force", "--fail-on-findings"]
    assert run(arguments) == 1
    assert path.read_text(encoding="utf-8-sig").startswith("number,check")


def test_names_of_several_texts_say_in_which_they_stand(write: Write, tmp_path: Path) -> None:
    one = write("one.txt", "Burada Manatoff sustu. Yine Manatoff geldi.\n")
    two = write("two.txt", "Bir gün geçti. Orada Manatof konuştu.\n")
    out = tmp_path / "n.csv"
    assert run(["names", str(one), str(two), "--lang", "tr", "-o", str(out)]) == 0
    (row,) = pl.read_csv(out).to_dicts()
    assert row["target_place"] == "two.txt: body, paragraph 1, second sentence"
    assert row["target_text"] == "Orada Manatof konuştu."
    assert not row["source_place"]
    page = tmp_path / "n.html"
    assert run(["names", str(one), str(two), "--lang", "tr", "-o", str(page)]) == 0
    text = page.read_text(encoding="utf-8")
    assert "one.txt: body, paragraph 1, first sentence; one.txt: body, paragraph 1, second" in text
