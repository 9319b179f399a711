"""Phrases proposed for the glossary, without the case they happen to stand in."""

import pytest

from aligner.glossaries.uninflected import uninflected


@pytest.mark.parametrize(
    ("phrase", "text", "bare"),
    [
        ("barış antlaşmasının", "barış antlaşması imzalandı.", "barış antlaşması"),
        ("dış siyasetinde", "yeni dış siyaseti buydu.", "dış siyaseti"),
        ("güvenlik önlemlerini", "", "güvenlik önlemleri"),
        ("Doğu halklarından", "", "Doğu halkları"),
    ],
)
def test_a_case_behind_a_possessive_is_left_out(phrase: str, text: str, bare: str) -> None:
    assert uninflected(phrase, text, "tr") == bare


@pytest.mark.parametrize(
    ("phrase", "lang"),
    [("barış antlaşmasının", "tr"), ("genç kadının", "tr"), ("kadının", "tr"), ("la reine", "fr")],
)
def test_a_phrase_stays_where_it_is_not_sure(phrase: str, lang: str) -> None:
    assert uninflected(phrase, "kadı geldi.", lang) == phrase
