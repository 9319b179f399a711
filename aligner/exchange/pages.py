"""Pages in one file, for any browser, that can load and send nothing.

Everything that comes from a text is escaped by the template engine, and what HTML cannot hold is
left out. The page forbids itself, by
its security policy, every script and style but its own and every access to the network.
"""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from aligner import __version__

_NOT_HTML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What HTML cannot hold: control characters, and halves of characters."""


def write_page(
    path: Path, template: str, style: str, script: str, values: dict[str, object]
) -> None:
    """Fill a template and write it.

    Args:
        path: Where to write.
        template: In the language of Jinja; it puts `style`, `script`, `policy` and `version` in.
        style: The page's style sheet, our own.
        script: The page's script, our own.
        values: What else the template names.
    """
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415 - slow to load
    from markupsafe import Markup  # noqa: PLC0415

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    page = environment.from_string(template).stream(
        values,
        version=__version__,
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        policy=(
            f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
            "base-uri 'none'; form-action 'none'"
        ),
    )
    page.enable_buffering(64)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for block in page:
            file.write(_NOT_HTML.sub("", block))


def _digest(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()
