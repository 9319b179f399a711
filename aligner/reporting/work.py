"""The findings of a work, beside both its texts."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from aligner.model import Finding, Form, Part, Sentence, Side, Work
from aligner.reporting.places import Places
from aligner.reporting.points import Passage, Point, Report, in_order
from aligner.reporting.quotes import Run, holds, named, quoted, runs, with_calls

_ID = re.compile(r"\b[hbnua]\d+\w*(?:\.\w+)?\b(?= of the original)")
_IN_ADDENDUM = re.compile(r"addendum (\d+)")
_IN_SENTENCE = re.compile(r"sentence (\S+)")


def report_of_work(work: Work, findings: Sequence[Finding], title: str = "") -> Report:
    """Lay findings beside both texts of their work.

    Args:
        work: The work.
        findings: What was found in it.
        title: What the report is called; as the work, if not given.
    """
    setting = _Setting(work)
    langs = {side: work.document(side).lang for side in Side}
    return Report(title or work.title, langs, in_order(map(setting.point, findings)))


class _Setting:
    """Knows of every sentence which link it is in and where it stands."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._places = {side: Places(work.document(side)) for side in Side}
        self._sentences = {
            (side, sentence.id): (at, sentence)
            for side in Side
            for at, sentence in enumerate(work.document(side).sentences)
        }
        self._links = {
            (side, position): at
            for at, link in enumerate(work.links)
            for side in Side
            for position in link.side(side)
        }

    def point(self, finding: Finding) -> Point:
        """Lay a finding beside both texts."""
        side = Side.SOURCE if finding.side == Side.SOURCE else Side.TARGET
        finding = self._misspelt(finding)
        if (side, finding.sentence) not in self._sentences:  # joined to another since it was read
            return Point(self._in_words(finding), finding.quote, {}, 0)
        position, sentence = self._sentences[side, finding.sentence]
        link = self._links[side, position]
        quote = quoted(finding, sentence.text)
        here = self._here(side, link, sentence, quote)
        there = self._there(side, link, finding)
        passages = {each: here if each is side else there for each in Side}
        return Point(self._in_words(finding), quote, passages, position)

    def _misspelt(self, finding: Finding) -> Finding:
        """Of spellings, turn to where a wrong one stands rather than the right one."""
        wrong = [form.form for form in finding.forms if form.form != finding.suggestion]
        if not wrong or finding.quote != finding.suggestion:
            return finding
        met = (s for s in self._work.target.sentences if holds(s.text, wrong[-1]))
        sentence = next(met, None)
        return replace(finding, sentence=sentence.id, quote=wrong[-1]) if sentence else finding

    def _here(self, side: Side, link: int, sentence: Sentence, quote: str) -> Passage:
        """Show the side a finding is about; the quote may stand beside the sentence it names."""
        sentences = self._work.sentences(self._work.links[link], side)
        within = [s for s in (sentence, *sentences) if quote and quote in s.text][:1] or sentences
        return self._passage(side, sentences, {s.id: [quote] for s in within}, within)

    def _there(self, side: Side, link: int, finding: Finding) -> Passage:
        """Show the other side: what is linked, what the message names, or the gap."""
        other = Side.TARGET if side is Side.SOURCE else Side.SOURCE
        sentences = self._work.sentences(self._work.links[link], other)
        elsewhere = _ID.search(finding.message)
        if elsewhere and (other, elsewhere[0]) in self._sentences:
            sentences = (self._sentences[other, elsewhere[0]][1],)
        if not sentences:
            return self._gap(other, link)
        words = named(finding.message)
        return self._passage(other, sentences, {s.id: words for s in sentences}, sentences)

    def _passage(
        self,
        side: Side,
        sentences: Sequence[Sentence],
        words: Mapping[str, Sequence[str]],
        placed: Sequence[Sentence],
    ) -> Passage:
        place = self._places[side].between(placed[0], placed[-1])
        marked = [runs(sentence.text, words.get(sentence.id, ())) for sentence in sentences]
        if all(run.is_marked for sentence in marked for run in sentence):
            marked = [runs(sentence.text, ()) for sentence in sentences]  # all of it says nothing
        called = [
            with_calls(cut, sentence.markers)
            for cut, sentence in zip(marked, sentences, strict=True)
        ]
        return Passage(place, self._work.document(side).lang, tuple(_spaced(called)))

    def _gap(self, side: Side, link: int) -> Passage:
        """Show what stands before and behind where one text has nothing."""
        lone = self._work.sentences(self._work.links[link], Side.SOURCE)
        lone = lone or self._work.sentences(self._work.links[link], Side.TARGET)
        before = self._next(side, link, -1, lone[0])
        after = self._next(side, link, 1, lone[0])
        lang = self._work.document(side).lang
        place = ""
        if before:
            place = f"after {self._places[side].of(before)}"
        elif after:
            place = f"before {self._places[side].of(after)}"
        return Passage(place, lang, (), before.text if before else "", after.text if after else "")

    def _next(self, side: Side, link: int, step: int, lone: Sentence) -> Sentence | None:
        """Give the nearest sentence of a side before or behind a link, within the part."""
        if lone.part in {Part.NOTE, Part.ADDENDUM} and lone.note is None:
            return None  # unnumbered notes stand in no order
        at = link + step
        while 0 <= at < len(self._work.links):
            sentences = self._work.sentences(self._work.links[at], side)
            if sentences:
                nearest = sentences[-1 if step < 0 else 0]
                return nearest if nearest.part is lone.part else None
            at += step
        return None

    def _in_words(self, finding: Finding) -> Finding:
        """Put words for the ids in a message and in the places of forms."""
        message = _ID.sub(self._of_original, finding.message)
        forms = tuple(
            Form(form.form, form.count, tuple(map(self._of_target, form.places)))
            for form in finding.forms
        )
        return replace(finding, message=message, forms=forms)

    def _of_original(self, found: re.Match[str]) -> str:
        return self._places[Side.SOURCE].of_id(found[0]) or found[0]

    def _of_target(self, place: str) -> str:
        found = _IN_SENTENCE.fullmatch(place)
        known = found and self._places[Side.TARGET].of_id(found[1])
        return known or _IN_ADDENDUM.sub(r"addendum to note \1", place)


def _spaced(sentences: Iterable[Iterable[Run]]) -> Iterator[Run]:
    for at, sentence in enumerate(sentences):
        if at:
            yield Run(" ")
        yield from sentence
