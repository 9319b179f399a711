from dataclasses import replace

import pytest
from checks import findings, links_of
from conftest import document, small_work

from aligner.checking import check_work
from aligner.model import Document, Entry, Link, Marker, Part, Sentence, Span, Work


def test_a_correct_translation_has_no_findings() -> None:
    assert check_work(small_work(), []) == []


def test_a_wrong_year_is_found_with_the_right_one_suggested() -> None:
    (found,) = findings("Im Jahre 1921.", "1920 yılında.", "numbers")
    assert (found.quote, found.suggestion) == ("1920", "1921")


def test_numbers_in_words_and_Roman_numerals_count() -> None:  # noqa: N802
    assert findings("Sechzehn Artikel, Band XVI.", "16 madde, 16. cilt.", "numbers") == []
    assert findings("Um acht fielen zehntausend.", "Sekize doğru on bin düştü.", "numbers") == []
    target = "On dokuzuncu yüzyılda onu gördü."
    assert findings("Er sah ihn im neunzehnten Jahrhundert.", target, "numbers") == []
    assert findings("Um acht fielen zehn Millionen.", "Sekize doğru on milyon.", "numbers") == []


@pytest.mark.parametrize(
    ("source", "right", "wrong", "quote"),
    [
        (
            "Es waren hundertzwanzig Muslime.",
            "Yüz yirmi Müslümandı.",
            "Yüz otuz kişiydi.",
            "Yüz otuz",
        ),
        ("Es kostete hunderttausend Leben.", "Yüz bin can aldı.", "On bin can aldı.", "On bin"),
        (
            "Mehr als zwanzigtausend kamen.",
            "Yirmi binden fazla geldi.",
            "On binden fazla geldi.",
            "On binden",
        ),
        (
            "Dreiundsechzig Georgier kamen.",
            "Altmış üç Gürcü geldi.",
            "Altmış Gürcü geldi.",
            "Altmış",
        ),
        (
            "Es waren dreihundertachtzig.",
            "Sayıları üç yüz seksendi.",
            "Sayıları üç yüz doksandı.",
            "üç yüz doksandı",
        ),
    ],
)
def test_large_numbers_in_words_are_compared(
    source: str, right: str, wrong: str, quote: str
) -> None:
    assert findings(source, right, "numbers") == []
    (found,) = findings(source, wrong, "numbers")
    assert found.quote == quote


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("In mehr als drei Jahrzehnten.", "Otuz yılı aşkın bir sürede."),
        ("Vier Männer sahen ihn.", "Dört adam onu gördü."),
        ("In den zwanziger Jahren.", "Yirmili yıllarda."),
        ("Etwa dreihundert Mann.", "300 kadar kişi."),
    ],
)
def test_numbers_in_words_that_are_the_same_are_no_finding(source: str, target: str) -> None:
    assert findings(source, target, "numbers") == []


@pytest.mark.parametrize(
    ("source", "target", "is_told"),
    [
        ("Zwei Drittel waren krank.", "Halkın üçte ikisi hastaydı.", False),
        ("Zwei Drittel waren krank.", "Halkın üçte biri hastaydı.", True),
        ("Ein Viertel war krank.", "Halkın dörtte biri hastaydı.", False),
        ("Ein Drittel war krank.", "Halkın dörtte biri hastaydı.", True),
    ],
)
def test_fractions_are_compared_by_their_parts(source: str, target: str, *, is_told: bool) -> None:
    assert bool(findings(source, target, "numbers")) == is_told


def test_a_month_within_a_year_is_read() -> None:
    assert findings("Im September 1921 kam er.", "1921 Eylülünde geldi.", "dates") == []
    (found,) = findings("Im September 1921 kam er.", "1921 Ekiminde geldi.", "dates")
    assert found.quote.startswith("1921 Ekim") or found.quote.startswith("Ekim")


def test_a_wrong_month_is_found() -> None:
    (found,) = findings("Am 8. April 1920.", "8 Mart 1920’de.", "dates")
    assert (found.quote, found.suggestion) == ("8 Mart 1920", "8 Nisan 1920")


