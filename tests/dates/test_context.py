"""What a date leans on: the publication date, tense, neighbours, zones, evidence."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from summarize.dates import find_dates, tag
from summarize.document import Article, Segment, Span, Zone, ZoneName
from summarize.options import DateOptions


def _values(text: str, reference: str | None = None, **more: str) -> list[str]:
    return [timex.value for timex in find_dates(text, reference, **more)]  # type: ignore[arg-type]


def _article(parts: list[tuple[ZoneName, str]], published: str | None = None) -> Article:
    zones, text = [], ""
    for name, part in parts:
        zones.append(Zone(name=name, span=Span(start=len(text), end=len(text) + len(part))))
        text += part + "\n\n"
    return Article(
        id="a", text=text, title=None, date_published=published, zones=tuple(zones)
    )  # fmt: skip


def _tagged(parts: list[tuple[ZoneName, str]], published: str | None = None) -> list[str]:
    return [d.timex.value for d in tag(_article(parts, published), (), None, DateOptions())]


def test_a_reference_without_zone_is_vietnamese_time() -> None:
    late = datetime(2021, 6, 22, 23, 0, tzinfo=timezone(timedelta(hours=7)))
    for reference in (late, late.replace(tzinfo=None), date(2021, 6, 22), "2021-06-22T23:00"):
        assert [t.value for t in find_dates("hôm qua", reference)] == ["2021-06-21"]


@pytest.mark.parametrize(
    ("reference", "today"),
    [
        ("2024-09-03T18:20:00Z", "2024-09-04"),
        ("2024-09-03T16:59:59Z", "2024-09-03"),
        ("2024-09-03T17:00:00+00:00", "2024-09-04"),
        ("2024-09-03T23:30-05:00", "2024-09-04"),
        ("2024-09-04T01:30:00+09:00", "2024-09-03"),
        ("2024-09-04T01:30:00+07:00", "2024-09-04"),
        ("2024-12-31T20:00:00Z", "2025-01-01"),
        ("2024-09-03T23:59", "2024-09-03"),
        ("9999-12-31T23:00:00Z", "9999-12-31"),  # its day in Vietnam is beyond the calendar
    ],
)
def test_the_day_is_that_of_vietnam_when_the_reference_tells_another_zone(
    reference: str, today: str
) -> None:
    """CMS write UTC: what was out before seven in the morning was told a day early."""
    text = "Sáng nay trời quang, trái với dự báo đưa ra hôm nay."
    assert _values(text, reference) == [f"{today}TMO", today]
    moment = datetime.fromisoformat(reference)
    assert [t.value for t in find_dates(text, moment)] == [f"{today}TMO", today]


def test_days_weeks_and_hours_are_counted_on_vietnams_clock() -> None:
    sunday_in_greenwich = datetime(2024, 9, 1, 19, 0, tzinfo=UTC)
    text = "Hôm qua mưa, hôm kia nắng, đêm nay lạnh, ngày mai ấm, tuần này khô."
    assert [t.value for t in find_dates(text, sunday_in_greenwich)] == [
        "2024-09-01", "2024-08-31", "2024-09-02TNI", "2024-09-03", "2024-W36",
    ]  # fmt: skip
    assert _values("Đoàn sẽ tới sau 3 giờ nữa.", "2024-09-01T19:00:00Z") == ["2024-09-02T05"]


def test_an_article_published_in_utc_is_told_in_vietnam() -> None:
    parts: list[tuple[ZoneName, str]] = [("body", "Tối qua, hai xe va chạm ở cầu Bến Thủy.")]
    assert _tagged(parts, "2024-09-03T22:05:00Z") == ["2024-09-03TEV"]
    assert _tagged(parts, "2024-09-03T22:05:00") == ["2024-09-02TEV"]


def test_a_reference_that_is_no_date_is_refused() -> None:
    with pytest.raises(ValueError, match="Invalid isoformat"):
        find_dates("hôm nay", "next week")


def test_without_reference_nothing_is_guessed() -> None:
    text = "Ngày 17/12, hai bên gặp nhau. Tháng trước họ đã họp. Hôm qua mưa. Hồi tháng 7."
    assert _values(text) == ["XXXX-12-17", "XXXX-XX", "XXXX-XX-XX", "XXXX-07"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Ngày 31/12 trời nắng. Một ngày sau đó trời mưa.", ["XXXX-12-31", "XXXX-01-01"]),
        ("Ngày 29/2 trời nắng. Hai ngày sau đó trời mưa.", ["XXXX-02-29", "XXXX-03-02"]),
        # 1 or 2 March: the year tells.
        ("Ngày 26/2 trời nắng. Bốn ngày sau đó trời mưa.", ["XXXX-02-26", "XXXX-XX-XX"]),
        # So do the number of a week and its days.
        ("Giải diễn ra ngày 5/9. Một tuần sau đó, đội về nước.", ["XXXX-09-05", "XXXX-WXX"]),
        ("Ngày 5/9 mở. Thứ Hai tuần sau đó đóng.", ["XXXX-09-05", "XXXX-WXX-1"]),
        ("Ngày 5/9 khai mạc, cuối tuần sau đó bế mạc.", ["XXXX-09-05", "XXXX-WXX-WE"]),
        ("Ngày 5/9 mở. Thứ Hai tuần sau đó đóng. Hôm sau mở lại.",
         ["XXXX-09-05", "XXXX-WXX-1", "XXXX-XX-XX"]),
        ("Tuần từ 5/9 có mưa.", ["XXXX-09-05"]),
        ("Thứ Hai (5/9) mưa. Hôm sau nắng.", ["XXXX-09-05", "XXXX-09-05", "XXXX-09-06"]),
    ],
)  # fmt: skip
def test_counting_from_a_day_of_unknown_year(text: str, values: list[str]) -> None:
    assert _values(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Sáng nay 16/8, mưa lớn.", ["XXXX-08-16TMO", "XXXX-08-16"]),
        ("Hôm qua, ngày 15/8, mưa lớn.", ["XXXX-08-15", "XXXX-08-15"]),
        ("Tối mai 17/8/2024 có pháo hoa.", ["2024-08-17TEV", "2024-08-17"]),
        ("Hôm nay, lúc 8h ngày 16/8.", ["XXXX-08-16T08:00", "XXXX-08-16"]),
    ],
)
def test_a_date_beside_it_says_which_day_today_was(text: str, values: list[str]) -> None:
    assert _values(text) == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ngày 10/1, ông cho biết sẽ từ chức.", "2022-01-10"),  # yesterday, whatever the tense
        ("Đoàn đã lên đường ngày 20/9.", "2021-09-20"),
        ("Đoàn sẽ lên đường ngày 20/8.", "2022-08-20"),
        ("Hồi tháng 2, ông thăm Huế.", "2021-02"),
        ("Tháng 12 tới, cầu thông xe.", "2022-12"),
        ("Tháng 12 vừa qua, cầu thông xe.", "2021-12"),
    ],
)
def test_cue_and_tense(text: str, value: str) -> None:
    assert _values(text, "2022-01-11") == [value]


def test_preference() -> None:
    assert _values("ngày 12/10", "2017-02-02", prefer="future") == ["2017-10-12"]
    assert _values("ngày 12/10", "2017-02-02", prefer="past") == ["2016-10-12"]
    assert _values("thứ sáu", "2017-02-02", prefer="past") == ["2017-01-27"]


def test_the_weekday_can_settle_the_year() -> None:
    """6 February was a Monday in 2017; asked in August 2017 both years are as near."""
    assert _values("thứ hai ngày 6/2", "2017-08-07") == ["2017-02-06"]
    assert _values("thứ ba ngày 6/2", "2017-08-07") == ["2018-02-06"]


def test_anchors_are_named() -> None:
    found = find_dates("Họp ngày 12/5/2021, ký một ngày sau đó. Hôm qua mưa.", "2021-06-01")
    assert [(t.tid, t.anchor_tid) for t in found] == [("t1", None), ("t2", "t1"), ("t3", "t0")]


def test_bounds_of_intervals() -> None:
    (span,) = find_dates("3 ngày tới", "2017-02-02")
    assert (span.type, span.value, span.begin, span.end) == (
        "DURATION", "P3D", "2017-02-03", "2017-02-06",
    )  # fmt: skip
    (months,) = find_dates("9 tháng đầu năm 2023", "2024-05-15")
    assert (months.begin, months.end) == ("2023-01-01", "2023-10-01")


def test_teasers_and_captions_have_an_anchor_of_their_own() -> None:
    story: list[tuple[ZoneName, str]] = [
        ("body", "Ngày 10/1, hai bên gặp nhau."),
        ("teaser", "Hai tổng thống sẽ hội đàm vào ngày 7/12."),
        ("caption", "Hai bên gặp nhau ngày 30/9/2021."),
        ("body", "Trước đó cùng ngày, đoàn tới Geneva."),
    ]
    assert _tagged(story, "2022-01-11") == ["2022-01-10", "2021-12-07", "2021-09-30", "2022-01-10"]


def test_a_caption_that_repeats_the_day_fixes_the_year() -> None:
    story: list[tuple[ZoneName, str]] = [
        ("caption", "Trưởng đoàn tới dự đàm phán ngày 22/6/2020."),
        ("body", "Đàm phán kết thúc ngày 22/6. Vòng hai có thể vào cuối tháng 11."),
    ]
    assert _tagged(story) == ["2020-06-22", "2020-06-22", "2020-11"]


def test_an_archive_photo_fixes_nothing() -> None:
    story: list[tuple[ZoneName, str]] = [
        ("caption", "Ông phát biểu ngày 22/6/2015."),
        ("body", "Ngày 17/12, ông từ chức."),
    ]
    assert _tagged(story) == ["2015-06-22", "XXXX-12-17"]


def test_a_headlines_month_fixes_the_year() -> None:
    story: list[tuple[ZoneName, str]] = [
        ("headline", "Hai bên có thể đàm phán trong tháng 7/2021"),
        ("body", "Ngày 22/6, đại sứ cho biết đàm phán có thể bắt đầu vào tháng 7 tới."),
    ]
    assert _tagged(story) == ["2021-07", "2021-06-22", "2021-07"]


def test_a_year_in_passing_fixes_nothing() -> None:
    text = "Hồi tháng 7, hai bên đã họp về hiệp ước hết hạn năm 2026, ký tháng 2/2022."
    assert _tagged([("body", text)]) == ["XXXX-07", "2026", "2022-02"]


def test_a_dateline_of_the_text_itself_is_the_reference() -> None:
    text = "Tin trong ngày\n\n11/01/2022 08:09 | Thời sự\n\nHôm qua, ngày 10/1, trời mưa.\n"
    assert _values(text) == ["2022-01-11T08:09", "2022-01-10", "2022-01-10"]


def test_segments_and_headline_are_named() -> None:
    text = "Cầu thông xe ngày 2/9\n\nLễ khánh thành sẽ diễn ra ngày 2/9. Ngày 3/9 mở vé."
    zones = (
        Zone(name="headline", span=Span(start=0, end=21)),
        Zone(name="body", span=Span(start=23, end=len(text))),
    )
    article = Article(
        id="a", text=text, title=None, date_published="2021-08-20", zones=zones
    )  # fmt: skip
    first, second = text.index("Lễ"), text.index("Ngày 3/9")
    segments = (
        Segment(id="s1", span=Span(start=first, end=second - 1), source="?"),
        Segment(id="s2", span=Span(start=second, end=len(text)), source="?"),
    )
    headline = Segment(id="h", span=Span(start=0, end=21), source="?")
    dates = tag(article, segments, headline, DateOptions())
    assert [(d.timex.segment_id, d.timex.value, d.rank) for d in dates] == [
        ("h", "2021-09-02", 0),
        ("s1", "2021-09-02", 1),
        ("s2", "2021-09-03", 2),
    ]
    assert dates[1].target_text == "September 2, 2021"


def test_the_number_of_key_dates_is_bounded() -> None:
    text = " ".join(f"Ngày {day}/3, hội nghị thứ {day} diễn ra." for day in range(10, 20))
    article = _article([("body", text)], "2022-03-20")
    dates = tag(article, (), None, DateOptions(max_key_dates=4))
    assert sorted(d.rank for d in dates if d.key) == [1, 2, 3, 4]
    assert not any(d.key for d in tag(article, (), None, DateOptions(max_key_dates=0)))


def test_roles() -> None:
    text = (
        "Ngày 10/1, phát ngôn viên cho biết dự án đúng tiến độ. "
        "Hội nghị sẽ diễn ra ngày 20/1 tại Huế. "
        "Hồ sơ phải nộp trước ngày 15/2. Dự án có từ năm 2010 và kéo dài 5 năm."
    )
    dates = tag(_article([("body", text)], "2022-01-11"), (), None, DateOptions())
    assert [d.role for d in dates] == [
        "announcement", "event", "deadline", "background", "background",
    ]  # fmt: skip


def test_vague_times_are_no_dates_of_the_brief() -> None:
    text = "Ngay sau đó, ông rời đi. Vài ngày trước trời mưa."
    assert _values(text, "2022-01-11") == ["FUTURE_REF", "PAST_REF"]
    assert _tagged([("body", text)], "2022-01-11") == []


def test_text_that_is_decomposed_or_spaced_oddly() -> None:
    text = "Nga\u0300y  22/6\u00a0và\u200b tháng\n7 tới"
    found = find_dates(text, "2021-06-01")
    assert [t.value for t in found] == ["2021-06-22", "2021-07"]
    assert [t.text for t in found] == ["Nga\u0300y  22/6", "tháng\n7 tới"]


def test_a_text_without_zones_shows_its_headline() -> None:
    text = "Hai bên có thể đàm phán trong tháng 7/2021\n\nNgày 22/6, đại sứ trả lời phỏng vấn.\n"
    assert _values(text) == ["2021-07", "2021-06-22"]
    assert _values(text.replace("2021\n", "2021.\n")) == ["2021-07", "XXXX-06-22"]
    assert _values("\n\nngày 22/6") == ["XXXX-06-22"]


def test_a_dateline_may_be_the_first_line() -> None:
    assert _values("11/01/2022 08:09\nHôm qua trời mưa.") == ["2022-01-11T08:09", "2022-01-10"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Nạn nhân (sinh ngày 3/1/1986) mất tích. Ngày 9/1, tàu cháy.",
         ["1986-01-03", "XXXX-01-09"]),
        ("Họ tưởng niệm vụ khủng bố 11/9. Ngày 12/9, ông lên đường.", ["2001-09-11", "XXXX-09-12"]),
        ("Ngày 7/12/1941, cảng bị đánh. Ngày 8/12, Mỹ tuyên chiến.\n\n"
         "Ông đắc cử năm 2012 và mãn nhiệm vào tháng 1.",
         ["1941-12-07", "1941-12-08", "2012", "XXXX-01"]),
    ],
)  # fmt: skip
def test_births_known_events_and_history_are_no_witness_for_the_news(
    text: str, values: list[str]
) -> None:
    assert _values(text) == values
