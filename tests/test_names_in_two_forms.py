"""Names that render one name of the original and are spelt in two ways, wherever they stand."""

import pytest
from checks import links_of

from aligner.checking import check_work
from aligner.model import Finding


def findings(source: str, target: str) -> list[Finding]:
    pairs = [*zip(source.split(" | "), target.split(" | "), strict=True)]
    return check_work(links_of(pairs), [], ["names"])


@pytest.mark.parametrize(
    ("source", "target", "forms"),
    [
        (  # a consonant before the last vowel, and a name at the beginning of a sentence
            "Dort saß Titulescu stumm. | Titulescu sprach nicht.",
            "Orada Titulescu sessizce oturuyordu. | Titulesku konuşmadı.",
            {"Titulescu", "Titulesku"},
        ),
        (
            "Dort bohrte Assadullajew nach Öl. | Später starb Assadullajew in Jalta.",
            "Orada Esedullayev petrol aradı. | Sonra Asadullayev Yalta’da can verdi.",
            {"Esedullayev", "Asadullayev"},
        ),
        (
            "Er kam nach Samarkand. | Dort lag Samarkand.",
            "Kendisi Semerkand’a geldi. | Orada Semerkant vardı.",
            {"Semerkand", "Semerkant"},
        ),
        (  # both only where sentences begin
            "Gergebil fiel. | Gergebil schwieg.",
            "Gergebil’in savunucuları düştü. | Gergebel’in halkı sustu.",
            {"Gergebil", "Gergebel"},
        ),
        (  # words that are small words of French and English, too
            "Auf zehn Seiten druckte Fasuljadschjan alles. | Fasuljadschjan fuhr zuletzt ab.",
            "Burada Fasulyacıyan on sayfada bastı. | Son gün Fasulyeciyan at ile ayrıldı.",
            {"Fasulyacıyan", "Fasulyeciyan"},
        ),
        (  # within a derived word
            "Die Kamele zogen nach Täbris. | Die Täbriser Kaufleute verloren.",
            "Develer Tebriz’e gidiyordu. | Buna rağmen Tabrizli tüccarlar kaybetti.",
            {"Tebriz", "Tabriz"},
        ),
        (
            "Man baute die Bahn nach Chanikin. | Er plante die Strecke Teheran-Chanikin.",
            "Yol Hanekin’e yapıldı. | Kendisi Tahran-Hanikin hattını tasarladı.",
            {"Hanekin", "Hanikin"},
        ),
        (
            "Dort lag Kasr-i Schirin. | In Kasr-i Schirin saß er.",
            "Orada Kasr-ı Şirin vardı. | Karargâhı Kasrışirin’de idi.",
            {"Kasr-ı Şirin", "Kasrışirin"},
        ),
        (
            "Emin ed-Dauleh gab fünftausend. | Dann fiel Emin ed-Dauleh.",
            "Gazeteye göre Emin ed-Devle beş bin verdi. | Sonra Eminüddevle düştü.",
            {"Emin ed-Devle", "Eminüddevle"},
        ),
        (
            "Dort wirkte Hołówko. | Man schoß auf Hołówko.",
            "Orada Hołówko çalışıyordu. | Sonunda Holowko vuruldu.",
            {"Hołówko", "Holowko"},
        ),
        (  # a paper, which the text quotes in its own spelling, too
            "Dort druckte man den „Mschak“. | Vgl. „Mschak“, 2. September 1905.",
            "Orada “Mşak” basıldı. | Bkz. “Mschak”, 2 Eylül 1905.",
            {"Mşak", "Mschak"},
        ),
        (  # what is followed by a name and a year with an ending is no title
            "Dort war Nasirow. | Nasirow starb 1882, Nasarow 1890 in Aresch.",
            "Orada Nasirov vardı. | Nasırov 1882’de, Nazarov 1890’da öldü.",
            {"Nasirov", "Nasırov"},
        ),
        (
            "Graf von der Schulenburg kam.",
            "Alman elçisi Kont von der Schulenberg bunu bildirdi.",
            {"Schulenberg"},
        ),
    ],
)
def test_two_forms_of_one_name_are_told(source: str, target: str, forms: set[str]) -> None:
    assert forms in [{form.form for form in finding.forms} for finding in findings(source, target)]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (  # two words and a name that sounds like both
            "Der Staat druckte „Die Welt“.",
            "Hükûmet “Devlet” ve “Die Welt” gazetelerini bastı.",
        ),
        (
            "Die Papiere Kreß von Kressensteins lagen dort. | Dort stand Kreß von Kressenstein.",
            "Orada Kress von Kressenstein’ın kâğıtları vardı. | Kress von Kressenstein gitti.",
        ),
        (  # a plural and its stem
            "Die Vereine trafen sich. | Der Verein zahlte.",
            "Onlar Cemiyetler diye anıldı. | Osmanlı Cemiyeti ödedi.",
        ),
        (  # two nouns, one name
            "Dort saß Takaischwili. | Vgl. E. Takaischwili, Archiv, S. 2.",
            "Orada Takaişvili oturuyordu. | Sonra Takaişvili’nin evi yandı.",
        ),
        (  # two men, though only their first letters differ
            "Er traf den Kapitän Dursun. | Ihm half der Dolmetscher Tursun.",
            "Kendisi Kaptan Dursun’u gördü. | Ona tercüman Tursun yardım etti.",
        ),
        (  # a Russian title in Turkish letters
            "Vgl. Sbornik karskoj oblasti, otwety, S. 3.",
            "Bkz. Sbornik karskoy oblasti, otvetı, s. 3.",
        ),
        ("Dort war Artin Bezdikjan.", "Orada Artin Bezdikyan vardı."),
        ("Der Türke sah den Türken.", "Orada Türkü gördü, sonra Türke baktı."),
    ],
)
def test_what_is_not_one_name_in_two_forms_is_let_be(source: str, target: str) -> None:
    assert findings(source, target) == []
