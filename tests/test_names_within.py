"""Words of copied titles between words that are the same in the original."""

import pytest

from aligner.glossaries.spellings import find_spellings
from aligner.model import Part, Sentence


def linked(text: str, original: str) -> list[tuple[set[str], str]]:
    found = find_spellings([Sentence("n1.1", Part.NOTE, 1, 1, text)], "tr", [], lambda _: original)
    return [({form for form, _ in one.forms}, one.suggestion) for one in found]


@pytest.mark.parametrize(
    ("text", "original", "wrong", "right"),
    [
        ("Bkz. La guerre mondial pour la paix.", "Vgl. La guerre mondiale pour la paix.",
         "mondial", "mondiale"),
        ("Bkz. Zapiski o vojne i mirě 1908.", "Vgl. Zapiski o vojně i mirě 1908.",
         "vojne", "vojně"),
        ("Bkz. The Ships an Ports of Asia.", "Vgl. The Ships and Ports of Asia.", "an", "and"),
        ("Bkz. Podgotovka mira Evrpy na Vostoke.", "Vgl. Podgotovka mira Evropy na Vostoke.",
         "Evrpy", "Evropy"),
        ("Bkz. Bankovyje tjazby, s. 7.", "Vgl. die Bankovyje tjažby, S. 7.", "tjazby", "tjažby"),
        ("Bkz. V boŕbe za svobodu Vostoka.", "Vgl. V bor’be za svobodu Vostoka.",
         "boŕbe", "bor’be"),
        ("Bkz. Persija: Persija za svobodnost, Moskova 1925.",
         "Vgl. Persija: Persija za svobodnost’, Moskau 1925.", "svobodnost", "svobodnost’"),
        ("Bkz. The Ships in the Eastern Ports of Asia.", "Vgl. The Ships in Eastern Ports of Asia.",
         "in the Eastern", "in Eastern"),
        ("Bkz. The Ships and Ports of Asia.", "Vgl. The Ships and the Ports of Asia.",
         "and Ports", "and the Ports"),
        ("Bkz. Trois années dans les ports.", "Vgl. Trois ans dans les ports.",
         "Trois années dans", "Trois ans dans"),
    ],
)  # fmt: skip
def test_a_word_between_the_same_words_must_be_the_same(
    text: str, original: str, wrong: str, right: str
) -> None:
    assert ({wrong}, right) in linked(text, original)


@pytest.mark.parametrize(
    ("text", "original"),
    [
        ("Karl Hoffmann ve Otto Maria Schulz geldi.", "Karl Hoffmann und Otto Maria Schulz kamen."),
        ("Orada Mehmet Rıza Enver vardı.", "Dort war Mehmet Riza Enver."),
        ("Sonra Otto Orlov Bey konuştu.", "Dann sprach Otto Orlow Bey."),
        ("Bkz. Novyj Vostok, Mart, c. I.", "Vgl. Novyj Vostok, März, c. I."),
        ("Bkz. Kâzım Nihat, Şark Cephesi, İstanbul.", "Vgl. Kâzım Nihad, Şark Cephesi, Istanbul."),
        ("Orada general konuştu.", "Dort sprach le général Mangin."),
        ("Sonra Otto Orlov’un evi.", "Dann Otto Orlovs evi."),
        ("Bkz. Orientalische Rundschau, s. 3.", "Vgl. die Orientalischen Rundschau, S. 3."),
        ("Karl von Hoffmann ve Otto Maria Schulz.", "Karl von Hoffmann und Otto Maria Schulz."),
        ("Bkz. Svoboda v mejdunarodnoy politike, Paris.",
         "Vgl. Svoboda v meždunarodnoj politike, Paris."),
    ],
)  # fmt: skip
def test_names_and_small_words_in_two_languages_are_no_slip(text: str, original: str) -> None:
    assert linked(text, original) == []
