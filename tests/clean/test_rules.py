"""Each rule on lines it must take, and on lines of a story that look alike and must stay."""

from __future__ import annotations

import pytest

from summarize.clean import RULES, reason
from summarize.document import Span, Zone
from tests.clean.raw_articles import STORY, TITLE, cleaned, story

# What stands between the second and the third paragraph, the rule that takes it, and its zone.
TAKEN = [
    ("[Gia Lai mở sàn giao dịch cà phê đặc sản đầu tiên]", "related-bracket", "related"),
    ("[Video] Một ngày ở vườn sâm trên núi", "related-bracket", "related"),
    (f"{TITLE} ảnh 1Vườn ươm của tỉnh.", "picture-glued", "caption"),
    (f"{TITLE} - Ảnh 2.", "picture-glued", "caption"),
    (f"{TITLE} - 3", "picture-glued", "caption"),
    ("Người dân chăm cây con. (Ảnh: Cao Nguyên/TTXVN)", "picture-credit", "caption"),
    ("Người dân chăm cây con. (Nguồn: vnexpress.net)", "picture-credit", "caption"),
    ("Người dân chăm cây con - Ảnh: CAO NGUYÊN", "picture-credit", "caption"),
    ("Người dân chăm cây con - Ảnh nhân vật cung cấp", "picture-credit", "caption"),
    ("Người dân chăm cây con. Ảnh minh họa: Reuters.", "picture-credit", "caption"),
    ("Ảnh: Cao Nguyên", "picture-credit", "caption"),
    ("Ảnh NVCC", "picture-credit", "caption"),
    ("Ông Y Blan (trái) trao cây giống cho người dân.", "picture-words", "caption"),
    ("Trong ảnh: Vườn ươm lúc sáng sớm.", "picture-words", "caption"),
    ("Clip: Toàn cảnh vườn sâm nhìn từ trên cao", "media-title", "caption"),
    ("Đồ họa: Khánh Hoàng.", "picture-credit", "caption"),
    ("Đồ hoạ: Khánh Hoàng.", "picture-credit", "caption"),
    ("Video: Đại sứ quán Pháp", "picture-credit", "caption"),
    ("Người dân chăm cây con - Ảnh chụp màn hình", "picture-words", "caption"),
    ("Ảnh chụp màn hình trang của tỉnh Kon Rẫy.", "picture-words", "caption"),
    (
        "Video: Ông Y Blan nói về việc chọn giống, làm đất và phòng bệnh cho sâm ở Kon Rẫy",
        "media-title",
        "caption",
    ),
    ("Chủ tịch Y Blan.", "portrait", "caption"),
    ("Chú thích ảnh", "picture-placeholder", "caption"),
    ("Xem thêm: Lâm Đồng trồng thử giống sâm mới", "related-label", "related"),
    (">>> Lâm Đồng trồng thử giống sâm mới", "related-label", "related"),
    (">> Vì sao Lâm Đồng trồng thử giống sâm mới?", "related-label", "related"),
    ("► Lâm Đồng trồng thử giống sâm mới", "related-label", "related"),
    ("👉 Xem thêm: Vì sao Lâm Đồng trồng thử giống sâm mới?", "related-label", "related"),
    ("* Mời độc giả xem thêm: Lâm Đồng trồng thử giống sâm mới", "related-label", "related"),
    ("Từ khóa: sâm, Kon Rẫy, hỗ trợ", "tags", "navigation"),
    ("Chia sẻ Facebook Zalo", "navigation", "navigation"),
    ("Nghe đọc bài", "navigation", "navigation"),
    ("Hiện chưa có bình luận nào.", "navigation", "navigation"),
    ("Bấm vào hình để xem chi tiết.", "navigation", "navigation"),
    ("Theo dõi Báo Cao Nguyên trên Google News", "navigation", "navigation"),
    ("(Nhấn vào ảnh để xem chi tiết).", "navigation", "navigation"),
    ("— Kon Rẫy News (@konray) 6/12/2024", "navigation", "navigation"),
    (
        "* Mời quý độc giả theo dõi các chương trình đã phát sóng của Đài trên TV Online!",
        "notice",
        "navigation",
    ),
    (
        "Mời quý độc giả đăng ký nhận tin mới nhất của Báo Cao Nguyên qua email.",
        "notice",
        "navigation",
    ),
    ("Mời quý vị xem bản tin thời sự lúc 19h.", "notice", "navigation"),
    (
        "Theo dõi Báo Cao Nguyên trên Facebook và Google News để cập nhật tin tức mới nhất.",
        "notice",
        "navigation",
    ),
    ("Theo dõi VnExpress trên Facebook, Youtube và Zalo.", "notice", "navigation"),
    (
        "Bạn đọc có thông tin phản ánh xin gọi đường dây nóng 0900 000 000.",
        "notice",
        "navigation",
    ),
    (
        "Độc giả quan tâm có thể liên hệ tòa soạn qua email bandoc@caonguyen.example",
        "notice",
        "navigation",
    ),
    ("Mọi ý kiến đóng góp xin gửi về hộp thư bandoc@caonguyen.example.", "notice", "navigation"),
    ("(Tiếp tục cập nhật)", "notice", "navigation"),
    ("VnExpress tiếp tục cập nhật", "notice", "navigation"),
    ("Báo Cao Nguyên sẽ tiếp tục thông tin đến bạn đọc.", "notice", "navigation"),
    ("Vụ việc đang được cập nhật...", "notice", "navigation"),
    ("https://caonguyen.example/sam", "no-words", "navigation"),
    ("* * *", "no-words", "navigation"),
    (
        "Subscribe to our newsletter to read the latest stories",
        "other-language",
        "navigation",
    ),
    ("本网站使用浏览器缓存以改善您的体验", "other-language", "navigation"),
    (TITLE, "repeated-headline", "headline"),
]


