"""What was left of the original, or says another thing: words beside numbers, quarters."""

import pytest
from checks import findings, findings_between, links_of, notes

from aligner.checking import check_work

PAGES = [(f"Vgl. Lang, Reise, S. {n} ff.", f"Bkz. Lang, Reise, s. {n} vd.") for n in range(3, 9)]


def left(*pairs: tuple[str, str]) -> list[str]:
    source, target = zip(*pairs, strict=True)
    found = findings_between(notes("de", *source), notes("tr", *target), "untranslated")
    return [finding.quote for finding in found]


def test_a_word_beside_a_number_is_told_where_it_is_changed_elsewhere() -> None:
    assert left(*PAGES) == []
    assert left(*PAGES, ("Lang, Reise, S. 40 ff.", "Lang, Reise, S. 40 vd.")) == ["S. 40"]
    assert left(*PAGES, ("Lang, Reise, S. 40 ff.", "Lang, Reise, s. 40 ff.")) == ["40 ff."]
    kept = [("Lang, Reise, S. 40.", "Lang, Reise, S. 40.")] * 3
    assert left(*PAGES[:3], *kept) == []  # it is the translation's own way


def test_a_number_of_a_copied_title_keeps_the_word_before_it() -> None:
    title = ("Archiv, Rußland Nr. 97, Bd. 3.", "Arşiv, Rußland Nr. 97, c. 3.")
    changed = [(f"Kawkas, Nr. {n}.", f"Kafkas, sayı {n}.") for n in range(4)]
    assert left(*changed, title) == []
    assert left(*changed, ("Kawkas, Nr. 97.", "Kafkas, Nr. 97.")) == ["Nr. 97"]


def test_a_month_of_the_original_is_always_told() -> None:
    assert left(("Im Januar 1915 kam er.", "Januar 1915’te geldi.")) == ["Januar 1915"]
    assert left(("Im August 1915 kam er.", "Ağustos 1915’te geldi.")) == []


@pytest.mark.parametrize(
    ("source", "target", "quotes"),
    [
        ("Vgl. auch Lang, S. 5.", "Vgl. Lang, s. 5.", ["Vgl"]),
        ("Lang, S. 5; ferner Kurz.", "Lang, s. 5; ferner Kurz.", ["ferner"]),
        ("Lang nannte es „das Ende aller Briefe“.", "Lang buna “das Ende aller Briefe” dedi.",
         ["das Ende aller Briefe"]),
        ("Lang schrieb „Das Ende aller Briefe“.", "Lang “Das Ende aller Briefe”i yazdı.", []),
        ("Kurz, a. a. O., S. 5.", "Kurz, a. a. O., s. 5.", ["a. a. O."]),
        ("Lang, Dort oben ist es nicht, S. 5.", "Lang, Es ist dort oben, s. 5.", []),
    ],
)  # fmt: skip
def test_words_of_notes_and_quotations_are_told(
    source: str, target: str, quotes: list[str]
) -> None:
    assert left((source, target)) == quotes


@pytest.mark.parametrize(
    ("source", "target", "quote"),
    [
        ("Bis zum Westufer des Sees.", "Gölün doğu kıyısına kadar.", "doğu"),
        ("Im Norden lag das Dorf.", "Köy güneydeydi.", "güneydeydi"),
        ("Südlich von Batum.", "Batum’un kuzeyinde.", "kuzeyinde"),
    ],
)
def test_a_quarter_of_the_compass_that_is_another_is_told(
    source: str, target: str, quote: str
) -> None:
    (found,) = findings(source, target, "directions")
    assert found.quote == quote


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Bis zum Westufer des Sees.", "Gölün batı kıyısına kadar."),
        ("An der Nordwestküste.", "Kuzeybatı kıyısında."),
        ("Zu Ostern im Westen.", "Paskalyada batıda."),
        ("Der Orient und der Norden.", "Doğu ve kuzey."),
        ("Sein Geburtstag war im Norden.", "Doğum günü kuzeydeydi."),
        ("Er sang ein Lied im Norden.", "Kuzeyde bir şarkı söyledi."),
    ],
)
def test_the_same_quarter_in_other_words_is_no_finding(source: str, target: str) -> None:
    assert findings(source, target, "directions") == []


def test_an_archive_with_one_name_in_the_original_has_one() -> None:
    source = "Staatsarchiv Tiflis, Bestand 3."
    usual = (source, "Tiflis Devlet Arşivi, fon 3.")
    other = (source, "Tiflis Merkez Devlet Arşivi, fon 3.")
    assert told([usual, usual, usual]) == []
    assert told([usual, usual, other]) == [("Tiflis Merkez Devlet Arşivi", "Tiflis Devlet Arşivi")]
    inflected = (source, "Bkz. Tiflis Devlet Arşivi’nde, fon 3.")
    assert told([usual, inflected, usual]) == []
    another = ("Staatsarchiv Baku, Bestand 3.", "Bakü Devlet Arşivi, fon 3.")
    assert told([usual, another, usual]) == []


def told(pairs: list[tuple[str, str]]) -> list[tuple[str, str | None]]:
    source, target = zip(*pairs, strict=True)
    found = findings_between(notes("de", *source), notes("tr", *target), "citations")
    return [(finding.quote, finding.suggestion) for finding in found]


def test_a_number_in_words_is_told_with_the_one_in_figures() -> None:
    work = links_of([("Nach 47 Tagen kam er.", "Otuz yedi gün sonra geldi.")])
    (found,) = check_work(work, (), ["numbers"])
    assert found.message == "Otuz yedi stands here, 47 in the original"
