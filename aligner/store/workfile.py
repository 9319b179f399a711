"""The work file: one SQLite file that holds a work, its links and every edit ever made.

An edit and what undoes it are written in one transaction that is on the disk before the
caller goes on, so nothing the editor saw as done is lost in a crash. Links keep their order
by a sparse rank, so that an edit touches only the rows it changes.
"""

import contextlib
import json
import sqlite3
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Self

from aligner.edit import Edit
from aligner.errors import AlignerError
from aligner.model import Alignment, Dismissal, Link, Side, Work, uncovered
from aligner.store import rows, schema
from aligner.store.carrying_out import carry_out
from aligner.store.connection import connect, said
from aligner.store.edit_rows import EDIT, edit_from, edit_row, judgement_of

FILE_NAME = "work.aligner"


def digest(path: Path) -> str:
    """Give the SHA-256 of a file, in hexadecimal."""
    return sha256(path.read_bytes()).hexdigest()


class WorkFile:
    """An open work file; close it, or use it in a `with` block.

    The links are kept in memory beside the file, so that reading them costs nothing; every
    change goes to the disk first.
    """

    def __init__(self, path: Path) -> None:
        """Open a work file that exists.

        Raises:
            AlignerError: There is no such file, it is damaged, or another program made it.
        """
        if not path.is_file():
            raise AlignerError(
                f'{path}: no work file here; make one with "aligner new {path.parent} '
                '--source FILE --target FILE"'
            )
        self.path = path
        with said(path), contextlib.ExitStack() as stack:
            self._connection = connect(path)
            stack.callback(self.close)
            self._check()
            self._data_version = self._version()
            self._ranks, self._links = rows.read_links(self._connection)
            self._last = self._last_in_force()
            stack.pop_all()

    @classmethod
    def create(
        cls, path: Path, work: Work, alignment: Alignment, digests: dict[Side, str]
    ) -> "WorkFile":
        """Write a new work file; it appears under its name only when it is complete.

        Args:
            path: Where to write it; must not exist.
            work: The work to store; its links must cover every sentence exactly once.
            alignment: How the links were made.
            digests: SHA-256 of the file each side was read from.

        Raises:
            AlignerError: The path exists, or cannot be written.
        """
        for side in Side:
            if lost := uncovered(work.links, side, len(work.document(side).sentences)):
                raise AlignerError(f"{path}: {side} sentences {lost[:5]} are not in one link each")
        if not all(link.source or link.target for link in work.links):
            raise AlignerError(f"{path}: a link has no sentence on either side")
        if path.exists():
            raise AlignerError(f"{path}: exists already; nothing was overwritten")
        draft = path.with_name(path.name + ".new")
        with said(draft):
            draft.unlink(missing_ok=True)
            with contextlib.closing(connect(draft)) as connection, connection:
                connection.execute("BEGIN")
                rows.write_work(connection, work, alignment, digests)
            draft.rename(path)
        return cls(path)

    def close(self) -> None:
        """Close the file; what was recorded is on the disk already."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    @property
    def links(self) -> tuple[Link, ...]:
        """The links as they stand now, in order."""
        return self._links

    def work(self) -> Work:
        """Read the whole work."""
        with said(self.path):
            (title,) = self._connection.execute("SELECT title FROM work").fetchone()
            dismissals = self._connection.execute("SELECT * FROM dismissal ORDER BY rowid")
            return Work(
                title,
                rows.read_document(self._connection, Side.SOURCE),
                rows.read_document(self._connection, Side.TARGET),
                self._links,
                tuple(Dismissal(*row) for row in dismissals),
            )

    def alignment(self) -> Alignment:
        """Tell how the links came about."""
        with said(self.path):
            tool, model, model_digest, parameters = self._connection.execute(
                "SELECT tool, model, digest, parameters FROM work"
            ).fetchone()
        return Alignment(tool, model, model_digest, json.loads(parameters))

    def follow(self) -> bool:
        """Take over what another window has done meanwhile; says whether there was anything."""
        with said(self.path):
            before, self._data_version = self._data_version, self._version()
            if before != self._data_version:
                self._ranks, self._links = rows.read_links(self._connection)
                self._last = self._last_in_force()
            return before != self._data_version

    def record(self, edit: Edit) -> None:
        """Carry out an edit and keep it for undo; what had been undone can no longer be redone.

        Raises:
            AlignerError: The edit does not fit the links, or the file cannot be written; nothing
                is changed then.
        """
        with self._transaction():
            judgement = judgement_of(edit)
            self._connection.execute("DELETE FROM edit WHERE number > ?", (self._last,))
            self._connection.execute(
                f"INSERT INTO edit (made, {EDIT}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
                (rows.now(), *edit_row(edit, judgement)),
            )
            standing = self._ranks, self._links
            changed = carry_out(self._connection, standing, edit, judgement)
        self._ranks, self._links = changed
        self._last += 1

    def undo(self) -> Edit | None:
        """Take back the last edit; gives the edit that did so, None if there is nothing to undo."""
        return self._step("<= ? ORDER BY number DESC", undone=True)

    def redo(self) -> Edit | None:
        """Do again what was last undone; gives the edit, None if there is nothing to redo."""
        return self._step("> ? ORDER BY number", undone=False)

    def history(self, most: int = -1) -> list[tuple[str, str]]:
        """List the edits in force, the last first, as (time made, label).

        Args:
            most: How many at most; all of them if negative.
        """
        with said(self.path):
            found = self._connection.execute(
                "SELECT made, label FROM edit WHERE number <= ? ORDER BY number DESC LIMIT ?",
                (self._last, most),
            )
            return [(made, label) for made, label in found]

    def _step(self, which: str, *, undone: bool) -> Edit | None:
        with self._transaction():
            row = self._connection.execute(
                f"SELECT number, {EDIT} FROM edit WHERE number {which} LIMIT 1",  # noqa: S608
                (self._last,),
            ).fetchone()
            if row is None:
                return None
            number, edit = row[0], edit_from(row[1:], self._links)
            if undone:
                edit = edit.inverse()
            self._connection.execute(
                "UPDATE edit SET undone = ? WHERE number = ?", (int(undone), number)
            )
            standing = self._ranks, self._links
            changed = carry_out(self._connection, standing, edit, judgement_of(edit))
        self._ranks, self._links = changed
        self._last = number - 1 if undone else number
        return edit

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        """Commit what the block writes, or take all of it back."""
        with said(self.path), self._connection:
            self._connection.execute("BEGIN IMMEDIATE")
            self._check_unchanged()
            yield

    def _check_unchanged(self) -> None:
        """Refuse to write over what another window did meanwhile."""
        if self._version() != self._data_version:
            raise AlignerError(
                f"{self.path}: changed in another window meanwhile; look at it and do it again"
            )

    def _version(self) -> int:
        """Give the number that changes whenever another connection has written."""
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        return int(version)

    def _check(self) -> None:
        if not schema.is_ours(self._connection):
            raise AlignerError(f"{self.path}: not a work file of this tool")
        version = schema.version_of(self._connection)
        if version > schema.VERSION:
            raise AlignerError(
                f"{self.path}: written by a later version of the tool (schema {version}, "
                f"this one reads {schema.VERSION}); update the tool"
            )
        (verdict,) = self._connection.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok":
            raise sqlite3.DatabaseError(verdict)
        if version < schema.VERSION:
            schema.migrate(self._connection)

    def _last_in_force(self) -> int:
        """Give the number of the last edit in force; those behind it are undone.

        By number edits are found at once; whether one is undone stands behind its links, which
        may be many thousands.
        """
        found = self._connection.execute(
            "SELECT number FROM edit WHERE NOT undone ORDER BY number DESC LIMIT 1"
        ).fetchone()
        return int(found[0]) if found else 0
