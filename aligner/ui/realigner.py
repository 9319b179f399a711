"""Aligns a stretch of a work again aside while the review goes on."""

from dataclasses import dataclass
from typing import Protocol

from textual.message import Message
from textual.widget import Widget

from aligner.edit import Edit
from aligner.model import Work
from aligner.ui.aside import Aside


class Align(Protocol):
    """Aligns the stretch around a link again, or some links; gives the edit that does so."""

    def __call__(self, work: Work, *, around: int | range | None) -> Edit:
        """Align; raises AlignerError where the model or the glossary cannot be read."""
        ...


class Realigner(Widget):
    """Aligns again, one stretch at a time; it shows nothing itself.

    Args:
        align: Does the work; must not touch the screen.
    """

    DEFAULT_CSS = "Realigner { display: none; }"

    @dataclass
    class Done(Message):
        """What came out."""

        edit: Edit

    def __init__(self, align: Align) -> None:
        super().__init__()
        self._align = align
        self._aligning = Aside[Edit]()

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing is being aligned."""
        return not self._aligning.is_busy

    def start(self, work: Work, around: int | range) -> None:
        """Align the stretch around a link again, or some links; what was begun before is let go."""
        self._aligning.start(lambda: self._align(work, around=around), self._tell)

    def _tell(self, came: Edit | Exception) -> None:
        """Hand over what came out."""
        if isinstance(came, Exception):
            self.app.notify(str(came), severity="error", markup=False)
        else:
            self.post_message(self.Done(came))
