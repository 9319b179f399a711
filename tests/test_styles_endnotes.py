"""Notes and addenda that stand at the end of a text."""

import pytest
from readings import Write, markers_of, notes_of, texts, unaccounted
from typesetter import SIGNS, Style, expected_notes, typeset

from aligner.model import Part
from aligner.reading import read_document

ENDNOTES = """\
                    DIE REISE

Der erste Brief{1} kam im Mai, der zweite{2} erst im Herbst
des Jahres 1920. Beide sind verloren{3}.
    Niemand weiß, wer sie schrieb.{4} Der Bote schwieg, wie
auch die Herren schwiegen.


Anmerkungen

{1:}Vgl. Hurwicz, S. 11.
{2:}3. Mai 1920, abgedruckt bei Fischer,
12 Jahre später.
{3:}Ebenda.
{4:}So auch Fischer.
"""


@pytest.mark.parametrize("gap", ["", "\n"], ids=["close", "apart"])
@pytest.mark.parametrize("signs", [s for s in SIGNS if "alone" not in s and "*" not in s])
def test_notes_may_stand_at_the_end(write: Write, signs: str, gap: str) -> None:
    text = ENDNOTES
    for n in range(1, 5):
        text = text.replace(f"{{{n}}}", SIGNS[signs].marker(n))
        text = text.replace(f"{{{n}:}}", f"{gap}{SIGNS[signs].label(n)}")
    document = read_document(write("a.txt", text), "de")
    assert texts(document, Part.HEADING) == ["DIE REISE", "Anmerkungen"]
    assert texts(document, Part.BODY) == [
        "Der erste Brief kam im Mai, der zweite erst im Herbst des Jahres 1920.",
        "Beide sind verloren.",
        "Niemand weiß, wer sie schrieb.",
        "Der Bote schwieg, wie auch die Herren schwiegen.",
    ]
    assert notes_of(document) == [
        (1, "Vgl. Hurwicz, S. 11."),
        (2, "3. Mai 1920, abgedruckt bei Fischer, 12 Jahre später."),
        (3, "Ebenda."),
        (4, "So auch Fischer."),
    ]
    assert markers_of(document) == [
        (1, "Brief"),
        (2, "zweite"),
        (3, "verloren"),
        (4, "schrieb."),
    ]
    assert document.findings == ()
    assert unaccounted(document) == []


ADDENDA = {
    "de": "Nachträge\n\nZu Anm. 2: Mehr davon bei Fischer.\nZu Anm. 4: Auch dort.",
    "tr": "Ekler\n\nDipnot 2’ye ek: Bkz. Fischer.\nDipnot 4’e ek: Orada da.",
}


@pytest.mark.parametrize("lang", ADDENDA)
@pytest.mark.parametrize("signs", ["¹)", "1 and 1", "1 alone", "[1]"])
def test_addenda_to_notes_follow_the_text(write: Write, signs: str, lang: str) -> None:
    style = Style(signs)
    pages = typeset(style)
    rule = pages.rindex("_" * 20)
    added = f"{pages[:rule]}\n{ADDENDA[lang]}\n\n{pages[rule:]}"
    document = read_document(write("a.txt", added), lang)
    addenda = [(s.id, s.note) for s in document.sentences if s.part is Part.ADDENDUM]
    assert addenda == [("a2.1", 2), ("a4.1", 4)]
    assert document.sentences[-3].text == ADDENDA[lang].split("\n")[0]
    assert notes_of(document) == expected_notes(style)
    assert unaccounted(document) == []
