"""Each check: a pair on which it fires, and one on which it must not."""

from __future__ import annotations

import sys
import unicodedata
from dataclasses import replace

import pytest

from summarize.checks import CHECKS, run_checks
from summarize.dates import distances
from summarize.document import Span, SummarySentence
from summarize.facts import Term
from summarize.readers import decode
from summarize.translate import Glossary, glossary_terms
from tests.checks.contexts import context

LONG = (
    "Người dân trong làng cho biết nước lên rất nhanh trong đêm, nhiều gia đình phải sơ tán lên "
    "ngọn đồi phía sau trường học trước khi trời sáng."
)
LONG_EN = (
    "Villagers said the water rose very fast during the night and many families had to move to "
    "the hill behind the school before dawn."
)
CASES = [
    # check, source, bad target, good target, severity
    ("numbers", "Có 15 người bị thương.", "There were 51 injured.", "There were 15 injured.", "critical"),
    ("numbers", "Có 15 người bị thương.", "People were injured.", "Fifteen people were injured.", "major"),
    ("dates", "Lễ hội mở ngày 22/6.", "The festival opens on July 22.", "The festival opens on June 22.", "critical"),
    ("names", "Bà Rosalind thắng kiện.", "She won the case.", "Rosalind won the case.", "major"),
    ("names", "Bà Rosalind thắng kiện.", "Rosalynd won the case.", "Rosalind won the case.", "minor"),
    ("ranks", "Phó Giám đốc bị bắt.", "The director was arrested.", "The deputy director was arrested.", "major"),
    ("ranks", "Cựu Thị trưởng kiện.", "The mayor sues.", "The ex-mayor sues.", "major"),
    ("acronyms", "Quỹ UNESCO tài trợ.", "The fund pays for it.", "UNESCO pays for it.", "major"),
    ("quotations", "“Chúng tôi đã chờ rất lâu rồi”, bà nói.", "They had waited long, she said.", "“We have waited long,” she said.", "major"),
    ("quotations", "“Chúng tôi đã chờ rất lâu rồi”, họ nói.", "The workers' union had waited long.", "‘We have waited long,’ the workers' union said.", "major"),
    ("untranslated", "Chúng tôi ăn phở mỗi sáng.", "We eat phở every morning.", "We eat noodle soup every morning.", "minor"),
    ("untranslated", "Trời mưa rất to ở đây.", "Trời mưa rất to ở đây.", "It is raining hard here.", "critical"),
    ("negation", "Anh ấy không thừa nhận lỗi.", "He admitted the mistake.", "He did not admit the mistake.", "minor"),
    ("dates", "Họp ngày 22/6/2019.", "They met in July 2019.", "They met on June 22, 2019.", "critical"),
    ("negation", "Anh ấy thừa nhận lỗi.", "He did not admit the mistake.", "He admitted the mistake.", "minor"),
    ("negation", "Họ muốn bán đảo phi hạt nhân.", "They want a nuclear peninsula.", "They want a nuclear-free peninsula.", "minor"),
    ("negation", "Nhà không người ở.", "The house is lived in.", "Nobody lives in the house.", "minor"),
    ("empty", "Trời mưa.", " ", "It rains.", "critical"),
    ("length", "Trời mưa rất to ở vùng này.", "It is raining very hard in this region, and it will not stop for many days to come.", "It is raining very hard here.", "minor"),
    ("dropped", LONG, "Villagers said the water rose very fast.", LONG_EN, "major"),
    ("repetition", "Trời mưa rất to ở đây.", "It rains and rains and rains and rains here.", "It rains hard here.", "major"),
    ("words", "Họ đàm phán suốt tuần.", "The negotitation went on for a week.", "The negotiation went on for a week.", "minor"),
    ("words", "Họ đàm phán suốt tuần.", "The negotgotiations went on for a week.", "The derailment stopped the microkernel.", "minor"),
    ("words", "Họ bị thương.", "They were cuten.", "They were hurt near the mooncake stall.", "minor"),
    ("unclosed", "Bà nói (bằng tiếng Pháp) là đúng.", "She said (in French it was right.", "She said (in French) it was right.", "minor"),
]  # fmt: skip


