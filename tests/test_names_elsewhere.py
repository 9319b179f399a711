"""Names that running text has otherwise than a title it cites, or the title's author."""

import pytest

from aligner.glossaries.spellings import find_spellings
from aligner.model import Part, Sentence


def found(*texts: str) -> list[tuple[set[str], str]]:
    sentences = [Sentence(f"b{n}", Part.BODY, None, n, text) for n, text in enumerate(texts, 1)]
    spellings = find_spellings(sentences, "tr", [])
    return [({form for form, _ in one.forms}, one.suggestion) for one in spellings]


@pytest.mark.parametrize(
    ("running", "cited", "forms"),
    [
        (
            "Orada Sokolniçev konuştu.",
            "Bkz. G. Sokolnitschew, Die neue Türkei, Leipzig 1920, s. 8.",
            {"Sokolniçev", "Sokolnitschew"},
        ),
        (
            "Burada Damat Selamed Paşa vardı.",
            "Bkz. A. Fischer, Das Kabinett Damat Selamet und der Sturz, Berlin 1920, s. 4.",
            {"Selamed", "Selamet"},
        ),
        (
            "Orada Karabağ Cumhuriyeti’nin kaderi belliydi.",
            "Bkz. M. Emin, Karabağ Cümhuriyeti, İstanbul 1923, s. 109.",
            {"Cumhuriyeti", "Cümhuriyeti"},
        ),
    ],
)
def test_a_name_cited_otherwise_than_it_is_written_is_told(
    running: str, cited: str, forms: set[str]
) -> None:
    assert forms in [one for one, _ in found(running, cited)]


@pytest.mark.parametrize(
    ("running", "cited"),
    [
        ("Burada Sovyet Rusya vardı.", "Bkz. Soviet Russia, III, New York 1920, s. 8."),
        ("Orada Komünist Partisi vardı.", "Bkz. Komunist, Bakü 1920, s. 8."),
        ("Burada Fişer vardı.", "Bkz. A. Fischer, Die neue Türkei, Leipzig 1920, s. 8."),
    ],
)
def test_titles_keep_what_is_not_the_same_name(running: str, cited: str) -> None:
    assert not [one for one, _ in found(running, cited) if len(one) > 1]
