"""Widgets and dialogs of the review application, one a file, with their styles beside them."""
