"""Protected spans: what goes in as a symbol comes out as its English wording."""

import pytest

from summarize.document import Span
from summarize.facts import Fixed, find_fixed, find_names, mask, unmask


def test_a_sentence_travels_as_symbols_and_comes_back():
    """Numbers, dates and names; the model's output is words again."""
    source = "Ngày 22/6, ông Andrei Kelin nói 1,2 tỷ USD đã được chi từ năm 2018."
    masked = mask(source, find_fixed(source))
    assert masked.text == "Ngày ⟨d0⟩, ông ⟨x0⟩ nói ⟨n0⟩ ⟨x1⟩ đã được chi từ năm ⟨y0⟩."
    shown = unmask("On ⟨d0⟩, ⟨x0⟩ said $⟨n0⟩ ⟨x1⟩ had been spent since ⟨y0⟩.", masked)
    assert shown.text == "On June 22, Andrei Kelin said $1.2 billion USD had been spent since 2018."
    assert shown.whole
    assert shown.spans["⟨x0⟩"].of(shown.text) == "Andrei Kelin"


@pytest.mark.parametrize(
    ("output", "lost", "doubled", "foreign"),
    [
        ("He said so.", ("⟨n0⟩",), (), ()),
        ("⟨n0⟩ and ⟨n0⟩", (), ("⟨n0⟩",), ()),
        ("⟨n0⟩ of ⟨x3⟩", (), (), ("⟨x3⟩",)),
    ],
)
def test_what_the_model_does_to_symbols_is_seen(output, lost, doubled, foreign):
    """Lost, doubled and invented symbols are told apart."""
    source = "có 45 người"
    shown = unmask(output, mask(source, find_fixed(source)))
    assert (shown.lost, shown.doubled, shown.foreign) == (lost, doubled, foreign)
    assert not shown.whole


@pytest.mark.parametrize(
    ("source", "output", "text"),
    [
        ("phạt 420 triệu đồng", "fined VND1 ⟨n0⟩", "fined VND 420 million"),
        ("cuối năm 1960", "in the ⟨y0⟩s", "in the 1960s"),
        ("có 45 người", "⟨n0⟩people", "45 people"),
    ],
)
def test_what_a_model_writes_against_a_symbol(source: str, output: str, text: str) -> None:
    """A digit of no amount goes, a decade stays one word."""
    assert unmask(output, mask(source, find_fixed(source))).text == text


def test_the_text_cannot_forge_a_symbol():
    """Brackets of the symbols in the source never reach the model."""
    assert "⟨" not in mask("dấu ⟨n0⟩ lạ", []).text


def test_shared_symbols_stand_for_equal_wordings():
    """A whole article names a person many times with one symbol."""
    text = "Kelin nói. Kelin đi. Hải gặp Biden."
    fixed = [
        Fixed(span=Span(start=0, end=5), kind="x", target="Kelin", fact="name"),
        Fixed(span=Span(start=11, end=16), kind="x", target="Kelin", fact="name"),
    ]
    assert mask(text, fixed, shared=True).text == "⟨x0⟩ nói. ⟨x0⟩ đi. Hải gặp Biden."


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Đại sứ Nga tại Anh Andrei Kelin", ["Andrei Kelin"]),
        ("ông Kim Jong Un và Tom Hanks", ["Kim Jong Un", "Tom Hanks"]),
        ("Thứ trưởng S.Ryabkov", ["S.Ryabkov"]),
        ("hiệp ước New START và INF", ["New START", "INF"]),
        ("ông Nguyễn Xuân Tùng phát biểu", ["Nguyễn Xuân Tùng"]),
        ("UBND TP.HCM họp", []),
        ("đây là MÓN QUA LỚN mà trẻ em nghèo nhận được của UNICEF", ["UNICEF"]),
        ("Bộ Ngoại giao Việt Nam", []),
        ("BÃO SỐ 3 ĐỔ BỘ VÀO QUẢNG NINH", []),
        ("xem tại vnexpress.net", ["vnexpress.net"]),
        ("Cristiano Ronaldo dos Santos Aveiro", ["Cristiano Ronaldo dos Santos Aveiro"]),
    ],
)
def test_names(text, names):
    """Foreign names and acronyms by spelling alone; Vietnamese words and acronyms are none."""
    assert [n.text for n in find_names(text)] == names


def test_a_vietnamese_person_loses_the_marks_in_english():
    """English newspapers write Vietnamese names without marks."""
    (name,) = find_names("ông Đặng Đình Đức")
    assert name.target == "Dang Dinh Duc"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("thêm 10.000-11.000 căn", "10,000-11,000"),
        ("rộng 3,5x4 ô", "3.5x4"),
        ("về nhất với 3:15.07", "3:15.07"),
        ("thắng 25-18 ở ván hai", "25-18"),
        ("lãi (+168 tỷ)", "168 billion"),
        ("hòa (90+4)", "90+4"),
    ],
)
def test_figures_run_together_are_written_as_each_alone(source, told):
    """A point between thousands is a comma in English, in a range too."""
    assert [fixed.target for fixed in find_fixed(source)] == [told]


@pytest.mark.parametrize(
    ("wording", "output", "text"),
    [
        ("August 5, 6 and 7", "In the ⟨d0⟩s it rained.", "In the August 5, 6 and 7 it rained."),
        ("1990", "In the ⟨y0⟩s it rained.", "In the 1990s it rained."),
        ("news agencies", "Many ⟨x0⟩s say so.", "Many news agencies say so."),
        ("took advantage of", "He ⟨x0⟩'s trust.", "He took advantage of trust."),
        ("took advantage of", "He ⟨x0⟩ trust.", "He took advantage of trust."),
        ("suspect", "The ⟨x0⟩'s car and ⟨x0⟩s", "The suspect's car and suspects"),
        ("Reuters", "⟨x0⟩'s report", "Reuters's report"),
        ("Wegmans", "The ⟨x0⟩s shops", "The Wegmans shops"),
        ("eroded", "It is a ⟨x0⟩ hill.", "It is an eroded hill."),
        ("union", "An ⟨x0⟩ met.", "A union met."),
        ("hour-long", "It was a ⟨x0⟩ talk.", "It was an hour-long talk."),
        ("eroded", "Plan A ⟨x0⟩.", "Plan A eroded."),
    ],
)
def test_an_ending_that_a_wording_does_not_take_is_dropped(wording, output, text):
    """A model writes the plural and the possessive behind a symbol, whatever it stands for."""
    kind = output[output.index("⟨") + 1]
    fixed = Fixed(span=Span(start=0, end=2), kind=kind, target=wording, fact="term")
    assert unmask(output, mask("ab", [fixed])).text == text


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("Đây là lần thứ 2 anh đến.", ["second"]),
        ("Họ xếp thứ 3 sau Lào.", ["third"]),
        ("Điều thứ 4 bà muốn là im lặng.", ["fourth"]),
        ("Kỳ họp thứ 6 bàn về thuế.", ["sixth"]),
        ("Đây là cảng lớn thứ 2 thế giới.", ["second"]),
        ("Đội chủ nhà xếp hạng 3.", ["third"]),
        ("Sinh viên năm thứ 4 bỏ học.", ["fourth"]),
        ("Sáng thứ 2, trời mưa.", []),
        ("Mọi người thứ 2 mới về.", []),
    ],
)
def test_a_small_ordinal_is_fixed_where_it_is_no_weekday(source: str, told: list[str]) -> None:
    assert [one.target for one in find_fixed(source)] == told
