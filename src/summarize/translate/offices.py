"""Offices of a country, in the order of English: "President Zimbabwe" is the Zimbabwean President.

Vietnamese sets the country behind the office. Countries that it spells otherwise than English are
the glossary's, whole ("Tổng thống Pháp"); one that both spell alike goes through a model as a
symbol, and small models leave it where it stood.
"""

from __future__ import annotations

import re

#: Countries that Vietnamese writes as English does, with their adjectives. Those that are given
#: names as well (Jordan, Georgia, Israel) are left out.
_ADJECTIVES = {
    "Afghanistan": "Afghan", "Albania": "Albanian", "Algeria": "Algerian", "Angola": "Angolan",
    "Argentina": "Argentine", "Armenia": "Armenian", "Australia": "Australian",
    "Azerbaijan": "Azerbaijani", "Bangladesh": "Bangladeshi", "Belarus": "Belarusian",
    "Bolivia": "Bolivian", "Brazil": "Brazilian", "Brunei": "Bruneian", "Bulgaria": "Bulgarian",
    "Canada": "Canadian", "Chile": "Chilean", "Colombia": "Colombian", "Croatia": "Croatian",
    "Cuba": "Cuban", "Ecuador": "Ecuadorean", "Estonia": "Estonian", "Ethiopia": "Ethiopian",
    "Fiji": "Fijian", "Ghana": "Ghanaian", "Haiti": "Haitian", "Honduras": "Honduran",
    "Hungary": "Hungarian", "Iceland": "Icelandic", "Indonesia": "Indonesian", "Iran": "Iranian",
    "Iraq": "Iraqi", "Ireland": "Irish", "Italy": "Italian", "Kazakhstan": "Kazakh",
    "Kenya": "Kenyan", "Kosovo": "Kosovan", "Kuwait": "Kuwaiti", "Kyrgyzstan": "Kyrgyz",
    "Latvia": "Latvian", "Lebanon": "Lebanese", "Libya": "Libyan", "Lithuania": "Lithuanian",
    "Malaysia": "Malaysian", "Mali": "Malian", "Malta": "Maltese", "Mexico": "Mexican",
    "Moldova": "Moldovan", "Myanmar": "Myanmar", "Nepal": "Nepali", "Nigeria": "Nigerian",
    "Oman": "Omani", "Pakistan": "Pakistani", "Panama": "Panamanian", "Paraguay": "Paraguayan",
    "Peru": "Peruvian", "Philippines": "Philippine", "Qatar": "Qatari", "Romania": "Romanian",
    "Rwanda": "Rwandan", "Senegal": "Senegalese", "Serbia": "Serbian", "Singapore": "Singaporean",
    "Slovakia": "Slovak", "Slovenia": "Slovenian", "Somalia": "Somali", "Sri Lanka": "Sri Lankan",
    "Sudan": "Sudanese", "Syria": "Syrian", "Tanzania": "Tanzanian", "Tunisia": "Tunisian",
    "Uganda": "Ugandan", "Ukraine": "Ukrainian", "Uruguay": "Uruguayan", "Uzbekistan": "Uzbek",
    "Venezuela": "Venezuelan", "Yemen": "Yemeni", "Zambia": "Zambian", "Zimbabwe": "Zimbabwean",
}  # fmt: skip
_COUNTRY = "|".join(sorted(_ADJECTIVES, key=len, reverse=True))
#: What a minister is of, as English says it; any other word before may be of the sentence.
_MINISTRIES = (
    r"Agriculture|Commerce|Culture|Defen[cs]e|Economy|Education|Energy|Environment|Finance|Foreign"
    r"(?: Affairs)?|Health|Home(?: Affairs)?|Immigration|Industry|Information|Interior|Justice"
    r"|Labou?r|(?:Public )?Security|Tourism|Trade|Transport"
)
#: The office right before the country.
_OFFICE = re.compile(
    r"(?<![\w’'])(?:(?P<article>[Aa]n?) )?(?P<office>(?:(?:Vice|Deputy|Acting|First) )*"
    rf"(?:President|Prime Minister|(?:(?:{_MINISTRIES}) (?:and (?:{_MINISTRIES}) )?)?Minister"
    rf"|Parliament|Ambassador)|counterpart) (?P<country>{_COUNTRY})(?![\w-])"
)
#: What makes the country the holder's own: the source has it behind the office.
_STANDS_SO = (
    r"(?:tổng thống|thủ tướng|ngoại trưởng|bộ trưởng(?:\s\w+){{1,5}}|quốc hội|đại sứ|đồng cấp"
    r"|đồng nhiệm)"
    r"\s(?:nước\s)?{}(?!\w)"
)
#: A title that a model wrote two forms of at once.
_TWO_TITLES = re.compile(r"\b([Gg])eneral [Dd]irector[- ][Gg]eneral\b")


def in_english_order(text: str, source: str) -> str:
    """``text`` with countries before their offices, where the source has them behind."""
    if "irector" in text:
        text = _TWO_TITLES.sub(lambda m: f"{m[1]}eneral {'D' if m[1] == 'G' else 'd'}irector", text)
    return _OFFICE.sub(lambda m: _turned(m, source), text)


def _turned(match: re.Match[str], source: str) -> str:
    country = match["country"]
    if not re.search(_STANDS_SO.format(country), source, re.IGNORECASE):
        return match[0]
    turned = f"{_ADJECTIVES[country]} {match['office']}"
    if match["article"]:
        # "Ugandan", "Ukrainian" and "Uruguayan" open with the sound of "you".
        vowel = turned[0] in "AEIO" or country == "Uzbekistan"
        return f"{match['article'][0]}{'n' * vowel} {turned}"
    return turned
