"""What no title can be spelt like, and names that are small or divided in one place."""

import pytest

from aligner.glossaries.spellings import find_spellings
from aligner.model import Part, Sentence


def told(*texts: str, part: Part = Part.NOTE) -> list[tuple[set[str], str]]:
    sentences = [Sentence(f"n{n}.1", part, n, n, text) for n, text in enumerate(texts, 1)]
    found = find_spellings(sentences, "tr", [])
    return [({form for form, _ in one.forms}, one.suggestion) for one in found]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("Lang, Persija v boŕbe za svobodu, s. 2.", "boŕbe", "bor’be"),
        ("Bu arada Marks Enstitüsü Sobranie Programmnyé Dokumenty Partij çıkardı.",
         "Programmnyé", "Programmnye"),
        ("Lang, Revolucionnaja Persija, Moskova 1925.", "Revolucionnaja", "Revoljucionnaja"),
        ("Lang, Kavkaskij sbornik, s. 8; Vorposy žizni.", "Kavkaskij", "Kavkazskij"),
        ("Karl Lang, Deutschland und Die Inseln, Berlin 1913.", "Die", "die"),
    ],
)  # fmt: skip
def test_what_a_title_of_its_language_cannot_have_is_told(
    text: str, wrong: str, right: str
) -> None:
    assert ({wrong}, right) in told(text)


def test_a_lost_soft_sign_is_told_where_others_stand() -> None:
    one = "Lang, Persija za svobodnost, s. 2."
    assert told(one) == []
    assert ({"svobodnost"}, "svobodnost’") in told(one, "Bor’ba v Persii, s. 3.")
    assert told(one, "Türkiye’nin gazetesi.") == []  # an apostrophe is no soft sign


@pytest.mark.parametrize(
    "text",
    [
        "Évolution de la Perse, Paris 1920.",
        "Bkz. Révolution et Évolution, Paris 1920.",
        "Karl Lang, Deutschland und die Inseln, Berlin 1913.",
        "Lang, Revoljucionnaja Persija, Moskova 1925.",
    ],
)
def test_titles_that_are_right_are_let_be(text: str) -> None:
    assert told(text) == []


def test_an_institution_that_is_small_elsewhere_is_told() -> None:
    large = "Orada Halk Meclisi toplandı.", "Sonra Halk Meclisi dağıldı."
    assert told(*large, "O yıl halk meclisinin üyesi oldu.", part=Part.BODY) == [
        ({"Halk Meclisi", "halk meclisinin"}, "Halk Meclisi")
    ]
    assert told(large[0], "O yıl halk meclisinin üyesi oldu.", part=Part.BODY) == []
    title = "Orada Genel Vali Ahmet konuştu.", "Sonra Genel Vali Ahmet gitti."
    assert told(*title, "Bir genel vali geldi.", part=Part.BODY) == []


def test_a_blank_behind_a_hyphen_is_told() -> None:
    texts = "Orada Rus- Ermeni sınırı vardı.", "Sonra Rus-Ermeni sınırı kapandı."
    assert told(*texts) == [({"Rus- Ermeni", "Rus-Ermeni"}, "Rus-Ermeni")]
    assert told("Orada Türk- ve Ermeni sınırı vardı.") == []


def test_an_ending_in_y_is_told_where_others_have_i() -> None:
    others = "Orada Kerenski, Zelinski ve Orlovski vardı."
    assert ({"Minsky"}, "Minski") in told(f"{others} Sonra Minsky geldi.", part=Part.BODY)
    assert told("Sonra Minsky geldi.", part=Part.BODY) == []
