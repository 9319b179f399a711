"""What checks must find, and must let be, in the notes and quotations of scholarly prose."""

import pytest
from checks import findings_between, notes
from conftest import document

from aligner.glossaries.entries import bundled_glossary, read_glossary
from aligner.model import Entry, Finding


def in_body(source: str, target: str, *only: str) -> list[Finding]:
    return findings_between(document("a", "de", source), document("b", "tr", target), *only)


def test_a_reference_to_a_note_before_the_first_one_is_no_finding() -> None:
    source = notes("de", "Vgl. Anm. 14.", "Vgl. Anm. 60.", first=50)
    target = notes("tr", "Bkz. dipnot 14.", "Bkz. dipnot 60.", first=50)
    found = findings_between(source, target, "cross-references")
    assert {f.message for f in found} == {"there is no note 60"}


def test_volumes_of_one_paper_are_no_two_forms_of_a_citation() -> None:
    target = notes("tr", "Soviet Russia III, s. 5.", "Soviet Russia IV, s. 6.")
    source = notes("de", "Soviet Russia III, S. 5.", "Soviet Russia IV, S. 6.")
    assert findings_between(source, target, "citations") == []


def test_a_title_given_again_in_full_adds_no_numbers() -> None:
    target = notes(
        "tr",
        "Ali Can, Yeni Tarih, İstanbul 1934, s. 5.",
        "Ali Can, Yeni Tarih, İstanbul 1934, s. 7.",
    )
    source = notes("de", "Ali Can, Jeni Tarih, Istanbul 1934, S. 5.", "Ali Can, a. a. O., S. 7.")
    assert findings_between(source, target, "numbers", "dates") == []
    target = notes(
        "tr",
        "Ali Can, Yeni Tarih, İstanbul 1934, s. 5.",
        "Ali Can, Yeni Tarih, İstanbul 1935, s. 7.",
    )
    assert [f.quote for f in findings_between(source, target, "numbers")] == ["1935"]


@pytest.mark.parametrize(
    ("cited", "quote", "suggestion"),
    [
        ("H. Brandner, Die Verträge der Pforte, s. 7.", "H. Brandner", "Hans Brandner"),
        ("Bkz. H. Brandner, Die Verträge der Pforte, s. 7.", "H. Brandner", "Hans Brandner"),
        ("Hans Brandnov, Die Verträge der Pforte, s. 7.", "Hans Brandnov", "Hans Brandner"),
        (
            "Hans Brandner, Die Vertrage der Pforte, s. 7.",
            "Die Vertrage der Pforte",
            "Die Verträge der Pforte",
        ),
    ],
)
def test_of_two_forms_of_a_citation_the_original_has_the_right_one(
    cited: str, quote: str, suggestion: str
) -> None:
    works = [f"Hans Brandner, Die Verträge der Pforte, S. {page}." for page in (5, 7)]
    target = notes("tr", works[0].replace("S.", "s."), cited)
    (found,) = findings_between(notes("de", *works), target, "citations")
    assert (found.quote, found.suggestion) == (quote, suggestion)


@pytest.mark.parametrize(
    ("there", "one", "other"),
    [
        ("Rasim, Telgrafyn Tarichi", "Rasim, Telgrafın Tarihi", "Rasim, Telgraflar Tarihi"),
        ("Polak, Das Land und seine Bewohner", *["Polak, Das Land und seine Bewohner"] * 2),
    ],
)
def test_one_authors_work_under_two_titles_is_told(there: str, one: str, other: str) -> None:
    other = other.replace("Bewohner", "Einwohner") if one == other else other
    source = notes("de", f"{there}, S. 3.", f"{there}, S. 9.")
    (found,) = findings_between(
        source, notes("tr", f"{one}, s. 3.", f"{other}, s. 9."), "citations"
    )
    assert (found.quote, found.suggestion) == (other.split(", ")[1], one.split(", ")[1])


@pytest.mark.parametrize(
    ("there", "other"),
    [
        ("Rasim, Telgrafyn Tarichi", "Rasim, Telgrafın Tarihi"),  # the same
        ("Rasim, Schosenin Tarichi", "Rasim, Şosenin Tarihi"),  # another book
        ("Hilmi, Jolun Tarichi", "Hilmi, Yolun Tarihi"),  # another author
        ("Rasim, Telgrafyn Tarichi", "Rasim, Telgrafın"),  # cut short
    ],
)
def test_two_works_or_a_short_title_are_no_finding(there: str, other: str) -> None:
    source = notes("de", "Rasim, Telgrafyn Tarichi, S. 3.", f"{there}, S. 9.")
    target = notes("tr", "Rasim, Telgrafın Tarihi, s. 3.", f"{other}, s. 9.")
    assert findings_between(source, target, "citations") == []