@pytest.mark.parametrize(("check", "source", "bad", "good", "severity"), CASES)
def test_a_check_fires_where_it_should_and_only_there(
    check: str, source: str, bad: str, good: str, severity: str
) -> None:
    """The bad translation gives one finding with its severity, the good one none."""
    other = ("Nước đã rút.", "The water has gone down.")
    (finding,) = [f for f in run_checks(context((source, bad), other)) if f.check == check]
    assert finding.severity == severity
    assert finding.segment_ids == ("s1",)
    assert not [f for f in run_checks(context((source, good), other)) if f.check == check]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Không đoàn vận tải đã tới.", "The transport wing has arrived."),
        ("Nhân viên kiểm soát không lưu báo tin.", "Air traffic control reported it."),
        ("Giao thông không – thủy – bộ thông suốt.", "Air, water and road traffic flows."),
        ("Đó không chỉ là tiền.", "It is not just money."),
        ("Tôi không biết ai thắng.", "I don't know who won."),
    ],
)
def test_air_is_no_denial(source: str, target: str) -> None:
    """ "Không" is air as well, and "not just" denies nothing."""
    assert "negation" not in [f.check for f in run_checks(context((source, target)))]


def test_what_people_wrote_is_not_held_against_lists_of_words() -> None:
    """The same made-up word is told of the model and not of an editor."""
    made = context(("Họ bị thương.", "They were cuten."))
    edited = replace(made, segments=[replace(s, origin="editor") for s in made.segments])
    assert [[f.check for f in run_checks(c)] for c in (made, edited)] == [["words"], []]


def test_a_guess_is_told_of_a_model_whose_lexicon_is_known() -> None:
    """And neither of another model nor of an editor."""
    made = context(("Nhà máy được khánh thành.", "The plant was bitten."), guessing=True)
    edited = replace(made, segments=[replace(s, origin="editor") for s in made.segments])
    (finding,) = run_checks(made)
    assert (finding.check, finding.severity) == ("guesses", "minor")
    assert [s.of("The plant was bitten.") for s in finding.target_spans] == ["bitten"]
    assert "“bitten”" in finding.message
    assert run_checks(edited) == run_checks(replace(made, guessing=False)) == ()


@pytest.mark.parametrize(
    ("source", "target", "severity", "category", "marked"),
    [
        ("Bệnh viện xây xong hôm qua.", "It was built yesterday.", "minor", "omission",
         [["Bệnh viện"], []]),
        ("Nông dân gần bức tường vui mừng.", "The museum near the wall is happy.",
         "minor", "mistranslation", [["Nông dân"], ["museum"]]),
        ("Nông dân ở bệnh viện gần bức tường.", "The museum is open.",
         "major", "mistranslation", [["Nông dân", "bệnh viện", "bức tường"], ["museum"]]),
    ],
)  # fmt: skip
def test_words_missing_are_told_with_words_guessed(
    source: str, target: str, severity: str, category: str, marked: list[list[str]]
) -> None:
    """In one finding a sentence; where there are three and more, the sentence is worth nothing."""
    found = run_checks(context((source, target), guessing=True))
    (finding,) = [f for f in found if f.check == "guesses"]
    assert (finding.severity, finding.category) == (severity, f"accuracy/{category}")
    assert [
        [s.of(source) for s in finding.source_spans],
        [s.of(target) for s in finding.target_spans],
    ] == marked
    assert all(f"“{word}”" in finding.message for words in marked for word in words)


def test_highlights_are_the_words_themselves() -> None:
    """Spans point into source and target of the first segment."""
    source, target = "Lễ hội mở ngày 22/6.", "The festival opens on July 22."
    (finding,) = run_checks(context((source, target)))
    assert [s.of(source) for s in finding.source_spans] == ["22/6"]
    assert [s.of(target) for s in finding.target_spans] == ["July 22"]
    assert "22/6" in finding.message
    assert "July 22" in finding.message


def test_a_faithful_brief_has_no_findings() -> None:
    """Nothing is said where there is nothing to say."""
    assert run_checks(context((LONG, LONG_EN))) == ()


def test_a_dry_run_is_told_once() -> None:
    """When the source is the target everywhere, one finding covers the brief."""
    pairs = [(LONG, LONG), ("Có 15 người bị thương.", "Có 15 người bị thương.")]
    found = run_checks(context(*pairs, headline=("Nước lên nhanh", "Nước lên nhanh")))
    assert [(f.check, f.segment_ids) for f in found] == [("untranslated", ())]


