"""The cleaned article as a whole: titles, dates, restoring, errors, size."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.clean import clean
from summarize.errors import EmptyError, InputError, LanguageError, UsageError
from summarize.options import CleanOptions
from tests.clean.raw_articles import STORY, TITLE, check, cleaned, raw, story
from tests.linear import assert_linear

LINK = "[Gia Lai mở sàn giao dịch cà phê đặc sản đầu tiên]"


def test_zones_of_a_plain_article() -> None:
    """Headline, lead, body; the first paragraph is the lead, a whole quotation a quote."""
    article, removals = cleaned(TITLE, *STORY[:3], "“Cây sâm là của để dành của làng.”", STORY[3])
    names = [zone.name for zone in article.zones if zone.name != "blank"]
    assert names == ["headline", "lead", "body", "body", "quote", "body"]
    assert article.title == TITLE
    assert removals == ()


def test_no_headline() -> None:
    """A first line that is a sentence is the lead, and the title is unknown."""
    article, _ = cleaned(*STORY)
    assert article.title is None
    assert article.zones[0].name == "lead"


@pytest.mark.parametrize(
    "line",
    [
        "“Cây tỷ đô” về với người Kon Rẫy",
        "Vì sao người Kon Rẫy trồng sâm?",
        "Kon Rẫy: 126 tỷ đồng cho cây sâm...",
        "iPhone giúp người Kon Rẫy bán sâm ra sao",
        "NGƯỜI DÂN KON RẪY ĐƯỢC HỖ TRỢ TRỒNG SÂM",
    ],
)
def test_headline_shapes(line: str) -> None:
    """Questions, ellipses, quotations, brands and capitals are headlines like others."""
    assert cleaned(line, *STORY)[0].title == line


def test_stated_title_found_on_the_page() -> None:
    """A title from metadata loses the site's name and marks its line, wherever it stands."""
    article, removals = cleaned(
        "Trang chủ", "Xã hội", TITLE, *STORY, title=f"{TITLE} | Báo Cao Nguyên"
    )
    assert article.title == TITLE
    assert [one.zone for one in removals] == ["navigation", "navigation"]
    assert story(article) == list(STORY)


@pytest.mark.parametrize(
    "title",
    [
        "Đường tàu Kon Rẫy - Đăk Pne",
        "Nhận định trận Kon Tum - Gia Lai",
        "Việt Nam - Thái Lan",
        "Quan hệ Mỹ - Đài Loan",
        "Thỏa thuận giữa hai sở KH - TN",
        "Ông Y Blan nói gì trên CNN",
        "Chợ phiên Kon Rẫy | Những điều cần biết",
        "Mùa sâm",
        "COVID-19",
    ],
)
def test_stated_title_stays_whole(title: str) -> None:
    """A dash joins two places or teams of a headline; a short headline is one all the same."""
    assert cleaned(*STORY, title=title)[0].title == title


@pytest.mark.parametrize(
    "behind",
    [
        " - VnExpress",
        " | Báo Dân trí",
        " - Báo Công an nhân dân",
        " - Báo điện tử Cao Nguyên",
        " - caonguyen.vn",
        " - Xã hội - VietnamPlus",
        " - Tiếng gọi đại ngàn",
    ],
)
def test_stated_title_loses_the_site(behind: str) -> None:
    """A newspaper, a domain, the section before them, or what the page states as its site."""
    article, _ = cleaned(*STORY, title=TITLE + behind, sitename="Tiếng gọi Đại ngàn")
    assert article.title == TITLE


@pytest.mark.parametrize("title", ["VnExpress", "Trang chủ", "bai-042.txt", "2024"])
def test_stated_title_that_is_none(title: str) -> None:
    """The name of a site, a section or a file is no headline; the page's own is looked for."""
    assert cleaned(TITLE, *STORY, title=title)[0].title == TITLE


