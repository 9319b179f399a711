"""Which units of memories stay in one, worked out on the disk for memories of any size.

The digests lie in a temporary database of SQLite, which holds a fixed part of it in memory.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

Remark = tuple[str, str, str]
"""A note or property of a unit: tag, type, text."""

Row = tuple[int, bytes, bytes, bytes, int]
"""A unit: its number, digests of its subject, its targets and its remarks, when it was changed."""

_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA temp_store = FILE;
PRAGMA cache_size = -8000;
BEGIN;
CREATE TABLE unit (number INTEGER PRIMARY KEY, subject BLOB, target BLOB, remarks BLOB,
    changed INTEGER) STRICT;
CREATE TABLE same (number INTEGER PRIMARY KEY, subject BLOB, changed INTEGER, newest INTEGER,
    differs INTEGER, met INTEGER) STRICT;
CREATE TABLE rendering (number INTEGER PRIMARY KEY, met INTEGER, rank INTEGER, of INTEGER,
    changed INTEGER, differs INTEGER) STRICT;
CREATE TABLE remark (number INTEGER, tag TEXT, kind TEXT, text TEXT) STRICT;
CREATE INDEX remark_of ON remark (number);
CREATE TABLE name (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
"""
_SAME = """
INSERT INTO same
SELECT number, subject, changed,
    first_value(number) OVER (duplicates ORDER BY changed DESC, number DESC),
    min(remarks) OVER duplicates <> max(remarks) OVER duplicates,
    min(number) OVER (PARTITION BY subject)
FROM unit WINDOW duplicates AS (PARTITION BY subject, target)
"""
_RENDERINGS = """
INSERT INTO rendering
SELECT number, met,
    row_number() OVER (PARTITION BY subject ORDER BY changed DESC, number DESC),
    count(*) OVER (PARTITION BY subject),
    changed, differs
FROM same WHERE number = newest
"""
_CONTESTED = "SELECT number, changed, rank FROM rendering WHERE of > 1 ORDER BY met, rank LIMIT ?"
_OLDER = """
SELECT older.number, older.newest FROM same AS older JOIN rendering ON rendering.number = newest
WHERE rendering.differs AND rank <= ? AND older.number <> newest ORDER BY older.number
"""


@dataclass(frozen=True, slots=True)
class Contested:
    """A unit whose source has several targets.

    Args:
        number: The unit.
        changed: When it was last changed, as YYYYMMDDhhmmss; 0 if it does not say.
        rank: Its place among those of its source, the newest 1.
    """

    number: int
    changed: int
    rank: int


class Survey:
    """What a first reading of memories saw: which units are the same, which contradict.

    Of units with the same subject and target the newest stands for all; among those of a
    subject they are ranked, the newest first; of the same date the later one is newer.
    """

    def __init__(self) -> None:
        self._rows = sqlite3.connect("", isolation_level=None)
        self._rows.executescript(_TABLES)

    def close(self) -> None:
        """Throw away what was seen."""
        self._rows.close()

    def take(self, rows: Iterable[Row]) -> None:
        """Take in all units, and rank them."""
        self._rows.executemany("INSERT INTO unit VALUES (?, ?, ?, ?, ?)", rows)
        self._rows.execute(_SAME)
        self._rows.execute(_RENDERINGS)

    def count(self) -> int:
        """Say how many units there are."""
        return self._one("SELECT count(*) FROM unit")

    def different(self) -> int:
        """Say how many have different texts."""
        return self._one("SELECT count(*) FROM rendering")

    def subjects(self) -> int:
        """Say how many subjects there are."""
        return self._one("SELECT count(*) FROM rendering WHERE rank = 1")

    def contradictions(self) -> int:
        """Say how many subjects have several targets."""
        return self._one("SELECT count(*) FROM rendering WHERE rank = 1 AND of > 1")

    def contested(self, most: int) -> list[Contested]:
        """Give the first units whose subject has several targets, by subject and rank."""
        return [Contested(*row) for row in self._rows.execute(_CONTESTED, (most,))]

    def kept(self, last: int) -> Iterator[tuple[int, bool]]:
        """Give the units up to a rank, in order, and whether duplicates have other remarks."""
        query = "SELECT number, differs FROM rendering WHERE rank <= ? ORDER BY number"
        for number, differs in self._rows.execute(query, (last,)):
            yield number, bool(differs)

    def older(self, last: int) -> Iterator[tuple[int, int]]:
        """Give the duplicates with other remarks, in order, and the unit kept for each."""
        yield from self._rows.execute(_OLDER, (last,))

    def remember(self, number: int, remarks: Iterable[Remark]) -> None:
        """Keep what duplicates of a unit say."""
        rows = ((number, *remark) for remark in remarks)
        self._rows.executemany("INSERT INTO remark VALUES (?, ?, ?, ?)", rows)

    def remarks(self, number: int) -> list[Remark]:
        """Give what duplicates of a unit say, in the order in which it was read."""
        query = "SELECT tag, kind, text FROM remark WHERE number = ? ORDER BY rowid"
        return self._rows.execute(query, (number,)).fetchall()

    def is_new(self, name: str) -> bool:
        """Say whether a name is met for the first time."""
        return self._rows.execute("INSERT OR IGNORE INTO name VALUES (?)", (name,)).rowcount == 1

    def _one(self, query: str) -> int:
        (found,) = self._rows.execute(query).fetchone()
        return int(found)
