"""Nouns that stand behind one name with a capital here and without there."""

import pytest

from aligner.glossaries.spellings import find_spellings
from aligner.model import Part, Sentence


def found(*texts: str) -> list[tuple[set[str], str]]:
    sentences = [Sentence(f"b{n}", Part.BODY, None, n, text) for n, text in enumerate(texts, 1)]
    spellings = find_spellings(sentences, "tr", [])
    return [({form for form, _ in one.forms}, one.suggestion) for one in spellings]


def test_a_noun_with_a_capital_and_without_behind_one_name_is_told_once() -> None:
    both = found(
        "Burada Emek Gazetesi çıktı.",
        "Orada Emek gazetesinin yazarı vardı.",
        "Dün Emek gazetesi kapandı.",
        "Dün Şark Gazetesi’nde bir yazı çıktı, Şark gazetesi kapandı.",
    )
    assert both == [({"Emek Gazetesi", "Emek gazetesi"}, "Emek gazetesi")]


@pytest.mark.parametrize(
    "texts",
    [
        ("Burada Emek Gazetesi çıktı.", "Orada Şark gazetesi çıktı."),
        ("Burada Ankara Hükümeti toplandı.", "Orada Ankara’nın hükümeti toplandı."),
        ("Burada Ankara Hükümeti toplandı.", "Orada Ankara hükümetçe anıldı."),
        ("Burada Şark Halkları Kongresi toplandı.", "Orada Şark halkları yaşar."),
        ("Çalışma Odası boştu.", "Çalışma odası boştu, çalışma bitti."),
        ("Burada Emek Gazetesini aldı.", "Orada Emek gazetesini aldı."),
        ("Üstünde »Gürcü Heyeti« yazılıydı.", "Orada Gürcü heyeti oturdu, Gürcü dili konuşuldu."),
        ("Burada Ali Gazi vardı.", "Orada Ali gazidir."),
        ("Bkz. Ali Can, Türk Tarihi, İstanbul 1934, s. 5.", "Burada Türk tarihi anlatılır."),
    ],
)
def test_other_names_other_endings_and_titles_are_no_such_noun(texts: tuple[str, ...]) -> None:
    assert found(*texts) == []
