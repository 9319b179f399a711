"""The door of the command line, `aligner` and `python -m aligner`."""

import gc
import sys


def main() -> None:
    """Run the command line and exit: 0 done, 1 findings with --fail-on-findings, 2 an error."""
    gc.disable()  # nothing that is loaded is garbage; looking takes a tenth of a short run
    try:
        from aligner.cli import run  # noqa: PLC0415 - Ctrl-C while it loads is no traceback either
    except KeyboardInterrupt:
        sys.stderr.write("aligner: stopped\n")
        sys.exit(130)
    gc.freeze()
    gc.enable()
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
