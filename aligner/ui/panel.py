"""Below the list: the link under the cursor, its findings and comment, and what was just done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from aligner.model import Finding, Link, Sentence, Side, Work
from aligner.ui.differences import difference
from aligner.ui.gutter import CORRECTED_SIGN, NOTHING, description
from aligner.ui.terms import Terms

_QUOTED = 80  # letters of what a finding quotes


@dataclass(frozen=True, slots=True)
class About:
    """What there is to know about a link.

    Args:
        work: The work.
        index: Position of the link.
        findings: What the checks found in it.
        terms: The glossary, if it could be read.
        history: The last edits of the work as (time made, label), the last first.
        checked: Whether the checks have been through the work at least once.
    """

    work: Work
    index: int
    findings: Sequence[Finding] = ()
    terms: Terms | None = None
    history: Sequence[tuple[str, str]] = ()
    checked: bool = True

    @property
    def link(self) -> Link:
        """The link itself."""
        return self.work.links[self.index]

    def corrected(self) -> Iterator[Sentence]:
        """Give its sentences that are not as they were read."""
        for side in Side:
            for sentence in self.work.sentences(self.link, side):
                if sentence.as_read is not None:
                    yield sentence


class NoticeLine(Widget):
    """A line with the link at the left and the last notice at the right."""

    link = reactive("")
    notice = reactive("")

    def render(self) -> Content:
        """Set the line for the width there is; the notice is the one that stays whole."""
        notice = f" {self.notice} " if self.notice else ""
        room = max(1, self.size.width - cell_len(notice) - 2)
        link = Content(f" {self.link} ").truncate(room, ellipsis=True)
        rule = "─" * (room - link.cell_length)
        return Content.assemble("─", link, rule, (notice, "bold"), "─")


class LinkPanel(Vertical):
    """What there is to know about the link under the cursor."""

    _about: About | None = None
    _shown = Content("")

    def compose(self) -> ComposeResult:
        """Put the line above the findings."""
        yield NoticeLine()
        with VerticalScroll(can_focus=False):
            yield Static(id="remarks", markup=False)

    def show_link(self, about: About) -> None:
        """Show what there is to know about a link; with more room, also what is less urgent."""
        self.query_one(NoticeLine).link = description(about.link, about.index + 1)
        self._about = about
        self._show()

    def toggle(self) -> None:
        """Give the panel more room, or less."""
        self.toggle_class("-tall")
        self._show()

    def scroll_by(self, step: int) -> None:
        """Show what stands further down, or further up."""
        scroll = self.query_one(VerticalScroll)
        scroll.scroll_relative(y=step * max(1, scroll.size.height - 1), animate=False)

    def _show(self) -> None:
        if self._about is None:
            return
        lines = list(_remarks(self._about))
        if self.has_class("-tall"):
            lines += _more(self._about)
        nothing = "no findings" if self._about.checked else "checking …"
        shown = Content("\n").join(lines) if lines else Content.styled(nothing, "dim")
        if not shown.is_same(self._shown):  # an update lays out the whole screen anew
            self._shown = shown
            self.query_one("#remarks", Static).update(shown)
            self.query_one(VerticalScroll).scroll_home(animate=False)

    def note(self, notice: str) -> None:
        """Say what was done; it stays until the next notice."""
        self.query_one(NoticeLine).notice = notice


def _remarks(about: About) -> Iterator[Content]:
    if about.link.comment:
        yield Content.assemble(("Comment: ", "bold"), about.link.comment)
    yield from map(_finding_line, about.findings)
    for sentence in about.corrected():
        changed = difference(sentence.read, sentence.text)
        yield Content.assemble((f"{CORRECTED_SIGN} {sentence.id} ", "bold"), changed)


def _more(about: About) -> Iterator[Content]:
    """Set the glossary entries of the link and the last steps of the history."""
    met = about.terms.met(about.work, about.link) if about.terms else []
    if met:
        yield Content.styled("Glossary", "bold")
    for one in met:
        sign = "✓" if one.is_rendered else NOTHING if one.is_missing else " "
        entry = one.entry
        comment = f"  {entry.comment}" if entry.comment else ""
        status = "" if entry.status == "approved" else f" ({entry.status})"
        yield Content.assemble(f"{sign} {entry.source} → {entry.target}", (status + comment, "dim"))
    if about.history:
        yield Content.styled("History", "bold")
    for made, label in about.history:
        there = datetime.fromisoformat(made).astimezone()
        yield Content.assemble((f"{there:%Y-%m-%d %H:%M}  ", "dim"), label)


def _finding_line(finding: Finding) -> Content:
    suggestion = f" → {finding.suggestion}" if finding.suggestion else ""
    place = (f" ({finding.sentence})", "dim")
    return Content.assemble(
        "! ", (f"{finding.check}: ", "bold"), finding.said(_QUOTED), suggestion, place
    )
