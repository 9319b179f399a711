"""Whatever an editor does, in whatever order: nothing is lost, and everything can be taken back."""

import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from conftest import ALIGNMENT, DIGESTS
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from aligner import edit
from aligner.edit import Edit
from aligner.errors import AlignerError
from aligner.model import (
    Document,
    Finding,
    Link,
    Marker,
    Part,
    Piece,
    Sentence,
    Side,
    Span,
    Status,
    Work,
    uncovered,
)
from aligner.store import FILE_NAME, WorkFile

IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of its own in it, and only for speed
DUMPED = {
    "document": "side",
    "sentence": "side, rank",
    "link": "rank",
    "dismissal": "rowid",
    "work": "rowid",
}
WORDS = ["Kars", "Moskova", "Çiçerin", "İzmir", "ve", "antlaşma", "1921", "Kars’a"]
SIDES, STEPS = st.sampled_from(list(Side)), st.sampled_from([-1, 1])
PLACES = st.integers(0, 99)
NOTES = {7: 1, 8: 1, 9: 2}


def a_document(lang: str, count: int) -> Document:
    """Make a document with notes, markers and the pieces it was read from.

    Every fourth sentence stands on two lines in the original, with a marker between them.
    """
    original, sentences = "", []
    seen: Counter[int] = Counter()
    for number in range(count):
        words = [WORDS[(number + at) % len(WORDS)] for at in range(3 + number % 4)]
        first, rest = " ".join(words[:2]), " ".join(words[2:]) + "."
        at = len(original)
        pieces: tuple[Piece, ...] = (Piece(0, at, len(first) + 1 + len(rest)),)
        markers: tuple[Marker, ...] = ()
        if number % 4 == 1:
            original += f"{first}9\n{rest}\n"
            pieces = (
                Piece(0, at, len(first)),
                Piece(len(first) + 1, at + len(first) + 2, len(rest)),
            )
            markers = (Marker(9, len(first), Span(at + len(first), at + len(first) + 1)),)
        else:
            original += f"{first} {rest}\n"
        note = NOTES.get(number)
        seen[note or 0] += 1
        name = f"n{note}.{seen[note]}" if note else f"b{number + 1}"
        part = Part.NOTE if note else Part.BODY
        text = f"{first} {rest}"
        sentences.append(Sentence(name, part, note, number // 3 + 1, text, markers, pieces))
    return Document(f"{lang}.txt", lang, original, tuple(sentences))


def a_work() -> Work:
    source, target = a_document("de", 11), a_document("tr", 10)
    kinds = [(1, 1), (2, 1), (1, 0), (1, 2), (0, 1), (2, 2), (1, 1), (2, 1), (1, 1)]
    links, s, t = [], 0, 0
    for height, width in kinds:
        links.append(Link(range(s, s + height), range(t, t + width), 0.5 + s / 100))
        s, t = s + height, t + width
    return Work("a work", source, target, tuple(links))


ORIGINAL = a_work()


def without_space(text: str) -> str:
    return "".join(text.split())


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Give what the tables hold, without the ranks."""
    found = {}
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        for table, order in DUMPED.items():
            rows = connection.execute(f"SELECT * FROM {table} ORDER BY {order}")  # noqa: S608
            names = [column[0] for column in rows.description]
            kept = [at for at, name in enumerate(names) if name != "rank"]
            found[table] = [tuple(row[at] for at in kept) for row in rows]
    return found


@st.composite
def rewritten(draw: st.DrawFn, texts: list[str]) -> list[str]:
    """Write sentences anew: words changed, sentences cut and joined."""
    lines = list(texts)
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        words = lines[at].split()
        what = draw(st.sampled_from(["word", "cut", "join", "cut anywhere"]))
        if what == "word":
            words[draw(st.integers(0, len(words) - 1))] = draw(st.sampled_from(WORDS))
            lines[at] = " ".join(words)
        elif what == "join" and at + 1 < len(lines):
            lines[at : at + 2] = [f"{lines[at]} {lines[at + 1]}"]
        elif what == "cut" and len(words) > 1:
            where = draw(st.integers(1, len(words) - 1))
            lines[at : at + 1] = [" ".join(words[:where]), " ".join(words[where:])]
        elif what == "cut anywhere" and len(lines[at]) > 2:
            where = draw(st.integers(1, len(lines[at]) - 1))
            cut = [lines[at][:where].strip(), lines[at][where:].strip()]
            lines[at : at + 1] = [line for line in cut if line]
    return lines


class Editing(RuleBasedStateMachine):
    """An editor at work on a file, and beside it the work as it ought to be."""

    @initialize()
    def begin(self) -> None:
        where = IN_MEMORY if IN_MEMORY.is_dir() else None
        self.folder = tempfile.TemporaryDirectory(dir=where)
        self.path = Path(self.folder.name) / FILE_NAME
        self.file = WorkFile.create(self.path, ORIGINAL, ALIGNMENT, DIGESTS)
        self.work = self.file.work()
        self.first = dump(self.path)
        self.past: list[Work] = []
        self.future: list[Work] = []

    def do(self, make: Callable[[], Edit]) -> None:
        """Carry an edit out on both, if it can be done."""
        try:
            done = make()
        except AlignerError:
            return
        self.file.record(done)
        self.past.append(self.work)
        self.future = []
        self.work = edit.applied(self.work, done)

    def at(self, place: int) -> int:
        return place % len(self.work.links)

    @rule(place=PLACES)
    def merge(self, place: int) -> None:
        self.do(lambda: edit.merge(self.work.links, self.at(place)))

    @rule(place=PLACES, cut=st.tuples(st.integers(0, 3), st.integers(0, 3)))
    def split(self, place: int, cut: tuple[int, int]) -> None:
        self.do(lambda: edit.split(self.work.links, self.at(place), *cut))

    @rule(place=PLACES, side=SIDES, step=STEPS)
    def shift(self, place: int, side: Side, step: int) -> None:
        self.do(lambda: edit.shift(self.work.links, self.at(place), side, step))

    @rule(place=PLACES, side=SIDES, step=STEPS)
    def detach(self, place: int, side: Side, step: int) -> None:
        self.do(lambda: edit.detach(self.work.links, self.at(place), side, step))

    @rule(place=PLACES, side=SIDES, step=STEPS)
    def shift_column(self, place: int, side: Side, step: int) -> None:
        self.do(lambda: edit.shift_column(self.work.links, self.at(place), side, step))

    @rule(place=PLACES)
    def swap(self, place: int) -> None:
        self.do(lambda: edit.swap(self.work.links, self.at(place)))

    @rule(place=PLACES, length=st.integers(1, 4), status=st.sampled_from(list(Status)))
    def judge(self, place: int, length: int, status: Status) -> None:
        start = self.at(place)
        stop = min(start + length, len(self.work.links))
        self.do(lambda: edit.set_status(self.work.links, start, stop, status))

    @rule(place=PLACES)
    def confirm_until(self, place: int) -> None:
        self.do(lambda: edit.confirm_until(self.work.links, self.at(place) + 1))

    @rule(place=PLACES, comment=st.sampled_from(["", "sic", " zwei\nZeilen ", "'; DROP"]))
    def comment(self, place: int, comment: str) -> None:
        self.do(lambda: edit.set_comment(self.work.links, self.at(place), comment))

    @rule(place=PLACES)
    def bookmark(self, place: int) -> None:
        self.do(lambda: edit.bookmark(self.work.links, self.at(place)))

    @rule(place=PLACES)
    def pin(self, place: int) -> None:
        self.do(lambda: edit.pin(self.work.links, self.at(place)))

    @rule(place=PLACES, side=SIDES, data=st.data())
    def reword(self, place: int, side: Side, data: st.DataObject) -> None:
        at = self.at(place)
        texts = [s.text for s in self.work.sentences(self.work.links[at], side)]
        if texts:
            lines = data.draw(rewritten(texts))
            self.do(lambda: edit.reword(self.work, at, side, lines))

    @rule(side=SIDES, wanted=st.sampled_from(WORDS), by=st.sampled_from([*WORDS, "Kars ili"]))
    def replace_words(self, side: Side, wanted: str, by: str) -> None:
        self.do(lambda: edit.replace_words(self.work, side, wanted, by))

    @rule(side=SIDES, place=PLACES, reason=st.sampled_from(["", "so im Original"]))
    def dismiss(self, side: Side, place: int, reason: str) -> None:
        sentences = self.work.document(side).sentences
        name = sentences[place % len(sentences)].id
        finding = Finding("numbers", side.value, name, None, "1921", "a message")
        self.do(lambda: edit.dismiss(finding, reason))

    @rule()
    def undo(self) -> None:
        done = self.file.undo()
        assert (done is None) == (not self.past)
        if done is not None:
            self.future.append(self.work)
            self.work = edit.applied(self.work, done)
            assert self.work == self.past.pop()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        done = self.file.redo()
        assert done is not None
        self.past.append(self.work)
        self.work = edit.applied(self.work, done)
        assert self.work == self.future.pop()

    @rule()
    def reopen(self) -> None:
        self.file.close()
        self.file = WorkFile(self.path)

    @invariant()
    def the_file_holds_the_work_as_it_ought_to_be(self) -> None:
        assert self.file.work() == self.work

    @invariant()
    def every_sentence_is_in_exactly_one_link(self) -> None:
        for side in Side:
            count = len(self.work.document(side).sentences)
            assert uncovered(self.work.links, side, count) == []
        assert all(link.source or link.target for link in self.work.links)

    @invariant()
    def nothing_that_was_read_is_lost(self) -> None:
        for side in Side:
            now, before = self.work.document(side), ORIGINAL.document(side)
            read = "".join(without_space(s.read) for s in now.sentences)
            assert read == "".join(without_space(s.text) for s in before.sentences)
            ids = [sentence.id for sentence in now.sentences]
            assert len(set(ids)) == len(ids)
            for sentence in now.sentences:
                for piece in sentence.pieces:
                    here = sentence.read[piece.at : piece.at + piece.length]
                    assert here == now.original[piece.start : piece.start + piece.length]
            calls = [(m.number, m.span) for s in now.sentences for m in s.markers]
            assert calls == [(m.number, m.span) for s in before.sentences for m in s.markers]
            assert all(0 <= m.at <= len(s.text) for s in now.sentences for m in s.markers)

    def teardown(self) -> None:
        if not hasattr(self, "file"):
            return
        while done := self.file.undo():
            self.work = edit.applied(self.work, done)
        assert self.work == ORIGINAL
        self.file.close()
        assert dump(self.path) == self.first
        self.folder.cleanup()


TestEditing = Editing.TestCase
TestEditing.settings = settings(
    max_examples=60,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
