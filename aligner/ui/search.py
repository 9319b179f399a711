"""Finding the links in which words stand, whatever their case and dots, or a pattern."""

import re
from collections.abc import Callable

from aligner.casing import fold, without_diacritics
from aligner.errors import AlignerError
from aligner.model import Side, Work


def matching(work: Work, wanted: str) -> Callable[[int], bool]:
    r"""Give what says of a link, by its position, whether either side holds the words.

    Args:
        work: The work.
        wanted: Words, found whatever their case, dots and diacritics; or between slashes
            a regular expression (`/\\bKars\\b/`), which sees case.

    Raises:
        AlignerError: The expression is none.
    """
    if len(wanted) > 2 and wanted[0] == wanted[-1] == "/":
        try:
            pattern = re.compile(wanted[1:-1])
        except re.error as error:
            raise AlignerError(f"{wanted}: no regular expression: {error}") from error
        return lambda at: any(pattern.search(_text(work, at, side)) for side in Side)
    bare = _folded(wanted)
    return lambda at: any(bare in _folded(_text(work, at, side)) for side in Side)


def _text(work: Work, at: int, side: Side) -> str:
    return work.text(work.links[at], side)


def _folded(text: str) -> str:
    return without_diacritics(fold(text))