def test_a_month_named_once_too_often_stands_for_the_lost_one() -> None:
    (found,) = findings("Am 28. August (9. September).", "28 Ağustos (9 Ağustos).", "dates")
    assert (found.quote, found.suggestion) == ("9 Ağustos", "9 Eylül")


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Am 8. April 1894 kam er.", "8 Nisan 1894’te geldi."),
        ("Am 8.4.1894 kam er.", "8 Nisan 1894’te geldi."),
        ("Am 8. IV. 1894 kam er.", "8.4.1894’te geldi."),
        ("Im 19. Jahrhundert.", "XIX. yüzyılda."),
        ("Der XVI. Band.", "16. cilt."),
        ("Vom V. Kongreß.", "5. Kongre’den."),
        ("In den Jahren 1919–21.", "1919–1921 yıllarında."),
        ("Mit 10.000 Mann.", "10 bin kişiyle."),
        ("Siehe S. 12 f.", "Bkz. s. 12-13."),
        ("In den 1920er Jahren.", "20’li yıllarda."),
        ("Dreiundzwanzig Artikel.", "23 madde."),
        ("Im 13. Jahrhundert.", "Onüçüncü yüzyılda."),
        ("Es sind 3 812 Nummern.", "3.812 numara vardır."),
        ("In der Nacht zum 23. Juli 1911.", "22 Temmuz’u 23 Temmuz 1911’e bağlayan gece."),
        ("In den 1970ern.", "Yetmişli yıllarda."),
    ],
)
def test_one_date_or_number_in_two_notations_is_no_finding(source: str, target: str) -> None:
    assert findings(source, target, "numbers") + findings(source, target, "dates") == []


@pytest.mark.parametrize(
    ("source", "target", "quote", "suggestion"),
    [
        ("Im XVI. Band.", "XVII. ciltte.", "XVII", "XVI"),
        ("Im 19. Jahrhundert.", "XVIII. yüzyılda.", "XVIII", "XIX"),
        ("Mit 10.000 Mann.", "1.000 kişiyle.", "1.000", "10.000"),
    ],
)
def test_numbers_that_differ_are_found(
    source: str, target: str, quote: str, suggestion: str
) -> None:
    (found,) = findings(source, target, "numbers")
    assert (found.quote, found.suggestion) == (quote, suggestion)


def test_many_numbers_that_were_added_are_one_finding() -> None:
    (found,) = findings("Vgl. Anhang.", "Bkz. c. XIV, 1931, s. 45.", "numbers")
    assert found.message == "1931, 45, XIV are not in the original"


def test_what_is_left_out_and_what_is_added_is_found() -> None:
    work = Work(
        "t",
        document("a", "de", "Eins.", "Ein ganzer Satz fehlt hier."),
        document("b", "tr", "Bir.", "Fazladan bir cümle."),
        (Link(range(1), range(1)), Link(range(1, 2), range(0)), Link(range(0), range(1, 2))),
    )
    found = check_work(work, [], ["omissions"])
    assert {(f.check, f.side, f.sentence) for f in found} == {
        ("omission", "source", "b2"),
        ("addition", "target", "b2"),
    }


def with_notes(lang: str, calls: list[int], notes: dict[int, str]) -> Document:
    """A text of one sentence a call, and notes."""
    body = [
        Sentence(f"b{n}", Part.BODY, None, n, f"{n}.", (Marker(call, 2, Span(0, 1)),))
        for n, call in enumerate(calls, start=1)
    ]
    below = [Sentence(f"n{n}.1", Part.NOTE, n, 90 + n, text) for n, text in notes.items()]
    return Document(lang, lang, "", (*body, *below))


def about_notes(calls: list[int], notes: dict[int, str], only: str) -> list[str]:
    """What is said of a translation whose original calls notes 1 to 3 in order."""
    source = with_notes("de", [1, 2, 3], {1: "Eins.", 2: "Zwei.", 3: "Vgl. Anm. 1."})
    target = with_notes("tr", calls, notes)
    links = tuple(Link(range(i, i + 1), range(i, i + 1)) for i in range(6))
    links = links if len(target.sentences) == 6 else links[: len(target.sentences)]
    return [f.message for f in check_work(Work("t", source, target, links), [], [only])]


NOTES = {1: "Bir.", 2: "İki.", 3: "Krş. dipnot 1."}


def test_notes_and_markers_in_order_are_no_finding() -> None:
    assert about_notes([1, 2, 3], NOTES, "markers") == []
    assert about_notes([1, 2, 3], NOTES, "cross-references") == []


def test_a_doubled_marker_and_a_note_without_marker_are_found() -> None:
    said = about_notes([1, 1, 3], NOTES, "markers")
    assert "marker 1 stands a second time" in said
    assert "the original calls note 2 here; no marker in the translation" in said


def test_of_two_markers_the_one_is_told_that_the_original_has_not() -> None:
    source = with_notes("de", [1, 2, 3], {1: "Eins.", 2: "Zwei.", 3: "Drei."})
    target = with_notes("tr", [2, 2, 3], {1: "Bir.", 2: "İki.", 3: "Üç."})
    links = tuple(Link(range(i, i + 1), range(i, i + 1)) for i in range(6))
    found = check_work(Work("t", source, target, links), [], ["markers"])
    assert [f.sentence for f in found if "second time" in f.message] == ["b1"]


