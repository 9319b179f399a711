"""The checks on a text without faults: what they say of it is false."""

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from faults import FOLDER, Fault, read_faults

from aligner.aligning import chosen_encoder
from aligner.model import Alignment, Finding, Part, Work
from aligner.works import align_texts, findings_of, read_settings

FALSE_ALARMS = 1


@cache
def aligned() -> tuple[Work, Alignment]:
    return align_texts(read_settings(FOLDER), FOLDER, chosen_encoder(None, ("de", "tr")))


@cache
def findings() -> list[Finding]:
    work, alignment = aligned()
    return findings_of(FOLDER, alignment.model, work)


def test_the_correct_text_is_as_large_as_promised() -> None:
    work, _ = aligned()
    notes = {s.note for s in work.source.sentences if s.part is Part.NOTE}
    assert len(work.links) >= 200
    assert len(notes) >= 30


def test_a_second_correct_text_in_other_ways_of_setting_gives_no_findings() -> None:
    folder = FOLDER.with_name("correct-2")
    work, alignment = align_texts(read_settings(folder), folder, chosen_encoder(None, ("de", "tr")))
    assert findings_of(folder, alignment.model, work) == []


def test_a_correct_text_gives_next_to_no_findings() -> None:
    said = [f"{f.check} {f.sentence} “{f.quote}”: {f.message}" for f in findings()]
    assert len(said) <= FALSE_ALARMS, "\n".join(said)


BATCHES = 8  # texts over which the faults are spread, so that few stand near each other


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Fault, bool]]:
    """Every fault, and whether its check tells of it."""
    faults = read_faults()
    folder = tmp_path_factory.mktemp("faulty")
    found = []
    for batch in range(BATCHES):
        planted = faults[batch::BATCHES]
        work, alignment = aligned_with(planted, folder)
        findings = findings_of(FOLDER, alignment.model, work)
        found += [(fault, fault.is_found_by(findings, work)) for fault in planted]
    return found


def aligned_with(faults: list[Fault], folder: Path) -> tuple[Work, Alignment]:
    text = (FOLDER / "tr.txt").read_text(encoding="utf-8")
    for fault in faults:
        text = fault.planted_in(text)
    (folder / "tr.txt").write_text(text, encoding="utf-8")
    settings = read_settings(FOLDER)
    settings = replace(settings, target=replace(settings.target, file=folder / "tr.txt"))
    return align_texts(settings, FOLDER, chosen_encoder(None, ("de", "tr")))


def test_planted_faults_are_found(told: list[tuple[Fault, bool]]) -> None:
    planted = Counter(fault.check for fault, _ in told)
    found = Counter(fault.check for fault, is_found in told if is_found)
    missed = [f"{fault.check}: {fault.faulty}" for fault, is_found in told if not is_found]
    assert min(planted.values()) >= 4
    assert found.total() >= 0.9 * planted.total(), missed
    assert all(found[check] >= 0.75 * planted[check] for check in planted), missed
