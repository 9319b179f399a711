"""Where a key is pressed: the work, the link, the side, the links chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from aligner.model import Finding, Link, Sentence, Side, Work


@dataclass(frozen=True, slots=True)
class Here:
    """What a change is made of.

    Args:
        work: The work as it stands.
        cursor: The link the cursor is on.
        side: The side worked on.
        chosen: The links a change concerns that can be made to several: those chosen, else the
            one under the cursor.
        findings: The findings about the link under the cursor, the surest first.
        words: The words chosen in it on the side worked on, "" if there are none.
    """

    work: Work
    cursor: int
    side: Side
    chosen: range
    findings: Sequence[Finding] = ()
    words: str = ""

    @property
    def link(self) -> Link:
        """The link under the cursor."""
        return self.work.links[self.cursor]

    @property
    def sentences(self) -> Sequence[Sentence]:
        """Its sentences on the side worked on."""
        return self.work.sentences(self.link, self.side)
