"""Everything an editor should look at: one small check a file, each from a work to findings."""

from aligner.checking.run import CHECKS, check_work

__all__ = ["CHECKS", "check_work"]