def test_stated_title_not_on_the_page() -> None:
    """A title that only metadata states is the article's, and no line is the headline."""
    article, _ = cleaned(*STORY, title=f"{TITLE} - Báo Cao Nguyên")
    assert article.title == TITLE
    assert story(article) == list(STORY)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("07/12/2024 08:09 GMT+7 | Tin tức 24h", "2024-12-07T08:09+07:00"),
        ("Thứ bảy, 7/12/2024, 10:35 (GMT+7)", "2024-12-07T10:35+07:00"),
        ("10:00 | 07/12/2024", "2024-12-07T10:00"),
        ("Cập nhật lúc 7h45 ngày 7/12/2024", "2024-12-07T07:45"),
        ("07-12-2024 - 02:15 PM | Kinh tế", "2024-12-07T14:15"),
        ("Ngày 7 tháng 12 năm 2024", "2024-12-07"),
        ("2024-12-07T08:09:00+07:00", "2024-12-07T08:09+07:00"),
        ("Hà My - 07/12/2024 06:30", "2024-12-07T06:30"),
        ("Thứ Bảy, ngày 07/12/2024 - 08:11", "2024-12-07T08:11"),
        ("Ngày 31/2/2024", None),
        ("7 Tháng Mười Hai, 2024", "2024-12-07"),
        ("Thứ Bảy, ngày 7 tháng mười hai năm 2024", "2024-12-07"),
        ("7 Tháng Năm 2024, 08:09", "2024-05-07T08:09"),
        ("December 7, 2024", "2024-12-07"),
        ("Saturday, 7 Dec 2024 8:09 PM", "2024-12-07T20:09"),
        ("Published on May 7th, 2024", "2024-05-07"),
        ("07/12/24 08:09", "2024-12-07T08:09"),
        ("Cập nhật lúc: 08:30 08/12/2024 - Đăng lúc 17:05 07/12/2024", "2024-12-07T17:05"),
        ("Đăng lúc 17:05 07/12/2024 (cập nhật 08:30 08/12/2024)", "2024-12-07T17:05"),
        ("Ngày xuất bản: 07/12/2024 | Chỉnh sửa: 08/12/2024", "2024-12-07"),
    ],
)
def test_date_line(line: str, date: str | None) -> None:
    """Date lines under the headline are read, however they are set; impossible days are not."""
    article, removals = cleaned(TITLE, line, *STORY)
    assert article.date_published == date
    assert article.date_source == ("dateline" if date else "unknown")
    assert [one.zone for one in removals] == ["dateline"]


@pytest.mark.parametrize("first", [True, False])
def test_when_it_was_changed_is_not_when_it_was_published(first: bool) -> None:
    """Of two date lines the one that says it was published counts; alone, the other does."""
    lines = ["Cập nhật: 08/12/2024 08:30", "Đăng: 07/12/2024 17:05"]
    article, _ = cleaned(TITLE, *(lines if first else lines[::-1]), *STORY)
    assert article.date_published == "2024-12-07T17:05"
    article, _ = cleaned(TITLE, lines[0], *STORY)
    assert article.date_published == "2024-12-08T08:30"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2024-12-07", "2024-12-07"),
        ("2024-12-07T08:09+07:00", "2024-12-07T08:09+07:00"),
        ("2024-12-07T01:09:00Z", "2024-12-07T08:09:00+07:00"),
        ("20241207", "2024-12-07"),
        ("2024-W49-6", "2024-12-07"),
        ("20241207T0809", "2024-12-07T08:09"),
        ("2024-12-07 08:09:00", "2024-12-07T08:09"),
        ("2024-12-07T08:09+0700", "2024-12-07T08:09+07:00"),
    ],
)
def test_a_stated_date_is_written_in_one_form(typed: str, kept: str) -> None:
    """Whatever form of ISO 8601 the user or the container has, the article's is the usual one."""
    page = raw("\n\n".join([TITLE, *STORY]))
    assert clean(page, CleanOptions(published=typed))[0].date_published == kept
    assert cleaned(TITLE, *STORY, date_published=typed)[0].date_published == kept


@pytest.mark.parametrize(
    "line",
    ["Thứ bảy, 27/11/2021, 19h30", "Hà Nội, 8/3/2019", "Ngày 24 tháng 5 năm 2018"],
)
@pytest.mark.parametrize("place", [1, 2, 4])
def test_the_date_of_an_event_is_no_date_line(line: str, place: int) -> None:
    """Behind the first paragraph a date is the story's: when a match begins, where a poem ends."""
    article, removals = cleaned(TITLE, *STORY[:place], line, *STORY[place:])
    assert (article.date_published, article.date_source) == (None, "unknown")
    assert removals == ()
    assert line in story(article)


