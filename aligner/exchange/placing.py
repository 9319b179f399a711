"""Where in a text units stand: by their words, then by their ids, then by what is beside them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from aligner.exchange.xml import plain
from aligner.model import Document


class Places:
    """One side of a work, in which texts of one or more whole sentences are found.

    Args:
        document: The side.
    """

    def __init__(self, document: Document) -> None:
        self._texts = [plain(sentence.text) for sentence in document.sentences]
        self._position = {sentence.id: i for i, sentence in enumerate(document.sentences)}
        self._starts: dict[str, list[int]] = defaultdict(list)
        for position, text in enumerate(self._texts):
            self._starts[text].append(position)
        self._first_words = {text.partition(" ")[0] for text in self._starts}
        self._lengths = {len(text) for text in self._starts}

    def runs(self, text: str) -> Iterator[range]:
        """Find every run of sentences that together are this text (as `plain` gives it)."""
        at = text.find(" ")
        if (text if at == -1 else text[:at]) not in self._first_words:
            return
        while at != -1:
            if at in self._lengths:
                for start in self._starts.get(text[:at], ()):
                    if run := self._going_on(start, text):
                        yield run
            at = text.find(" ", at + 1)
        for start in self._starts.get(text, ()):
            yield range(start, start + 1)

    def knows(self, text: str) -> bool:
        """Say whether a text is one or more whole sentences here."""
        return next(self.runs(plain(text)), None) is not None

    def _going_on(self, start: int, text: str) -> range | None:
        rest = text
        for position in range(start, len(self._texts)):
            sentence = self._texts[position]
            if rest == sentence:
                return range(start, position + 1)
            if not sentence or not rest.startswith(sentence + " "):
                return None
            rest = rest[len(sentence) + 1 :]
        return None

    def named(self, ids: Sequence[str]) -> range | None:
        """Give the run of sentences with these ids; None if they are not one."""
        positions = [self._position.get(name, -1) for name in ids]
        if not positions or -1 in positions:
            return None
        run = range(positions[0], positions[-1] + 1)
        return run if list(run) == positions else None

    def text(self, run: range) -> str:
        """Give the text of a run, in the form in which texts are compared."""
        return plain(" ".join(self._texts[run.start : run.stop]))

    def place(self, wanted: Sequence[tuple[str, Sequence[str]]]) -> list[range | None]:
        """Find a place for every text.

        What stands once in the file and once here is certain. Of the rest, ids decide where the
        text they name is the same; then what follows a placed text, or comes before one; then
        the order, where a text stands as often here as there. An empty text is an empty run.

        Args:
            wanted: Texts, and the ids they had elsewhere, in the order of the file.

        Returns:
            A run of sentences a text; None where there is no saying.
        """
        texts = [plain(text) for text, _ in wanted]
        runs_of = {text: _Runs(self.runs(text)) for text in set(texts)}
        found = [runs_of[text] for text in texts]
        times = Counter(texts)
        placed = [
            range(0) if not text and not ids else self._sure(runs.all, text, ids, times[text])
            for text, (_, ids), runs in zip(texts, wanted, found, strict=True)
        ]
        _by_neighbours(placed, found)
        _by_order(placed, found, texts)
        return placed

    def _sure(
        self, runs: Sequence[range], text: str, ids: Sequence[str], times: int
    ) -> range | None:
        if len(runs) == 1 and times == 1:
            return runs[0]
        run = self.named(ids)
        return run if run and self.text(run) == text else None


class _Runs:
    """The runs that are one text, by where they begin and end."""

    def __init__(self, runs: Iterable[range]) -> None:
        self.all = tuple(runs)
        self.from_start = {run.start: run for run in self.all}
        self.from_end = {run.stop: run for run in self.all}


def _by_neighbours(placed: list[range | None], found: Sequence[_Runs]) -> None:
    taken = {run.start for run in placed if run}
    for forward in (True, False):
        edge = -1
        for i in range(len(placed)) if forward else reversed(range(len(placed))):
            if placed[i] is None and edge >= 0:
                run = (found[i].from_start if forward else found[i].from_end).get(edge)
                if run is not None and run.start not in taken:
                    placed[i] = run
                    taken.add(run.start)
            here = placed[i]
            if here is None:
                edge = -1
            elif here:
                edge = here.stop if forward else here.start


def _by_order(placed: list[range | None], found: Sequence[_Runs], texts: Sequence[str]) -> None:
    """Give each of as many equal texts its place, in order."""
    taken = {run.start for run in placed if run}
    open_: dict[str, list[int]] = defaultdict(list)
    for i, run in enumerate(placed):
        if run is None and found[i].all:
            open_[texts[i]].append(i)
    for indices in open_.values():
        free = [run for run in found[indices[0]].all if run.start not in taken]
        if len(free) == len(indices):
            for i, run in zip(indices, free, strict=True):
                placed[i] = run
