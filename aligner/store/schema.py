"""The tables of a work file, and how a file of an earlier version becomes one of this."""

import sqlite3

APPLICATION_ID = 0x414C4752  # "ALGR"
VERSION = 4

_TABLES = """
CREATE TABLE work (
    title TEXT NOT NULL, created TEXT NOT NULL, tool TEXT NOT NULL, model TEXT NOT NULL,
    digest TEXT NOT NULL, parameters TEXT NOT NULL
) STRICT;
CREATE TABLE document (
    side TEXT PRIMARY KEY, name TEXT NOT NULL, lang TEXT NOT NULL, sha256 TEXT NOT NULL,
    original TEXT NOT NULL, aside TEXT NOT NULL, findings TEXT NOT NULL
) STRICT;
CREATE TABLE sentence (
    side TEXT NOT NULL REFERENCES document, rank INTEGER NOT NULL, id TEXT NOT NULL,
    part TEXT NOT NULL, note INTEGER, paragraph INTEGER NOT NULL, text TEXT NOT NULL,
    markers TEXT NOT NULL, pieces TEXT NOT NULL, as_read TEXT,
    PRIMARY KEY (side, rank), UNIQUE (side, id)
) STRICT;
CREATE TABLE link (
    rank INTEGER PRIMARY KEY, source_start INTEGER NOT NULL, source_stop INTEGER NOT NULL,
    target_start INTEGER NOT NULL, target_stop INTEGER NOT NULL, confidence REAL NOT NULL,
    status TEXT NOT NULL, comment TEXT NOT NULL, pinned INTEGER NOT NULL DEFAULT 0,
    bookmarked INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE edit (
    number INTEGER PRIMARY KEY, made TEXT NOT NULL, at INTEGER NOT NULL, label TEXT NOT NULL,
    removed TEXT NOT NULL, added TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0,
    rewritings TEXT NOT NULL DEFAULT '[]', dismissed TEXT NOT NULL DEFAULT '[]',
    recalled TEXT NOT NULL DEFAULT '[]', entered TEXT NOT NULL DEFAULT '[]',
    struck TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE TABLE dismissal (
    "check" TEXT NOT NULL, side TEXT NOT NULL, sentence TEXT NOT NULL, quote TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
"""

_FROM = {
    1: """
ALTER TABLE sentence RENAME COLUMN position TO rank;
UPDATE sentence SET rank = -(rank + 1) * 4294967296;
UPDATE sentence SET rank = -rank;
ALTER TABLE sentence ADD COLUMN as_read TEXT;
ALTER TABLE link ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE link ADD COLUMN bookmarked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE edit ADD COLUMN rewritings TEXT NOT NULL DEFAULT '[]';
ALTER TABLE edit ADD COLUMN dismissed TEXT NOT NULL DEFAULT '[]';
ALTER TABLE edit ADD COLUMN recalled TEXT NOT NULL DEFAULT '[]';
CREATE TABLE dismissal (
    "check" TEXT NOT NULL, side TEXT NOT NULL, sentence TEXT NOT NULL, quote TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
""",
    2: """
ALTER TABLE edit ADD COLUMN entered TEXT NOT NULL DEFAULT '[]';
ALTER TABLE edit ADD COLUMN struck TEXT NOT NULL DEFAULT '[]';
""",
    3: "",  # of links whose status alone changes an edit now keeps a letter each
}
"""What brings a file of a version to the next one."""


def create(connection: sqlite3.Connection) -> None:
    """Make the tables of an empty file."""
    _execute(connection, _TABLES)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def is_ours(connection: sqlite3.Connection) -> bool:
    """Whether a file is a work file, of whatever version."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    return bool(application == APPLICATION_ID)


def version_of(connection: sqlite3.Connection) -> int:
    """Give the version of a file's tables."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the tables of an earlier version up to this one, all of them or none."""
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        for version in range(version_of(connection), VERSION):
            _execute(connection, _FROM[version])
        connection.execute(f"PRAGMA user_version = {VERSION}")


def _execute(connection: sqlite3.Connection, script: str) -> None:
    """Run statements within the transaction there is, which `executescript` would end."""
    for statement in filter(str.strip, script.split(";")):
        connection.execute(statement)
