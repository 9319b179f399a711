"""The bilingual reading edition: both texts side by side in one HTML file that needs no network.

`layout` divides the links into rows, `tips` finds glossary terms, `page` fills the template.
What is seen stands in `page.html` and `page.css`, how it answers in the scripts, the words of the
page in `words.toml`.
"""

from aligner.exchange.edition.front import Front
from aligner.exchange.edition.page import write_edition

__all__ = ["Front", "write_edition"]
