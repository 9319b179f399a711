"""A workbench for editors of scholarly translations: align, review, check, export."""

__version__ = "0.1.0"
