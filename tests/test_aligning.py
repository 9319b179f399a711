"""Two texts are aligned: every sentence in one link."""

from itertools import product

import numpy as np
import pytest
from conftest import document, small_work
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.aligning import Aids, align
from aligner.aligning.similarity import Nearness
from aligner.errors import AlignerError
from aligner.model import Side, uncovered


def test_sentences_are_linked_by_numbers_and_names() -> None:
    work = small_work()
    links = align(work.source, work.target)
    assert [(x.source, x.target) for x in links] == [(x.source, x.target) for x in work.links]
    assert all(0 <= x.confidence <= 1 for x in links)


TEXTS = st.lists(
    st.text(alphabet="abcd ABC.123", max_size=30).map(lambda s: "".join(s.split("\n"))), max_size=9
)


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_every_sentence_is_in_exactly_one_link(source: list[str], target: list[str]) -> None:
    left, right = document("a", "de", *source), document("b", "tr", *target)
    if not any(source) or not any(target):
        with pytest.raises(AlignerError, match="no sentences"):
            align(left, right)
        return
    links = align(left, right)
    assert uncovered(links, Side.SOURCE, len(source)) == []
    assert uncovered(links, Side.TARGET, len(target)) == []
    assert links == align(left, right)


def test_nearness_prefers_the_sentence_that_means_the_same() -> None:
    vectors = np.eye(4, 8, dtype=np.float32)
    nearness = Nearness(vectors, vectors)
    assert (nearness.margins(1, 1).argmax(axis=1) == np.arange(4)).all()
    assert nearness.margins(2, 2)[0, 0] == pytest.approx(1.0)


def test_shapes_of_both_directions_have_the_same_prior() -> None:
    priors = Aids().parameters.priors
    assert all(
        priors[s, t] == priors[t, s] for s, t in product(range(1, 5), repeat=2) if (s, t) in priors
    )
