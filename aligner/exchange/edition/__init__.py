"""The bilingual reading edition: both texts side by side in one HTML file that needs no network.

`layout` divides the links into rows, `tips` finds glossary terms, `page` fills the template.
What is seen and how it answers stands in `page.html`, `page.css` and `page.js`; the words of the
page in `words.toml`.
"""

from aligner.exchange.edition.front import Front
from aligner.exchange.edition.page import write_edition

__all__ = ["Front", "write_edition"]
