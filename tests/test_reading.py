import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import Write, offsets_hold, texts, unaccounted

from aligner.errors import AlignerError
from aligner.model import Part
from aligner.reading import read_document, read_presegmented

GERMAN_PAGE = """\
           DER BRIEF AUS BATUM.

   Im Frühjahr 1921 kam ein Brief aus Batum¹), den niemand er-
wartet hatte. Er handelte von der russisch-
türkischen Grenze. Die russisch-türkische Frage war alt, und die
Achse Moskau-
Ankara war neu²). Land- und See-
und Luftwege waren gesperrt.
   Ein zweiter Absatz folgt.

   ¹) Vgl. Hurwicz, S. 11.
   ²) Eine lange Anmerkung, die auf dieser Seite nicht en-

                              7

8                       ARCHIV

   Der dritte Absatz steht auf der nächsten Seite³).

det, sondern auf der nächsten.
   ³) 26. April 1920.
"""

TURKISH_PAGES = (
    "    Heyet 1921 baharında yola çıktı.¹ Bu gayr-ı kabil-\n"
    "i itiraz bir karardı* ve herkes biliyordu.\n"
    "____________________\n"
    "1 Hurwicz, s. 11.\n"
    "* Ç. N.: Çevirenin notu.\n"
    "\fDERGİ                         12\n"
    "\n"
    "    İkinci sayfa başladı.² Üçüncü not yanlış numaralıdır.³ Son cümle.⁴\n"
    "____________________\n"
    "2 9 Mayıs günü olanlar.\n"
    "4 Yanlış numara.\n"
    "4 Son not.\n"
    "\fDERGİ                         13\n"
    "\n"
    "    Kapanış.\n"
)


def test_the_title_of_a_typed_manuscript_is_a_heading_though_no_blank_line_follows(
    write: Write,
) -> None:
    long = "Der Satz ist lang, wie es Sätze in solchen Aufsätzen sind, und er geht noch weiter. "
    text = f"Ein Titel ohne Punkt\n{long * 4}\n{long * 3}Im Jahre.1\n\nAnmerkungen\n1. Vgl. dort.\n"
    document = read_document(write("a.txt", text), "de")
    assert texts(document, Part.HEADING)[0] == "Ein Titel ohne Punkt"
    assert texts(document, Part.BODY) == [long.strip()] * 7 + ["Im Jahre."]
    assert [m.number for s in document.sentences for m in s.markers] == [1]
    wrapped = "Ein Titel ohne Punkt\n" + "Der Satz ist lang und er geht noch weiter und\n" * 9
    assert texts(read_document(write("b.txt", wrapped), "de"), Part.HEADING) == []


def test_a_german_page_is_read_without_its_furniture(write: Write) -> None:
    document = read_document(write("a.txt", GERMAN_PAGE), "de")
    assert texts(document, Part.HEADING) == ["DER BRIEF AUS BATUM."]
    assert texts(document, Part.BODY) == [
        "Im Frühjahr 1921 kam ein Brief aus Batum, den niemand erwartet hatte.",
        "Er handelte von der russisch-türkischen Grenze.",
        "Die russisch-türkische Frage war alt, und die Achse Moskau-Ankara war neu.",
        "Land- und See- und Luftwege waren gesperrt.",
        "Ein zweiter Absatz folgt.",
        "Der dritte Absatz steht auf der nächsten Seite.",
    ]
    assert unaccounted(document) == []


def test_a_note_runs_over_the_page_and_may_begin_with_a_number(write: Write) -> None:
    document = read_document(write("a.txt", GERMAN_PAGE), "de")
    notes = [(s.id, s.note, s.text) for s in document.sentences if s.part is Part.NOTE]
    assert notes == [
        ("n1.1", 1, "Vgl. Hurwicz, S. 11."),
        (
            "n2.1",
            2,
            "Eine lange Anmerkung, die auf dieser Seite nicht endet, sondern auf der nächsten.",
        ),
        ("n3.1", 3, "26. April 1920."),
    ]


def test_a_note_that_breaks_after_an_abbreviation_is_carried_over_too(write: Write) -> None:
    page = GERMAN_PAGE.replace("nicht en-\n", "steht. Vgl.\n")
    page = page.replace("det, sondern auf der nächsten.", "Louis Fischer, London 1930.")
    document = read_document(write("a.txt", page), "de")
    assert texts(document, Part.NOTE)[1:3] == [
        "Eine lange Anmerkung, die auf dieser Seite steht.",
        "Vgl. Louis Fischer, London 1930.",
    ]
    assert texts(document, Part.BODY)[-1] == "Der dritte Absatz steht auf der nächsten Seite."


def test_markers_stand_after_the_word_that_calls_the_note(write: Write) -> None:
    document = read_document(write("a.txt", GERMAN_PAGE), "de")
    called = {m.number: s.text[: m.at] for s in document.sentences for m in s.markers}
    assert called[1].endswith("aus Batum")
    assert called[2].endswith("war neu")
    assert called[3].endswith("nächsten Seite")


def test_pages_between_form_feeds_with_bare_note_numbers(write: Write) -> None:
    document = read_document(write("b.txt", TURKISH_PAGES), "tr")
    assert texts(document, Part.BODY)[1] == (
        "Bu gayr-ı kabil-i itiraz bir karardı ve herkes biliyordu."
    )
    assert [s.id for s in document.sentences if s.part is Part.NOTE] == [
        "n1.1",
        "u1.1",
        "n2.1",
        "n4.1",
        "n4b.1",
    ]
    assert unaccounted(document) == []
    assert offsets_hold(document)


