"""Before the review: which work, is there a terminal, are there links yet."""

import gc
import sys
from pathlib import Path

from aligner.errors import AlignerError
from aligner.store import FILE_NAME, WorkFile
from aligner.ui.chooser import WorkChooser, entry
from aligner.works import SETTINGS_NAME, find_works, make_work, open_work

_YOUNG, _OLDER, _ALL = 3000, 5, 1000  # looks at the young before one at what is older
_TURN = 0.0005  # seconds a thread runs on while another waits


def found_here() -> Path | None:
    """Find the work to review at the current folder; where there are several, ask."""
    folders = find_works(Path())
    if not folders:
        raise AlignerError(
            'no work here; make one with "aligner new FOLDER --source FILE --target FILE"'
        )
    check_terminal()
    return folders[0] if len(folders) == 1 else WorkChooser([entry(f) for f in folders]).run()


def opened(folder: Path) -> WorkFile:
    """Open a work; one that has texts but no links yet is aligned first."""
    if (folder / SETTINGS_NAME).is_file() and not (folder / FILE_NAME).exists():
        try:
            return make_work(folder, progress=_say_progress)
        finally:
            sys.stderr.write("\r\x1b[K")
    return open_work(folder)


def _say_progress(doing: str, share: float) -> None:
    sys.stderr.write(f"\r\x1b[K{doing} {share:.0%}")
    sys.stderr.flush()


def check_terminal() -> None:
    """Refuse to draw where nobody sees it.

    Raises:
        AlignerError: There is no terminal.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()):  # Textual draws on standard error
        raise AlignerError("the review needs a terminal; run it in one")


def put_keys_first() -> None:
    """Have Python answer keys before all else it does.

    It looks for garbage once in many keys instead of several times a key, since each time it
    goes through the list of links just made; among all there is, which in a long work takes half
    a second and finds a few closed dialogs, hardly ever; and the checks, which run meanwhile,
    give way ten times sooner.
    """
    gc.set_threshold(_YOUNG, _OLDER, _ALL)
    sys.setswitchinterval(_TURN)
