"""Where in a text units stand: by their words, then by their ids, then by what is beside them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from aligner.exchange.xml import plain
from aligner.model import Document

_BEGINNING = 16  # characters that tell most sentences apart


class Places:
    """One side of a work, in which texts of one or more whole sentences are found.

    Args:
        document: The side.
    """

    def __init__(self, document: Document) -> None:
        self._texts = [plain(sentence.text) for sentence in document.sentences]
        self._position = {sentence.id: i for i, sentence in enumerate(document.sentences)}
        self._starts: dict[str, list[int]] = defaultdict(list)
        self._lengths: dict[str, tuple[int, ...]] = {}  # by how sentences begin
        for position, text in enumerate(self._texts):
            self._starts[text].append(position)
            known = self._lengths.get(text[:_BEGINNING], ())
            if len(text) not in known:
                self._lengths[text[:_BEGINNING]] = (*known, len(text))
        self._short = {len(text) for text in self._lengths if len(text) < _BEGINNING}

    def runs(self, text: str) -> Iterator[range]:
        """Find every run of sentences that together are this text (as `plain` gives it)."""
        lengths = self._lengths.get(text[:_BEGINNING], ())
        for length in sorted(self._short.union(lengths)):
            if text[length : length + 1] == " ":
                for start in self._starts.get(text[:length], ()):
                    if run := self._going_on(start, text):
                        yield run
        for start in self._starts.get(text, ()):
            yield range(start, start + 1)

    def knows(self, text: str) -> bool:
        """Say whether a text (as `plain` gives it) is one or more whole sentences here."""
        return text in self._starts or next(self.runs(text), None) is not None

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
        if len(run) == 1:
            return self._texts[run.start]
        return plain(" ".join(self._texts[run.start : run.stop]))

    def place(self, texts: Sequence[str], ids: Sequence[Sequence[str]]) -> list[range | None]:
        """Find a place for every text.

        What stands once in the file and once here is certain. Of the rest, ids decide where the
        text they name is the same; then what follows a placed text, or comes before one; then
        the order, where a text stands as often here as there. An empty text is an empty run.

        Args:
            texts: The texts, as `plain` gives them, in the order of the file.
            ids: The ids that the sentences of each had elsewhere.

        Returns:
            A run of sentences a text; None where there is no saying.
        """
        times = Counter(texts)
        placed = [
            range(0) if not text and not named else self._sure(text, named, times[text])
            for text, named in zip(texts, ids, strict=True)
        ]
        unsure = {text for text, run in zip(texts, placed, strict=True) if run is None}
        found = {text: _Runs(self.runs(text)) for text in unsure}
        _by_neighbours(placed, found, texts)
        _by_order(placed, found, texts)
        return placed

    def _sure(self, text: str, ids: Sequence[str], times: int) -> range | None:
        run = self.named(ids)
        if run and self.text(run) == text:
            return run
        runs = [*islice(self.runs(text), 2)] if times == 1 else []
        return runs[0] if len(runs) == 1 else None


class _Runs:
    """The runs that are one text, by where they begin and end."""

    def __init__(self, runs: Iterable[range]) -> None:
        self.all = tuple(runs)
        self.from_start = {run.start: run for run in self.all}
        self.from_end = {run.stop: run for run in self.all}


def _by_neighbours(
    placed: list[range | None], found: Mapping[str, _Runs], texts: Sequence[str]
) -> None:
    taken = {run.start for run in placed if run}
    for forward in (True, False):
        edge = -1
        for i in range(len(placed)) if forward else reversed(range(len(placed))):
            if placed[i] is None and edge >= 0:
                runs = found[texts[i]]
                run = (runs.from_start if forward else runs.from_end).get(edge)
                if run is not None and run.start not in taken:
                    placed[i] = run
                    taken.add(run.start)
            here = placed[i]
            if here is None:
                edge = -1
            elif here:
                edge = here.stop if forward else here.start


def _by_order(placed: list[range | None], found: Mapping[str, _Runs], texts: Sequence[str]) -> None:
    """Give each of as many equal texts its place, in order."""
    taken = {run.start for run in placed if run}
    open_: dict[str, list[int]] = defaultdict(list)
    for i, run in enumerate(placed):
        if run is None:
            open_[texts[i]].append(i)
    for text, indices in open_.items():
        free = [run for run in found[text].all if run.start not in taken]
        if len(free) == len(indices):
            for i, run in zip(indices, free, strict=True):
                placed[i] = run
