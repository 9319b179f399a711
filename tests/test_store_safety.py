"""Nothing acknowledged is lost and nothing of others overwritten: killed, read-only, moved."""

import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from conftest import small_work

from aligner import edit
from aligner.errors import AlignerError
from aligner.store import WorkFile


def test_a_second_window_does_not_overwrite_the_first(work_path: Path) -> None:
    with WorkFile(work_path) as first, WorkFile(work_path) as second:
        first.record(edit.merge(first.links, 0))
        with pytest.raises(AlignerError, match="another window"):
            second.record(edit.merge(second.links, 1))
        assert second.links == small_work().links
        assert len(first.links) == 3


def test_a_read_only_file_refuses_an_edit_and_stays_as_it_was(work_path: Path) -> None:
    script = f"""
        import os
        from pathlib import Path
        from aligner import edit
        from aligner.errors import AlignerError
        from aligner.store import WorkFile
        if os.getuid() == 0:
            os.setuid(65534)  # root may write anything
        with WorkFile(Path({str(work_path)!r})) as file:
            before = file.links
            try:
                file.record(edit.merge(file.links, 0))
            except AlignerError as error:
                print(error)
            assert file.links == before
    """
    for folder in (work_path.parent, *work_path.parents[1:3]):
        folder.chmod(0o755)
    work_path.parent.chmod(0o555)
    work_path.chmod(0o444)
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], capture_output=True, text=True, check=False
    )
    work_path.parent.chmod(0o755)
    assert "nothing was changed" in done.stdout, done.stderr


def test_what_was_acknowledged_survives_a_kill(work_path: Path) -> None:
    script = f"""
        import sys
        from pathlib import Path
        from aligner import edit
        from aligner.store import WorkFile
        file = WorkFile(Path({str(work_path)!r}))
        number = 0
        while True:
            file.record(edit.set_comment(file.links, 0, f"edit {{number}}"))
            print(number, flush=True)
            number += 1
    """
    for _ in range(5):
        process = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(script)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        seen = [process.stdout.readline() for _ in range(7)]
        process.send_signal(signal.SIGKILL)
        seen += process.stdout.readlines()
        process.wait()
        process.stdout.close()
        last = int([line for line in seen if line.endswith("\n")][-1])
        with WorkFile(work_path) as file:
            assert int(file.links[0].comment.split()[1]) >= last


def test_a_file_that_was_moved_while_it_was_open_is_told_as_that(work_path: Path) -> None:
    with WorkFile(work_path) as file:
        work_path.rename(work_path.with_name("elsewhere"))
        with pytest.raises(AlignerError, match="nothing was changed; the file was moved"):
            file.record(edit.merge(file.links, 0))
        assert file.links == small_work().links
