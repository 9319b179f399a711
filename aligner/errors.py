"""The one exception that reaches a user."""


class AlignerError(Exception):
    """A fault in use: its message says in one line what failed, where, and what to do about it.

    It is caught once, at the door: the command line prints it on standard error and exits
    with 2, the review application shows it as a notice. Problems in the texts are not
    errors but findings (`aligner.model.Finding`).
    """
