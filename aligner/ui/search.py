"""Finding where words stand, whatever their case and dots, or a pattern."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aligner.casing import fold, without_diacritics
from aligner.errors import AlignerError
from aligner.model import Side, Work


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for.

    Args:
        words: As typed.
        bare: The words without case and diacritics; "" for a pattern.
        pattern: The pattern, if it is one.
    """

    words: str
    bare: str
    pattern: re.Pattern[str] | None = None

    @classmethod
    def of(cls, words: str) -> "Sought":
        r"""Understand what was typed.

        Args:
            words: Words, found whatever their case, dots and diacritics; or between slashes a
                regular expression (`/\\bKars\\b/`), which sees case.

        Raises:
            AlignerError: The expression is none.
        """
        if len(words) > 2 and words[0] == words[-1] == "/":
            try:
                return cls(words, "", re.compile(words[1:-1]))
            except re.error as error:
                raise AlignerError(f"{words}: no regular expression: {error}") from error
        return cls(words, _bare(words))

    def stands_in(self, text: str) -> bool:
        """Whether a text holds it."""
        return bool(self.pattern.search(text)) if self.pattern else self.bare in _bare(text)

    def stands_in_link(self, work: Work, at: int) -> bool:
        """Whether either side of a link holds it."""
        return any(self.stands_in(work.text(work.links[at], side)) for side in Side)

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Give where it stands in a text, as (start, end)."""
        if self.pattern:
            yield from (found.span() for found in self.pattern.finditer(text) if found[0])
            return
        offsets = [at for at, letter in enumerate(text) for _ in _bare(letter)]
        bare = "".join(map(_bare, text))
        at = bare.find(self.bare) if self.bare else -1
        while at >= 0:
            last = at + len(self.bare) - 1
            yield offsets[at], offsets[last] + 1
            at = bare.find(self.bare, last + 1)


def _bare(text: str) -> str:
    return without_diacritics(fold(text))
