import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "bench"))

from gold_sets import aligned, read_set

from aligner.aligning import Aids, load_encoder
from aligner.glossaries.entries import bundled_glossary, read_glossary

ARTICLES = Path(__file__).parent / "data" / "articles"
FLOORS = {
    "agents": 0.96,
    "alphabet": 0.97,
    "borders": 0.95,
    "caspian": 0.98,
    "congress": 0.96,
    "crimea": 0.95,
    "debts": 0.97,
    "emigres": 0.98,
    "envoys": 0.98,
    "exiles": 0.95,
    "explorers": 0.99,
    "fisheries": 0.97,
    "fronts": 0.99,
    "georgia": 0.96,
    "hejaz": 0.98,
    "medicine": 0.94,
    "mission": 0.94,
    "monasteries": 0.99,
    "north": 0.94,
    "press": 0.96,
    "railway": 0.97,
    "quakes": 0.97,
    "silk": 0.98,
    "songs": 0.96,
    "straits": 0.93,
    "telegraph": 0.99,
    "theatre": 0.97,
    "tobacco": 0.95,
    "trapezunt": 0.97,
    "turkestan": 0.97,
}


@pytest.mark.parametrize("name", FLOORS)
def test_the_links_of_an_article_agree_with_its_gold(name: str) -> None:
    aids = Aids(read_glossary(bundled_glossary()), load_encoder("bundled"))
    score = aligned(read_set(ARTICLES, name), aids)
    assert score.strict >= FLOORS[name]
    assert score.lax >= 0.99
