"""Work divided between a process and its copy."""

import os
import signal
import time
from collections.abc import Sequence

import pytest
from checks import links_of

from aligner import copies
from aligner.checking import check_work, run
from aligner.copies import Progress, begun, by_halves
from aligner.errors import AlignerError
from aligner.glossaries.entries import bundled_glossary, read_glossary

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
    monkeypatch.setattr(copies, "_may_copy", lambda: True)
    told: list[float] = []
    done = by_halves(squares, range(6), told.append, worth_it=True)
    assert [was_here for _, was_here in done] == [True] * 3 + [False] * 3
    assert told == pytest.approx([1 / 3, 2 / 3, 1])


@pytest.mark.parametrize("killed", [True, False])
def test_what_a_copy_cannot_do_is_done_here_without_a_word(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], *, killed: bool
) -> None:
    monkeypatch.setattr(copies, "_may_copy", lambda: True)

    def work(numbers: Sequence[int], _: Progress) -> list[int]:
        if os.getpid() != here:
            if killed:
                os.kill(os.getpid(), signal.SIGKILL)
            raise MemoryError
        return list(numbers)

    assert by_halves(work, range(5), lambda _: None, worth_it=True) == [0, 1, 2, 3, 4]
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("worth_it", [True, False])
def test_work_that_was_begun_fails_where_it_is_waited_for(
    monkeypatch: pytest.MonkeyPatch, *, worth_it: bool
) -> None:
    monkeypatch.setattr(copies, "_may_copy", lambda: True)

    def fail() -> int:
        raise AlignerError("there is no such text")

    with begun(fail, worth_it=worth_it) as result, pytest.raises(AlignerError, match="no such"):
        result()


def test_a_copy_ends_with_its_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "_may_copy", lambda: True)
    read, write = os.pipe()

    def long() -> None:
        time.sleep(60)

    with begun(long, worth_it=True):
        os.close(write)  # only the copy holds this end now
    assert os.read(read, 1) == b""  # nobody holds it any more
    os.close(read)


def test_checks_find_the_same_in_two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = [
        ("Er kam  1921 nach Kars.", "1922’de Kars’da kaldı ve ve gitti."),
        ("Dort sprach Schaumjan.", "Orada “Şaumyan konuştu."),
    ]
    work, glossary = links_of(pairs), read_glossary(bundled_glossary())
    alone = check_work(work, glossary)
    monkeypatch.setattr(run, "LONG", 0)
    monkeypatch.setattr(copies, "_may_copy", lambda: True)
    assert check_work(work, glossary) == alone
    assert len({finding.check for finding in alone}) > 3