@pytest.mark.parametrize(("line", "rule", "zone"), TAKEN, ids=[one[0][:40] for one in TAKEN])
def test_taken(line: str, rule: str, zone: str) -> None:
    """The line goes, under the right name, and the story around it stays whole."""
    article, removals = cleaned(TITLE, *STORY[:2], line, *STORY[2:])
    assert [(one.text, one.rule, one.zone) for one in removals] == [(line, rule, zone)]
    assert story(article) == list(STORY)


STAYS = [
    "Chợ phiên vùng cao",
    "Ba việc cần làm ngay",
    "1. Chọn giống sạch bệnh",
    "- Hộ nghèo được cấp thêm 200 cây giống.",
    "Nhưng chưa ai dám chắc.",
    "Theo Bộ Y tế, cây sâm này an toàn.",
    "Theo ông A Thút, việc này không khó.",
    "Vì sao người dân chưa mặn mà?",
    "“Sâm là của để dành”, bà Y Hlơ nói.",
    '"Chúng tôi sẽ trồng lại từ đầu."',
    "Nghị quyết được 42/45 đại biểu tán thành (3 người vắng mặt).",
    "Thông tấn xã Việt Nam (TTXVN) đưa tin này sáng cùng ngày.",
    "Các chuyên gia của Viện Dược liệu (thuộc Bộ Y tế) đánh giá cao kết quả này.",
    "Kết quả: 80% hộ dân đồng ý tham gia.",
    "Nguồn: nhiều hộ dân cho biết họ tự gây giống từ hạt rừng.",
    "Ảnh: đó là thứ duy nhất ông giữ lại sau trận lũ, ông kể với chúng tôi trong nước mắt.",
    "Video ghi lại cảnh thu hoạch được chia sẻ hơn 20.000 lần.",
    "Đọc thêm sách về cây thuốc là cách bà con học nghề.",
    "Xem thêm nhiều mẫu đất, nhóm nghiên cứu kết luận đất ở đây đủ ẩm.",
    "Anh bị thương ở chân (bên phải) nên phải nghỉ một vụ.",
    "Ngày 5/6/2024, huyện tổ chức hội nghị đầu bờ.",
    "Hà Nội - Kon Rẫy cách nhau hơn 1.000 km.",
    "Giá sâm củ loại 1: 12 triệu đồng/kg.",
    "Ông Y Blan:",
    "Năm 2019 - 2020",
    "Cụ bà hát: Sâm ơi sâm hỡi, lớn mau cùng ta.",
    "Người dân hưởng ứng phong trào “Mỗi nhà một vườn thuốc”",
    "3. Chia sẻ",
    "2) Email",
    "Theo dõi trang Facebook của thương lái, công an phát hiện nhiều mẫu sâm giả.",
    "Bạn đọc Y Hlơ đã gửi email tới tòa soạn kể về vườn sâm của bà.",
    "Độc giả hỏi: Đăng ký vay vốn qua ứng dụng nào?",
    "Bạn đọc hảo tâm xin gửi về số tài khoản của tòa soạn để ủng hộ bà con.",
    "Quý vị đại biểu dự lễ khai mạc.",
    "Danh sách hộ vay được huyện cập nhật hằng tuần.",
    "Bà con tiếp tục thông tin cho nhau về giá sâm.",
    "Mô hình này do FAO và Quỹ AP tài trợ.",
    "Bình luận về nghị quyết, ông A Thút nói: “Được!”.",
    "Từ khóa của mùa vụ này là kiên nhẫn.",
    "► Ông đánh giá thế nào về nghị quyết này?",
    "◆ Hộ được hỗ trợ chủ yếu là hộ nghèo.",
    "Hiện chưa có bình luận từ nhà cung cấp giống.",
    "Đường dây nóng giữa hai tỉnh vẫn được coi trọng.",
    "Cơ quan chủ quản can thiệp vào việc chọn giống",
    "Tối đa: 20 triệu đồng mỗi hộ",
    "Số điện thoại: 0900 000 000",
    "Hotline: 1900 0000",
    "Tải ứng dụng của tỉnh về điện thoại.",
    "Vui lòng nhập mã số của hộ rồi chờ xác nhận.",
    "Chủ đề: Biển đảo quê hương",
    "Công an thu giữ hàng trăm ảnh chụp màn hình tin nhắn giữa hai thương lái.",
    "Triển lãm giới thiệu hơn 200 hiện vật và ảnh tư liệu quý về cây sâm.",
    "Ảnh chụp màn hình cho thấy ông A Thút đã nhắn tin cho thương lái.",
    "Thiết kế: Mỏng nhẹ, khung kim loại",
    "Hình ảnh: Sắc nét",
    "Sự kiện: Lễ hội sâm Kon Rẫy",
    "Barcelona: Ter Stegen, Roberto, Pique, Umtiti, Alba, Rakitic, de Jong, Messi, Suarez.",
    "90'",
    "45'+2",
    "2-0",
]


