"""The checks on a work as its `work.toml` wants them, with its glossary and its model."""

from collections.abc import Collection, Sequence
from pathlib import Path

from aligner.errors import AlignerError
from aligner.model import Finding, Work
from aligner.works.alignment import encoder_for
from aligner.works.glossary import glossary_of
from aligner.works.settings import SETTINGS_NAME, read_settings


def findings_of(
    folder: Path, model: str | None, work: Work, only: Sequence[str] = ()
) -> list[Finding]:
    """Run the checks on a work.

    Args:
        folder: The work folder.
        model: The model the work was aligned with, by which sentences that moved are known;
            "" or "none" where there was none.
        work: The work as it stands.
        only: Names of the checks to run, also of those switched off; all of them if empty.

    Returns:
        Findings, the surest first, without those the editor has dismissed.

    Raises:
        AlignerError: The `work.toml`, the glossary or the model cannot be read, or there is no
            check of a name.
    """
    from aligner.aligning.remembered import Remembered  # noqa: PLC0415 - slow to load
    from aligner.checking import CHECKS, check_work  # noqa: PLC0415 - so is this

    off, follow = _wanted(folder, CHECKS)
    encoder = encoder_for(folder, (work.source.lang, work.target.lang), model or "none")
    found = check_work(
        work,
        glossary_of(folder),
        only,
        off=off,
        encode=encoder.encode if encoder else None,
        encodes_fast=encoder is not None and not isinstance(encoder, Remembered),
        follow_glossary=follow,
    )
    return [finding for finding in found if not any(d.covers(finding) for d in work.dismissals)]


def _wanted(folder: Path, known: Collection[str]) -> tuple[tuple[str, ...], bool]:
    """Read which checks are switched off, and whether names are to follow the glossary."""
    if not (folder / SETTINGS_NAME).is_file():
        return (), False
    settings = read_settings(folder)
    for name in settings.checks_off:
        if name not in known:
            raise AlignerError(
                f"{folder / SETTINGS_NAME}: [checks] off: no check is called {name!r}; "
                f"there are: {', '.join(known)}"
            )
    return settings.checks_off, settings.follow_glossary