def test_headlines() -> None:
    """Mixed case and a full stop are told; sentence case and title case are not."""
    pair = (LONG, LONG_EN)

    def titles(target: str) -> list[str]:
        found = run_checks(context(pair, headline=("Tin", target)))
        return [f.check for f in found if f.check == "titlecase"]

    assert titles("Flood forces Villagers Onto School hill Before Dawn")
    assert titles("Flood forces villagers out.")
    assert not titles("Flood forces villagers onto school hill before dawn")
    assert not titles("Flood Forces Villagers Onto School Hill Before Dawn")


def test_one_name_one_spelling() -> None:
    """Two spellings of one name are told once; two names of the source are not."""
    pairs = [
        ("Ông Kalinow đến.", "The visitor Kalinow came."),
        ("Ông Kalinow nói.", "Then Kalinov spoke."),
    ]
    found = [f for f in run_checks(context(*pairs)) if f.check == "spelling"]
    assert len(found) == 1
    assert found[0].segment_ids == ("s2", "s1")
    two = [(s.replace("Ông Kalinow nói", "Ông Kalinov nói"), t) for s, t in pairs]
    assert not [f for f in run_checks(context(*two)) if f.check == "spelling"]
    pairs = [("Giải thưởng.", "The Labor Prize."), ("Thủ tướng.", "Then Prime Minister.")]
    assert not [f for f in run_checks(context(*pairs)) if f.check == "spelling"]
    pairs = [("Quan hệ Nga-Mỹ.", "The Russia-U.S. ties."), ("Họp Nga-Mỹ.", "A Russian-U.S. talk.")]
    assert not [f for f in run_checks(context(*pairs)) if f.check == "spelling"]


def test_a_name_that_one_sentence_makes_sure_is_asked_for_in_all() -> None:
    """Tư Lành is no address and no office: the sentence before says whose name it is."""
    pairs = [
        ("Bà Tư Lành mở quán.", "Mrs. Tu Lanh opened a shop."),
        ("Quán của Tư Lành đông khách.", "The justice's shop is busy."),
    ]
    alone = [f for f in run_checks(context(*pairs)) if f.check == "names"]
    sure = context(*pairs, named=lambda: frozenset({"Tư Lành"}))
    (found,) = [f for f in run_checks(sure) if f.check == "names"]
    assert not alone
    assert (found.severity, found.segment_ids) == ("major", ("s2",))


def test_glossary_terms() -> None:
    """A term is told when none of its accepted forms stands."""
    source = "Nga tăng thuế."
    term = Term(
        text="Nga", accepted=("Russia", "Russian"), span=Span(start=0, end=3), kind="exonym"
    )
    more = {"terms": {"s1": [term]}}
    found = run_checks(context((source, "Rusia raises taxes."), **more))
    assert [f.check for f in found] == ["terms"]
    assert not run_checks(context((source, "Russian taxes go up."), **more))


def test_persons_of_the_glossary_by_their_vietnamese_names() -> None:
    """A copied name is told; the right one, or a pronoun, is not."""
    source = "Ông Tập Cận Bình phát biểu."
    terms = {"s1": glossary_terms(source, Glossary.shipped())}

    def told(target: str) -> list[tuple[str, str]]:
        return [(f.check, f.severity) for f in run_checks(context((source, target), terms=terms))]

    assert told("Mr. Tap Can Binh spoke.") == [("terms", "major")]
    assert not told("Xi Jinping spoke.")
    assert not told("Mr. Xi gave a speech.")


def test_slips_of_the_source() -> None:
    """Glued words and impossible dates are hints; a whole name is not."""
    source = "Ông Sullivancho biết ngày 31/2/2021 là hạn chót."
    target = "Sullivancho said 31/2/2021 was the deadline."
    span = Span(start=source.index("31/2"), end=source.index("31/2") + 9)
    more = {"source_hints": [(span, "no calendar has day 31 of month 2")]}
    found = [f for f in run_checks(context((source, target), **more)) if f.check == "source"]
    assert [s.of(source) for f in found for s in f.source_spans] == ["Sullivancho", "31/2/2021"]
    assert {f.severity for f in found} == {"minor"}
    plain = ("Ông Sullivan cho biết.", "Sullivan said so.")
    assert not [f for f in run_checks(context(plain)) if f.check == "source"]