@pytest.mark.parametrize("line", STAYS)
def test_stays(line: str) -> None:
    """Lines of a story that look like furniture to a careless eye are kept whole."""
    article, removals = cleaned(TITLE, *STORY[:2], line, *STORY[2:])
    assert removals == ()
    assert line in story(article)


PREFIXES = [
    ("(Thethaovanhoa.vn) - ", "outlet-prefix", "byline"),
    ("(Dân trí) - ", "outlet-prefix", "byline"),
    ("(NLĐO) – ", "outlet-prefix", "byline"),
    ("TTO - ", "outlet-prefix", "byline"),
    ("VOV.VN - ", "outlet-prefix", "byline"),
    ("Thanh Niên - ", "outlet-prefix", "byline"),
    ("TTO-", "outlet-prefix", "byline"),
    ("(Cao Nguyên Online) - ", "outlet-prefix", "byline"),
    ("Kon Tum (TTXVN 6/12) - ", "dateline", "dateline"),
    ("KON TUM, ngày 6/12 - ", "dateline", "dateline"),
    ("KON TUM - ", "dateline", "dateline"),
    ("Kon Tum (TTXVN) - ", "dateline", "dateline"),
    ("Kon Tum, ngày 6/12 (XYZ) - ", "dateline", "dateline"),
    ("Kon Tum (TTXVN/Vietnam+ 6/12) - ", "dateline", "dateline"),
    ("Hà Nội, 6/12/2024 (TTXVN) - ", "dateline", "dateline"),
]


@pytest.mark.parametrize(("prefix", "rule", "zone"), PREFIXES, ids=[one[0] for one in PREFIXES])
def test_prefix_taken(prefix: str, rule: str, zone: str) -> None:
    """What stands before the first words goes; the words stay."""
    article, removals = cleaned(TITLE, prefix + STORY[0], *STORY[1:])
    assert [(one.rule, one.zone, one.text.strip()) for one in removals] == [
        (rule, zone, prefix.strip())
    ]
    assert story(article) == list(STORY)