def test_an_author_cited_as_the_original_does_is_no_finding() -> None:
    works = [f"{first} Brandner, Die Verträge der Pforte, S. 5." for first in ("Hans", "H.")]
    target = notes("tr", *(work.replace("S.", "s.") for work in works))
    assert findings_between(notes("de", *works), target, "citations") == []


def test_a_title_with_a_quoted_word_is_no_passage_left_in_the_original() -> None:
    title = "N. Roth, Der „Umsturz“, die Krankheit des Jahrhunderts, Leipzig 1920"
    cited = title.replace("„", "“").replace("“,", "”", 1)
    assert findings_between(notes("de", title), notes("tr", cited), "untranslated") == []


def test_a_small_word_in_letters_Turkish_has_not_is_found() -> None:  # noqa: N802
    (found,) = in_body("Sie zucken.", "Omuz zucken ediyorlar.", "untranslated")
    assert found.quote == "zucken"


def test_fractions_in_words_are_compared() -> None:
    (found,) = in_body("Ein Drittel davon.", "Bunun dörtte biri.", "numbers")
    assert found.quote == "dörtte bir"
    assert in_body("Zwei Drittel davon.", "Bunun üçte ikisi.", "numbers") == []
    assert in_body("Das Viertel der Griechen.", "Rum mahallesi.", "numbers") == []


def test_a_Roman_number_is_suggested_for_a_Roman_one() -> None:  # noqa: N802
    (found,) = in_body("Im 15. Jahrhundert.", "XVI. yüzyılda.", "numbers")
    assert found.suggestion == "XV"


def test_two_numbers_left_out_are_two_findings_to_be_dismissed_one_by_one() -> None:
    found = in_body("Am 3. Mai 1920 kamen 18 mit 23 Mann.", "Geldiler.", "numbers", "dates")
    assert {(f.side, f.quote) for f in found} >= {("both", "18"), ("both", "23"), ("both", "1920")}
    assert len({(f.check, f.sentence, f.quote) for f in found}) == len(found)


def test_words_repeated_behind_a_comma_are_found_unless_for_emphasis() -> None:
    (found,) = in_body("Ein Arzt kam.", "Bir hekim, bir hekim geldi.", "doubled-words")
    assert found.suggestion == "Bir hekim"
    emphatic = ("Ein Arzt, ein Arzt!", "Bir hekim, bir hekim!")
    assert in_body(*emphatic, "doubled-words") == []


def test_a_quotation_mark_between_blanks_is_called_so() -> None:
    (found,) = in_body("Er sagte „ja“.", "Ona “ evet” dedi.", "brackets")
    assert found.message == "“ stands between two blanks"


def test_a_bracket_behind_a_note_number_closes_no_item() -> None:
    (found,) = in_body("Er fehlt (vgl. Anm. 4).", "Yoktur bkz. dipnot 4).", "brackets")
    assert found.message == ") is not opened"
    assert in_body("Erstens: 1) dies, 2) das.", "Birincisi: 1) bu, 2) şu.", "brackets") == []


def test_a_comma_behind_a_blank_and_before_a_word_is_set_right() -> None:
    (found,) = in_body("Berlin, Jena.", "Berlin ,s. Jena.", "spacing")
    assert found.suggestion == "Berlin, s."


def test_a_concept_without_its_usual_rendering_is_told() -> None:
    glossary = (Entry("Seidenraupe", "ipek böceği", "", "approved", "concept"),)
    texts = [("Die Seidenraupe starb.", "İpek böceği öldü."), ("Es regnete.", "Yağdı.")] * 4
    texts += [("Es regnete.", "Yağdı.")] * 2 + [("Die Seidenraupe starb.", "Kurtçuk öldü.")]
    source = document("a", "de", *(text for text, _ in texts))
    target = document("b", "tr", *(text for _, text in texts))
    (found,) = findings_between(source, target, "terms", glossary=glossary)
    assert (found.sentence, found.suggestion) == ("b11", "ipek böceği")


def test_an_English_text_has_its_own_numbers_and_no_Turkish_glossary() -> None:  # noqa: N802
    bundled = tuple(read_glossary(bundled_glossary()))
    source = document("a", "de", "In Baku streikten 1.200 (vgl. Anm. 1).", "1.480.000 Tonnen.")
    target = document("b", "en", "In Baku 1,200 went on strike (see note 1).", "1,480,000 tons.")
    assert findings_between(source, target, glossary=bundled) == []
