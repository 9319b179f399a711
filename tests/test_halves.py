"""Work divided between a process and its copy."""

import os
import signal
from collections.abc import Sequence

import pytest

from aligner.aligning import halves
from aligner.aligning.encoder import Progress
from aligner.aligning.halves import by_halves

here = os.getpid()


def squares(numbers: Sequence[int], progress: Progress) -> list[tuple[int, bool]]:
    found = []
    for at, number in enumerate(numbers, 1):
        found.append((number * number, os.getpid() == here))
        progress(at / len(numbers))
    return found


@pytest.mark.parametrize("count", [0, 1, 2, 7])
@pytest.mark.parametrize("worth_it", [True, False])
def test_results_come_in_order_wherever_they_were_made(count: int, *, worth_it: bool) -> None:
    done = by_halves(squares, range(count), lambda _: None, worth_it=worth_it)
    assert [square for square, _ in done] == [n * n for n in range(count)]


def test_a_copy_of_the_process_does_the_second_half(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(halves, "_may_copy", lambda: True)
    told: list[float] = []
    done = by_halves(squares, range(6), told.append, worth_it=True)
    assert [was_here for _, was_here in done] == [True] * 3 + [False] * 3
    assert told == pytest.approx([1 / 3, 2 / 3, 1])


@pytest.mark.parametrize("killed", [True, False])
def test_what_a_copy_cannot_do_is_done_here_without_a_word(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], *, killed: bool
) -> None:
    monkeypatch.setattr(halves, "_may_copy", lambda: True)

    def work(numbers: Sequence[int], _: Progress) -> list[int]:
        if os.getpid() != here:
            if killed:
                os.kill(os.getpid(), signal.SIGKILL)
            raise MemoryError
        return list(numbers)

    assert by_halves(work, range(5), lambda _: None, worth_it=True) == [0, 1, 2, 3, 4]
    assert capfd.readouterr() == ("", "")