@pytest.mark.parametrize(
    "start",
    [
        "Kon Rẫy - Đăk Pne: ",
        "Trong khi đó - ",
        "Nga-Mỹ - ",
        "(Có hiệu lực ngay) ",
        "TP.HCM: ",
        "TP.HCM - Hà Nội là đường bay đông khách nhất. ",
        "KON TUM - TP. Pleiku là tuyến xe buýt mới. ",
        "Đà Nẵng 30/4 - 1/5 đón 200.000 lượt khách. ",
        "Nguyễn Thị Mai (Hà Nội): Tôi đã mất 200 triệu. ",
        "Trần Thị Mai (FPT) - Giám đốc dự án cho biết. ",
        "Y Nhin (SN 1984) - Bí thư xã đoàn có mặt. ",
        "Lao động: 500 người. ",
        "Thanh niên: Lực lượng nòng cốt. ",
        "Thanh niên - Lực lượng nòng cốt. ",
        "Công lý: Điều bà con mong đợi. ",
        "Công Lý - Thảo Vân là vợ chồng. ",
        "Tin tức - Sự kiện là mục mới. ",
        "CNN: Cuộc gặp là cái bẫy. ",
        "ABC -7 dẫn lời cảnh sát. ",
        "(SN 2003) - Nạn nhân kể lại. ",
        "Blue Planet (Hành tinh xanh) - Cá voi là phim hay. ",
    ],
)
def test_prefix_stays(start: str) -> None:
    """Dashes and brackets of the story itself are no newspaper's name."""
    article, removals = cleaned(TITLE, start + STORY[0], *STORY[1:])
    assert removals == ()
    assert story(article)[0] == start + STORY[0]


def test_a_date_line_with_a_count_of_views_is_no_headline() -> None:
    """Old pages print it first; the headline is the line below."""
    line = "Đăng lúc: 20/11/2021 | Lượt xem: 1.204"
    article, removals = cleaned(line, TITLE, *STORY)
    assert [(one.text, one.rule) for one in removals] == [(line, "publication-line")]
    assert (article.title, article.date_published) == (TITLE, "2021-11-20")


SIGNATURES = [
    ("(TTXVN/Vietnam+)", None),
    ("(TTXVN)", None),
    ("Bùi Lâm Sơn/TTXVN", "Bùi Lâm Sơn"),
    ("Theo Reuters", None),
    ("Theo Báo Cao Nguyên", None),
    ("Theo Lan Chi/Báo Cao Nguyên Online", None),
    ("Hà My (Theo AFP, BBC)", "Hà My"),
    ("Mai Lan (tổng hợp)", "Mai Lan"),
    ("Bài, ảnh: Hà My", "Hà My"),
    ("Hà My/VOV.VN (biên dịch)", "Hà My"),
    ("HÀ MY - MAI LAN", "Hà My, Mai Lan"),
    ("Hà My", "Hà My"),
    ("PV", None),
    ("Nhóm phóng viên", None),
    ("Nguồn: VnExpress", None),
    ("CTV Hà My/VOV-Miền Trung", "Hà My"),
    ("Hà My/VOV Tây Bắc", "Hà My"),
    ("PV Hà My - Mai Lan", "Hà My, Mai Lan"),
    ("Phóng viên Hà My", "Hà My"),
    ("Mai Lan thực hiện", "Mai Lan"),
    ("Mai Lan - Hà My ghi", "Mai Lan, Hà My"),
    ("Mai Lan lược dịch", "Mai Lan"),
    ("Thực hiện: Mai Lan - Đồ họa: Hà My", "Mai Lan"),
    ("Bài: Mai Lan - Ảnh: Hà My", "Mai Lan"),
    ("Dịch: Mai Lan (Theo CNN)", "Mai Lan"),
    ("Mai Lan (Theo NYPost / CBS News)", "Mai Lan"),
    ("Mai Lan (Hà Nội)", "Mai Lan"),
    ("Mai Lan (từ Gia Lai)", "Mai Lan"),
    ("H.M.", "H.M."),
    ("Nhóm PVKT", None),
]


@pytest.mark.parametrize(("line", "author"), SIGNATURES, ids=[one[0] for one in SIGNATURES])
def test_signature(line: str, author: str | None) -> None:
    """A signature below the story goes, and names the author."""
    article, removals = cleaned(TITLE, *STORY, line)
    assert [(one.text, one.zone) for one in removals] == [(line, "byline")]
    assert (article.author or "").casefold() == (author or "").casefold()
    assert story(article) == list(STORY)


@pytest.mark.parametrize(
    ("ending", "rules"),
    [
        ("./.", ["end-mark"]),
        ("/.", ["end-mark"]),
        ("./. (TTXVN)", ["end-mark", "end-mark"]),
        (". (TTXVN/Vietnam+)", ["signature-suffix"]),
        (". (Theo Reuters)", ["signature-suffix"]),
        ("./.\n\n(TTXVN)", ["end-mark", "signature"]),
    ],
)
def test_ending(ending: str, rules: list[str]) -> None:
    """End marks and signatures behind the last sentence go; a full stop before them stays."""
    article, removals = cleaned(TITLE, *STORY[:3], STORY[3].rstrip(".") + ending)
    assert [one.rule for one in removals] == rules
    last = story(article)[-1]
    assert last in (STORY[3], STORY[3].rstrip("."))


