"""Rewriting examples: what an abstract's sentence is shown with."""

import pytest

pytest.importorskip("torch")

from training.groups import BAR, examples
from training.summariser import prepare

TITLE = "Sạt lở chia cắt đường lên bản Nà Hin"
BODY = (
    "Sáng nay trời mưa rất to ở nhiều nơi trong tỉnh và chưa có dấu hiệu tạnh.",
    "Mưa lớn kéo dài đã làm sạt lở 300 m3 đất đá xuống con đường duy nhất lên bản Nà Hin.",
    "Chính quyền xã Mường Lý huy động 45 người dân và một máy xúc để khắc phục sự cố.",
)
ABSTRACT = "Mưa lớn làm sạt lở 300 m3 đất đá xuống con đường lên bản Nà Hin."


def test_a_sentence_is_shown_with_what_it_rests_on() -> None:
    """The one body sentence it was made from, the headline before it or not."""
    (example,) = examples(TITLE, ABSTRACT, BODY)
    assert example.source in {BODY[1], f"{TITLE}{BAR}{BODY[1]}"}
    assert example.target == ABSTRACT


def test_what_the_body_does_not_say_is_no_example() -> None:
    """It would teach the model to invent."""
    other = "Thủ tướng yêu cầu các bộ ngành rà soát toàn bộ quy hoạch giao thông miền núi."
    assert examples(TITLE, other, BODY) == []


def test_a_figure_must_stand_in_what_is_shown() -> None:
    """Equal figures share a symbol; one that the source lacks makes the example useless."""
    prepared = prepare(BODY[1], ABSTRACT)
    assert prepared is not None
    assert prepared[0].count("⟨n0⟩") == prepared[1].count("⟨n0⟩") == 1
    assert prepare(BODY[1], ABSTRACT.replace("300", "900")) is None
