"""Which findings belong to which link."""

from collections.abc import Iterator, Mapping, Sequence

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


def have_any(work: Work, links: Sequence[Link], findings: BySentence) -> Iterator[bool]:
    """Say of each link whether there are findings about its sentences."""
    if not findings:
        yield from [False] * len(links)
        return
    source, target = ({name for where, name in findings if where is side} for side in Side)
    originals, translations = work.source.sentences, work.target.sentences
    for link in links:
        names = [sentence.id for sentence in originals[link.source.start : link.source.stop]]
        others = [sentence.id for sentence in translations[link.target.start : link.target.stop]]
        yield not (source.isdisjoint(names) and target.isdisjoint(others))
