"""The one exception that reaches a user, and how any other is put into a line."""

import traceback
from pathlib import Path


class AlignerError(Exception):
    """A fault in use: its message says in one line what failed, where, and what to do about it.

    It is caught once, at the door: the command line prints it on standard error and exits
    with 2, the review application shows it as a notice. Problems in the texts are not
    errors but findings (`aligner.model.Finding`).
    """


def in_one_line(error: Exception) -> str:
    """Say what went wrong in one line, with the place and, where there is one, the remedy.

    >>> in_one_line(PermissionError(13, "Permission denied", "texts/a"))
    'texts/a: Permission denied'
    """
    match error:
        case AlignerError():
            said = str(error)
        case OSError(filename=None):
            said = f"cannot write: {error.strerror or error}"
        case OSError():
            said = f"{error.filename}: {error.strerror}"
        case UnicodeEncodeError():
            said = (
                f"the terminal takes {error.encoding} only, which has no "
                f"{error.object[error.start]!r}; set PYTHONIOENCODING=utf-8"
            )
        case MemoryError():
            said = "out of memory; take smaller texts, or a machine with more"
        case _:
            at = traceback.extract_tb(error.__traceback__)[-1]
            said = (
                f"a fault of the tool itself: {type(error).__name__}: {error} "
                f"({Path(at.filename).name}:{at.lineno}); please report it, "
                "with what ALIGNER_DEBUG=1 then shows"
            )
    return " ".join(said.split())