@pytest.mark.parametrize(
    "heading",
    [
        "Tin cùng chuyên mục",
        "Cùng chuyên mục",
        "TIN LIÊN QUAN",
        "Đọc thêm:",
        "Bình luận (3)",
        "Từ khóa:",
    ],
)
def test_another_story_behind_the_end(heading: str) -> None:
    """A heading of links ends the story: another one below it is its tail, captions and all."""
    other = (
        "Tàu cá Cà Ná cập bến. (Ảnh: Minh Hạnh)",
        "Ngư dân Cà Ná trúng đậm cá nục đầu mùa",
        "Sau mười ngày bám biển, các tàu cá ở Cà Ná, tỉnh Ninh Thuận, cập bến với trung bình bốn"
        " tấn cá nục mỗi tàu, bán được 28.000 đồng một ký, cao gấp rưỡi so với tháng trước.",
    )
    article, removals = cleaned(TITLE, *STORY, "Hà My/TTXVN", heading, *other)
    assert story(article) == list(STORY)
    assert [one.zone for one in removals] == ["byline", "navigation", "tail", "tail", "tail"]


def test_links_in_the_middle_do_not_end_the_story() -> None:
    """A box of links between two paragraphs goes alone."""
    links = ("Lâm Đồng trồng thử giống sâm mới", "Giá sâm củ tăng ngày thứ ba")
    article, removals = cleaned(TITLE, *STORY[:2], "Tin liên quan", *links, *STORY[2:])
    assert story(article) == list(STORY)
    assert [one.rule for one in removals] == ["related-box"] * 3


def test_heading_of_links_before_the_last_paragraph() -> None:
    """One paragraph behind the links stays, even when it has nothing in common with the rest."""
    last = (
        "Mùa mưa năm tới được dự báo đến muộn hơn thường lệ khoảng nửa tháng, kéo theo nguy cơ"
        " thiếu nước tưới trên diện rộng tại các huyện phía tây."
    )
    link = "Lâm Đồng trồng thử giống sâm mới"
    article, _ = cleaned(TITLE, *STORY, "Tin liên quan", link, last)
    assert story(article) == [*STORY, last]


def test_subheading_that_reads_like_a_heading_of_links() -> None:
    """The story goes on behind "Bình luận", for its paragraphs share words with what was before."""
    article, removals = cleaned(TITLE, *STORY[:2], "Bình luận", *STORY[2:])
    assert story(article) == list(STORY)
    assert [one.text for one in removals] == ["Bình luận"]


CORRECTIONS = [
    ["Đính chính: Bản tin trước ghi nhầm số hộ là 21."],
    ["* Đính chính - Bài báo ra ngày 5/12 ghi nhầm tên ông A Thút."],
    ["Tòa soạn xin đính chính và thành thật xin lỗi bạn đọc về sai sót trên."],
    ["ĐÍNH CHÍNH", "Bài “Trồng sâm ở Kon Rẫy” ghi nhầm số hộ là 21, chúng tôi xin lỗi bạn đọc."],
    ["Lời xin lỗi bạn đọc", "Do sơ suất, bài báo ra ngày 5/12 ghi nhầm tên ông A Thút."],
]


@pytest.mark.parametrize("mended", CORRECTIONS, ids=[one[0][:20] for one in CORRECTIONS])
@pytest.mark.parametrize("end", ["Theo Reuters", "(TTXVN)", "Tin cùng chuyên mục"])
def test_a_correction_stays(mended: list[str], end: str) -> None:
    """What the newspaper mends of its own mistakes is kept, wherever the story ends."""
    article, _ = cleaned(TITLE, *STORY, end, *mended, "Ngư dân Cà Ná trúng đậm cá nục")
    assert story(article) == [*STORY, *mended]


def test_a_link_to_a_correction_is_a_link() -> None:
    """The headline of another story has no full stop."""
    link = "Đính chính thông tin về giá sâm giống"
    article, _ = cleaned(TITLE, *STORY, "Tin cùng chuyên mục", link)
    assert story(article) == list(STORY)


def test_last_line_that_only_holds_a_word_of_sources() -> None:
    """ "Theo" opens a source where the line begins with it, not inside a verse."""
    article, removals = cleaned(TITLE, *STORY, "Tóc bạc theo mùa nước")
    assert removals == ()
    assert story(article)[-1] == "Tóc bạc theo mùa nước"


