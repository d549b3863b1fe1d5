"""Beads between a text and its translation."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.align import align
from tests.linear import assert_linear

VI = [
    "Cầu vượt Lê Hồng dài 278 m thông xe sáng 2/9, sớm hơn kế hoạch 45 ngày.",
    "Công trình có tổng vốn 342 tỷ đồng, gồm 4 làn xe.",
    "Ông Đào Duy Khang cho biết đơn vị thi công đã làm ba ca liên tục.",
    "Trong hai tuần đầu, cảnh sát giao thông sẽ phân luồng từ xa để người dân quen cách đi mới.",
    "Lễ thông xe diễn ra lúc 8h30.",
]
EN = [
    "The 278-metre Le Hong overpass opened on the morning of September 2, 45 days early.",
    "The four-lane structure cost 342 billion dong.",
    "Dao Duy Khang said the contractor had worked three shifts without a break.",
    "For the first two weeks traffic police will divert vehicles early so that people get used to"
    " the new layout.",
    "The opening ceremony took place at 8:30.",
]


def pairs(source: list[str], target: list[str]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The beads without their scores."""
    return [(bead.source, bead.target) for bead in align(source, target)]


def test_one_to_one() -> None:
    """A faithful translation is aligned sentence by sentence, with good scores."""
    assert pairs(VI, EN) == [((n,), (n,)) for n in range(5)]
    assert all(bead.score > 0.3 for bead in align(VI, EN))


def test_two_to_one_and_one_to_two() -> None:
    """Sentences that a translator joined or divided are found."""
    joined = [EN[0], f"{EN[1].rstrip('.')}; {EN[2]}", *EN[3:]]
    assert pairs(VI, joined) == [
        ((0,), (0,)), ((1, 2), (1,)), ((3,), (2,)), ((4,), (3,)),
    ]  # fmt: skip
    assert pairs(EN, VI[:3] + VI[3].split(", ", 1) + VI[4:])[3] == ((3,), (3, 4))


def test_left_out_and_added() -> None:
    """A sentence without a partner stands alone with score 0."""
    left_out = [one for n, one in enumerate(EN) if n != 2]
    assert ((2,), ()) in pairs(VI, left_out)
    assert ((), (2,)) in pairs([one for n, one in enumerate(VI) if n != 2], EN)
    assert [bead.score for bead in align(VI[:1], [])] == [0.0]


def test_anchors_decide_between_equal_lengths() -> None:
    """Numbers and names tie sentences that lengths cannot tell apart."""
    source = [
        "Giá vàng là 81 triệu đồng.",
        "Giá dầu là 79 đôla Mỹ nhé.",
        "Bà Solheim đến Huế sáng nay.",
    ]
    target = ["Oil costs 79 US dollars today.", "Ms Solheim came to Hue today."]
    assert pairs(source, target) == [((0,), ()), ((1,), (0,)), ((2,), (1,))]


def test_empty() -> None:
    """Nothing aligns with nothing."""
    assert align([], []) == ()
    assert pairs([], ["One."]) == [((), (0,))]


_SENTENCES = st.lists(st.text(alphabet="ab 12AB.", max_size=30), max_size=12)


@settings(max_examples=150)
@given(_SENTENCES, _SENTENCES)
def test_every_sentence_is_in_one_bead(source: list[str], target: list[str]) -> None:
    """Both sides are covered in order, whatever they are; scores are within 0 and 1."""
    beads = align(source, target)
    assert [n for bead in beads for n in bead.source] == list(range(len(source)))
    assert [n for bead in beads for n in bead.target] == list(range(len(target)))
    assert all(0 <= bead.score <= 1 for bead in beads)
    assert all(max(len(bead.source), len(bead.target)) <= 2 for bead in beads)


def test_long_texts_take_linear_time() -> None:
    """Far from the diagonal nothing is tried, unless one side is far longer than the other."""
    assert len(align(VI * 2, EN * 60)) >= 60
    assert_linear(lambda times: align(VI * times, EN * times), 80)
