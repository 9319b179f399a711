"""The work file: SQLite, with every edit and its inverse."""

from aligner.store.workfile import FILE_NAME, WorkFile, digest

__all__ = ["FILE_NAME", "WorkFile", "digest"]
