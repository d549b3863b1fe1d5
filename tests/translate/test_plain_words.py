"""Connectives in plainer words."""

from __future__ import annotations

import pytest

from summarize.document import Span
from summarize.facts import Fixed
from summarize.translate.plain_words import in_plain_words

PERSON = Fixed(span=Span(start=0, end=1), kind="x", target="Le Van An", fact="name")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Ông đến, song họ đã đi.", "Ông đến, nhưng họ đã đi."),
        ("Song họ đã đi.", "Nhưng họ đã đi."),
        ("Song, họ đã đi.", "Nhưng họ đã đi."),
        ("Hai bên ký thỏa thuận song phương.", "Hai bên ký thỏa thuận song phương."),
        ("Hai đường song song nhau.", "Hai đường song song nhau."),
        ("Cuộc không kích nhằm vào Syria.", "Cuộc không kích vào Syria."),
        ("Trời mưa nên họ ở nhà.", "Trời mưa, vì vậy họ ở nhà."),
        ("Do trời mưa nên họ ở nhà.", "Do trời mưa, họ ở nhà."),
        ("Vì mệt, nên ⟨x0⟩ ở nhà.", "Vì mệt, ⟨x0⟩ ở nhà."),
        ("Anh mệt nên mới bị ngã.", "Anh mệt, vì vậy bị ngã."),
        ("Tòa nhận định hành vi này sai.", "Tòa cho rằng hành vi này sai."),
        ("Ông nhận định: “Đó là sai”.", "Ông cho rằng: “Đó là sai”."),
        ("Những nhận định ấy và nhận định của ông.", "Những nhận định ấy và nhận định của ông."),
        ("Ông An cho hay trời mưa.", "Ông An cho biết trời mưa."),
        ("Công an đã vào cuộc điều tra vụ cháy.", "Công an đã điều tra vụ cháy."),
        ("Công an đã vào cuộc.", "Công an đã vào cuộc."),
        ("Nước sông Gianh dâng cao.", "Nước sông Gianh tăng cao."),
        ("Họ dâng lên bà một lễ vật.", "Họ dâng lên bà một lễ vật."),
        ("Anh liền chạy theo.", "Anh chạy theo."),
        ("Mưa ba ngày liền gây lũ.", "Mưa ba ngày liền gây lũ."),
        ("Hai nhà liền kề nhau.", "Hai nhà liền kề nhau."),
        ("Bạn nên đi ngủ sớm.", "Bạn nên đi ngủ sớm."),
        ("Họ không nên phải trả.", "Họ không nên phải trả."),
        ("Cuộc đua trở nên ⟨x0⟩.", "Cuộc đua trở nên ⟨x0⟩."),
        ("Nhà phân tích Song Zhong nói.", "Nhà phân tích Song Zhong nói."),
        ("Tàu vào đất liền để tránh bão.", "Tàu vào đất liền để tránh bão."),
        ("Họ trở nên giàu có.", "Họ trở nên giàu có."),
    ],
)
def test_connectives(text: str, plain: str) -> None:
    assert in_plain_words(text, {"⟨x0⟩": PERSON}) == plain


def test_a_symbol_that_names_nobody_may_be_a_verb() -> None:
    advice = "Bạn nên ⟨x0⟩ sớm."
    verb = Fixed(span=Span(start=0, end=1), kind="x", target="surrender", fact="term")
    assert in_plain_words(advice, {"⟨x0⟩": verb}) == advice
