"""All checks on a work, the surest findings first."""

from collections.abc import Callable, Iterable, Sequence

from aligner.checking.context import Context
from aligner.checking.names import misspelt_names
from aligner.checking.note_numbers import shifted_note_numbers
from aligner.checking.numbers import differing_numbers
from aligner.checking.omissions import left_out_or_added
from aligner.checking.punctuation import faulty_punctuation
from aligner.checking.reading import unsettled_reading
from aligner.checking.terms import unexpected_renderings
from aligner.checking.untranslated import left_in_the_original
from aligner.errors import AlignerError
from aligner.glossaries.entries import Entry
from aligner.model import Finding, Work

CHECKS: dict[str, Callable[[Context], Iterable[Finding]]] = {
    "reading": unsettled_reading,
    "numbering": shifted_note_numbers,
    "names": misspelt_names,
    "numbers": differing_numbers,
    "terms": unexpected_renderings,
    "omissions": left_out_or_added,
    "punctuation": faulty_punctuation,
    "untranslated": left_in_the_original,
}
"""The checks by the name `--only` knows them by."""


def check_work(work: Work, glossary: Sequence[Entry], only: Sequence[str] = ()) -> list[Finding]:
    """Run the checks on a work.

    Args:
        work: The work.
        glossary: The glossary it uses.
        only: Names of the checks to run; all of them if empty.

    Returns:
        Findings, the surest first; among equals in the order of the text.

    Raises:
        AlignerError: There is no check of that name.
    """
    for name in only:
        if name not in CHECKS:
            raise AlignerError(f"no check is called {name!r}; there are: {', '.join(CHECKS)}")
    context = Context(work, glossary)
    findings = [f for name in only or CHECKS for f in CHECKS[name](context)]
    return sorted(findings, key=_by_score)


def _by_score(finding: Finding) -> float:
    return -finding.score
