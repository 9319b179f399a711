"""All checks on a work, the surest findings first."""

from collections.abc import Callable, Collection, Iterable, Sequence

from aligner.checking.citations import citations_in_two_forms
from aligner.checking.context import SMALLEST_OMISSION, Context, Encode
from aligner.checking.cross_references import faulty_references
from aligner.checking.crossings import crossings
from aligner.checking.dates import differing_dates
from aligner.checking.directions import exchanged_directions
from aligner.checking.doubled_words import doubled_words
from aligner.checking.look_alikes import letters_of_another_script
from aligner.checking.markers import faulty_markers
from aligner.checking.mixed_signs import mixed_signs
from aligner.checking.names import misspelt_names
from aligner.checking.note_numbers import shifted_note_numbers
from aligner.checking.numbers import differing_numbers
from aligner.checking.omissions import left_out_or_added
from aligner.checking.pairs_of_signs import unpaired_signs
from aligner.checking.reading import unsettled_reading
from aligner.checking.renderings import several_renderings
from aligner.checking.spacing import faulty_spacing
from aligner.checking.terms import unexpected_renderings
from aligner.checking.untranslated import left_in_the_original
from aligner.copies import LONG, Progress, by_halves
from aligner.errors import AlignerError
from aligner.glossaries.entries import are_for
from aligner.model import Entry, Finding, Work

CHECKS: dict[str, Callable[[Context], Iterable[Finding]]] = {
    "reading": unsettled_reading,
    "numbering": shifted_note_numbers,
    "names": misspelt_names,
    "terms": unexpected_renderings,
    "renderings": several_renderings,
    "numbers": differing_numbers,
    "dates": differing_dates,
    "directions": exchanged_directions,
    "markers": faulty_markers,
    "cross-references": faulty_references,
    "omissions": left_out_or_added,
    "crossings": crossings,
    "untranslated": left_in_the_original,
    "brackets": unpaired_signs,
    "doubled-words": doubled_words,
    "spacing": faulty_spacing,
    "citations": citations_in_two_forms,
    "apostrophes-and-dashes": mixed_signs,
    "look-alikes": letters_of_another_script,
}
"""The checks by the name `--only` and `work.toml` know them by."""

_HALF = frozenset(("names", "crossings"))  # take as long as all others


def check_work(  # noqa: PLR0913 - one for each thing a check may depend on
    work: Work,
    glossary: Sequence[Entry],
    only: Sequence[str] = (),
    *,
    off: Collection[str] = (),
    encode: Encode | None = None,
    encodes_fast: bool = False,
    smallest_omission: int = SMALLEST_OMISSION,
    follow_glossary: bool = False,
) -> list[Finding]:
    """Run the checks on a work.

    Args:
        work: The work.
        glossary: The glossary it uses.
        only: Names of the checks to run, also of those switched off; all of them if empty.
        off: Names of the checks that are switched off.
        encode: Gives one vector a text; without it sentences that moved are known by the names,
            numbers and terms they share.
        encodes_fast: Whether it is so fast (a static model) that parts of sentences are compared,
            too, to find what was left out of them.
        smallest_omission: Characters a sentence without counterpart must have to be told.
        follow_glossary: Whether names are to be as the glossary has them, whatever the text's
            own way.

    Returns:
        Findings, the surest first; among equals in the order of the checks.

    Raises:
        AlignerError: There is no check of that name.
    """
    for name in (*only, *off):
        if name not in CHECKS:
            raise AlignerError(f"no check is called {name!r}; there are: {', '.join(CHECKS)}")
    fitting = glossary if are_for(glossary, work.target.lang) else ()
    context = Context(
        work, fitting, encode, encodes_fast, smallest_omission, follow_glossary=follow_glossary
    )
    names = only or [name for name in CHECKS if name not in off]
    found = _run(context, names)
    findings = dict.fromkeys(finding for name in names for finding in found[name])
    return sorted(findings, key=_by_score)


def _run(context: Context, names: Sequence[str]) -> dict[str, list[Finding]]:
    """Give what each check finds; those of a long work run in two processes."""

    def run(groups: Sequence[Sequence[str]], _: Progress) -> list[dict[str, list[Finding]]]:
        return [{name: [*CHECKS[name](context)] for name in group} for group in groups]

    groups = [[n for n in names if n in _HALF], [n for n in names if n not in _HALF]]
    is_long = len(context.work.links) >= LONG
    ours, theirs = by_halves(run, groups, lambda _: None, worth_it=is_long)
    return ours | theirs


def _by_score(finding: Finding) -> float:
    return -finding.score
