"""Whatever stands in a sentence, reading its facts ends with facts: an odd date ends no article."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.facts import compare, find_fixed, mask, unmask

#: What figures, dates, amounts and names are written with, Vietnamese and English.
PARTS = (
    *"0 1 2 5 9 12 24 31 2018 07 1.234 3,5 / - – . : ; , ( ) % h g ' ° ½ ² $".split(),
    *"ngày tháng năm từ đến giữa trước sau thứ hai chủ nhật mồng rằm Giêng quý giờ phút rưỡi".split(),
    *"triệu tỷ nghìn đồng USD km người lần số Điều khoản tuổi thế kỷ nửa một ba chục trăm".split(),
    *"Nguyễn Văn An Hà Nội Trump COVID-19 A320 Mr May March o'clock the of first half million".split(),
    " ", " ", " ", " ",
)  # fmt: skip
#: Every pair of sizes, of which only some are numbers: "1 triệu tỉ", "5 Nghìn\xa0tỷ rưỡi đồng".
SIZES = tuple(
    f" {first}{space}{second}{more}"
    for first in ("nghìn", "ngàn", "triệu", "Vạn", "trăm")
    for second in ("tỷ", "tỉ", "nghìn")
    for space in (" ", "\xa0")
    for more in ("", " đồng", " rưỡi USD", " 5 triệu")
)
parts = st.sampled_from(PARTS)
figures = st.sampled_from("1 3 5 12 24 31 05 7 2018 99".split())
#: "ngày 1-5/2018", "24/7.5", "12:31h": figures with any marks between them.
shapes = st.tuples(
    st.sampled_from(("ngày ", "tháng ", "từ ", "lúc ", "", " ", "số ", "Thứ hai, ")),
    figures,
    st.lists(
        st.tuples(st.sampled_from("/ - . : , –".split()), figures).map("".join), max_size=3
    ).map("".join),
    st.sampled_from(("", " ", "h", "%", " triệu đồng", " tuổi", ".", " năm", *SIZES)),
).map("".join)
texts = st.lists(st.one_of(parts, shapes), max_size=16).map("".join)


@settings(max_examples=300, deadline=None)
@given(texts)
def test_protected_spans_come_back(text: str) -> None:
    masked = mask(text, find_fixed(text))
    assert unmask(masked.text, masked).whole


@settings(max_examples=150, deadline=None)
@given(texts, texts)
def test_any_two_texts_are_compared(source: str, target: str) -> None:
    ledger = compare(source, target)
    for facts, text in ((ledger.source, source), (ledger.target, target)):
        assert [fact.text for fact in facts] == [fact.span.of(text) for fact in facts]
