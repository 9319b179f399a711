"""Anchors, blocks and gap costs: long texts are cut where it is sure, and nothing is lost."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from conftest import document
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.aligning import Aids, align, links
from aligner.aligning.anchors import Anchor, by_features, by_vectors, chain
from aligner.aligning.blocks import WHOLE, blocks
from aligner.aligning.dynamic import Problem
from aligner.aligning.encoder import Vectors
from aligner.aligning.habits import habits
from aligner.aligning.parameters import default_parameters
from aligner.aligning.structure import Section
from aligner.model import Side, uncovered


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=9))
def test_the_longest_chain_runs_on_and_none_is_longer(anchors: list[Anchor]) -> None:
    found = chain(anchors)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(found))
    best: dict[Anchor, int] = {}
    for i, j in sorted(set(anchors)):
        best[i, j] = 1 + max((best[p] for p in best if p[0] < i and p[1] < j), default=0)
    assert len(found) == max(best.values(), default=0)


def vectors(count: int, seed: int) -> Vectors:
    return np.random.default_rng(seed).normal(size=(count, 24)).astype(np.float32)


def test_anchors_are_found_behind_a_missing_beginning() -> None:
    source = vectors(400, 1)
    find = by_vectors(source, source[150:])
    assert chain(find(range(400), range(250))) == [(at + 150, at) for at in range(250)]


def test_anchors_without_vectors_are_rare_features_shared() -> None:
    bags = [Counter({f"n:{at}": 1, "often": 1}) for at in range(30)]
    find = by_features(bags, bags[10:])
    assert chain(find(range(30), range(20))) == [(at + 10, at) for at in range(20)]


def test_blocks_cover_a_section_and_part_no_pair() -> None:
    source = vectors(1500, 2)
    missing = [*range(600), *range(900, 1500)]
    target = source[missing] + vectors(1200, 3) * 0.2
    section = Section(range(1500), range(1200))
    found = list(blocks(section, by_vectors(source, target)))
    assert len(found) > 5
    assert [at for block in found for at in block.source] == list(range(1500))
    assert [at for block in found for at in block.target] == list(range(1200))
    for block in found:
        assert all(missing[j] in block.source for j in block.target)
        assert len(block.source) * len(block.target) <= WHOLE


def test_a_section_without_anchors_is_one_block() -> None:
    source, target = vectors(500, 4), vectors(500, 5)
    section = Section(range(500), range(500))
    assert list(blocks(section, lambda _here, _there: [])) == [section]
    small = Section(range(20), range(20))
    assert list(blocks(small, by_vectors(source, target))) == [small]


def test_two_long_texts_without_a_common_word_are_aligned_by_windows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(links, "MOST_PAIRS", 900)
    monkeypatch.setattr(links, "_WINDOW", 25)
    source = document("a.txt", "de", *("ja " * (1 + n * 7 % 11) for n in range(120)))
    target = document("b.txt", "tr", *("evet " * (1 + n * 7 % 11) for n in range(120)))
    found = align(source, target)
    assert not uncovered(found, Side.SOURCE, 120)
    assert not uncovered(found, Side.TARGET, 120)
    assert sum(link.source == link.target for link in found) > 90


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 999))
def test_windows_lose_and_double_nothing(height: int, width: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    source, target = (
        document(name, lang, *("x" * int(n) for n in random.integers(1, 80, size=count)), "x")
        for name, lang, count in (("a", "de", height), ("b", "tr", width))
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(links, "MOST_PAIRS", 150)
        patch.setattr(links, "_WINDOW", 10)
        found = align(source, target)
    assert not uncovered(found, Side.SOURCE, height + 1)
    assert not uncovered(found, Side.TARGET, width + 1)


def gappy(height: int, missing: set[int]) -> Problem:
    """A text whose translation lacks the sentences `missing`: true pairs score 4, others -4."""
    kept = [i for i in range(height) if i not in missing]
    scores = np.full((height, len(kept)), -4.0)
    scores[kept, range(len(kept))] = 4.0
    return Problem(height, len(kept), {(1, 1): scores}, 3.0, 1.0)


def test_a_gap_costs_less_where_more_is_left_out() -> None:
    parameters = default_parameters()
    faithful = habits([gappy(300, set())], parameters).gap_cost
    free = habits([gappy(300, set(range(5, 300, 12)))], parameters).gap_cost
    weights = parameters.weights
    assert weights["gap_least"] <= free < faithful <= weights["gap_most"]


def test_a_text_too_short_to_tell_keeps_near_the_usual_costs() -> None:
    parameters = default_parameters()
    short = habits([gappy(2, set())], parameters)
    assert abs(short.gap_cost - parameters.weights["gap_open"]) < 0.5
    assert all(abs(bonus) < 0.2 for bonus in short.bonus.values())
    assert habits([], parameters).gap_cost == pytest.approx(parameters.weights["gap_open"])


def test_joining_costs_less_where_more_is_joined() -> None:
    joined = np.full((100, 50), -4.0)
    joined[0::2, range(50)] = 4.0
    pairs = np.full((101, 50), -4.0)
    problem = Problem(101, 50, {(1, 1): pairs, (2, 1): joined}, 3.0, 1.0)
    found = habits([problem], default_parameters())
    assert found.bonus[2, 1] > 1
    assert found.bonus[1, 1] < 0


def test_the_same_texts_give_the_same_links() -> None:
    source = document("a.txt", "de", *(f"Satz {n} von {n * 3}." for n in range(150)))
    target = document("b.txt", "tr", *(f"Cümle {n}, {n * 3}." for n in range(150)))
    assert align(source, target) == align(source, target)


def test_a_word_of_nothing_but_a_letter_apostrophe_is_a_word() -> None:
    source = document("a.txt", "de", "Er rief \N{MODIFIER LETTER APOSTROPHE}Alim.")
    target = document("b.txt", "tr", "\N{MODIFIER LETTER APOSTROPHE}a diye bağırdı.")
    assert [link.kind for link in align(source, target)] == ["1:1"]


def test_all_sentences_alike_are_paired_in_order() -> None:
    source = document("a.txt", "de", *["Ja, so war es."] * 40)
    target = document("b.txt", "tr", *["Evet, öyleydi."] * 40)
    assert [link.kind for link in align(source, target)] == ["1:1"] * 40


def test_one_sentence_against_very_many_and_a_very_long_one() -> None:
    one = document("a.txt", "de", "Der Vertrag von Moskau wurde 1921 unterzeichnet.")
    many = document("b.txt", "tr", *(f"Cümle {n}." for n in range(10_000)))
    found = align(one, many)
    assert not uncovered(found, Side.SOURCE, 1)
    assert not uncovered(found, Side.TARGET, 10_000)
    long = replace(one, sentences=(replace(one.sentences[0], text="Wort " * 10_000),))
    assert len(align(long, long, Aids())) == 1
