"""Slips of writing in names beside the linked original, and what looks like one and is right."""

import pytest

from aligner.glossaries.entries import bundled_glossary, read_glossary
from aligner.glossaries.spellings import Spelling, find_spellings
from aligner.model import Part, Sentence


def spelt(text: str, original: str) -> list[Spelling]:
    sentence = Sentence("n1.1", Part.NOTE, 1, 0, text)
    glossary = read_glossary(bundled_glossary())
    return find_spellings([sentence], "tr", glossary, lambda _: original)


@pytest.mark.parametrize(
    ("text", "original", "right"),
    [
        ("Düyun-u Umumiye, Düyun-i Umumiye, Düyun-u Umumiye.", "", "Düyun-u"),
        ("Bkz. Loris Delorme, La guerre.", "Vgl. Loris-Delorme, La guerre.", "Loris-Delorme"),
        (
            "Bkz. Wendland, Pilgerfahrt und Welt Politik, s. 2.",
            "Vgl. Wendland, Pilgerfahrt und Weltpolitik, S. 2.",
            "Weltpolitik",
        ),
        (
            "Hollweck, Die Türkei und die Kaukasus, s. 2.",
            "Hollweck, Die Türkei und der Kaukasus, S. 2.",
            "der",
        ),
        ("Orada “Açik Söz” çıktı; bu açık sözdü.", "", "Açık"),
        ("Gegetçkori geldi.", "Gegetschkori kam.", "Gegeçkori"),
        ("Orada Melikian, Çenkeli, Kaçaznuni ve Hatisov vardı.",
         "Dort waren Melikjan, Tschenkeli, Katschasnuni und Chatissow.", "Melikyan"),
        ("Katisov geldi.", "Chatissow kam.", "Hatisov"),
        ("Orada Albay Semenowski, Çenkeli, Kaçaznuni ve Hatisov vardı.",
         "Dort waren Oberst Semenowski, Tschenkeli, Katschasnuni und Chatissow.", "Semenovski"),
        ("Montaşev geldi.", "Mantaschew kam.", "Mantaşev"),
        ("Dundukov geldi.", "Dondukow kam.", "Dondukov"),
        ("Gogobaşvili geldi.", "Gogebaschwili kam.", "Gogebaşvili"),
        ("Samylof geldi.", "Samojlow kam.", "Samoylof"),
        ("Bronikov geldi.", "Bronnikow kam.", "Bronnikov"),
        ("Prohlodnaya yandı.", "Prochladnaja brannte.", "Prohladnaya"),
    ],
)  # fmt: skip
def test_a_slip_of_writing_is_mended(text: str, original: str, right: str) -> None:
    assert right in [s.suggestion for s in spelt(text, original)]


@pytest.mark.parametrize(
    ("text", "original"),
    [
        ("Meclis-i Vükelâ toplandı; Millet Meclisi kapandı.", "Hilmi kam; Hilmi ging."),
        ("Radlof geldi.", "Radloff kam."),
        ("Davletşin, Savucbulak ve Barutçuzade.", "Dawletschin, Sautschbulak, Barutschuzade."),
        ("Binbaşı Hoesch, Çenkeli, Kaçaznuni ve Hatisov vardı.",
         "Major Hoesch, Tschenkeli, Katschasnuni und Chatissow."),
        ("Topçubaşov, Hasmehmedov ve Kapayanidis geldi.",
         "Toptschibaschew, Chasmammedow und Kapajannidis kamen."),
        ("Nerimanov, Memmedkuluzade ve Çolpan geldi.",
         "Narimanow, Memmedkulisade und Tschulpan kamen."),
    ],
)  # fmt: skip
def test_what_is_right_is_let_be(text: str, original: str) -> None:
    assert spelt(text, original) == []