def test_the_date_that_closes_a_poem() -> None:
    """A text without any paragraph has a short head too."""
    verses = ("Sông trôi về phía biển", "Mẹ ngồi bên bến đợi", "Tóc bạc theo mùa nước")
    article, removals = cleaned("Thơ viết bên sông", *verses, "Hà Nội, 8/3/2019")
    assert (article.date_published, removals) == (None, ())


@pytest.mark.parametrize("end", [STORY[3] + "/.", STORY[3] + " (TTXVN)", "Hà My", "Theo Reuters"])
def test_date_line_behind_the_end(end: str) -> None:
    """Below the author, the agency or the end mark, a date is when the story was published."""
    article, removals = cleaned(TITLE, *STORY, end, "07/12/2024 08:09")
    assert (article.date_published, article.date_source) == ("2024-12-07T08:09", "dateline")
    assert removals[-1].zone == "dateline"


def test_the_date_line_of_another_story() -> None:
    """With a time zone a date line is furniture wherever it stands, and in mid-story it dates
    nothing; nor does one behind the end, below another story's author."""
    line = "07/12/2024 08:09 GMT+7"
    article, removals = cleaned(TITLE, *STORY[:2], line, *STORY[2:])
    assert [(one.text, one.zone) for one in removals] == [(line, "navigation")]
    assert article.date_published is None
    other = ("Ngư dân Cà Ná trúng đậm cá nục đầu mùa", "Hà My", line)
    article, _ = cleaned(TITLE, *STORY, "Tin cùng chuyên mục", *other)
    assert article.date_published is None


def test_date_line_below_a_long_lead() -> None:
    """Some pages set it between the lead and the text."""
    article, removals = cleaned(TITLE, STORY[0], "07/12/2024 08:09 GMT+7", *STORY[1:])
    assert article.date_published == "2024-12-07T08:09+07:00"
    assert [one.zone for one in removals] == ["dateline"]


def test_where_the_date_comes_from() -> None:
    """The user's date wins over metadata, metadata over the date line."""
    line = "07/12/2024 08:09 GMT+7"
    page = raw("\n\n".join([TITLE, line, *STORY]), date_published="2024-12-08")
    article, _ = clean(page, CleanOptions(published="2024-12-09"))
    assert (article.date_published, article.date_source) == ("2024-12-09", "option")
    article, _ = clean(page, CleanOptions())
    assert (article.date_published, article.date_source) == ("2024-12-08", "metadata")
    article, _ = cleaned(TITLE, line, *STORY, date_published="hôm qua")
    assert article.date_source == "dateline"
    article, _ = cleaned(TITLE, *STORY, date_published="07/12/2024 08:30")
    assert (article.date_published, article.date_source) == ("2024-12-07T08:30", "metadata")


def test_the_caption_of_another_story_dates_nothing() -> None:
    """Behind the end, captions and date lines are tail, not evidence."""
    article, _ = cleaned(
        TITLE, *STORY, "(TTXVN)", "Tin cùng chuyên mục", "Ảnh chụp ngày 1/2/2020. Ảnh: AFP"
    )
    assert {zone.name for zone in article.zones} & {"caption", "dateline"} == set()
    assert article.date_published is None


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ("2024-12-06T18:30:00Z", "2024-12-07T01:30:00+07:00"),
        ("2024-12-06T18:30:00.000+00:00", "2024-12-07T01:30:00+07:00"),
        ("2024-12-07T03:30:00+09:00", "2024-12-07T01:30:00+07:00"),
        ("2024-12-07T01:30+07:00", "2024-12-07T01:30+07:00"),
        ("2024-12-07T01:30", "2024-12-07T01:30"),
        ("2024-12-07", "2024-12-07"),
    ],
)
def test_publication_is_told_on_vietnams_clock(stated: str, told: str) -> None:
    """One without a zone is Vietnamese time already."""
    article, _ = cleaned(TITLE, *STORY, date_published=stated)
    assert (article.date_published, article.date_source) == (told, "metadata")
    article, _ = clean(raw("\n\n".join([TITLE, *STORY])), CleanOptions(published=stated))
    assert (article.date_published, article.date_source) == (told, "option")
    line = "07/12/2024 01:30 (GMT+9)"
    article, _ = cleaned(TITLE, line, *STORY)
    assert article.date_published == "2024-12-06T23:30:00+07:00"


