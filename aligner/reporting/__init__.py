"""Reports of findings for the people who decide: a table, or a page to send to an author.

`places` says where something stands, `quotes` marks the words in question, `work` and `texts`
put findings beside the texts as `points`, `page` fills the template. What is seen stands in
`report.html` and `report.css`, how it answers in `report.js`, what a check is called in
`checks.toml`.
"""

from aligner.reporting.points import Passage, Point, Report
from aligner.reporting.texts import report_of_texts
from aligner.reporting.work import report_of_work
from aligner.reporting.writing import REPORTS, write_report

__all__ = [
    "REPORTS",
    "Passage",
    "Point",
    "Report",
    "report_of_texts",
    "report_of_work",
    "write_report",
]
