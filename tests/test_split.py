import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.languages import language
from aligner.reading.split import split_sentences

# Written as they should be split: one sentence a line.
GERMAN = {
    "ordinals": "Am 7. Dezember 1917 erging er.\nDer 3. Kongreß tagte vom 2. bis 9. April.",
    "page numbers end": "Vgl. Golder, a. a. O., S. 311.\nEine Darstellung fehlt.",
    "following pages end": "So schon Larcher, S. 421 ff.\nEine kritische Darstellung fehlt noch.",
    "following pages go on": "Larcher, S. 421 ff. (im einzelnen nachzuprüfen).\nDas genügt.",
    "initials": "L. C. Dunsterville schrieb darüber.\nAuch W. I. Lenin tat es.",
    "volumes": "Siehe W. I. XIV, S. 8.\nDas Weitere in Bd. II, S. 94.",
    "a. a. O. goes on": "Vgl. Ključnikov, a. a. O. II, S. 198.\nMehr ist nicht bekannt.",
    "brackets": "Er kam spät (vgl. oben S. 5. Dort mehr.) und ging.\nNiemand sah ihn.",
    "doubt marks": "Im Sommer (1920?) Kam er zurück.\nSo heißt es.",
    "quotations": "Er rief: „Kommt! Helft uns!“ und verschwand.\nMan half.",
    "a quotation that ends": "Er sagte: „Es ist zu spät.“\nDann ging er.",
    "questions": "War das klug?\nWohl kaum!\nDoch es geschah.",
    "citation chains": "J. Schafir, Hamburg 1922, S. 3; Hurwicz, Berlin 1922, S. 11; RMM LI, S. 7.",
    "years end": "Das war 1921.\nKarl kam später.",
    "abbreviations that are words": "Er war einer ihrer Art.\nEr kam.\nArt. 5 und Art. IV blieben.",
    "a river": "Dort lag die Stadt am Ob.\nKarl kam später.",
    "quotations after a colon": "Er rief: „Kommt her!\nHelft uns doch!“\nMan half ihm.",
    "Russian initials": "N. Ja. Marr grub dort.\nAuch S. M. Kirov kam.",
    "ordinals before nouns": "Es steht im 108. Bande seiner Schriften.\nDas genügt.",
    "a ruler at the end": "Gemeint ist Wilhelm II.\nDieser schwieg.",
    "brackets of whole sentences": "Er kam.\n(Niemand sah ihn.\nKeiner wollte es.)\nDann ging er.",
    "Roman ordinals": "Kaiser Wilhelm II. Reiste nach Istanbul.\nDer Sultan empfing ihn.",
    "abbreviations": "Der Vertrag, d. h. sein Entwurf, lag Dr. Nur vor.\nEr las u. a. Artikel 3.",
}
TURKISH = {
    "ordinals": "3. ve 5. Sovyet kongresi toplandı.\nHeyet 20., 24. ve 26. Mart’ta görüştü.",
    "following pages": "Bkz. Larcher, s. 421 vd.\nAncak bu eser eksiktir.",
    "following pages go on": "Bkz. Larcher, s. 421 vd. (ayrıntılı olarak).\nEser eksiktir.",
    "initials": "W. I. Lenin geldi.\nJu. V. Ključnikov yazdı.",
    "numbers": "Hâkimiyet-i Milliye, No: 55.\nBu sayı kayıptır.",
    "doubt marks": "Ne zaman gelmişti (gelmişti?) 1 Aralık.\nBilinmiyor.",
    "years end": "Ölüm günü 28-29 Kanun-ı Sani 1921.\nKaradeniz kıyılarında öldü.",
    "articles": "Anayasanın 50. maddesi açıktır.\nBuna uyuldu.",
    "dashes": "Bkz. Bayur, s. 68.\n– Moskova Antlaşması imzalandı.",
    "quotations": "“Batum bizimdir. Bizim kalacak.” dedi ve oturdu.\nMeclis alkışladı.",
    "eras": "M.S. 989 depreminde yıkıldı.\nSonra onarıldı.",
    "von": "Gen. v. Lossow geldi.\nBatum’da kaldı.",
    "the third International": "Partinin III. Enternasyonal’e alınması istendi.\nBu kabul edildi.",
    "suffixes after numbers": "Antlaşma 16 Mart 1921’de imzalandı.\nAntlaşmanın 16 maddesi vardır.",
}
CASES = [("de", name, text) for name, text in GERMAN.items()]
CASES += [("tr", name, text) for name, text in TURKISH.items()]


@pytest.mark.parametrize(("lang", "name", "text"), CASES, ids=[f"{c[0]} {c[1]}" for c in CASES])
def test_sentences_end_where_a_reader_ends_them(lang: str, name: str, text: str) -> None:
    expected = text.split("\n")
    running = " ".join(expected)
    found = [running[a:b] for a, b in split_sentences(running, language(lang))]
    assert found == expected, name