def test_bad_published_date() -> None:
    """A date option that is no date is an error of usage that shows the shape wanted."""
    with pytest.raises(UsageError, match="7/12"):
        clean(raw("\n".join(STORY)), CleanOptions(published="7/12"))


def test_restore_by_rule_and_by_id() -> None:
    """What is kept becomes the story again, and leaves the list; offsets of others hold."""
    lines = (TITLE, *STORY[:2], LINK, "Chia sẻ", *STORY[2:], "(TTXVN)")
    before = cleaned(*lines)[1]
    assert [one.rule for one in before] == ["related-bracket", "navigation", "signature"]
    article, after = cleaned(*lines, keep=("related-bracket",))
    assert LINK in story(article)
    assert after == before[1:]
    article, after = cleaned(*lines, keep=(before[1].id,))
    assert "Chia sẻ" in story(article)
    assert after == (before[0], before[2])


def test_restored_prefix_joins_its_line() -> None:
    """A restored piece of a line is part of the paragraph again."""
    article, _ = cleaned(TITLE, "TTO - " + STORY[0], *STORY[1:], keep=("outlet-prefix",))
    assert "".join(story(article)).startswith("TTO - Hội đồng")


def test_wrapped_text() -> None:
    """Lines broken at a fixed width are one paragraph."""
    width = 72
    paragraphs = []
    for paragraph in STORY:
        lines, line = [], ""
        for word in paragraph.split():
            if len(line) + len(word) >= width:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}".strip()
        paragraphs.append("\n".join([*lines, line]))
    article, removals = cleaned(TITLE, *paragraphs)
    assert removals == ()
    assert [" ".join(one.split()) for one in story(article)] == list(STORY)


def test_decomposed_text_is_composed() -> None:
    """Offsets are into the NFC text, whatever came in."""

    page = raw(unicodedata.normalize("NFD", "\n\n".join([TITLE, *STORY])))
    article, removals = clean(page, CleanOptions())
    check(article, removals)
    assert STORY[0] in article.text
    assert unicodedata.is_normalized("NFC", article.text)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", EmptyError),
        (" \n\u200b\n\t", EmptyError),
        ("😀 🎉\n👍👍👍", EmptyError),
        ("12,5\t13,7\n2020\t2021\n", EmptyError),
        ("The council approved the budget on Monday after a long debate.\n" * 5, LanguageError),
        ("Le conseil a été élu à Genève, où il siège déjà.\n" * 5, LanguageError),
        ("理事会星期一批准了预算。\n" * 5, LanguageError),
        ("Совет утвердил бюджет в понедельник.\n" * 5, LanguageError),
        ("Hoi dong nhan dan tinh da thong qua nghi quyet giup nguoi dan.\n", LanguageError),
        ("https://a.example/1\nhttps://a.example/2\n" * 50, LanguageError),
        ("Mr Nguyễn Văn An met the mayor of Huế to discuss trade in May.\n" * 4, LanguageError),
    ],
    ids=["empty", "blank", "emoji", "numbers", "English", "French", "Chinese", "Russian",
         "no marks", "addresses", "English with Vietnamese names"],
)  # fmt: skip
def test_nothing_vietnamese(text: str, error: type[InputError]) -> None:
    """No model is asked: a clear error that names the input and says what to do."""
    with pytest.raises(error, match=r"^bai\.txt: ") as caught:
        clean(raw(text), CleanOptions())
    assert caught.value.hint


def test_vietnamese_without_marks_is_named() -> None:
    """The error says that the marks are missing, not that the text is foreign."""
    with pytest.raises(LanguageError, match="without diacritics"):
        clean(raw("Thu tuong hom nay da den tham nguoi dan vung lu va tang qua."), CleanOptions())


def test_only_furniture_is_an_error_with_a_way_out() -> None:
    """When cleaning leaves nothing, the error names the rules and the option that keeps them."""
    with pytest.raises(EmptyError, match=r"rules: .*navigation") as caught:
        clean(raw("Chia sẻ bài viết\nGửi bình luận của bạn\nĐăng nhập"), CleanOptions())
    assert "--keep" in caught.value.hint


