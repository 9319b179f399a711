"""Names and words of titles that a translation copies from its original, with a slip or without."""

from collections.abc import Sequence

import pytest

from aligner.glossaries.spellings import find_spellings
from aligner.model import Entry, Part, Sentence


def linked(text: str, original: str) -> list[tuple[set[str], str]]:
    sentence = Sentence("n1.1", Part.NOTE, 1, 1, text)
    found = find_spellings([sentence], "tr", [], lambda _: original)
    return [({form for form, _ in one.forms}, one.suggestion) for one in found]


@pytest.mark.parametrize(
    ("text", "original", "wrong", "right"),
    [
        (
            "Bkz. Sbornik Kommunističeskich Statej Vstoka (Moskova 1931).",
            "Vgl. Sbornik kommunističeskich statej Vostoka (Moskau 1931).",
            "Vstoka",
            "Vostoka",
        ),
        (
            "Bkz. Almanach der Jugend İnternationale, Hamburg 1921.",
            "Vgl. Almanach der Jugend Internationale, Hamburg 1921.",
            "İnternationale",
            "Internationale",
        ),
        (
            "Bkz. Pérvye Dokumenty Kommunističeskich Statej (Moskova 1931).",
            "Vgl. Pervye dokumenty kommunističeskich statej (Moskau 1931).",
            "Pérvye",
            "Pervye",
        ),
        (
            "Bkz. Almanach des Verlages der Proletarische Jugend, Hamburg 1921.",
            "Vgl. Almanach des Verlages der Proletarischen Jugend, Hamburg 1921.",
            "Proletarische",
            "Proletarischen",
        ),
        ("Orada Sirvan vardı.", "Dort lag Schirwan.", "Sirvan", "Şirvan"),
        ("Orada Sawinkoff konuştu.", "Dort sprach Sawinkow.", "Sawinkoff", "Sawinkov"),
    ],
)
def test_a_slip_against_the_linked_original_is_found(
    text: str, original: str, wrong: str, right: str
) -> None:
    assert ({wrong}, right) in linked(text, original)


@pytest.mark.parametrize(
    ("text", "original"),
    [
        ("Bkz. Hâkimiyet-i Milliye, No: 84.", "Vgl. Hakimijet-i Millije Nr. 84."),
        ("Orada Cafer Seyyid konuştu.", "Dort sprach Dschafer Sejid."),
        ("Bkz. İstiklâl, No: 65.", "Vgl. Istiklâl Nr. 65."),
        ("Orada Pyongyang vardı.", "Dort lag Pjöngjang."),
        ("Orada Mustafa Suphi konuştu.", "Dort sprach Mustafa Subhi."),
    ],
)
def test_what_turkish_writes_its_own_way_is_no_slip(text: str, original: str) -> None:
    assert linked(text, original) == []


def test_a_rank_in_another_case_is_no_slip_in_running_text() -> None:
    text, original = "Onu Freiherr von Kreß aldı.", "Das fiel dem Freiherrn von Kreß zu."
    sentence = Sentence("b1", Part.BODY, None, 1, text)
    assert find_spellings([sentence], "tr", [], lambda _: original) == []


def test_words_that_sound_alike_and_stand_so_in_the_original_are_two_names() -> None:
    texts = {
        "Orada Juan Karlos vardı.": "Dort war Juan Karlos.",
        "Burada Yuan vardı.": "Yuan war da.",
    }
    sentences = [Sentence(f"b{n}", Part.BODY, None, n, text) for n, text in enumerate(texts)]
    assert find_spellings(sentences, "tr", [], lambda o: texts[o.sentence.text]) == []


def test_a_name_of_the_original_speaks_for_no_form_whose_links_never_have_it() -> None:
    texts = {
        "Orada Starlin vardı.": "Dort war Starlin.",
        "Burada on Sterlin verdi.": "Er gab zehn Pfund.",
        "Dün yüz Sterlin aldı.": "Gestern nahm er hundert Pfund.",
        "Orada Athina Film kuruldu.": "Dort entstand Athina Film.",
        "Sonra Atina büyüdü.": "Dann wuchs die Stadt.",
        "Burada Atina vardı.": "Hier war Athen.",
    }
    sentences = [Sentence(f"b{n}", Part.BODY, None, n, text) for n, text in enumerate(texts)]
    assert find_spellings(sentences, "tr", [], lambda o: texts[o.sentence.text]) == []