def test_what_was_read_is_told_first() -> None:
    """Notes, a made headline and an unknown date come before the sentences."""
    found = run_checks(
        context(
            ("Có 15 người.", "There were 51."),
            published=None,
            headline_made=True,
            notes=[
                ("legacy-encoding", "read as TCVN3"),
                ("damaged-characters", "2 cut"),
                ("mixed-encodings", "2 of 9"),
            ],
        )
    )
    assert [(f.check, f.severity) for f in found] == [
        ("reading", "minor"),
        ("reading", "major"),
        ("reading", "major"),
        ("published", "minor"),
        ("headline", "minor"),
        ("numbers", "critical"),
    ]


def test_characters_that_were_guessed_are_major() -> None:
    """Under the very word by which the reader calls it."""
    line = "Trời mưa rất to ở vùng này từ chiều qua, nhiều hộ phải rời nhà.\n"
    notes = decode(
        line.encode() * 9 + unicodedata.normalize("NFD", line).encode("cp1258", "ignore")
    ).notes
    assert [word for word, _ in notes] == ["mixed-encodings"]
    (finding,) = [f for f in run_checks(context(notes=notes)) if f.check == "reading"]
    assert finding.severity == "major"


def test_summary_sentences_state_what_their_evidence_states() -> None:
    """A figure of the summary that no cited sentence has is critical."""
    pair = ("Có 15 người bị thương.", "Fifteen people were injured.")
    good = SummarySentence(
        id="m1", source="15 người bị thương.", target="15 were injured.", evidence=("s1",)
    )
    bad = SummarySentence(
        id="m1", source="25 người bị thương.", target="25 were injured.", evidence=("s1",)
    )
    (finding,) = run_checks(context(pair, summary=[bad]))
    assert (finding.check, finding.severity, finding.segment_ids) == (
        "evidence", "critical", ("m1", "s1"),
    )  # fmt: skip
    assert run_checks(context(pair, summary=[good])) == ()


def test_an_english_summary_may_leave_out_but_not_add() -> None:
    """Where the English was summarised, the source beside it is the evidence itself."""
    pair = ("Có 15 người bị thương ngày 3/5.", "Fifteen people were injured on May 3.")
    told = SummarySentence(id="m1", source=pair[0], target="15 people were hurt.", evidence=("s1",))
    assert run_checks(context(pair, summary=[told], condensing=True)) == ()
    more = SummarySentence(id="m1", source=pair[0], target="Some 80 were hurt.", evidence=("s1",))
    assert {f.check for f in run_checks(context(pair, summary=[more], condensing=True))} == {
        "evidence",
        "numbers",
    }


def test_a_summary_sentence_that_was_translated_leaves_nothing_out() -> None:
    """Nor where the translation of the sentence it took was mended since."""
    pair = ("Có 15 người bị thương.", "Fifteen people were injured.")
    told = SummarySentence(id="m1", source=pair[0], target="People were hurt.", evidence=("s1",))
    found = run_checks(context(pair, summary=[told]))
    assert [(f.check, f.segment_ids) for f in found] == [("numbers", ("m1",))]


