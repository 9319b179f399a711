"""A name beside the German word it renders: what was turned, what was left, what is a slip."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.glossaries.transliteration import transliteration


@pytest.mark.parametrize(
    ("german", "turkish", "kept", "proposed"),
    [
        ("Tschitscherin", "Çiçerin", (), "Çiçerin"),
        ("Wladiwostok", "Wladivostok", ("w",), "Vladivostok"),
        ("Tschudinow", "Çudinof", (), "Çudinof"),
        ("Tschudinow", "Çudinoff", ("ow",), "Çudinov"),
        ("Surguladse", "Surguladse", ("dse",), "Surguladze"),
        ("Makinzjan", "Makinzyan", ("z",), "Makintsyan"),
        ("Hüseinsade", "Hüseinzade", ("ei",), "Hüseynzade"),
        ("Lasarew", "Lasarev", ("s",), "Lazarev"),
        ("Starosselski", "Starosselski", ("ss",), "Staroselski"),
        ("Noworossijsk", "Novorossiysk", (), "Novorossiysk"),
        ("Eyüpsade", "Eyüpzade", (), "Eyüpzade"),
        ("Temir-Chan-Schura", "Temirhanşura", (), "Temirhanşura"),
    ],
)
def test_pieces_of_a_name_are_turned_or_kept(
    german: str, turkish: str, kept: tuple[str, ...], proposed: str
) -> None:
    found = transliteration(german, turkish, "tr")
    assert found is not None
    assert (found.kept, found.turkish) == (kept, proposed)
    assert found.cost < 0.5


def test_what_no_piece_explains_costs_and_two_names_are_none() -> None:
    right, wrong = (
        transliteration("Tscherwonny", form, "tr") for form in ("Çervonnıy", "Çermonnıy")
    )
    assert right is not None
    assert wrong is not None
    assert wrong.cost > right.cost + 0.8
    assert transliteration("Tschitscherin", "Moskova", "tr") is None
    assert transliteration("Tschitscherin", "Chicherin", "en") is None


@given(st.text("abcdefghijklmnoprstuvwz", min_size=1, max_size=12))
def test_a_word_is_itself_at_next_to_no_cost(word: str) -> None:
    found = transliteration(word, word, "tr")
    assert found is not None
    assert 0.0 <= found.cost < 0.2
