"""Hyphens at line ends: what the text shows, then what the patterns of the language allow."""

from collections.abc import Callable
from pathlib import Path

import pyphen
import pytest

from aligner.languages import language
from aligner.model import Document
from aligner.reading import read_document
from aligner.reading.division import may_divide
from aligner.reading.hyphens import Hyphen, judge, vocabulary

Write = Callable[[str, str], Path]
NOTHING = vocabulary([])


@pytest.mark.parametrize(
    ("lang", "divided", "ruling"),
    [
        ("de", "unpar-/teiische", Hyphen.DROP),
        ("de", "Kom-/missar", Hyphen.DROP),
        ("de", "VER-/TRAG", Hyphen.DROP),
        ("de", "novej-/šego", Hyphen.DROP),  # of another language: the patterns do not know it
        ("de", "Gemisch-/te", Hyphen.DROP),
        ("de", "er-/hofft", Hyphen.DROP),
        ("de", "bolsche-/wistischer", Hyphen.DROP),
        ("de", "Moskau-/Ankara", Hyphen.KEEP),
        ("de", "EU-/Beamter", Hyphen.KEEP),
        ("de", "Sowjet-/Rußland", Hyphen.KEEP),
        ("de", "russisch-/türkische", Hyphen.KEEP),
        ("de", "x-/beliebig", Hyphen.KEEP),
        ("de", "Land-/und", Hyphen.SUSPENDED),
        ("tr", "Kuru-/luş", Hyphen.DROP),
        ("tr", "hükü-/metinin", Hyphen.DROP),
        ("tr", "etmeme-/yi", Hyphen.DROP),
        ("tr", "KURU-/LUŞ", Hyphen.DROP),
        ("tr", "gayr-ı kabil-/i", Hyphen.KEEP),
        ("tr", "Misâk-/ı", Hyphen.KEEP),
        ("tr", "E-/Posta", Hyphen.KEEP),
        ("tr", "e-/posta", Hyphen.KEEP),
        ("tr", "Türk-/İslam", Hyphen.KEEP),
        ("en", "govern-/ment", Hyphen.DROP),
        ("en", "x-/ray", Hyphen.KEEP),
        ("ja", "abc-/def", Hyphen.DROP),
    ],
)
def test_without_evidence_the_shape_and_the_patterns_decide(
    lang: str, divided: str, ruling: Hyphen
) -> None:
    left, right = divided.rsplit(maxsplit=1)[-1].split("-/")
    assert judge(left, right, "-", language(lang), NOTHING) is ruling


@pytest.mark.parametrize(
    ("lang", "text", "divided", "ruling"),
    [
        ("de", "die deutsch-türkische Frage", "deutsch-/türkischen", Hyphen.KEEP),
        ("de", "das Sowjetgebiet", "Sowjet-/gebiet", Hyphen.DROP),
        ("de", "die russisch-türkische", "russisch-/sprachig", Hyphen.DROP),
        ("de", "er sagte das Er-gebnis", "er-/hofft", Hyphen.DROP),
        ("tr", "sığınmacı-mahkum takası", "sığınmacı-/mahkumlar", Hyphen.KEEP),
        ("tr", "Elviye-yi Selâse", "Elviye-/yi", Hyphen.KEEP),
    ],
)
def test_what_the_text_shows_elsewhere_comes_first(
    lang: str, text: str, divided: str, ruling: Hyphen
) -> None:
    left, right = divided.split("-/")
    assert judge(left, right, "-", language(lang), vocabulary([text])) is ruling


@pytest.mark.parametrize(
    ("lang", "divided", "may"),
    [
        ("de", "unpar-/teiische", True),
        ("de", "unp-/arteiische", False),
        ("tr", "sa-/at", True),
        ("tr", "kabil-/i", False),
        ("tr", "Türk-/lük", True),
        ("tr", "Tür-/klük", False),
        ("tr", "bkz-/ne", False),
        ("ja", "abc-/def", None),
    ],
)
def test_patterns_say_where_a_word_may_be_divided(
    lang: str, divided: str, *, may: bool | None
) -> None:
    left, right = divided.split("-/")
    assert may_divide(left, right, language(lang)) is may


def dropped(document: Document) -> int:
    """How many hyphens were undone."""
    return sum(document.original[span.start : span.end] == "-" for span in document.aside)


def test_the_hyphens_of_the_article_stay(shared: Path) -> None:
    document = read_document(shared / "seed" / "article.tr.txt", "tr")
    whole = " ".join(sentence.text for sentence in document.sentences)
    assert dropped(document) == 0
    assert "gayr-ı kabil-i itiraz" in whole
    assert "E-Posta" in whole


def test_the_hyphens_of_the_german_opening_go(shared: Path) -> None:
    document = read_document(shared / "seed" / "opening.de.txt", "de")
    whole = " ".join(sentence.text for sentence in document.sentences)
    assert dropped(document) == 26  # the last of the 27 stands where the opening is cut off
    for word in ("unparteiische", "Kriegshandlungen", "novejšego", "Großarmeniens", "dönümleri"):
        assert word in whole


def test_a_span_of_years_keeps_its_hyphen(write: Write) -> None:
    text = "Der Krieg der Jahre 1914-\n1918 war lang, die 10-\njährige Ruhe danach kurz.\n"
    document = read_document(write("a.txt", text), "de")
    assert [s.text for s in document.sentences] == [
        "Der Krieg der Jahre 1914-1918 war lang, die 10-jährige Ruhe danach kurz."
    ]


@pytest.mark.parametrize("code", ["de", "fr", "en", "ru"])
def test_words_are_divided_where_pyphen_divides_them(code: str) -> None:
    whole = pyphen.Pyphen(lang=pyphen.language_fallback(code))
    for word in ("Hauptversammlung", "Österreich", "international", "Abend", "действительность"):
        found = [
            at for at in range(1, len(word)) if may_divide(word[:at], word[at:], language(code))
        ]
        assert found == whole.positions(word)


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("Aufl., Wien–\nBerlin 1931.", "Aufl., Wien–Berlin 1931."),
        ("von 1918–\n1922.", "von 1918–1922."),
        ("Er kam –\nendlich.", "Er kam – endlich."),
    ],
)
def test_a_dash_between_words_stays_between_them_at_a_line_end(
    write: Write, lines: str, joined: str
) -> None:
    assert [s.text for s in read_document(write("a.txt", lines), "de").sentences] == [joined]
