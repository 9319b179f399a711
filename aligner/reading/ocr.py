"""Scanned PDF files: ocrmypdf, where it is installed, puts a text layer under their pages."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from aligner.errors import AlignerError
from aligner.languages import Language


def ocr_name(lang: Language) -> str:
    """Give the name tesseract has for a language; for one without facts its own code."""
    return lang.ocr or lang.code


@contextmanager
def recognised(path: Path, lang: Language) -> Iterator[Path]:
    """Recognise the pages of a PDF that have no text, into a file that lives as long as the block.

    Raises:
        AlignerError: ocrmypdf is not installed, or fails.
    """
    program = shutil.which("ocrmypdf")
    if program is None:
        raise AlignerError(
            f"{path}: ocrmypdf is not installed, which --ocr needs; install it, for example with "
            f'"apt install ocrmypdf tesseract-ocr-{ocr_name(lang)}" or "brew install ocrmypdf"'
        )
    with TemporaryDirectory() as folder:
        layered = Path(folder) / "layered.pdf"
        options = ["-l", ocr_name(lang), "--skip-text", "--quiet"]
        done = subprocess.run(  # noqa: S603 - the program of that name, and no shell
            [program, *options, str(path.resolve()), str(layered)],
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="replace",
        )
        if done.returncode or not layered.is_file():
            raise AlignerError(f"{path}: ocrmypdf failed: {_complaint(done)}")
        yield layered


def _complaint(done: subprocess.CompletedProcess[str]) -> str:
    """Give the last thing the program said."""
    said = [line.strip() for line in done.stderr.splitlines() if line.strip()]
    return said[-1] if said else f"exit status {done.returncode}"