def test_a_misprinted_note_number_is_a_finding_not_a_guess(write: Write) -> None:
    document = read_document(write("b.txt", TURKISH_PAGES), "tr")
    found = [(f.message, f.suggestion) for f in document.findings]
    assert ("note labelled 4 where 3 is due", "3") in found
    assert len(found) == 1


def test_pages_that_begin_with_a_later_note_are_in_order(write: Write) -> None:
    notes = "   ²¹) W. I. XIV, S. 8.\n   ²²) Ebenda.\n"
    pages = f"Der Vertrag wurde geschlossen²¹) und bestätigt²²).\n\n{notes}"
    document = read_document(write("c.txt", pages), "de")
    assert [s.note for s in document.sentences if s.part is Part.NOTE] == [21, 22]
    assert document.findings == ()


def test_a_note_below_addenda_on_pages_from_the_middle_is_a_note(write: Write) -> None:
    first = "Der Vertrag wurde geschlossen⁵⁰).\n\n   ⁵⁰) W. I. XIV, S. 8.\n"
    second = (
        "Man lebte weiter in der Heimstätte⁵¹).\n\n                Nachträge.\n\n"
        "   Zu Anm. 6: Vgl. L. Trotzki, Hamburg 1922, S. 122, zu den Entsen-\n\n"
        "   ⁵¹) Letzte Versuche der Regierung, wie es scheint.\n"
    )
    third = "dungen und anderem mehr.\n   Zu Anm. 7: Dies wurde gebilligt.\n"
    document = read_document(write("c.txt", f"{first}\f{second}\f{third}"), "de")
    kinds = [(s.id, s.text) for s in document.sentences if s.part in (Part.NOTE, Part.ADDENDUM)]
    assert ("n51.1", "Letzte Versuche der Regierung, wie es scheint.") in kinds
    assert ("a7.1", "Dies wurde gebilligt.") in kinds
    assert next(text for name, text in kinds if name == "a6.1").endswith("und anderem mehr.")


def test_reading_says_when_the_language_is_another_one(write: Write) -> None:
    path = write("c.txt", "Bu bir metindir ve bu metin de bir dildedir. " * 12)
    document = read_document(path, "de")
    assert [f.message for f in document.findings] == ["said to be German, but reads like Turkish"]


def test_one_sentence_a_line_keeps_empty_lines(write: Write) -> None:
    document = read_presegmented(write("d.txt", "eins\n\n drei \n"), "de")
    assert [s.text for s in document.sentences] == ["eins", "", "drei"]
    assert offsets_hold(document)


def test_characters_nobody_sees_are_set_aside(write: Write) -> None:
    hidden = "Ein \u202everkehrtes\u202c Wort und ein ge\u200bteiltes steht hier.\n"
    document = read_document(write("e.txt", hidden), "de")
    assert texts(document, Part.BODY) == ["Ein verkehrtes Wort und ein geteiltes steht hier."]
    assert unaccounted(document) == []
    assert offsets_hold(document)


def test_a_work_may_know_abbreviations_of_its_own(write: Write) -> None:
    path = write("f.txt", "So steht es im Kalend. Jahrbuch von 1920 auf der letzten Seite.\n")
    assert len(read_document(path, "de").sentences) == 2
    assert len(read_document(path, "de", abbreviations=["Kalend"]).sentences) == 1


def test_a_binary_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(bytes(range(256)))
    with pytest.raises(AlignerError):
        read_document(path, "de")


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "",
                " " * 48,
                "____________",
                "\fKOPF      12",
                "13       KOPF",
                "  8*",
                "   ¹) Anmerkung mit Text.",
                "2 Not metni, s. 3.",
                "* Ç. N.: not",
                "7",
                "Das ist ein Satz² mit Mar-",
                "ken und Wör-",
                "    Ein Absatz. Noch einer.[3]",
                "Dipnot 6’ya ek: bkz. s. 5.",
                "Zu Anm. 6: Mehr davon.",
                "         TITEL",
            ]
        ),
        st.text(alphabet="abcÄç. -–¹²)(12“”*\f\u200b\u202e\u00ad", max_size=40),
    ),
    max_size=30,
)


@settings(max_examples=200, deadline=None)
@given(lines=LINES, lang=st.sampled_from(["de", "tr", "en"]))
def test_no_character_is_lost_or_doubled_whatever_the_layout(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], lang: str
) -> None:
    text = unicodedata.normalize("NFC", "\n".join(lines))
    if not text.strip():
        return
    path = tmp_path_factory.mktemp("layout") / "t.txt"
    path.write_text(text, encoding="utf-8")
    document = read_document(path, lang)
    assert unaccounted(document) == []
    assert offsets_hold(document)
    assert len({s.id for s in document.sentences}) == len(document.sentences)


def test_the_article_is_read_whole(shared: Path) -> None:
    document = read_document(shared / "seed" / "article.tr.txt", "tr")
    numbers = {s.note for s in document.sentences if s.part is Part.NOTE and s.note}
    unnumbered = {s.id.split(".")[0] for s in document.sentences if s.id.startswith("u")}
    called = [m.number for s in document.sentences for m in s.markers]
    addenda = {s.note for s in document.sentences if s.part is Part.ADDENDUM}
    assert numbers == set(range(1, 80))
    assert len(unnumbered) == 3
    assert called == list(range(1, 80))
    assert len(addenda) == 13
    assert unaccounted(document) == []


def test_the_german_opening_is_read_whole(shared: Path) -> None:
    document = read_document(shared / "seed" / "opening.de.txt", "de")
    called = [m.number for s in document.sentences for m in s.markers]
    assert called == list(range(1, 20))
    assert not any("- " in text.replace(" - ", "") for text in texts(document, Part.BODY)[:-1])
    assert unaccounted(document) == []
    assert document.findings == ()
