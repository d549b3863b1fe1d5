"""Time grows with the text and nothing explodes."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from summarize.dates import find_dates, source_hints

_SIZE = 100_000
#: Seconds of processor time; 0.02 to 0.7 are measured, prose takes 0.1.
_MOST = 3.0
_NO_DATE = {
    "prose": "Người dân trong vùng đã trở về nhà sau cơn bão lớn. ",
    "one word": "a",
    "digits": "1",
    "spaced digits": "1 ",
    "slashes": "1/",
    "dashes": "11/1-",
    "points": "1.",
    "colons": "1:1:",
    "zeros": "0",
    "year digits": "2021",
    "blanks": "   ",
    "lines": "\n",
    "day lines": "ngày\n",
    "number words": "hai mươi mốt ",
    "approximations": "hơn một ",
    "ordinals": "cuộc họp thứ hai ",
    "cues": "ngày ",
    "fractions": "(1/2 ",
    "quotes": '"',
    "decomposed": "nga\u0300y ",
    "zero width": "\u200b",
}


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()  # of this process: a busy machine does not count
    work()
    return time.process_time() - start


@pytest.mark.parametrize("unit", _NO_DATE.values(), ids=_NO_DATE.keys())
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_hundred_thousand_characters_without_a_date(unit: str, language: str) -> None:
    text = (unit * (_SIZE // len(unit) + 1))[:_SIZE]
    find_dates(text[:200], language=language)
    assert _seconds(lambda: find_dates(text, "2022-01-11", language=language)) < _MOST
    assert _seconds(lambda: source_hints(text, language)) < _MOST


@pytest.mark.parametrize(
    "unit",
    [
        "đã ngày 1/2 ", "tháng 1 và ", "năm 2010, cùng ngày ", "2019-2020-", "lúc 8h-", "ngày 1, 2, ",
        "tháng Giêng ", "mùng 6, lễ hội tháng Giêng, ", "20 âm lịch, ", "8h (giờ Hà Nội) ngày 5/6 ",
        "thứ Bảy, Chủ nhật hằng tuần, ", "chiều và tối mai, ", "6h-8h, 9h hằng ngày, ",
    ],
)  # fmt: skip
def test_dates_cost_the_same_each(unit: str) -> None:
    """Eight times the text takes about eight times as long, not sixty-four."""
    short, long = unit * 150, unit * 1200
    find_dates(short, "2022-01-11")
    once = min(_seconds(lambda: find_dates(short, "2022-01-11")) for _ in range(4))
    eight = min(_seconds(lambda: find_dates(long, "2022-01-11")) for _ in range(4))
    assert eight < 28 * once + 0.05


def test_a_news_article_is_read_in_milliseconds() -> None:
    story = (
        "Sáng 10/1, đoàn công tác tới Huế. Trước đó, ngày 8/1, hai bên đã ký biên bản. "
        "Theo kế hoạch, cuộc họp tiếp theo sẽ diễn ra vào tháng 3 tới tại Đà Nẵng. "
        "Lãnh đạo tỉnh cho biết dự án được khởi công từ năm 2018 và kéo dài 5 năm. "
        "Người dân mong sớm có đường mới để việc đi lại thuận tiện hơn trong mùa mưa.\n\n"
    )
    text = story * 14
    assert 950 <= len(text.split()) <= 1200
    find_dates(text, "2022-01-11")
    best = min(_seconds(lambda: find_dates(text, "2022-01-11")) for _ in range(5))
    assert best < 0.1  # 20 ms on an idle machine; see the benchmark
