import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.casing import fold, lower, upper, without_diacritics


def test_turkish_lowers_dotted_and_dotless_i_apart() -> None:
    assert lower("IĞDIR İLİ", "tr") == "ığdır ili"


def test_other_languages_lower_the_dotted_capital_to_one_letter() -> None:
    assert lower("İzmir", "de") == "izmir"


def test_turkish_uppers_i_with_its_dot() -> None:
    assert upper("izmir ılık", "tr") == "İZMİR ILIK"


@pytest.mark.parametrize("word", ["İzmir", "izmir", "IZMIR", "ızmır", "Izmir"])
def test_folding_makes_all_spellings_of_izmir_one(word: str) -> None:
    assert fold(word) == "izmir"


def test_diacritics_go_with_the_letters_that_act_as_such() -> None:
    assert without_diacritics("Čičerin Nahçıvan Kâzım") == "Cicerin Nahcivan Kazim"


@given(st.text(alphabet="aAbBiIıİğĞşŞçÇöÖüÜ éÉ", max_size=40))
def test_lowering_never_changes_the_length(text: str) -> None:
    assert len(lower(text, "tr")) == len(text)
    assert len(lower(text, "de")) == len(text)
