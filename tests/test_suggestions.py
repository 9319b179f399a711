"""What is proposed for the glossary from the links of a small work."""

from conftest import document

from aligner.glossaries.suggest import Suggestion, agreeing, suggest_entries
from aligner.languages import language
from aligner.model import Link, Work


def small_links(*pairs: tuple[str, str]) -> Work:
    texts = (*pairs, *[("Man ging.", "Gidildi.")] * 20)
    source = document("de.txt", "de", *(pair[0] for pair in texts))
    target = document("tr.txt", "tr", *(pair[1] for pair in texts))
    links = tuple(Link(range(n, n + 1), range(n, n + 1), 0.9) for n in range(len(texts)))
    return Work("w", source, target, links)


def test_a_term_is_suggested_with_the_word_that_always_follows_it() -> None:
    work = small_links(
        ("Es berieten die Uferstaaten.", "Yine sahildar devletler konuştu."),
        ("Man fragte die Uferstaaten.", "Sonra sahildar devletlere soruldu."),
    )
    found = suggest_entries(work, [], (language("de"), language("tr")))
    assert ("Uferstaaten", "sahildar devletler") in {(s.source, s.target) for s in found}


def test_a_name_behind_an_article_is_known_by_the_translation() -> None:
    work = small_links(
        ("Es kam der Karanow.", "Sonra Karanov geldi."),
        ("Dort saß der Karanow.", "Orada Karanov vardı."),
    )
    found = suggest_entries(work, [], (language("de"), language("tr")))
    assert ("Karanow", "Karanov", "name") in {(s.source, s.target, s.kind) for s in found}


def test_what_renders_itself_and_what_a_surer_suggestion_denies_is_not_suggested() -> None:
    work = small_links(
        ("Dort Karanow–Sabinin, Nowoje I.", "Orada Karanov i Sabinin, Novoye I."),
        ("Dort Karanow–Sabinin, Nowoje II.", "Orada Karanov i Sabinin, Novoye II."),
        ("Dort Karanow–Sabinin, Nowoje III.", "Orada Karanov i Sabinin, Novoye III."),
    )
    found = suggest_entries(work, [], (language("de"), language("tr")))
    assert not [s for s in found if s.source == "Sabinin" != s.target]
    surer = Suggestion("Ostland", "Doğu Yurdu", "name", 0.9, (1,))
    paper = Suggestion("Papier", "kâğıt", "term", 0.8, (1, 2))
    wrong = Suggestion("Papier Ostland", "kâğıt üzerinde", "term", 0.6, (1,))
    right = Suggestion("altes Papier", "eski kâğıt", "term", 0.5, (1,))
    assert agreeing([surer, paper, wrong, right]) == [surer, paper, right]
