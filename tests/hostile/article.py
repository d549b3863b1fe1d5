"""One made-up article that the hostile files carry, and pieces of it."""

from __future__ import annotations

TITLE = "Thành phố Hải Vân mở thêm ba tuyến xe buýt điện"
LEAD = (
    "Ba tuyến xe buýt điện nối khu đô thị phía đông với ga trung tâm sẽ chạy từ ngày 1/4/2023, "
    "theo quyết định ủy ban nhân dân thành phố ký hôm qua."
)
PARAGRAPHS = (
    "Sở Giao thông Vận tải cho biết mỗi tuyến có 12 xe, chạy từ 5 giờ đến 22 giờ hằng ngày. Giá "
    "vé được giữ ở mức 7.000 đồng một lượt trong suốt năm 2023.",
    '"Chúng tôi mong người dân bớt đi xe máy vào giờ cao điểm", ông Trần Văn Hòa, phó giám đốc '
    "sở, nói tại cuộc họp báo sáng 14/3. Ông cho biết hơn 200 người đã đăng ký vé tháng.",
    "Thành phố dự kiến chi 120 tỷ đồng cho giai đoạn đầu, lấy từ ngân sách và vốn vay ưu đãi. "
    "Trước đó, hai tuyến thử nghiệm đã phục vụ khoảng 1,5 triệu lượt khách trong năm 2022.",
    "Nhiều hộ kinh doanh ở chợ Lớn lo việc đặt trạm dừng sẽ lấy mất chỗ đỗ xe của khách. Sở hứa "
    "sẽ khảo sát lại vị trí các trạm trước khi thi công vào tháng tới.",
)
CAPTION = "Xe buýt điện chạy thử trên đường Bạch Đằng sáng 12/3/2023. Ảnh: Minh Quân"
#: The whole article as plain text, one paragraph a line.
TEXT = "\n\n".join([TITLE, LEAD, *PARAGRAPHS]) + "\n"

ENGLISH = (
    "The city council approved three new electric bus lines on Tuesday. The buses will run from "
    "five in the morning until ten at night, officials said. Fares stay at seven thousand dong "
    "for the rest of the year, and more than two hundred people have bought monthly passes.\n"
)
CHINESE = "市政府周二批准开通三条新的电动公交线路。官员表示，公交车将从早上五点运行到晚上十点。" * 4
RUSSIAN = "Городской совет одобрил три новые линии электробусов во вторник утром. " * 4
FRENCH = (
    "Le conseil municipal a approuvé mardi trois nouvelles lignes de bus électriques. Les élus "
    "espèrent réduire la circulation aux heures de pointe, a déclaré le maire à la presse.\n"
) * 3
#: Vietnamese as it is typed without a keyboard for it.
PLAIN = (
    "Thanh pho mo them ba tuyen xe buyt dien noi khu do thi phia dong voi ga trung tam. So Giao "
    "thong Van tai cho biet moi tuyen co 12 xe, chay tu 5 gio den 22 gio hang ngay.\n"
)


def page(body: str, *, head: str = "", attributes: str = "") -> str:
    """An HTML page around a body."""
    return (
        f"<!DOCTYPE html>\n<html lang='vi'><head><meta charset='utf-8'>{head}</head>"
        f"<body{attributes}>{body}</body></html>\n"
    )


def paragraphs(*, extra: str = "") -> str:
    """The article as HTML paragraphs in an ``article`` element."""
    inner = "".join(f"<p>{p}</p>\n" for p in (LEAD, *PARAGRAPHS))
    return f"<article><h1>{TITLE}</h1>\n{inner}{extra}</article>"
