"""What could go into the glossary, worked out once for a work as it stands."""

from collections.abc import Callable, Sequence

from aligner.glossaries.suggest import Suggestion
from aligner.model import Work

Suggest = Callable[[Work], Sequence[Suggestion]]


class Proposals:
    """Keeps what was proposed for a work until the work changes.

    Args:
        suggest: Works the proposals out; may take a while.
    """

    def __init__(self, suggest: Suggest) -> None:
        self._suggest = suggest
        self._work: Work | None = None
        self._found: Sequence[Suggestion] = ()

    def of_link(self, work: Work, index: int) -> list[Suggestion]:
        """Give the proposals seen in a link, the surest first; for a thread of its own."""
        if work is not self._work:
            self._found = self._suggest(work)
            self._work = work
        return [one for one in self._found if index in one.links]
