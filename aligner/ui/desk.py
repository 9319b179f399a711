"""All that is seen of a work under review: header, strip, list of links, panel."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from aligner.edit import Edit
from aligner.model import Entry, Finding, Work
from aligner.ui import findings as found
from aligner.ui import keys
from aligner.ui.header import Tally, WorkHeader
from aligner.ui.here import Here
from aligner.ui.leaving import leave_when_told
from aligner.ui.link_list import LinkList
from aligner.ui.link_view import LinkView
from aligner.ui.overview import Overview
from aligner.ui.panel import About, LinkPanel
from aligner.ui.terms import Terms


class Desk(Vertical):
    """Shows a work and what is said of it; what is to be done is for the app.

    Args:
        work: The work as it stands when the review opens.
    """

    DEFAULT_CSS = "Desk { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.PANEL]

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self._tally = Tally.of(work.links)
        self._finding_count: int | None = None
        self._findings: found.BySentence = {}
        self._terms: Terms | None = None
        self._history: Sequence[tuple[str, str]] = ()
        self._noted_at = 0

    def compose(self) -> ComposeResult:
        """Stack header, strip, list and panel."""
        yield WorkHeader(self._work.title)
        yield Overview(self._work, self._findings)
        yield LinkList(self._work, self._findings)
        yield LinkPanel()

    def on_mount(self) -> None:
        """Leave the terminal in order whoever ends the review."""
        leave_when_told(self.app)

    @property
    def links(self) -> LinkList:
        """The list of links."""
        return self.query_one(LinkList)

    @property
    def panel(self) -> LinkPanel:
        """What there is to know of the link under the cursor."""
        return self.query_one(LinkPanel)

    def action_scroll_panel(self, step: int) -> None:
        """Show more of the panel."""
        self.panel.scroll_by(step)

    def here(self) -> Here:
        """Say where a key is pressed."""
        links = self.links
        about = self._about(links.cursor)
        words = links.words[links.side]
        return Here(self._work, links.cursor, links.side, links.chosen, about, words)

    def note(self, notice: str) -> None:
        """Say what was done; it stays as long as the cursor does."""
        self._noted_at = self.links.cursor
        self.panel.note(notice)

    def show(
        self, work: Work, done: Edit, cursor: int, notice: str, history: Sequence[tuple[str, str]]
    ) -> None:
        """Show the work after an edit.

        Args:
            work: The work as it now stands.
            done: The edit.
            cursor: The link to stand on.
            notice: What to say.
            history: The last edits, the last first.
        """
        self._work, self._history = work, history
        self._tally = self._tally.after(done)
        self._show_progress()
        self.query_one(Overview).show(work, cursor, done)
        self.links.show(work, cursor, done)
        self.note(notice)

    def show_anew(self, work: Work) -> None:
        """Show a work that has changed elsewhere."""
        self._tally = Tally.of(work.links)
        everything = Edit(0, self._work.links, work.links, "")
        self._work = work
        self._show_progress()
        self.links.show_only(None)
        self.query_one(Overview).show(work, self.links.cursor, everything)
        self.links.show(work, self.links.cursor, everything)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what the checks have found; where it is what they found before, all stays."""
        by_sentence = found.by_sentence(findings)
        if self._finding_count is not None and by_sentence == self._findings:
            return
        self._finding_count = len(findings)
        self._findings = by_sentence
        self._show_progress()
        self.query_one(Overview).show_findings(self._findings)
        self.links.show_findings(self._findings)

    def show_glossary(self, entries: Sequence[Entry]) -> None:
        """Mark and list what stands in a glossary."""
        self._terms = Terms(entries, self._work)
        self.links.mark("term", self._terms.marks)

    def on_link_view_selected(self, message: LinkView.Selected) -> None:
        """Show what there is to know about the link."""
        about = self._about(message.index)
        checked = self._finding_count is not None
        self.panel.show_link(
            About(self._work, message.index, about, self._terms, self._history, checked)
        )
        self.query_one(Overview).cursor = message.index
        if message.index != self._noted_at:
            self.note("")

    def on_overview_chosen(self, message: Overview.Chosen) -> None:
        """Go where the strip was clicked."""
        self.links.go_to(message.index)

    def on_link_list_noted(self, message: LinkList.Noted) -> None:
        """Say it."""
        self.note(message.text)

    def _about(self, link: int) -> list[Finding]:
        """List what was found about a link, but for what was dismissed since."""
        dismissed = self._work.dismissals
        return [
            finding
            for finding in found.of_link(self._work, self._work.links[link], self._findings)
            if not any(one.covers(finding) for one in dismissed)
        ]

    def _show_progress(self) -> None:
        self.query_one(WorkHeader).progress = self._tally.said(self._finding_count or 0)
