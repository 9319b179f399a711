"""The door of the command line, `aligner` and `python -m aligner`."""

import gc
import os
import sys

from aligner.stopping import stop_at_once, stop_in_order

_NEW = 20_000  # objects made between two times that garbage is looked for; Python has 700


def main() -> None:
    """Run the command line and exit: 0 done, 1 findings with --fail-on-findings, 2 an error."""
    stop_at_once()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # more would wait longer than they work
    gc.disable()  # nothing that is loaded is garbage; looking takes a tenth of a short run
    from aligner.cli import run  # noqa: PLC0415 - loaded when it can be stopped

    gc.freeze()
    gc.enable()
    gc.set_threshold(_NEW)
    stop_in_order()
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
