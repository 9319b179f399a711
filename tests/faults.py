"""Faults planted in the correct text, and whether the checks find them."""

import re
from collections.abc import Iterable
from csv import DictReader
from dataclasses import dataclass
from pathlib import Path

from aligner.model import Finding, Form, Side, Work

CORRECT = Path(__file__).parent / "data" / "correct"
"""An essay without faults, and the faults that can be planted in its translation."""
ANOTHER = CORRECT.with_name("correct-2")
"""A shorter one, set in other ways."""
CALLED = {
    "term": "terms",
    "rendering": "renderings",
    "marker": "markers",
    "cross-reference": "cross-references",
    "citation": "citations",
    "crossing": "crossings",
    "doubled-word": "doubled-words",
    "apostrophes": "apostrophes-and-dashes",
    "dashes": "apostrophes-and-dashes",
    "look-alike": "look-alikes",
    "omission": "omissions",
    "addition": "omissions",
    "note-number": "numbering",
    "name-spelling": "names",
}
"""The checks by what their findings are called."""
_AND = "||"  # between the places of a fault that is planted in several


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault and where it must be told.

    Args:
        check: The check that must find it.
        words: The words of the correct text, a place each.
        faulty: What stands for them.
        where: Words of the sentence of which the finding must speak, in either text.
    """

    check: str
    words: tuple[str, ...]
    faulty: tuple[str, ...]
    where: tuple[str, ...]

    def planted_in(self, text: str) -> str:
        """Put the fault into a text, wherever its lines end."""
        for words, faulty in zip(self.words, self.faulty, strict=True):
            pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
            found = pattern.findall(text)
            assert len(found) == 1, (words, found)
            text = text.replace(found[0], faulty)
        return text

    def _is_among(self, forms: Iterable[Form]) -> bool:
        return any(form.form in words for form in forms for words in self.where)

    def is_found_by(self, findings: Iterable[Finding], work: Work) -> bool:
        """Whether a finding speaks of a sentence with the fault."""
        sentences = {
            (side.value, sentence.id)
            for side in Side
            for sentence in work.document(side).sentences
            if any(words in sentence.text for words in self.where)
        }
        return any(
            CALLED.get(finding.check, finding.check) == self.check
            and (
                any((side, finding.sentence) in sentences for side in _sides(finding))
                or self._is_among(finding.forms)
            )
            for finding in findings
        )


def _sides(finding: Finding) -> tuple[str, ...]:
    """Give the sides whose sentence a finding names; what is missing is named with the other."""
    return (finding.side,) if finding.side != "both" else (Side.SOURCE, Side.TARGET)


def read_faults(folder: Path) -> list[Fault]:
    """Read the list of faults for a text."""
    with (folder / "faults.tsv").open(encoding="utf-8", newline="") as file:
        return [_fault(row) for row in DictReader(file, delimiter="\t", quoting=3)]


def _fault(row: dict[str, str]) -> Fault:
    words, faulty = (
        tuple(part.strip() for part in row[column].split(_AND)) for column in ("words", "faulty")
    )
    where = (row["where"],) if row["where"] else tuple(map(_without_markers, faulty))
    return Fault(row["check"], words, faulty, tuple(filter(None, where)))


def _without_markers(text: str) -> str:
    """Give a text as it is read: markers are no part of it, nor is the label of a note."""
    return re.sub(r"^\d+ (?=[^\W\d]|“|\d{4})|^\[\d+\] | \[\d+\]$|[¹²³⁰⁴-⁹]+", "", text)
