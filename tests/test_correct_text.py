"""The checks on a text without faults: what they say of it is false."""

from functools import cache
from pathlib import Path

from aligner.aligning import chosen_encoder
from aligner.model import Alignment, Finding, Part, Work
from aligner.works import align_texts, findings_of, read_settings

FOLDER = Path(__file__).parent / "data" / "correct"
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


def test_a_correct_text_gives_next_to_no_findings() -> None:
    said = [f"{f.check} {f.sentence} “{f.quote}”: {f.message}" for f in findings()]
    assert len(said) <= FALSE_ALARMS, "\n".join(said)
