"""Citations in notes: where a full stop ends none of them.

Titles hold full stops ("Georgien. Eine Bauernrepublik, Wien 1922"), shelf marks too
("HR. SYS. 2305/12"), and what stands in brackets behind a sentence ("(Ç. N.)", the source of
a quotation) belongs to it.
"""

import re
from functools import cache
from importlib.resources import files

from aligner.languages import Language

_CAPITAL = r"(?:(?![a-zäöüßçğışâîûéèêàáâïëñčšžőű])[^\W\d_])"
_NAME = rf"{_CAPITAL}[\w’'-]+"
_INITIALS = rf"(?:{_CAPITAL}[^\W\d_]?\. ?)+"
_AUTHOR = re.compile(
    rf"(?:{_INITIALS} ?(?:v\. |von |de )?{_NAME}|[Dd]ers\.|[Dd]ies\.|[Ii]dem|[Aa]ynı \w+"
    rf"|^(?:\w+\. (?:\w+ )?)?(?:{_NAME} ){{0,2}}{_NAME})"
    rf"(?: ?[-–/] ?(?:{_INITIALS} ?)?{_NAME})?(?: [(\[][^)\]]{{1,20}}[)\]])?, ?[„“»«\"]?{_CAPITAL}"
)
_IMPRINT = re.compile(rf"\[?{_CAPITAL}[\w.’'()-]*(?:[-/– ]+{_NAME})?\]?,? 1[2-9]\d\d\b(?![’'])")
_PAGE_OR_YEAR = re.compile(
    r"(?<![-–] )(?<![-–])\b1[5-9]\d\d\b(?! ?[-–])|\b[Ss]s?\. ?\d|\bp\. ?\d|\bN[or][:.]"
)
_NEW_AUTHOR = re.compile(rf"{_INITIALS} ?{_NAME}|{_NAME}(?: {_NAME}){{0,2}},")
_VOLUME = re.compile(
    rf"{_CAPITAL}\w{{0,6}}['’]?\.? (?:[IVXLC]+|\d+)[.,:]|[IVXLC]+\.? ?(?:\w{{2,4}} )?[cC]ilt"
)
_SIGNATURE = re.compile(rf"[-–—] ?(?:{_CAPITAL}\. ?)+$")
_SIGNED = re.compile(r"(?:\w{1,6}\. ?){2,4}")
_BRACKET = re.compile(r"[(\[]([^()\[\]]{1,120})[)\]]\.?\s*")
_SHELF_MARK = re.compile(rf"(?:{_CAPITAL}{{2,5}}|\d+)[./]|\d+[,;]")
_STOPPED = re.compile(r"(?<!\.)\.\W*$")
_TITLE_AND_PAGE = re.compile(r"(?:[^.;()]|\([^()]*\)){10,160}, [Ss]s?\. ?\d")
_DAY = re.compile(r"\d\.? *\.$")  # of a date that is cut off; so a citation of a paper ends
_OF_A_PAPER = re.compile(r"[”“»«\"](?:\w{1,6}|,?(?: \w{3})? \d{1,2}\.? *)\.$")
"""What ends a citation of a paper: the day behind its name (“Kavkaz”, 12 Mayıs 1898), or a case."""
_LOOK_AHEAD = 170


def goes_on(before: str, token: str, following: str, lang: Language) -> bool:
    """Say whether a citation goes on beyond a full stop.

    Args:
        before: The sentence up to the full stop.
        token: The last word before it.
        following: What comes after it and a space.
        lang: The language of the text, not that of the title.
    """
    if _SIGNATURE.match(following) or _is_remark(following):
        return True
    if token.isupper() and 1 < len(token) < 6 and _SHELF_MARK.match(following):
        return True
    cited = before.rsplit(";", 1)[-1].lstrip()
    if _OF_A_PAPER.search(undated := _date(lang).sub("", cited)):
        return False
    is_sentence = token.islower() and token.endswith(lang.finite_endings)
    if is_sentence or not _STOPPED.search(before) or _PAGE_OR_YEAR.search(undated):
        return False
    if undated != cited:
        rest = _TITLE_AND_PAGE.match(following)
        return rest is not None and bool(not _DAY.search(undated) or _IMPRINT.search(rest[0]))
    ahead = _date(lang).sub("", following[:_LOOK_AHEAD])
    return _completes(cited, re.split(r";|\)\.? ", ahead)[0], lang)


@cache
def _subtitles() -> tuple[str, ...]:
    lines = files(__package__).joinpath("subtitles.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def _date(lang: Language) -> re.Pattern[str]:
    """Match a month and year of the language: titles may hold a date, an imprint holds a year."""
    months = "|".join(lang.months) or "(?!)"
    return re.compile(rf"(?:{months}) 1[5-9]\d\d")


def _completes(cited: str, ahead: str, lang: Language) -> bool:
    """Say whether what follows a title is the rest of it, its volume, its place and year."""
    if _IMPRINT.match(ahead) and ahead.split(maxsplit=1)[0].lower() not in lang.function_words:
        return True
    if ahead.startswith(_subtitles()) and _IMPRINT.search(ahead):
        return True
    if not _AUTHOR.search(cited):
        return False
    author = _NEW_AUTHOR.match(ahead)
    if author and not _IMPRINT.match(ahead[author.end() :].lstrip()):
        return bool(_VOLUME.match(ahead))
    return bool(_VOLUME.match(ahead) or _IMPRINT.search(ahead))


def _is_remark(following: str) -> bool:
    """Say whether brackets that follow hold no sentence of their own, and begin none."""
    found = _BRACKET.match(following)
    if not found or found[1].isdigit() or following[found.end() :][:1].islower():
        return False
    return found[1][-1] not in ".!?…" or bool(_SIGNED.fullmatch(found[1]))
