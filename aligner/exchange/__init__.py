"""Formats other programs read: one a file, each written and, where it makes sense, read back.

What is taken from here is loaded when it is: who writes one format need not wait for all.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aligner.exchange.formats import (
        EXPORTS,
        STREAMED,
        chosen_format,
        export_links,
        export_stored,
        written_files,
    )
    from aligner.exchange.imports import IMPORTS, Imported, import_links, narrowed

__all__ = [
    "EXPORTS",
    "IMPORTS",
    "STREAMED",
    "Imported",
    "chosen_format",
    "export_links",
    "export_stored",
    "import_links",
    "narrowed",
    "written_files",
]

_IMPORTING = frozenset(("IMPORTS", "Imported", "import_links", "narrowed"))


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever it names (PEP 562)
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(
        import_module(f"{__name__}.{'imports' if name in _IMPORTING else 'formats'}"), name
    )
