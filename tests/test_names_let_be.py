"""What careful translations have on purpose, and no check may tell of."""

import pytest
from checks import links_of

from aligner.checking import check_work
from aligner.glossaries.entries import bundled_glossary, read_glossary


@pytest.mark.parametrize(
    ("only", "source", "target"),
    [
        (  # an English title goes on behind its first word, and is explained in brackets
            "names",
            (
                "Levant Herald vom 22. Februar 1909; Edward Mead Earle, Turkey, the Great "
                "Powers, and the Bagdad Railway (New York 1923), S. 339. | Die Bahn nach Bagdad"
                " war lang."
            ),
            (
                "22 Şubat 1909 tarihli Levant Herald; Edward Mead Earle, Turkey, the Great "
                "Powers, and the Bagdad Railway [Türkiye, Büyük Devletler ve Bağdat Demiryolu] "
                "(New York 1923), s. 339. | Oysa Bağdat demiryolu uzundu."
            ),
        ),
        (  # a paper keeps its name
            "names",
            "Das französische Blatt Stamboul warf Rauf Bej vor, er habe es nicht gelesen.",
            "Fransızca Stamboul gazetesi Rauf Bey’i bunu okumamış olmakla suçladı.",
        ),
        (  # a typewriter has no ß
            "names",
            "Meißner Pascha stand damals in der Wüste. | Meißner Pascha kam nie zurück.",
            "Meissner Paşa o sırada çöldeydi. | Meissner Paşa hiç dönmedi.",
        ),
        (  # titles explained in brackets, and one of two small words
            "names",
            (
                "Die Kumüken sahen den Kaukasus. | Vgl. Déchy, Kaukasus, Bd. II (Berlin 1906), "
                "S. 4; Németh, Kumük tanulmányok, Keleti Szemle (Budapest 1911), S. 9."
            ),
            (
                "Kumuklar orada Kafkas’ı gördü. | Bkz. Déchy, Kaukasus [Kafkas], c. II (Berlin "
                "1906), s. 4; Németh, Kumük tanulmányok [Kumuk Araştırmaları], Keleti Szemle "
                "(Budapeşte 1911), s. 9."
            ),
        ),
        (  # two men
            "names",
            "Der Zensor Safwet Bey strich das Wort, das Saffet Bey zuließ. | Saffet Bey schwieg.",
            "Sansürcü Safvet Bey sözü çizdi, Saffet Bey bıraktı. | Sonradan Saffet Bey sustu.",
        ),
        (
            "names",
            "Sie druckten den Tifliski Listok bei Arzruni.",
            "Onlar Tiflisskiy Listok’u Ardzruni’de basıyordu.",
        ),
        (  # a modern spelling of the author's own
            "names",
            "Vgl. Selim Nüshet, Türk Matbaacılığı (Istanbul 1928), S. 64.",
            "Bkz. Selim Nüzhet, Türk Matbaacılığı (İstanbul 1928), s. 64.",
        ),
        (  # joined, and hardened: as this text writes
            "terms",
            "Der Drucker des „Serwet-i Fünun“ las den „Molla Nasreddin“ und „Atschyk Sös“.",
            "Servetifünun’un matbaacısı Molla Nasrettin ile Açıksöz okurdu.",
        ),
        (  # both peoples are known
            "names",
            "Die Griechen von Zalka kamen. | Die Griechen und Russen gingen, Griechen blieben.",
            "Tsalka’nın Rumları geldi. | Rumlar ile Ruslar gitti, Rumlar kaldı.",
        ),
        (
            "names",
            "Die Abchasen von Suchum und die Abasinen vom Kuban begegneten sich wieder.",
            "Sohum Abhazları ile Kuban Abazaları yeniden karşılaştı.",
        ),
        (
            "names",
            "Die Heimkehrer nach Adscharien wohnten in fremden Häusern.",
            "Orada Acaristan’a dönenler başkalarının evlerinde oturuyordu.",
        ),
        (  # the word is part of the place
            "terms",
            (
                "Die Strecke von Haidar Pascha bestand. | Zihni Pascha kam. | Zühdü Pascha kam."
                " | Tahsin Pascha ging. | Behitsch Pascha blieb."
            ),
            (
                "Haydarpaşa hattı vardı. | Zihni Paşa geldi. | Zühdü Paşa geldi. | Tahsin Paşa "
                "gitti. | Behiç Paşa kaldı."
            ),
        ),
        (  # names of whose s German does not say how it sounds
            "names",
            (
                "Kasimow kam mit Musabekow. | Schewket war da. | Nuschirwan auch. | Reschit sprach."
                " | Es war Muhammedschan."
            ),
            (
                "Kasımov, Musabekov’la geldi. | Şevket oradaydı. | Nuşirvan da. | Reşit konuştu."
                " | Muhammedcan’dı."
            ),
        ),
        (  # another name that the glossary has, whose own original stands there
            "names",
            (
                "Emin Rüscha kam aus Rise. | Dann sprach Rüscha. | Rüscha schwieg. | "
                "Rußland schickte einen Rat."
            ),
            (
                "Emin Rüşa Rize’den geldi. | Sonra Rüşa konuştu. | Rüşa sustu. | "
                "Rusya bir müşavir yolladı."
            ),
        ),
        (  # a day behind a year is no end of a range
            "numbers",
            "Er reiste vom 18. Juni 1891 bis 3. Februar 1892.",
            "18 Haziran 1891-3 Şubat 1892 arasında yolculuk etti.",
        ),
        (  # a Russian word, and a German one of a title that is cited elsewhere
            "names",
            "Vgl. die Partei der Bauern, Berlin 1922. | Er kam zur Partei.",
            "Bkz. die Partei der Bauern, Berlin 1922. | Rabočich Partij’ye geldi.",
        ),
        (  # who is from a place is called by it
            "names",
            "Die Händler aus Gori kamen nach Goris. | Goris war klein. | Der Mann aus Goris ging.",
            "Gorili tüccarlar oraya geldi. | Goris küçüktü. | Goris’ten olan adam gitti.",
        ),
        (  # Turkish has -iy for what German ends in -i
            "names",
            "Er kam nach Nischni. | Schewket war da. | Nuschirwan auch. | Reschit sprach.",
            "Nijniy’e geldi. | Şevket oradaydı. | Nuşirvan da. | Reşit konuştu.",
        ),
        (  # the house writes all such names with d
            "names",
            "Ahmed Muchtar und Mehmed kamen. | Ferid schwieg.",
            "Ahmed Muhtar ile Mehmed geldi. | Ferid sustu.",
        ),
        (  # two words
            "names",
            "Damals sprach Lenin. | Wieder kam Lenin. | Die Bauern hörten Lenin mit Latein.",
            "O zaman Lenin konuştu. | Yine Lenin geldi. | Köylüler bunu Latin diye dinledi.",
        ),
        (  # a peace is as good as a treaty
            "terms",
            "Nach dem Frieden von Brest-Litowsk forderte die Pforte mehr.",
            "Brest-Litovsk Barışı’ndan sonra Bâbıâli daha fazlasını istedi.",
        ),
        (
            "doubled-words",
            "Er reiste von Hauptstadt zu Hauptstadt, um dafür zu werben.",
            "Buna taraftar kazanmak için başkent başkent dolaşıyordu.",
        ),
    ],
)
def test_what_is_so_on_purpose_is_let_be(only: str, source: str, target: str) -> None:
    pairs = [*zip(source.split(" | "), target.split(" | "), strict=True)]
    found = check_work(links_of(pairs), read_glossary(bundled_glossary()), [only])
    assert [finding.message for finding in found] == []


def test_a_name_unlike_the_glossarys_and_others_of_the_text_is_told() -> None:
    pairs = [
        ("Dort sprach Ahmed Muchtar.", "Orada Ahmed Muhtar konuştu."),
        ("Hier war Mehmed.", "Burada Mehmet vardı."),
        ("Dann ging Ferid.", "Sonra Ferit gitti."),
    ]
    found = check_work(links_of(pairs), read_glossary(bundled_glossary()), ["names"])
    assert [one.suggestion for one in found] == ["Ahmet Muhtar"]