def told(texts: dict[str, str], glossary: Sequence[Entry] = ()) -> list[tuple[set[str], str]]:
    sentences = [Sentence(f"b{n}", Part.BODY, None, n, text) for n, text in enumerate(texts)]
    found = find_spellings(sentences, "tr", glossary, lambda o: texts[o.sentence.text])
    return [({form for form, _ in one.forms}, one.suggestion) for one in found]


def test_a_name_copied_elsewhere_and_here_with_a_slip_is_told() -> None:
    texts = {
        "Orada General Thomson vardı.": "Dort war General Thomson.",
        "Burada Thompson konuştu.": "Hier sprach Thomson.",
        "Dün Albay Thompson geldi.": "Gestern kam Oberst Thompson.",
    }
    assert ({"Thompson", "Thomson"}, "Thomson") in told(texts)
    beside = {"Orada Halil ile Halit vardı.": "Dort waren Halil und Chalid."}
    assert told(beside) == []


@pytest.mark.parametrize(
    "texts",
    [
        {"Orada Astrabad Esterabad’dan ayrıldı.": "Dort verließ die Astrabad Astarabad."},
        {"Türkçe Komunist ile Rusça Kommunist çıktı.": "Es erschienen Komunist und Kommunist."},
        {"Orada Tahran vardı.": "Da lag Teheran.", "Bkz. Le Téhéran.": "Vgl. Le Téhéran."},
        {"Orada Bakü vardı.": "Dort lag Baku.", "Şarkının adı Na Baku idi.": "Es hieß Na Baku."},
        {"Orada Moller ile Möller vardı.": "Dort waren Moller und Möller."},
        {"Orada Bakü vardı.": "Dort lag Baku.", "Gemisi Baku idi.": "Sein Schiff hieß „Baku“."},
        {"Dün Euphrates College açıldı.": "Gestern öffnete das Euphrates College."},
        {"Orada Lindenholm vardı.": "Es war Lindenholms Brief.", "Dün geldi.": "Er kam."},
    ],
    ids=[
        "two towns",
        "two papers",
        "foreign letters",
        "a title",
        "two men",
        "a ship",
        "a school",
        "a genitive",
    ],
)
def test_what_the_original_tells_apart_or_cites_is_no_slip(texts: dict[str, str]) -> None:
    glossary = [
        Entry("Astarabad", "Esterabad", "", "approved", "place", ("Astrabad",), is_name=True),
        Entry("Teheran", "Tahran", "", "approved", "place", ("Téhéran",), is_name=True),
        Entry("Baku", "Bakü", "", "approved", "place", is_name=True),
        Entry("Euphrat", "Fırat", "", "approved", "place", ("Euphrates",), is_name=True),
    ]
    assert told(texts, glossary) == []


def test_a_text_may_spell_a_name_its_own_way_but_not_the_german_way() -> None:
    glossary = [
        Entry("Wladikawkas", "Vladikafkas", "", "approved", "place", is_name=True),
        Entry("Konstanza", "Köstence", "", "approved", "place", is_name=True),
    ]
    texts = {
        "Orada Vladikavkaz vardı.": "Dort lag Wladikawkas.",
        "Burada Konstanza vardı.": "Hier lag Konstanza.",
    }
    assert told(texts, glossary) == [({"Konstanza"}, "Köstence")]


@pytest.mark.parametrize(
    ("text", "original", "right"),
    [
        ("Albay Reşt’de kaldı.", "Der Oberst blieb in Rescht.", "Reşt’te"),
        ("Dün Nerçinsk’da kaldı.", "Gestern blieb er in Nertschinsk.", "Nerçinsk’ta"),
        ("Köy Karasu’un kıyısındaydı.", "Das Dorf lag am Karasu.", "Karasu’nun"),
        ("Orada Şükrü’nin evi vardı.", "Dort stand Schükrüs Haus.", "Şükrü’nün"),
    ],
)
def test_a_suffix_must_fit_a_name_that_is_written_as_it_sounds(
    text: str, original: str, right: str
) -> None:
    assert right in {suggestion for _, suggestion in told({text: original})}
    assert told({"Orada Manchester’ın sesi vardı.": "Da war die Stimme Manchesters."}) == []


@pytest.mark.parametrize(
    ("one", "other", "german"),
    [("Vehib", "Vehip", "Wehib"), ("Ehsanullah", "İhsanullah", "Ehsanullah")],
)
def test_another_first_or_last_letter_is_told_where_one_word_is_rendered(
    one: str, other: str, german: str
) -> None:
    texts = {f"Orada {one} vardı.": f"Dort war {german}.", f"Dün {other} geldi.": f"{german} kam."}
    assert {one, other} in [forms for forms, _ in told(texts)]
