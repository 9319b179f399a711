"""Translation memories written out by hand."""

from pathlib import Path

from aligner.exchange.tmx import read_tmx


def unit(source: str, target: str, date: str = "", inside: str = "", **attributes: str) -> str:
    named = "".join(f' {name}="{value}"' for name, value in attributes.items())
    dated = f' changedate="{date}T000000Z"' if date else ""
    return (
        f"<tu{named}{dated}>{inside}"
        f'<tuv xml:lang="de"><seg>{source}</seg></tuv>'
        f'<tuv xml:lang="tr"><seg>{target}</seg></tuv></tu>'
    )


def memory(path: Path, *units: str, srclang: str = "de", encoding: str = "utf-8") -> Path:
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?>\n<tmx version="1.4">'
        f'<header srclang="{srclang}" creationtool="x"/><body>\n'
        + "\n".join(units)
        + "\n</body></tmx>"
    )
    path.write_text(text, encoding=encoding)
    return path


def pairs(path: Path) -> list[tuple[str, str]]:
    return [(unit.source, unit.target) for unit in read_tmx(path, "de", "tr")]