@pytest.mark.parametrize(
    "line", ["Ông Trần Văn Hòa", "Bà Y Hlơ", "Quảng Trị", "TP.HCM", "Trung Quốc", "Ban HĐND"]
)
def test_who_is_quoted_and_where_it_was_is_no_author(line: str) -> None:
    """Reporters sign without a form of address, and no place or council signs."""
    article, removals = cleaned(TITLE, *STORY, line)
    assert (article.author, removals) == (None, ())
    assert story(article)[-1] == line


def test_a_name_over_a_part_of_the_story_is_no_author() -> None:
    """Short paragraphs that tell something go on with the story behind a name alone."""
    told = [f"{place} đã nhận đủ cây giống của tỉnh." for place in ("Xã một", "Xã hai", "Xã ba")]
    article, removals = cleaned(TITLE, STORY[0], "Đăk Pne", *told)
    assert (article.author, removals) == (None, ())


def test_who_said_a_quotation_that_is_set_apart() -> None:
    """The markup says that a name belongs to the quotation, wherever it stands."""
    quoted = ("Sâm là của để dành", "Trần Văn Hòa")
    article, _ = cleaned(TITLE, *STORY, *quoted)
    start = article.text.index(quoted[1])
    zone = Zone(name="quote", span=Span(start=start, end=start + len(quoted[1])))
    article, removals = cleaned(TITLE, *STORY, *quoted, zones=(zone,))
    assert (article.author, removals) == (None, ())
    assert story(article)[-2:] == list(quoted)


def test_list_of_names_at_the_end() -> None:
    """Three names on three lines are a list of the story's, not its authors."""
    names = ("Y Hlơ Niê", "A Thút Kpă", "Y Blan Mlô")
    article, removals = cleaned(TITLE, *STORY, "Ba hộ được cấp giống đợt đầu:", *names)
    assert removals == ()
    assert story(article)[-3:] == list(names)


def test_roundup_of_several_stories() -> None:
    """Headlines and paragraphs that have nothing in common are a roundup, and all of it stays."""
    items = (
        "Ngư dân Cà Ná trúng đậm cá nục ngay chuyến biển đầu năm",
        "Các tàu cá ở Cà Ná cập bến với bốn tấn cá nục mỗi tàu, ngư dân Ninh Thuận phấn khởi.",
        "Vườn thú Thảo Cầm đón cặp hà mã con chào đời trong đêm giao thừa",
        "Cặp hà mã con ở Thảo Cầm nặng 30 kg, chào đời trong đêm giao thừa, khỏe mạnh cả đôi.",
        "Đường hầm xuyên núi Bạch Mã thông xe sớm hơn hai tháng so với kế hoạch",
        "Hầm Bạch Mã dài 2,1 km, nối Phú Lộc với Nam Đông, rút ngắn đường đi một giờ đồng hồ.",
    )
    article, removals = cleaned("Tin trong nước nổi bật sáng 6/12", STORY[0], *items)
    assert removals == ()
    assert story(article) == [STORY[0], *items]


@pytest.mark.parametrize("between", ["", "(TTXVN)"])
def test_roundup_of_stories_with_an_end_mark_each(between: str) -> None:
    """ "Tin vắn": every item says that it is over, and all of them stay; what is below goes."""
    items = (
        "Các tàu cá ở Cà Ná sáng 6/12 cập bến với bốn tấn cá nục mỗi tàu, ngư dân Ninh Thuận phấn"
        " khởi vì cá được giá gấp rưỡi so với cùng kỳ mọi năm, theo ban quản lý cảng cá.",
        "Vườn thú Thảo Cầm đón cặp hà mã con nặng 30 kg, chào đời trong đêm giao thừa, khỏe mạnh cả"
        " đôi và đã biết bơi theo mẹ ngay từ ngày đầu tiên trước sự reo hò của khách.",
    )
    first = f"{STORY[0]} {STORY[1]}"
    lines = [one for item in (first, *items) for one in (item + "/.", between)]
    below = "Ngày mai trời nhiều mây"
    article, removals = cleaned("Tin vắn sáng 6/12", *lines, below)
    assert story(article) == [first, *items]
    assert [one.text for one in removals if one.zone == "tail"] == [below]
    on_one_line = "/. ".join([first, *items]) + "/."
    assert "".join(story(cleaned(on_one_line)[0])) == on_one_line


def test_teaser_without_a_label() -> None:
    """A linked headline and its teaser go when none of their names stands in the story."""
    pair = (
        "Ngư dân Cà Ná trúng đậm cá nục ngay chuyến biển đầu năm",
        "Các tàu cá ở Cà Ná cập bến với bốn tấn cá nục mỗi tàu, ngư dân Ninh Thuận phấn khởi.",
    )
    article, removals = cleaned(TITLE, *STORY[:2], *pair, *STORY[2:])
    assert story(article) == list(STORY)
    assert [(one.rule, one.zone) for one in removals] == [
        ("related-teaser", "related"),
        ("related-teaser", "teaser"),
    ]


