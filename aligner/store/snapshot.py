"""A work file as it stood at one moment, read link by link.

What is only written out need not be held: a work of any length takes no more memory than its
links that cross, and a date for each link.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple, Self

from aligner.errors import AlignerError
from aligner.model import Document, Part, Sentence, Side, Work
from aligner.store import schema
from aligner.store.connection import connect, said
from aligner.store.lasting import for_good
from aligner.store.workfile import WorkFile

_PARTS = {part.value: part for part in Part}  # far quicker than asking the enumeration


class StoredSentence(NamedTuple):
    """What other programs are told of a sentence; see `aligner.model.Sentence`."""

    id: str
    part: str
    note: int | None
    text: str
    as_read: str | None


class StoredLink(NamedTuple):
    """A link with its sentences, and when it was last changed, ISO 8601 in UTC."""

    source: list[StoredSentence]
    target: list[StoredSentence]
    confidence: float
    status: str
    comment: str
    changed: str


class Snapshot:
    """A copy of a work file, made at once; close it, or use it in a `with` block.

    The copy lies on the disk, where SQLite puts what is temporary, so that nobody who reviews
    the work meanwhile has to wait, and nothing changes while it is read.
    """

    def __init__(self, path: Path) -> None:
        """Copy a work file that exists.

        Raises:
            AlignerError: As `WorkFile`.
        """
        with said(path), contextlib.ExitStack() as stack:
            self._copy = stack.enter_context(contextlib.closing(sqlite3.connect("")))
            if not _copied(path, self._copy):
                WorkFile(path).close()  # says what is wrong, or brings it up to date
                _copied(path, self._copy)
            self.path = path
            self.title, self.created = self._row("SELECT title, created FROM work")
            stack.pop_all()

    def close(self) -> None:
        """Throw the copy away."""
        self._copy.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def document(self, side: Side) -> tuple[str, str]:
        """Give name and language of a side."""
        return self._row("SELECT name, lang FROM document WHERE side = ?", side)

    def links(self) -> Iterator[StoredLink]:
        """Read every link with its sentences, in order."""
        with said(self.path):
            source, target = (_Sentences(self._copy, side) for side in Side)
            found = self._copy.execute(
                "SELECT source_start, source_stop, target_start, target_stop, confidence, status, "
                "comment FROM link ORDER BY rank"
            )
            for changed, row in zip(self._dates(), found, strict=True):
                begin, end, begin_there, end_there, confidence, status, comment = row
                yield StoredLink(
                    source.take(begin, end),
                    target.take(begin_there, end_there),
                    confidence,
                    status,
                    comment,
                    changed,
                )

    def _row(self, query: str, *values: str) -> tuple[str, str]:
        first, second = self._copy.execute(query, values).fetchone()
        return first, second

    def _dates(self) -> list[str]:
        """Tell when each link was last changed; one that an edit left as it was keeps its date."""
        count, grown = self._copy.execute(
            "SELECT (SELECT count(*) FROM link), "
            "coalesce(sum(json_array_length(added) - json_array_length(removed)), 0) "
            "FROM edit WHERE NOT undone"
        ).fetchone()
        dates = [self.created] * (count - grown)
        for number, made, at, rewrites in self._copy.execute(
            "SELECT number, made, at, rewritings != '[]' FROM edit WHERE NOT undone ORDER BY number"
        ):
            removed = list(self._links_of(number, "removed"))
            before = dates[at : at + len(removed)]
            same = {} if rewrites else dict(zip(removed, before, strict=True))
            added = self._links_of(number, "added")
            dates[at : at + len(removed)] = [same.get(link, made) for link in added]
        return dates

    def _links_of(self, number: int, column: str) -> Iterator[str]:
        """Give what tells the links apart that an edit removed or added.

        That is the text of each in the table or, where the table has but a letter each for their
        statuses, place and letter.
        """
        kind, letters = self._copy.execute(
            f"SELECT json_type({column}), json_extract({column}, '$') "  # noqa: S608
            "FROM edit WHERE number = ?",
            (number,),
        ).fetchone()
        if kind == "text":
            return (f"{place}{letter}" for place, letter in enumerate(letters))
        found = self._copy.execute(
            f"SELECT value FROM edit, json_each(edit.{column}) WHERE number = ?",  # noqa: S608
            (number,),
        )
        return (link for (link,) in found)


class _Sentences:
    """The sentences of a side by position; those passed over wait until they are asked for."""

    def __init__(self, copy: sqlite3.Connection, side: Side) -> None:
        found = copy.execute(
            "SELECT id, part, note, text, as_read FROM sentence WHERE side = ? ORDER BY rank",
            (side,),
        )
        self._coming = map(StoredSentence._make, found)
        self._next = 0
        self._waiting: dict[int, StoredSentence] = {}

    def take(self, begin: int, end: int) -> list[StoredSentence]:
        """Give the sentences of a run, each once."""
        if begin == self._next:
            self._next = max(begin, end)
            return [*islice(self._coming, end - begin)]
        for position in range(self._next, end):
            self._waiting[position] = next(self._coming)
        self._next = max(self._next, end)
        return [self._waiting.pop(position) for position in range(begin, end)]


def bare_work(file: WorkFile) -> Work:
    """Give a work as other programs know it: without markers, and without the original texts.

    It takes half the time and memory of the whole.
    """
    with said(file.path), contextlib.closing(connect(file.path)) as connection:
        (title,) = connection.execute("SELECT title FROM work").fetchone()
        source, target = (_bare_document(connection, side) for side in Side)
    return Work(title, source, target, file.links)


@for_good()
def _bare_document(connection: sqlite3.Connection, side: Side) -> Document:
    name, lang = connection.execute(
        "SELECT name, lang FROM document WHERE side = ?", (side,)
    ).fetchone()
    found = connection.execute(
        "SELECT id, part, note, paragraph, text, as_read FROM sentence WHERE side = ? "
        "ORDER BY rank",
        (side,),
    )
    sentences = tuple(
        [
            Sentence(id_, _PARTS[part], note, paragraph, text, as_read=as_read)
            for id_, part, note, paragraph, text, as_read in found
        ]
    )
    return Document(name, lang, "", sentences)


def _copied(path: Path, copy: sqlite3.Connection) -> bool:
    """Copy a file; says whether it is a sound one of this version."""
    if not path.is_file():
        return False
    with contextlib.closing(connect(path)) as connection:
        try:
            connection.backup(copy)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_FULL:
                raise
            raise AlignerError(
                f"{path}: no room for a copy of it among the temporary files; make room there, "
                "or name another folder for them in SQLITE_TMPDIR"
            ) from None
    if not schema.is_ours(copy) or schema.version_of(copy) != schema.VERSION:
        return False
    (verdict,) = copy.execute("PRAGMA quick_check(1)").fetchone()
    return bool(verdict == "ok")
