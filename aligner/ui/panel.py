"""Below the list: the link under the cursor, its findings and comment, and what was just done."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from aligner.model import Finding, Link
from aligner.ui.gutter import description


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

    def compose(self) -> ComposeResult:
        """Put the line above the findings."""
        yield NoticeLine()
        with VerticalScroll(can_focus=False):
            yield Static(id="remarks", markup=False)

    def show_link(self, link: Link, number: int, findings: Sequence[Finding]) -> None:
        """Show what there is to know about a link."""
        self.query_one(NoticeLine).link = description(link, number)
        remarks = [_finding_line(finding) for finding in findings]
        if link.comment:
            remarks.insert(0, Content.assemble(("Comment: ", "bold"), link.comment))
        shown = Content("\n").join(remarks) if remarks else Content.styled("no findings", "dim")
        self.query_one("#remarks", Static).update(shown)

    def note(self, notice: str) -> None:
        """Say what was done; it stays until the next notice."""
        self.query_one(NoticeLine).notice = notice


def _finding_line(finding: Finding) -> Content:
    suggestion = f" → {finding.suggestion}" if finding.suggestion else ""
    place = (f" ({finding.sentence})", "dim")
    return Content.assemble(
        "! ", (f"{finding.check}: ", "bold"), finding.message, suggestion, place
    )
