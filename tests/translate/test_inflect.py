"""Verbs of the glossary, in the form that the Vietnamese before them asks for."""

import pytest

from summarize.translate.glossary import Entry, inflected
from summarize.translate.glossary.inflect import plural

PROSECUTED = Entry(
    source="khởi tố", target="prosecuted", pos="verb", kind="word", also=("prosecute", "charge")
)
COVERED = Entry(
    source="bao che", target="covered up", pos="verb", kind="word", also=("shield", "cover up")
)
CARRIED = Entry(source="gánh", target="carried", pos="verb", kind="word", also=("carry",))
FORGAVE = Entry(source="tha thứ", target="forgave", pos="verb")
TOOK = Entry(source="lợi dụng", target="took advantage of", pos="verb", also=("take advantage of",))
WON = Entry(source="trúng thầu", target="won the bid", pos="verb", also=("win the bid",))
SHOT = Entry(source="bắn", target="shot", pos="verb", also=("shoot",))
ENVOY = Entry(source="đại sứ", target="Ambassador", pos="noun", kind="title")
KILLER = Entry(source="hung thủ", target="killer", pos="noun", kind="word")


@pytest.mark.parametrize(
    ("before", "entry", "form"),
    [
        ("Công an ", PROSECUTED, "prosecuted"),
        ("Ông bị ", PROSECUTED, "prosecuted"),
        ("Công an sẽ ", PROSECUTED, "prosecute"),
        ("Công an có thể không ", PROSECUTED, "prosecute"),
        ("Họ đang ", PROSECUTED, "prosecuting"),
        ("Họ đang ", CARRIED, "carrying"),
        ("Họ muốn ", COVERED, "cover up"),
        ("Họ đang ", COVERED, "covering up"),
        ("Họ muốn ", TOOK, "take advantage of"),
        ("Họ muốn ", FORGAVE, "forgive"),
        ("Họ đang ", FORGAVE, "forgiving"),
        ("Họ được ", FORGAVE, "forgiven"),
        ("Họ đang ", TOOK, "taking advantage of"),
        ("Nền tảng bị ", TOOK, "taken advantage of"),
        ("Nền tảng đang bị ", TOOK, "taken advantage of"),
        ("Họ đang ", WON, "winning the bid"),
        ("Họ muốn ", WON, "win the bid"),
        ("Họ đang ", SHOT, "shooting"),
        ("Họ ", TOOK, "took advantage of"),
        # no verb: as the glossary has it
        ("Họ muốn ", KILLER, "killer"),
        ("Công an bắt các ", KILLER, "killers"),
        ("Công an bắt 3 tên ", KILLER, "killers"),
        ("Công an bắt 1 ", KILLER, "killer"),
        ("Công an bắt 19 người ", KILLER, "killers"),
        # an office has capitals before a name, or where the Vietnamese writes it so
        ("Ông gặp ", ENVOY, "ambassador"),
        ("Ông gặp các ", ENVOY, "ambassadors"),
        # another word that ends so
        ("Lễ hội đèn đang", PROSECUTED, "prosecuted"),
    ],
)
def test_the_words_before_a_verb_choose_its_form(before: str, entry: Entry, form: str) -> None:
    assert inflected(entry, before + entry.source, len(before)) == form


@pytest.mark.parametrize("sentence", ["Cựu Đại sứ Anh", "Cựu đại sứ Lyne"])
def test_an_office_before_a_name_or_in_capitals_has_capitals(sentence: str) -> None:
    assert inflected(ENVOY, sentence, sentence.lower().index("đại")) == "Ambassador"


def _title(source: str, target: str) -> Entry:
    return Entry(source=source, target=target, pos="noun", kind="title")


@pytest.mark.parametrize(
    ("before", "entry", "form"),
    [
        ("Nhiều ", _title("đại biểu quốc hội", "National Assembly Deputy"), "National Assembly deputies"),
        ("Ông gặp ", _title("chủ tịch quốc hội", "National Assembly Chairman"), "National Assembly chairman"),
        ("Ông là ", _title("bí thư tỉnh ủy", "Provincial Party Committee Secretary"), "Provincial Party Committee secretary"),
        (
            "Ông là ",
            _title("thống đốc ngân hàng nhà nước", "Governor of the State Bank of Vietnam"),
            "governor of the State Bank of Vietnam",
        ),
        ("Nhiều ", _title("hoa hậu việt nam", "Miss Vietnam"), "Miss Vietnam"),
        ("Ông gặp ", _title("ngoại trưởng mỹ", "U.S. Secretary of State"), "U.S. secretary of state"),
        ("Ông gặp ", _title("thủ tướng", "Prime Minister"), "prime minister"),
        ("Các ", _title("ngoại trưởng", "Foreign Minister"), "foreign ministers"),
        ("Ông là ", _title("bộ trưởng y tế", "Minister of Health"), "minister of health"),
        ("Ông là ", _title("tổng bí thư", "General Secretary"), "general secretary"),
        ("Ông là ", _title("tổng cục trưởng", "General Department Director"), "General Department director"),
        ("Các ", _title("phó chủ tịch", "Vice President"), "vice presidents"),
    ],
)  # fmt: skip
def test_only_words_of_offices_lose_their_capitals(before: str, entry: Entry, form: str) -> None:
    assert inflected(entry, before + entry.source, len(before)) == form


@pytest.mark.parametrize(
    ("noun", "several"),
    [
        ("witch", "witches"),
        ("rescue party", "rescue parties"),
        ("traffic policeman", "traffic policemen"),
        ("son-in-law's wife", "son-in-law's wives"),
        ("fighter jet", "fighter jets"),
        ("seized evidence", "seized evidence"),
        ("illegal logging", "illegal logging"),
        ("special forces", "special forces"),
        ("prisoner of war", "prisoners of war"),
        ("war hero", "war heroes"),
        ("prosecutor general", "prosecutors general"),
        ("lieutenant general", "lieutenant generals"),
        ("years in prison", "years in prison"),
        ("decision to prosecute", "decisions to prosecute"),
        ("traveling on the road", "traveling on the road"),
        ("key witness", "key witnesses"),
        ("continental shelf", "continental shelves"),
        ("overpass", "overpasses"),
        ("status", "status"),
        ("press", "press"),
    ],
)
def test_plurals(noun: str, several: str) -> None:
    assert plural(noun) == several
