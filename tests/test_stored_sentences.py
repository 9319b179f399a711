"""Sentences of a work file are made when they are needed, and are then what was stored."""

import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Thread

import pytest
from conftest import ALIGNMENT, DIGESTS
from hypothesis import given
from hypothesis import strategies as st
from ui_fixtures import long_work, small_work

from aligner.model import Sentence, Side
from aligner.store import FILE_NAME, WorkFile, sentences
from aligner.store.sentences import SentenceRow, StoredSentences, sentence_row, sentences_from

TEXTS = small_work().source.sentences


def stored() -> StoredSentences:
    return StoredSentences([sentence_row(sentence) for sentence in TEXTS])


PLACES = st.integers(-12, 12)


@given(PLACES, PLACES, st.sampled_from([1, 2, -1]), st.sampled_from([1, 3, 4, 128]), st.booleans())
def test_stretches_are_the_same_whether_all_have_been_made_or_not(
    start: int,
    stop: int,
    step: int,
    at_once: int,
    all_made: bool,  # noqa: FBT001 - drawn
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sentences, "_AT_ONCE", at_once)
        found = stored()
        if all_made:
            assert list(found) == list(TEXTS)
        assert found[start:stop:step] == TEXTS[start:stop:step]
        if -len(TEXTS) <= start < len(TEXTS):
            assert found[start] == TEXTS[start]
        assert len(found) == len(TEXTS)
        assert found == TEXTS
        assert hash(found) == hash(TEXTS)


def test_a_place_beyond_the_end_is_refused() -> None:
    with pytest.raises(IndexError):
        stored()[len(TEXTS)]


def test_a_work_is_opened_and_a_link_read_without_making_all_sentences(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = 0

    def counted(rows: Sequence[SentenceRow]) -> tuple[Sentence, ...]:
        nonlocal made
        made += len(rows)
        return sentences_from(rows)

    monkeypatch.setattr(sentences, "sentences_from", counted)
    work = long_work(3000)
    with WorkFile.create(tmp_path / FILE_NAME, work, ALIGNMENT, DIGESTS) as work_file:
        read = work_file.work()
        assert read.text(read.links[2000], Side.TARGET) == "Ardından gelen cümle 2000."
        assert 0 < made < 200
        assert read == work
        assert made == 6000
        assert [s.id for s in read.source.sentences] == [s.id for s in work.source.sentences]
        assert made == 6000


def test_readers_in_several_threads_miss_nothing() -> None:
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(10):
            found: list[int] = []
            sentences = stored()

            def read(sentences: StoredSentences = sentences, found: list[int] = found) -> None:
                found.append(len(tuple(sentences)))

            readers = [Thread(target=read) for _ in range(4)]
            for reader in readers:
                reader.start()
            for reader in readers:
                reader.join()
            assert found == [len(TEXTS)] * len(readers)
    finally:
        sys.setswitchinterval(interval)