NOTES = {
    "a day's paper": (
        "de",
        "Times vom 2. und 9. Mai 1919.\nSeine Antwort in der Rundschau I (1919), S. 203, ist kühl.",
    ),
    "a day's paper in Turkish": (
        "tr",
        "Times, 2 ve 9 Mayıs 1919.\nOnun Rundschau, I (1919), s. 203’teki cevabı serttir.",
    ),
    "no imprint": (
        "tr",
        "Bay Ali Demir’in sözlü beyanı.\nMusa Kaya 1865’te Rize’den göç etmişti.",
    ),
    "no imprint in German": ("de", "Er spricht mit Achtung von ihm.\nIm Jahre 1910 starb er."),
    "plates": ("tr", "Resmi: Bouvier, a.g.e., levha 2.\nYıldız burada yedi köşelidir."),
    "columns": ("tr", "Bkz. Zeitung, 1909, süt. 340; buna karşı çıkıldı."),
    "titles": (
        "tr",
        "K. Kautsky, Georgien. Eine Bauernrepublik, Viyana 1921, s. 67.\nAyrıca bkz. s. 9.",
    ),
    "titles with dates": (
        "tr",
        "M. Suphi, 28 Ocak 1921. Ölümünün İkinci Yılı, Moskova 1923, s. 5.\nBitti.",
    ),
    "shelf marks": ("tr", "BOA, HR. SYS. 2305/12.\nBelge yırtıktır."),
    "translator’s marks": ("tr", "Bir Rus uzunluk ölçüsüdür. (Ç. N.)\nKullanılmaz."),
    "sources in brackets": ("tr", "“Karar kesindir.”\n(Aynı yer.)"),
    "a verb ends no title": (
        "tr",
        "İzmir, Ankara’da görev almıştır.\n1917 yılında Kiel 1931 basıldı.",
    ),
    "volumes": ("de", "Vgl. R. Tansel, Mondros. II. Cilt, Ankara 1973, S. 5.\nFerner S. 8."),
    "places and years": ("de", "Ali Fuat Cebesoy, Hatıralar. Istanbul 1955, S. 61.\nDas genügt."),
    "new authors": ("de", "Vgl. Rede, Bd. II.\nKarabekir, Esaslar, Istanbul 1933, S. 3."),
    "months are no imprint": (
        "de",
        "Sie war so national wie der Emek.\nIm Oktober 1922 verbot man sie.",
    ),
    "a German verb ends no title": (
        "de",
        "Kars, Ardahan und Batum, die geräumt worden waren.\nÜber Kars Rede, Ankara 1927, S. 5.",
    ),
    "brackets begin no page of a title": (
        "de",
        "Sie kam im März 1922 heraus, so national wie der Emek.\nSie verschwand (N. V. I, S. 3).",
    ),
    "what a quotation leaves out": (
        "de",
        "Es nennt (15) die Kurden und Lasen; … (39) Die Jugend wird geworben.\nEs kam spät.",
    ),
    "a page before a month": ("tr", "Au front, Paris 1924, s. 57.\nOcak ayında döküm yapıldı."),
    "a paper's name in a case": (
        "tr",
        "A. İbrahim, 3 Şubat 1906 tarihli “Ülfet”te.\nBir başka anlatım Mehmet Nazif’tedir, s. 22.",
    ),
    "a paper in quotation marks": (
        "de",
        "„Kawkas“ vom 12. Mai 1898.\nDas Verzeichnis erschien in den Sapiski (Tiflis 1899), S. 5.",
    ),
    "a paper in quotation marks in Turkish": (
        "tr",
        "“Kavkaz”, 12 Mayıs 1898.\nBöceklerin listesi Zapiski, XX (Tiflis 1899), s. 5’te çıktı.",
    ),
    "shelf marks of initials": ("de", "W. P. 38.\nDer Entwurf trägt Verbesserungen."),
    "signatures": ("de", "Hervorhebungen von mir. – W. Z."),
}


@pytest.mark.parametrize("name", NOTES)
def test_citations_go_on_beyond_the_stops_in_them(name: str) -> None:
    lang, text = NOTES[name]
    expected = text.split("\n")
    running = " ".join(expected)
    found = [running[a:b] for a, b in split_sentences(running, language(lang), cites=True)]
    assert found == expected


@given(
    st.text(alphabet='aA. ?!“”„()12IVbz-–;…"', max_size=200), st.sampled_from(["de", "tr", "en"])
)
def test_nothing_is_lost_or_doubled_by_splitting(text: str, lang: str) -> None:
    spans = split_sentences(text, language(lang))
    joined = "".join(text[a:b] for a, b in spans)
    assert joined.replace(" ", "") == text.replace(" ", "")
    assert all(a < b for a, b in spans)


def test_a_guessed_paragraph_does_not_cut_a_sentence() -> None:
    text = "Die lange Feindschaft zwischen beiden Ländern ist bekannt."
    assert split_sentences(text, language("de"), [22]) == [(0, len(text))]


def test_other_languages_are_split_by_sentencex() -> None:
    text = "Mr. Smith wrote in é 1921. It was late. Nobody came."
    found = [text[a:b] for a, b in split_sentences(text, language("en"))]
    assert found == ["Mr. Smith wrote in é 1921.", "It was late.", "Nobody came."]