def test_heading_and_paragraph_of_the_story_are_no_teaser() -> None:
    """The same shape with the story's own names stays."""
    pair = (
        "Người dân Đăk Pne chờ lớp học phòng bệnh cho cây sâm",
        "Lớp học phòng bệnh cho cây sâm ở Đăk Pne sẽ mở vào tháng Hai, do ông A Thút đứng ra gọi.",
    )
    article, removals = cleaned(TITLE, *STORY[:3], *pair, STORY[3])
    assert removals == ()
    assert len(story(article)) == 6


def test_caption_below_the_placeholder() -> None:
    """The line under "Chú thích ảnh" is a caption when it stands directly below."""
    caption = "Người dân Kon Rẫy chăm sóc cây giống trong vườn ươm của thôn, sáng sớm đầu tháng 12"
    article, removals = cleaned(TITLE, *STORY[:2], f"Chú thích ảnh\n{caption}", *STORY[2:])
    assert [one.zone for one in removals] == ["caption", "caption"]
    assert story(article) == list(STORY)


def test_paragraph_below_the_placeholder_stays() -> None:
    """A paragraph apart from an empty placeholder is the story's."""
    article, removals = cleaned(TITLE, *STORY[:2], "Chú thích ảnh", *STORY[2:])
    assert [one.text for one in removals] == ["Chú thích ảnh"]
    assert story(article) == list(STORY)


def test_caption_glued_to_a_paragraph() -> None:
    """A long paragraph that ends in a caption loses its last sentence only."""
    glued = f"{STORY[1]} {STORY[2]} Người dân chăm cây con. Ảnh: Cao Nguyên"
    article, removals = cleaned(TITLE, STORY[0], glued, STORY[3])
    assert [one.text for one in removals] == ["Người dân chăm cây con. Ảnh: Cao Nguyên"]
    assert story(article)[1] == f"{STORY[1]} {STORY[2]}"


def test_all_on_one_line() -> None:
    """Without line breaks, headings, signatures and end marks are found inside the line."""
    text = (
        " ".join(STORY).rstrip(".") + "./. (TTXVN/Vietnam+) Tin cùng chuyên mục Cà Ná được mùa cá"
    )
    article, removals = cleaned(text)
    assert [one.rule for one in removals] == ["end-mark", "end-mark", "section-end-glued"]
    assert story(article) == [" ".join(STORY)]


def test_markup_is_heeded() -> None:
    """What the reader knows from the markup needs no cue in the words."""
    from_markup = "Một góc vườn sâm"
    article, _ = cleaned(TITLE, *STORY[:2], from_markup, *STORY[2:])
    assert from_markup in story(article)
    start = article.text.index(from_markup)
    zone = next(z for z in article.zones if z.span.start == start)
    marked = type(zone)(name="caption", span=zone.span)
    article, removals = cleaned(TITLE, *STORY[:2], from_markup, *STORY[2:], zones=(marked,))
    assert [(one.rule, one.zone, one.text) for one in removals] == [
        ("markup", "caption", from_markup)
    ]


@pytest.mark.parametrize("bullet", ["►", "→", "»", "=>"])
def test_points_of_a_list_are_no_links(bullet: str) -> None:
    """Two points with one bullet inside the story, or announced by the line above them, stay."""
    points = (f"{bullet} Hộ nghèo vay tối đa 80 triệu đồng", f"{bullet} Hộ khác vay 50 triệu đồng")
    article, removals = cleaned(TITLE, *STORY[:2], *points, *STORY[2:])
    assert (removals, story(article)) == ((), [*STORY[:2], *points, *STORY[2:]])
    article, removals = cleaned(TITLE, *STORY, "Mức vay:", *points)
    assert (removals, story(article)) == ((), [*STORY, "Mức vay:", *points])


def test_links_with_one_bullet_below_the_story() -> None:
    """Nothing announces them, and the story is over."""
    links = ("► Lâm Đồng trồng thử giống sâm mới", "► Giá sâm củ tăng ngày thứ ba")
    article, removals = cleaned(TITLE, *STORY, *links)
    assert [one.rule for one in removals] == ["related-label"] * 2
    assert story(article) == list(STORY)


