"""Leaving the review when the system asks for it."""

import asyncio
import signal
from contextlib import suppress

from textual.app import App


def leave_when_told(app: App[None]) -> None:
    """Have the terminal as it was when the review is ended from outside (`kill`, a shutdown)."""
    with suppress(NotImplementedError):  # Windows
        asyncio.get_running_loop().add_signal_handler(
            signal.SIGTERM, app.exit, None, 128 + signal.SIGTERM
        )
