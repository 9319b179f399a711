"""Names whose letters are the same and that a text writes in two ways all the same."""

import pytest

from aligner.glossaries.spellings import find_spellings
from aligner.model import Part, Sentence


def found(*texts: str, original: str = "") -> list[tuple[set[str], str]]:
    sentences = [Sentence(f"b{n}", Part.BODY, None, n, text) for n, text in enumerate(texts)]
    spellings = find_spellings(sentences, "tr", [], lambda _: original)
    return [({form for form, _ in one.forms}, one.suggestion) for one in spellings]


@pytest.mark.parametrize(
    "text", ["Chester’ın evi.", "Dumas’nın evi.", "Mercier’nin evi.", "Rousseau’yu okudu."]
)
def test_suffixes_behind_silent_letters_are_let_be(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("texts", "forms", "right"),
    [
        (
            ("Orada II. Selim vardı.", "Sonra 2. Selim geldi.", "Dün II. Selim gitti."),
            {"II. Selim", "2. Selim"},
            "II. Selim",
        ),
        (
            ("Orada Ali Kaya (Demir) ve Ali Kaya (Demir) vardı.", "Sonra Ali Kaya Demir geldi."),
            {"Ali Kaya (Demir)", "Ali Kaya Demir"},
            "Ali Kaya (Demir)",
        ),
        (
            ("Orada Halk Parti’si vardı.", "Sonra Halk Partisi kuruldu."),
            {"Parti’si", "Partisi"},
            "Partisi",
        ),
        (
            ("Orada Karatin’le Vekil vardı.", "Sonra Karat’in konuştu."),
            {"Karat", "Karatin"},
            "Karatin",
        ),
        (("Yazı Listok’da çıktı.",), {"Listok’da"}, "Listok’ta"),
        (("Gemi Poti’e gitti.",), {"Poti’e"}, "Poti’ye"),
        (("Yol Maan’nın güneyinde.",), {"Maan’nın"}, "Maan’ın"),
        (("Kitabı Lederer’dan aldı.",), {"Lederer’dan"}, "Lederer’den"),
        (
            ("Orada Simferopol’da kaldı.", "Sonra Simferopol’den geldi.", "Simferopol’de öldü."),
            {"Simferopol’da", "Simferopol’de"},
            "Simferopol’de",
        ),
        (("Yazı Tercüman-ı Hakikat’de çıktı.",), {"Hakikat’de"}, "Hakikat’te"),
        (
            ("Orada Kara Bekir vardı.", "Sonra Karabekir geldi.", "Dün Karabekir gitti."),
            {"Kara Bekir", "Karabekir"},
            "Karabekir",
        ),
    ],
)
def test_a_name_written_in_two_ways_is_found(
    texts: tuple[str, ...], forms: set[str], right: str
) -> None:
    assert (forms, right) in found(*texts)


def test_a_particle_that_the_original_joins_is_found() -> None:
    assert ({"Le Blonde"}, "Leblond") in found("Orada Le Blonde kaldı.", original="Dort Leblond.")
    assert found("Orada Le Blond kaldı.", original="Dort war Le Blond.") == []


def test_numbers_and_brackets_that_mean_something_else_are_no_finding() -> None:
    assert found("Orada II. Selim vardı.", "Sonra 3. Selim geldi.") == []
    assert found("Orada Ali Kaya (Rize) vardı.", "Sonra Ali Kaya geldi.") == []
    assert found("Orada Sovyet Azerbaycan vardı.", original="Dort Sowjetaserbeidschan.") == []


def test_the_hyphen_of_a_persian_phrase_stands_where_the_original_has_it() -> None:
    text = "Bunu Gülşeni Sühan yazdı."
    assert ({"Gülşeni"}, "Gülşen-i") in found(text, original="Das schrieb Gülschen-i Suchan.")
    assert found(text, original="Das schrieb Gülscheni Suchan.") == []
