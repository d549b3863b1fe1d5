"""Words of the glossary that a translator misses."""

from summarize.translate import Glossary
from summarize.translate.glossary import Entry
from training.rare_words import lacks, places

KILLER = Entry(source="hung thủ", target="killer", pos="noun", kind="rare", also=("murderer",))
SHIP = Entry(source="tàu", target="ship", pos="noun", kind="term")
PARIS = Entry(source="Pa-ri", target="Paris", pos="propn", kind="exonym")


def test_places_are_of_common_words_of_two_syllables_and_not_too_many() -> None:
    glossary = Glossary([KILLER, SHIP, PARIS])
    lines = ["Hung thủ ở Pa-ri.", "Tàu đến.", "Bắt hung thủ.", "Hung thủ khai."]
    assert places(lines, glossary, most=2) == [(lines[0], [KILLER]), (lines[2], [KILLER])]


def test_a_wording_of_any_form_is_there() -> None:
    assert not lacks("Two murderers fled.", KILLER)
    assert lacks("Two men fled.", KILLER)
