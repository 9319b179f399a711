"""The checks on texts without faults, where all they say is false, and on faults planted there."""

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from faults import ANOTHER, CORRECT, Fault, read_faults

from aligner.aligning import chosen_encoder
from aligner.model import Alignment, Finding, Part, Work
from aligner.works import align_texts, findings_of, read_settings

FALSE_ALARMS = {CORRECT: 1, ANOTHER: 0}
BATCHES = 8  # texts over which the faults are spread, so that few stand near each other


def aligned(folder: Path, target: Path | None = None) -> tuple[Work, Alignment]:
    settings = read_settings(folder)
    settings = replace(settings, target=replace(settings.target, file=target or folder / "tr.txt"))
    return align_texts(settings, folder, lambda: chosen_encoder(None, ("de", "tr")))


@cache
def correct(folder: Path) -> tuple[Work, list[Finding]]:
    work, alignment = aligned(folder)
    return work, findings_of(folder, alignment.model, work)


def test_the_correct_text_is_as_large_as_promised() -> None:
    work, _ = correct(CORRECT)
    notes = {s.note for s in work.source.sentences if s.part is Part.NOTE}
    assert len(work.links) >= 200
    assert len(notes) >= 30


@pytest.mark.parametrize("folder", FALSE_ALARMS, ids=lambda folder: folder.name)
def test_a_correct_text_gives_next_to_no_findings(folder: Path) -> None:
    said = [f"{f.check} {f.sentence} “{f.quote}”: {f.message}" for f in correct(folder)[1]]
    assert len(said) <= FALSE_ALARMS[folder], "\n".join(said)


def told(folder: Path, into: Path) -> list[tuple[Fault, bool]]:
    """Plant the faults of a text; give each, and whether its check tells of it."""
    faults = read_faults(folder)
    found = []
    for batch in range(BATCHES):
        planted = faults[batch::BATCHES]
        text = (folder / "tr.txt").read_text(encoding="utf-8")
        for fault in planted:
            text = fault.planted_in(text)
        (into / "tr.txt").write_text(text, encoding="utf-8")
        work, alignment = aligned(folder, into / "tr.txt")
        findings = findings_of(folder, alignment.model, work)
        found += [(fault, fault.is_found_by(findings, work)) for fault in planted]
    return found


@pytest.mark.parametrize("folder", [CORRECT, ANOTHER], ids=lambda folder: folder.name)
def test_nine_of_ten_planted_faults_are_found(folder: Path, tmp_path: Path) -> None:
    faults = told(folder, tmp_path)
    missed = [f"{fault.check}: {fault.faulty}" for fault, is_found in faults if not is_found]
    assert len(missed) <= 0.1 * len(faults), missed
    if folder == CORRECT:
        planted = Counter(fault.check for fault, _ in faults)
        found = Counter(fault.check for fault, is_found in faults if is_found)
        assert min(planted.values()) >= 4
        assert all(found[check] >= 0.75 * planted[check] for check in planted), missed
