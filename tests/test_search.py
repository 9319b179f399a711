"""Words found whatever their case, dots and diacritics."""

import pytest

from aligner.errors import AlignerError
from aligner.ui.search import Sought


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("izmir", "Dün İzmir’e gitti.", "İzmir"),
        ("IĞDIR", "ığdır’da", "ığdır"),
        ("grosse", "die Große Nationalversammlung", "Große"),
        ("große", "GROSSE TAGE", "GROSSE"),
        ("cicerin", "Çiçerin geldi", "Çiçerin"),
        ("Čičerin", "CICERIN", "CICERIN"),
        ("s. 12", "krş. s. 12.", "s. 12"),
        ("(?)", "so (?) heißt", "(?)"),
        ("/K[aâ]z/", "Kâzım", "Kâz"),
    ],
)
def test_words_are_found_however_they_are_written(words: str, text: str, found: str) -> None:
    sought = Sought.of(words)
    ((start, end),) = sought.places(text)
    assert text[start:end] == found
    assert sought.stands_in(text)


def test_a_pattern_sees_case_and_a_broken_one_is_told() -> None:
    assert not Sought.of("/kars/").stands_in("Kars")
    with pytest.raises(AlignerError, match="no regular expression"):
        Sought.of("/(/")