RELATIVE = [
    # source, target, severity of the finding
    ("Giá tăng mạnh từ tháng trước.", "Prices have soared since last month.", None),
    ("Giá tăng mạnh từ tháng trước.", "Prices have soared since this month.", "critical"),
    ("Giá tăng mạnh từ tháng trước.", "Prices have soared.", "major"),
    ("Giá tăng mạnh.", "Prices have soared since last month.", "major"),
    ("Bão vào bờ tối qua.", "The storm made landfall last night.", None),
    ("Bão vào bờ hôm qua.", "The storm made landfall on Tuesday.", None),
    ("Bão vào bờ hôm qua.", "The storm made landfall tomorrow.", "critical"),
    ("Bão vào bờ hôm qua.", "The storm made landfall.", "major"),
    ("Hôm nay, chợ mở cửa.", "The market opens.", "minor"),
    ("Tối qua, chợ mở cửa.", "Yesterday morning the market opened.", "critical"),
    ("Ngày nay, chợ đông hơn.", "Today the market is busier.", None),
    ("Ba ngày trước, chợ mở cửa.", "The market opened three days ago.", None),
    ("Ba ngày trước, chợ mở cửa.", "The market opened three days later.", "critical"),
    ("Cùng ngày, chợ mở cửa.", "The market opened.", None),
    ("Năm ngoái, chợ đóng cửa.", "The market was closed next year.", "critical"),
    ("Doanh thu tăng so với năm ngoái.", "Revenue rose year-on-year.", None),
    ("Hội mở vào nửa cuối năm sau.", "The fair opens in the second half of the year.", "major"),
    ("Hội mở vào nửa cuối năm sau.", "The fair opens in the second half of next year.", None),
    ("Bà Lan, năm nay 72 tuổi, bán hàng.", "Ms Lan, 72, sells goods.", None),
    ("Tuần sau họ đi Lào.", "Next week they go to Laos.", None),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target", "severity"), RELATIVE)
def test_relative_dates_are_compared_by_value(
    source: str, target: str, severity: str | None
) -> None:
    """ "tháng trước" is last month, not this month and not no month, whatever day it is."""
    for published in ("2021-06-22", None):
        made = context((source, target), published=published, distances=distances)
        found = [f for f in run_checks(made) if f.check == "relative dates"]
        assert [f.severity for f in found] == ([severity] if severity else [])
        assert all(s.of(source) for f in found for s in f.source_spans)


def test_a_table_without_a_full_stop_is_not_compared() -> None:
    """What is far too long for a sentence is said to be unchecked, and quickly."""
    source, target = "tăng 5 triệu " * 1000, "up 6 million " * 1000
    assert "unchecked" in {f.check for f in run_checks(context((source, target)))}


def test_every_check_says_where_it_is_wrong() -> None:
    """The false positives stand in the docstring of each check's file."""
    for name, check in CHECKS.items():
        text = sys.modules[check.__module__].__doc__ or ""
        assert "alse positives" in " ".join(text.split()), name


def test_a_summary_sentence_that_is_one_of_the_article_is_held_against_it_whole() -> None:
    """What that sentence lost is missing where it is read first; an abstract may leave it out."""
    source, lost = "Bệnh viện xây xong hôm qua.", "It was built."
    told = [("guesses", ("s1",)), ("guesses", ("m1",))]
    for target, expected in ((lost, told), ("It was built, they say.", told[:1])):
        sentence = SummarySentence(id="m1", source=source, target=target, evidence=("s1",))
        found = run_checks(
            context((source, lost), guessing=True, condensing=True, summary=[sentence])
        )
        assert [(f.check, f.segment_ids) for f in found if f.check == "guesses"] == expected


def test_a_word_of_the_glossary_is_a_word() -> None:
    """Though no list of English knows it."""
    source, target = "Em là thủ khoa của trường.", "She is the valedictorian of the school."
    term = Term(text="thủ khoa", accepted=("valedictorian",))
    plain, known = context((source, target)), context((source, target), terms={"s1": [term]})
    assert [[f.check for f in run_checks(c)] for c in (plain, known)] == [["words"], []]


def test_a_name_kept_with_its_marks_is_no_untranslated_sentence() -> None:
    """Nor one of a short sentence that is mostly a name."""
    assert not run_checks(context(("Anh Lê Văn Tư nói.", "Mr Lê Văn Tư said.")))
    [finding] = run_checks(context(("Ông ấy nói lời từ biệt.", "Ông ấy nói lời goodbye.")))
    assert finding.severity == "critical"


def test_a_word_copied_without_marks_is_told() -> None:
    """A model leaves a syllable that it lacks as it is; a word of both languages is none."""
    made = context(("Họ điều máy bay oanh tạc.", "They sent an oanh plane."))
    [finding] = [f for f in run_checks(made) if f.check == "untranslated"]
    assert "“oanh”" in finding.message
    assert not run_checks(context(("Họ lái xe tank.", "They drove a tank.")))
    assert not run_checks(context(("Anh viết nhạc rap.", "He writes rap songs.")))
    assert not run_checks(context(("Anh uống gin và ăn xôi.", "He drank gin and ate sticky rice.")))


def test_a_day_of_the_headline_may_be_named_by_its_date() -> None:
    """ "trưa mai" is the story's "trưa 25/8"."""
    headline = ("Bão vào bờ trưa mai", "Storm to land tomorrow noon")
    pair = ("Bão vào bờ trưa 25/8.", "The storm lands around noon on August 25.")
    assert not run_checks(context(pair, headline=headline, distances=distances))
    other = ("Bão vào bờ.", "The storm lands.")
    found = run_checks(context(other, headline=headline, distances=distances))
    assert [f.check for f in found] == ["evidence"]