def test_a_phone_number_below_a_notice_is_of_the_page() -> None:
    """The same line alone at the end of an appeal is of the story."""
    line = "Hotline: 0900 000 000"
    article, removals = cleaned(TITLE, *STORY, line)
    assert (removals, story(article)) == ((), [*STORY, line])
    for foot in (("© Báo Sớm Mai", line), (line, "Tòa soạn: 1 Lê Lợi, Kon Rẫy")):
        article, removals = cleaned(TITLE, *STORY, *foot)
        assert [one.rule for one in removals] == ["navigation"] * 2
        assert story(article) == list(STORY)


def test_points_of_a_thing_are_no_credits() -> None:
    """A list that says what a thing is like stays whole, labels of films and pictures as well."""
    points = (
        "Thiết kế: Mỏng nhẹ, khung kim loại",
        "Màn hình: 6,1 inch OLED",
        "Video: Quay 4K ở 60 khung hình/giây",
        "Hình ảnh: Sắc nét",
        "Video: Full HD",
        "Pin: 3.500 mAh",
    )
    article, removals = cleaned(TITLE, *STORY[:2], *points, *STORY[2:])
    assert (removals, story(article)) == ((), [*STORY[:2], *points, *STORY[2:]])


@pytest.mark.parametrize(
    ("above", "line"),
    [
        ("Trần bánh phở.", "Video: Cách nấu phở bò"),
        ("Liệu ông A Thút có giữ được giống?", "Clip: Y Blan"),
        ("Giá mỗi củ: 12 triệu đồng", "Ảnh: Cao Nguyên"),
    ],
)
def test_no_caption_above_a_credit(above: str, line: str) -> None:
    """A film's title has none above it; a question and a point of a list are none."""
    article, removals = cleaned(TITLE, *STORY[:2], above, line, *STORY[2:])
    assert [one.text for one in removals] == [line]
    assert story(article) == [*STORY[:2], above, *STORY[2:]]


def test_the_author_above_a_chart() -> None:
    """A name alone above a chart's credit is no caption of it."""
    article, _ = cleaned(TITLE, *STORY, "Hà My", "Đồ hoạ: Khánh Hoàng")
    assert (article.author, story(article)) == ("Hà My", list(STORY))


def test_people_below_each_other_are_a_list() -> None:
    """Inside the story, or announced; one twice, or below the story, are captions."""
    people = ("Thứ trưởng Nguyễn Văn A.", "Giám đốc Trần Thị B và Phó giám đốc Lê Văn C.")
    article, removals = cleaned(TITLE, *STORY[:2], *people, *STORY[2:])
    assert (removals, story(article)) == ((), [*STORY[:2], *people, *STORY[2:]])
    article, removals = cleaned(TITLE, *STORY, "Dự lễ có:", *people)
    assert (removals, story(article)) == ((), [*STORY, "Dự lễ có:", *people])
    article, removals = cleaned(TITLE, *STORY[:2], people[0], people[0], *STORY[2:])
    assert [one.rule for one in removals] == ["portrait"] * 2
    article, removals = cleaned(TITLE, *STORY, *people)
    assert [one.rule for one in removals] == ["portrait"] * 2


def test_keywords_below_the_story() -> None:
    """What lists a theme inside a story files the page below it."""
    for line in ("Chủ đề: sâm, Kon Rẫy", "Sự kiện: Lễ hội sâm Kon Rẫy"):
        article, removals = cleaned(TITLE, *STORY, line)
        assert [(one.text, one.rule) for one in removals] == [(line, "tags")]
        assert story(article) == list(STORY)


def test_numbers_above_the_story_are_of_the_page() -> None:
    """A score or a minute needs a story that has begun."""
    article, removals = cleaned("2-0", TITLE, *STORY)
    assert [(one.text, one.rule) for one in removals] == [("2-0", "no-words")]
    assert story(article) == list(STORY)


def test_every_rule_has_a_name_and_a_reason() -> None:
    """Names are stable words, each once; reasons are sentences."""
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    for rule in RULES:
        assert rule.name == rule.name.lower() and " " not in rule.name
        assert reason(rule.name) == rule.reason
        assert rule.reason.endswith(".")
    assert reason("no-such-rule") == ""


def test_a_date_line_may_say_the_day_of_the_lunar_calendar() -> None:
    """Papers print it beside the date at festivals."""
    for line in ("Ngày 5/10/2025 (14/8 âm lịch)", "Thứ Năm, 6/3/2025 (mùng 7 tháng 2 năm Ất Tỵ)"):
        article, removals = cleaned(TITLE, line, *STORY)
        assert [(one.text, one.rule) for one in removals] == [(line, "publication-line")]
        assert article.date_published is not None
