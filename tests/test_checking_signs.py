"""Signs, blanks and letters: what is told of one text alone."""

import pytest
from checks import findings
from conftest import document

from aligner.checking import check_work
from aligner.model import Work


def own(target: str, only: str) -> list[tuple[str, str | None]]:
    """Quote and suggestion of what a check finds in a translation."""
    return [(f.quote, f.suggestion) for f in findings("Ja.", target, only)]


@pytest.mark.parametrize(
    "text",
    ["“Evet dedi.", "Evet” dedi.", "„Evet dedi.", "«Evet dedi.", "Evet (dedi.", "Evet [dedi)."],
)
def test_signs_without_a_partner_are_found(text: str) -> None:
    assert findings("Ja.", text, "brackets")


@pytest.mark.parametrize(
    "text",
    [
        "“Evet” dedi.",
        "„Evet“ (dedi).",
        "»Evet« dedi.",
        "«Evet» dedi.",
        "1) Evet.",
        "“O ‘Ne?’ dedi.”",
    ],
)
def test_signs_in_pairs_are_no_finding(text: str) -> None:
    assert findings("Ja.", text, "brackets") == []


def test_a_quotation_may_run_over_many_short_paragraphs() -> None:
    texts = ["“Bir.", *["İki."] * 8, "Üç.”"]
    source = document("a", "de", *["Ja."] * len(texts))
    work = Work("t", source, document("b", "tr", *texts), ())
    assert check_work(work, [], ["brackets"]) == []
    longer = Work("t", source, document("b", "tr", *texts[:9], *texts[1:]), ())
    assert len(check_work(longer, [], ["brackets"])) == 2


def test_a_doubled_word_is_found_and_a_reduplication_is_not() -> None:
    assert own("Geldi ve ve gitti.", "doubled-words") == [("ve ve", "ve")]
    assert own("Yavaş yavaş gitti, Bakü’de de durdu.", "doubled-words") == []
    assert own("Bunu anlata anlata gitti, inanmaya inanmaya.", "doubled-words") == []
    assert own("Onu hükümette hükümette gördü.", "doubled-words") != []
    assert findings("Es wuchs von Tag zu Tag zu.", "Büyüdü.", "doubled-words") == []
    assert own("Göz göre göre yaptı, perde perde açtı.", "doubled-words") == []
    assert own("Dört yılda yılda bitti.", "doubled-words") == [("yılda yılda", "yılda")]


def test_what_both_texts_repeat_is_no_doubled_word() -> None:
    assert findings("Aus „Bir bir ve bir“.", "“Bir bir ve bir”den.", "doubled-words") == []


@pytest.mark.parametrize(
    ("text", "quote", "suggestion"),
    [
        ("Bkz. s. 12 vd.). .", "vd.). .", "vd.)."),
        ("Geldi , gitti.", "Geldi ,", "Geldi,"),
        ("Ankara,Moskova yolu.", "Ankara,Moskova", "Ankara, Moskova"),
        ("Geldi.. Gitti.", "Geldi..", "Geldi."),
        ("Geldi ;gitti.", "Geldi ;gitti.", "Geldi; gitti."),
        ("Alman- Rus dostluğu.", "Alman- Rus", "Alman-Rus"),
    ],
)
def test_wrong_blanks_and_signs_are_found(text: str, quote: str, suggestion: str) -> None:
    assert (quote, suggestion) in own(text, "spacing")


def test_ellipses_and_abbreviations_are_well_set() -> None:
    assert own("A. a. O. . . . geldi… (s. 3 vd.); 3,5 kilo.", "spacing") == []


def test_a_word_cut_off_by_a_hyphen_is_well_set() -> None:
    assert own("Doğu- ve Batı Avrupa’da.", "spacing") == []


def test_ratios_and_French_titles_keep_their_blanks() -> None:  # noqa: N802
    assert own("1 : 200.000 ölçekli harita.", "spacing") == []
    assert own("Perrin, Voyages d’un consul : lettres de la mer Noire, s. 7.", "spacing") == []


def test_a_Cyrillic_letter_in_a_Latin_word_is_found() -> None:  # noqa: N802
    assert own("Ank\u0430ra’da.", "look-alikes") == [("Ank\u0430ra’da", "Ankara’da")]
    assert own("Газета «Правда» gibi.", "look-alikes") == []


def test_the_rarer_of_two_dashes_and_apostrophes_is_found() -> None:
    text = "1919–1921, 1922–1923, 1924-1925; Ankara’da, Bakü’de, Kars'ta."
    assert own(text, "apostrophes-and-dashes") == [
        ("Kars'ta", "Kars’ta"),
        ("1924-1925", "1924–1925"),
    ]


def test_a_shelf_mark_is_no_range_of_numbers() -> None:
    text = "S. 19–21 ve 345–48; HR 112-5487, A 45-17."
    assert own(text, "apostrophes-and-dashes") == []