def test_capitals_are_vietnamese() -> None:
    """An article in capitals is cleaned like any other."""
    article, _ = cleaned(*[line.upper() for line in (TITLE, *STORY)])
    assert story(article) == [line.upper() for line in STORY]


@pytest.mark.parametrize(
    ("unit", "count"),
    [
        ("Mưa lớn tiếp tục ở miền Trung, nhiều nơi bị ngập. ", 50_000),
        ("từ\n", 10_000),
        ("Mưa lớn ở Huế (Ảnh: A)\n", 20_000),
        ("Tin liên quan\n", 20_000),
        ("Chú thích ảnh\nMưa lớn ở Huế\n", 5_000),
        ("[", 300_000),
        ("(", 300_000),
        ("Mưa lớn. ./. Gió to./. ", 50_000),
        ("► Mưa lớn ở Huế\nChủ đề: mưa\nHotline: 1\nÔng Nam và bà Lan.\nVideo: Mưa\n", 2_000),
    ],
    ids=[
        "one line",
        "words",
        "captions",
        "headings",
        "placeholders",
        "brackets",
        "round",
        "marks",
        "labels",
    ],
)
def test_time_is_linear(unit: str, count: int) -> None:
    """Long inputs of any shape are cleaned in the time of their length, or refused."""

    def run(times: int) -> None:
        story = "Mưa lớn tiếp tục ở miền Trung, nhiều nơi bị ngập."
        try:
            cleaned_up = clean(raw(unit * times + story), CleanOptions())
        except InputError:
            return
        check(*cleaned_up)

    assert_linear(run, count)


@pytest.mark.parametrize(
    "behind",
    [
        "./.",
        ".\n\nNguyễn Văn Nam (TTXVN)",
        ".\n\nXem thêm\n\nGiá sâm củ tăng ngày thứ {0} liên tiếp ở chợ huyện Kon Rẫy",
        ".\n\nTin mới nhất",
        ". Tin cùng chuyên mục",
        ".\n\nSâm xã {0} được mùa ở vùng cao"
        "\n\nSâm xã {0} được mùa ở vùng cao\n\nSâm xã {0} được giá, thôn {0} bán hết trong ngày.",
    ],
    ids=["end marks", "signatures", "links", "headings", "glued headings", "twice"],
)
def test_many_ends_take_linear_time(behind: str) -> None:
    """A page on which every paragraph seems to be the last, and none is like another."""
    paragraph = (
        "Đội x{0} ở Xã{0} cho biết kế hoạch k{0} của tỉnh t{0} sẽ được v{0} thực hiện f{0} trong"
        " giai g{0} đoạn h{0} tới i{0} với nhiều j{0} giải pháp đồng bộ hơn trước"
    )

    def run(times: int) -> None:
        clean(
            raw("\n\n".join((paragraph + behind).format(n) for n in range(times))), CleanOptions()
        )

    assert_linear(run, 1_000)


_LINES = st.sampled_from(
    [
        *STORY,
        TITLE,
        LINK,
        "",
        "Tin liên quan",
        "Tin cùng chuyên mục",
        "Chú thích ảnh",
        "(TTXVN)",
        "Hà My",
        "12/3/2024 10:00 GMT+7",
        f"{TITLE} ảnh 1Vườn ươm. (Ảnh: A)",
        STORY[1] + "./.",
        "TTO - " + STORY[2],
        "Ảnh: B",
        "  \u200b ",
        "!!!",
        "Read more about this story in our newsletter right here today",
    ]
)


@settings(max_examples=200)
@given(st.lists(_LINES, max_size=12), st.sampled_from(["\n", "\n\n", " "]))
def test_any_page(lines: list[str], gap: str) -> None:
    """Whatever stands in whatever order: zones partition, removals are exact, nothing is lost."""
    try:
        article, removals = clean(raw(gap.join(lines)), CleanOptions())
    except InputError:
        return
    check(article, removals)
    everything = frozenset(one.rule for one in removals)
    restored, left = clean(raw(gap.join(lines)), CleanOptions(keep=everything))
    assert left == ()
    assert {zone.name for zone in restored.zones} <= {"headline", "lead", "body", "quote", "blank"}
