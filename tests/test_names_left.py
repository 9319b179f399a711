"""Names a translation leaves as the German original spells them, though most others are Turkish."""

import pytest

from aligner.glossaries.spellings import find_spellings
from aligner.model import Part, Sentence

OTHERS = {
    "Orada Şevket vardı.": "Dort war Schewket.",
    "Burada Nuşirvan vardı.": "Hier war Nuschirwan.",
    "Dün Reşit geldi.": "Gestern kam Reschit.",
}


def linked(texts: dict[str, str]) -> list[tuple[set[str], str]]:
    texts = {**OTHERS, **texts}
    sentences = [Sentence(f"b{n}", Part.BODY, None, n, text) for n, text in enumerate(texts)]
    found = find_spellings(sentences, "tr", [], lambda o: texts[o.sentence.text])
    return [({form for form, _ in one.forms}, one.suggestion) for one in found]


@pytest.mark.parametrize(
    ("text", "original", "wrong", "right"),
    [
        ("Sonra Schumjatin konuştu.", "Dann sprach Schumjatin.", "Schumjatin", "Şumyatin"),
        ("Orada Dschelal konuştu.", "Dort sprach Dschelal.", "Dschelal", "Celal"),
        ("Burada Kjamil konuştu.", "Hier sprach Kjamil.", "Kjamil", "Kâmil"),
        ("Orada Wladivostok vardı.", "Dort lag Wladiwostok.", "Wladivostok", "Vladivostok"),
        ("Orada Petre Surguladse vardı.", "Da war Petre Surguladse.", "Surguladse", "Surguladze"),
        ("Bkz. Dachadayev, a.g.e.", "Vgl. Dachadajew, a. a. O.", "Dachadayev", "Dahadayev"),
        ("Burada İrgasch vardı.", "Hier war Irgasch.", "İrgasch", "İrgaş"),
        ("Orada Harsit akardı.", "Dort floß der Charschit.", "Harsit", "Harşit"),
        ("Orada Wehib konuştu.", "Dort sprach Wehib.", "Wehib", "Vehib"),
        ("Orada Chan Kale vardı.", "Dort lag Chankale.", "Chan Kale", "Hankale"),
        ("Orada Köprüköi vardı.", "Dort lag Köprüköi.", "Köprüköi", "Köprüköy"),
        ("Orada Kurb kazandı.", "Dort gewann Kurp.", "Kurb", "Kurp"),
        ("Orada Bela – Kurin vardı.", "Dort war Bela-Kurin.", "Bela – Kurin", "Bela-Kurin"),
        ("Orada Petşora akardı.", "Dort floß die Petschora.", "Petşora", "Peçora"),
        ("Dün Dşafer konuştu.", "Gestern sprach Dschafer.", "Dşafer", "Cafer"),
        ("Dün Svorin konuştu.", "Gestern sprach Suworin.", "Svorin", "Suvorin"),
        ("Dün Bitner konuştu.", "Gestern sprach Bittner.", "Bitner", "Bittner"),
        ("Orada Alikhanov vardı.", "Dort war Alichanow.", "Alikhanov", "Alihanov"),
        ("Orada Poçitonov vardı.", "Dort war Pochitonow.", "Poçitonov", "Pohitonov"),
        ("Orada Schakirmi vardı.", "Dort war Schakrimian.", "Schakirmi", "Schakrimian"),
        ("Orada Slivizki vardı.", "Dort war Sliwizki.", "Slivizki", "Slivitski"),
        ("Orada Zyurupa vardı.", "Dort war Zjurupa.", "Zyurupa", "Tsyurupa"),
        ("Orada Handsta vardı.", "Dort lag Chandsta.", "Handsta", "Handzta"),
        ("Orada Surenianz vardı.", "Dort war Surenjanz.", "Surenianz", "Surenyants"),
        ("Orada Cugheli vardı.", "Dort war Dschugheli.", "Cugheli", "Cuğeli"),
        ("Orada Jordanski vardı.", "Dort war Jordanski.", "Jordanski", "Yordanski"),
        ("Orada Aktjubinsk vardı.", "Dort lag Aktjubinsk.", "Aktjubinsk", "Aktyubinsk"),
        ("Orada Arhamazov vardı.", "Dort war Archalamasow.", "Arhamazov", "Arhalamazov"),
    ],
)
def test_a_name_left_as_the_original_spells_it_is_told(
    text: str, original: str, wrong: str, right: str
) -> None:
    assert ({wrong}, right) in linked({text: original})


@pytest.mark.parametrize(
    ("text", "original"),
    [
        ("Burada Fischer konuştu.", "Hier sprach Fischer."),
        ("Orada Wilhelm Busch vardı.", "Dort war Wilhelm Busch."),
        ("Burada Ziemke ve Hurwicz vardı.", "Hier waren Ziemke und Hurwicz."),
        ("Orada Jäschke ve Rawlinson vardı.", "Dort waren Jäschke und Rawlinson."),
        ("Bkz. E. Schuman, Die Türkei, Berlin 1920, s. 3.", "Vgl. E. Schuman, Die Türkei."),
        ("Orada Delta Kanal vardı.", "Dort lag der Delta-Kanal."),
        ("Orada Hong Kong vardı.", "Dort lag Hongkong."),
        ("Orada Zürih vardı.", "Dort lag Zürich."),
        ("Orada Eyüpzade konuştu.", "Dort sprach Ejubzade."),
        ("Orada Lossow konuştu.", "Dort sprach Lossow."),
        ("Orada Vassan Bey konuştu.", "Dort sprach Wassan Bei."),
        ("Orada Necib kazandı.", "Dort gewann Nedschib."),
        ("Dün Efendi konuştu.", "Gestern sprach der Effendi."),
        ("Dün Musa konuştu.", "Gestern sprach Mussa."),
        ("Dün Aleksandr konuştu.", "Gestern sprach Alexander."),
        ("Orada Troitsk vardı.", "Dort lag Troizk."),
        ("Dün Lesadze konuştu.", "Gestern sprach Lesadse."),
        ("Burada Rothschildlerin evi vardı.", "Hier war das Haus der Rothschild."),
    ],
)
def test_germans_and_others_keep_their_spelling(text: str, original: str) -> None:
    assert linked({text: original}) == []


def test_where_most_names_keep_german_letters_none_is_told() -> None:
    text = "Sonra Schumjatin konuştu."
    sentences = [Sentence("b1", Part.BODY, None, 1, text)]
    assert find_spellings(sentences, "tr", [], lambda _: "Dann sprach Schumjatin.") == []


def test_letters_that_no_german_writes_are_told_in_notes_too() -> None:
    texts = {**OTHERS, "Bkz. Rakjan, s. 3.": "Vgl. Rakjan, S. 3."}
    notes = [Sentence(f"n1.{n}", Part.NOTE, 1, n, text) for n, text in enumerate(texts)]
    found = find_spellings(notes, "tr", [], lambda o: texts[o.sentence.text])
    assert {"Rakjan"} in [{form for form, _ in one.forms} for one in found]
