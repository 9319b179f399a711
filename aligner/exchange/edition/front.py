"""What a reading edition shows that a work file does not hold."""

from collections.abc import Sequence
from dataclasses import dataclass

from aligner.model import Entry


@dataclass(frozen=True, slots=True)
class Front:
    """What stands around the texts.

    Args:
        title: What the work is called; "" for what the work file calls it.
        provenance: Where the texts come from.
        rights: Who may do what with them.
        glossary: Terms and names that are explained where they stand.
        remarks: Whether the editor's comments and doubts are shown, which readers need not see.
    """

    title: str = ""
    provenance: str = ""
    rights: str = ""
    glossary: Sequence[Entry] = ()
    remarks: bool = False
