"""Where in the texts of a link that stands which its findings are about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from aligner.checking.context import Context
from aligner.checking.differences import differences
from aligner.checking.figures import Place
from aligner.model import Finding, Link, Sentence, Side, Work

_COMPARING = {"numbers", "dates"}
"""Checks that compare the figures of both sides; what they tell of is marked on both."""

Quoted = Sequence[tuple[str, int, int]]
"""What is quoted of a side: in which sentence, from where, to where."""


def quoted(work: Work, link: Link, side: Side, findings: Sequence[Finding]) -> Quoted:
    """Tell where on a side of a link that stands which its findings are about."""
    compared = [finding for finding in findings if finding.check in _COMPARING]
    sentences = work.sentences(link, side)
    found = [*_figures(work, link, side, compared)] if compared else []
    texts = {sentence.id: sentence.text for sentence in sentences}
    marked = {texts[name][start:end] for name, start, end in found}
    for finding in findings:
        if finding.quote and not (finding in compared and finding.quote in marked):
            found += _words(finding, side, sentences)
    return found


def _words(
    finding: Finding, side: Side, sentences: Sequence[Sentence]
) -> Iterator[tuple[str, int, int]]:
    """Find the words a finding quotes, as whole words where they stand as such."""
    if finding.side not in (side, "both"):
        return
    whole = re.compile(rf"(?<!\w){re.escape(finding.quote)}(?!\w)")
    anywhere = finding.side == "both" and side is Side.SOURCE  # the sentence is the translation's
    for sentence in sentences:
        if anywhere or sentence.id == finding.sentence:
            there = whole.search(sentence.text)
            at = there.start() if there else sentence.text.find(finding.quote)
            if at >= 0:
                yield sentence.id, at, at + len(finding.quote)


def _figures(
    work: Work, link: Link, side: Side, findings: Sequence[Finding]
) -> Iterator[tuple[str, int, int]]:
    """Find the numbers and dates that differ and are told of."""
    context = Context(replace(work, links=(link,)), ())
    sentences = work.sentences(link, side)
    for difference in differences(context):
        told = difference.written or difference.original
        place = difference.source if side is Side.SOURCE else difference.target
        if place is not None and any(told in finding.message for finding in findings):
            yield from _in_sentence(place, sentences)


def _in_sentence(place: Place, sentences: Sequence[Sentence]) -> Iterator[tuple[str, int, int]]:
    """Give a place in the joined text of sentences as one in its sentence."""
    start, end = place.date or (place.start, place.end)
    for sentence in sentences:
        if start < len(sentence.text):
            yield sentence.id, start, min(end, len(sentence.text))
            return
        start, end = start - len(sentence.text) - 1, end - len(sentence.text) - 1
