"""Aligns a stretch of a work again in a thread while the review goes on."""

from dataclasses import dataclass
from typing import Protocol

from textual.message import Message
from textual.widget import Widget
from textual.worker import Worker, WorkerState

from aligner.edit import Edit
from aligner.model import Work


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

    def start(self, work: Work, around: int | range) -> None:
        """Align the stretch around a link again, or some links; what was begun before is let go."""
        self.run_worker(
            lambda: self._align(work, around=around),  # a partial would be described, work and all
            thread=True,
            exclusive=True,
            exit_on_error=False,
        )

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Hand over what came out."""
        if event.state is WorkerState.ERROR:
            self.app.notify(str(event.worker.error), severity="error", markup=False)
        elif event.state is WorkerState.SUCCESS and event.worker.result is not None:
            self.post_message(self.Done(event.worker.result))
