"""Which findings belong to which link."""

from collections.abc import Mapping, Sequence

from aligner.model import Finding, Link, Side, Work

BySentence = Mapping[tuple[Side, str], Sequence[Finding]]
"""Findings by side and sentence id."""


def by_sentence(findings: Sequence[Finding]) -> BySentence:
    """Sort findings by the sentence they are about; "both" counts as the target."""
    sorted_findings: dict[tuple[Side, str], list[Finding]] = {}
    for finding in findings:
        side = Side.SOURCE if finding.side == Side.SOURCE else Side.TARGET
        sorted_findings.setdefault((side, finding.sentence), []).append(finding)
    return sorted_findings


def of_link(work: Work, link: Link, findings: BySentence) -> list[Finding]:
    """List the findings about the sentences of a link."""
    if not findings:
        return []
    return [
        finding
        for side in Side
        for sentence in work.sentences(link, side)
        for finding in findings.get((side, sentence.id), ())
    ]