def test_markers_out_of_order_and_without_note_are_found() -> None:
    assert any("stands" in said for said in about_notes([2, 1, 3], NOTES, "markers"))
    assert "marker 7 has no note" in about_notes([1, 2, 7], NOTES, "markers")


def test_a_marker_is_not_blamed_for_the_misprint_of_its_note() -> None:
    target = with_notes("tr", [1, 2, 3], NOTES)
    misprinted = replace(target.sentences[4], id="n3b.1", note=3)
    sentences = (*target.sentences[:4], misprinted, target.sentences[5])
    source = with_notes("de", [1, 2, 3], NOTES)
    work = Work("t", source, replace(target, sentences=sentences), ())
    assert check_work(work, [], ["markers"]) == []


@pytest.mark.parametrize(
    ("note", "says"),
    [
        ("Krş. dipnot 2.", "note 1 in the original"),
        ("Krş. dipnot 42.", "there is no note 42"),
        ("Krş. 42. dipnot.", "there is no note 42"),
        ("Krş. dipnot 3.", "refers to itself"),
    ],
)
def test_references_that_lead_nowhere_or_elsewhere_are_found(note: str, says: str) -> None:
    said = about_notes([1, 2, 3], NOTES | {3: note}, "cross-references")
    assert any(says in message for message in said)


def test_a_sentence_that_moved_is_one_finding() -> None:
    moved = "Am 16. März 1921 sah Tschitscherin in Moskau den Gesandten Bekir."
    there = "16 Mart 1921’de Çiçerin Moskova’da elçi Bekir’i kabul etti."
    work = Work(
        "t",
        document("a", "de", moved, "Es regnete lange."),
        document("b", "tr", "Uzun süre yağmur yağdı.", there),
        (Link(range(1), range(0)), Link(range(1, 2), range(1)), Link(range(0), range(1, 2))),
    )
    found = check_work(work, [], ["crossings", "omissions"])
    assert [(f.check, f.sentence) for f in found] == [("crossing", "b2")]


def test_a_check_can_be_switched_off() -> None:
    work = Work("t", document("a", "de", "Ja."), document("b", "tr", "Evet evet ve ve."), ())
    assert check_work(work, [])
    assert check_work(work, [], off=["doubled-words"]) == []


def test_one_citation_in_two_forms_is_found() -> None:
    notes = {
        1: "G. Jäschke, Die Türkei seit dem Weltkriege, Berlin 1929; a.g.e., s. 3.",
        2: "Jäschke, Die Turkei seit dem Weltkriege, s. 4; a.g.e., s. 7.",
        3: "Krş. dipnot 1; a. g. e., s. 9.",
    }
    said = about_notes([1, 2, 3], notes, "citations")
    assert any("cited as “Die Türkei seit dem Weltkriege”" in message for message in said)
    assert any(message.startswith("“a. g. e.”, but “a.g.e.”") for message in said)
    assert about_notes([1, 2, 3], NOTES, "citations") == []


def test_an_abbreviation_within_a_longer_one_is_no_other_form() -> None:
    notes = {1: "Yay. haz. Nuri.", 2: "Şakir, yay. haz. Nuri.", 3: "So Şakir Efendi, s. 1."}
    assert about_notes([1, 2, 3], notes, "citations") == []


def test_a_name_quoted_as_in_the_original_is_not_misspelt() -> None:
    glossary = [Entry("Persien", "İran", "", "approved", "place", ("Persia",), is_name=True)]
    pairs = [("In Persien.", "Orada İran vardı."), ("Die „Persia“.", "Gemi “Persia” battı.")]
    assert check_work(links_of(pairs), glossary, ["names"]) == []


def test_one_title_with_two_imprints_is_found_and_two_days_of_a_paper_are_none() -> None:
    notes = {
        1: "Krş. Tuncay, Serbest Ticarete Geçiş, İstanbul 1938, s. 3.",
        2: "Tuncay, Serbest Ticarete Geçiş, İstanbul 1939, s. 4.",
        3: "Hâkimiyet-i Milliye gazetesi, 3 Mart 1921; Hâkimiyet-i Milliye gazetesi, 5 Nisan 1921.",
    }
    said = about_notes([1, 2, 3], notes, "citations")
    assert said == ["“serbest ticarete gecis” is cited with “İstanbul 1938” elsewhere"]
