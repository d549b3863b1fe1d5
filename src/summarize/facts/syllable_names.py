"""Names in Vietnamese syllables that English copies without their marks.

Capitalised syllables may be anything: ``Đà Nẵng`` is copied, ``Bắc Kinh`` becomes Beijing, ``Quốc
hội`` is translated. A name is surely copied where a form of address (``ông Hiển``), a profession
(``ca sĩ Thanh Lam``), the unit of a Vietnamese administration (``xã Tịnh Hòa``) or a facility
(``trạm bơm Yên Lộ``) stands before it, in a list of its kind ("các xã Phú Gia, Phú Hải và Phú
Lộc"), and where its syllables are those of names (``plain_names``); any other is judged by the
rendering itself: when part of its syllables stand there and part do not (``Hựu Thạnh`` as
``Huu Nang``), it was copied and spoilt.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from summarize.document import Span
from summarize.facts.fact import Fact
from summarize.facts.letters import compile_pattern
from summarize.facts.names import SHARED_SURNAMES, SURNAMES, find_names
from summarize.facts.plain_names import is_plain_name
from summarize.facts.remembered import remembered
from summarize.facts.spelling import Words, key
from summarize.facts.syllables import has_vietnamese_marks, is_vietnamese_syllable
from summarize.facts.taken import Taken

#: Middle names: after a shared surname and before a third syllable one begins a person's name (98 %
#: of 344 in news stand in the human English like that).
_MIDDLES = frozenset(
    """
    A Văn Thị Thế Đức Hữu Đình Xuân Quang Công Minh Ngọc Thanh Trọng Duy Bá Viết Tấn Tiến Hồng Kim
    Mạnh Phương Thành Hoàng Anh Bảo Chí Gia Huy Khắc Khánh Đăng Tuấn Trung Việt Vĩnh Như Mỹ Thu
    Thúy Thùy Bích Cẩm Diệu Hoài Huyền Lan Nhật Phúc Phước Tường
    """.split()
)
#: "Hồ Tây" is a lake, "Hồ Việt Trung" a man.
_LAKE = rf"Hồ(?! (?:{'|'.join(sorted(_MIDDLES))}) [\p{{Lu}}])"
#: Words that open a name and are translated: "Quận Gò Vấp" is Go Vap District.
_UNIT_HEADS = compile_pattern(
    r"(?:(?:Quận|Huyện|Phường|Xã|Thôn|Tỉnh|Thành Phố|Thành phố|Thị Xã|Thị Trấn|Đường|Phố|Làng|Khu"
    rf"|Sông|{_LAKE}|Cầu|Chợ|Cảng|Ga|Trạm|Suối|Đập)[ -])"
)
_HEADS = compile_pattern(
    r"(?:(?:Quận|Huyện|Phường|Xã|Thôn|Tỉnh|Thành Phố|Thành phố|Thị Xã|Thị Trấn|Đường|Phố|Sông|Núi"
    rf"|Đảo|{_LAKE}|Chùa|Cầu|Chợ|Cảng|Vịnh|Đèo|Ga|Bắc|Nam|Đông|Tây|Trung|Bộ|Giải|Cúp|Đền|Bãi|Suối|Thác"
    r"|Hang|Làng|Khu|Trạm|Đập)[ -])+"
)
#: "tỉnh Bắc Trung Bộ", "vùng Tây Nguyên": parts of the country, which English translates.
_DIRECTIONS = re.compile(r"(?:(?:Bắc|Nam|Đông|Tây|Trung|Bộ|Nguyên|Kỳ|Kì)(?:[ -]|\Z))+\Z")
_CAPITALISED = compile_pattern(r"[\p{Lu}](?<![^\W_].)[^\W_]*")
_ADDRESSES = "ông|bà|anh|chị|cô|cậu|bác|cụ|em|cháu|bé|thầy"
#: "đàn ông Anh", "trẻ em Anh": people of a country.
_ADDRESS = re.compile(
    rf"(?:^|[\s“\"(])(?<!đàn )(?<!trẻ )(?<!cô )(?:{_ADDRESSES})\s\Z", re.IGNORECASE
)
_OPENING = re.compile(r"(?:Ông|Bà|Anh|Chị|Cô|Cậu|Bác|Cụ|Em|Cháu|Bé|Thầy) ")
#: "Theo Hoài Nam": a word before a name, with its capital by its place.
_LEADS = (
    "Theo|Cùng|Với|Tại|Ở|Khi|Và|Nhưng|Song|Còn|Do|Sau|Trước|Ngoài|Riêng|Từ|Trong|Vì|Nếu|Dù|Hoặc"
)
_LEADING = re.compile(rf"(?:{_LEADS}) ")
#: Of the names of two syllables and more that follow these in news, 92 to 100 % stand in the human
#: English without their marks ("tỉnh" least: there are Chinese provinces too).
_UNITS = (
    "xã|phường|huyện|quận|thị trấn|thị xã|tỉnh|thôn|ấp|xóm|khóm|buôn|TP|TP\\.|Q\\.|P\\.|TX|đường"
    "|(?<!thành )phố|chợ"
)
_CALLINGS = (
    "bác sĩ|luật sư|kỹ sư|ca sĩ|nhạc sĩ|nghệ sĩ|họa sĩ|hoạ sĩ|diễn viên|đạo diễn|nhà báo|nhà văn"
    "|nhà thơ|người mẫu|NSƯT|NSND|MC|GS|PGS|TS|ThS|BS|HLV|thủ môn|hậu vệ|tiền vệ|tiền đạo"
    "|(?:thiếu|trung|thượng|đại) (?:tướng|tá|úy|uý)|bị cáo|bị can|bị hại|đối tượng"
    "|nghi phạm|nạn nhân|bệnh nhân"
    "|doanh nhân|đại gia|nhà thiết kế|NTK|siêu mẫu|nghệ nhân|tiến sĩ|học sinh|sinh viên"
    "|vận động viên|VĐV|cầu thủ|võ sĩ|tài xế|thuyền trưởng|mẹ|vợ|chồng|con trai|con gái"
    "|giám khảo|thí sinh|nghi can|hung thủ|danh hài|danh ca|á hậu|biên kịch|nhiếp ảnh gia"
    "|thẩm phán|kiểm sát viên|phóng viên|huấn luyện viên|trung vệ|trọng tài|phi công|thầy giáo"
    "|nữ sinh|nam sinh|em trai|em gái|anh trai|chị gái|diễn viên (?:điện ảnh|hài|kịch|múa)"
)
#: "đàn ông Anh" is a British man, "Thông tấn xã Việt Nam" an agency.
_CUE = re.compile(rf"(?:^|[\s“\"(.])(?<!tấn )(?:{_UNITS}|{_CALLINGS})\s\Z", re.IGNORECASE)
#: Party committees, seats of old dynasties and facilities; what kind of one may stand between. In
#: news 9 of 10 names after them are copied; after "núi", "chùa", "bệnh viện" only half of them.
_SEATS = "(?:huyện|quận|thị|thành|tỉnh|đảng) (?:ủy|uỷ)|cố đô|kinh đô"
_FACILITIES = (
    r"(?:trạm|nhà máy|thôn|vườn quốc gia|công viên|bãi biển|đại lộ"
    r"|(?<!yêu )(?<!toàn )(?<!nhu )(?<!địa )(?<!bán )(?<!khẩn )(?<!thỉnh )cầu|sông"
    r"|(?<!đồng )hồ|suối|kênh|rạch|đập|bến|cảng|ga|làng|sân bay|cửa khẩu|tổ dân phố|KĐT|KCN|THPT"
    r"|THCS|đèo|trường (?:tiểu học|mầm non)|(?:khu|cụm) (?:phố|đô thị|công nghiệp|dân cư|du lịch))"
    r"(?: (?:bơm|thu phí|y tế|thủy văn|thuỷ văn|khí tượng|kiểm soát|kiểm dịch|biên phòng|cấp nước"
    r"|điện|nước|thủy điện|thuỷ điện|nhiệt điện|xi măng|đường|lọc dầu|quốc tế|hàng không|treo|vượt"
    r"|xe|chứa))*"
)
_CUED = re.compile(
    rf"(?:^|[\s“\"(.])(?:{_SEATS}|{_FACILITIES}|(?:thủy|thuỷ) điện)\s\Z", re.IGNORECASE
)
#: A name of one syllable is one behind these alone: "sông Cả".
_RIVER = re.compile(r"(?:^|[\s“\"(])sông\s\Z", re.IGNORECASE)
#: A company, its form and its trades, and what opens trades that stand in its name.
_COMPANY = re.compile(
    r"(?:^|[\s“\"(.])(?:công ty|tập đoàn|CTCP|ngân hàng TMCP)"
    r"(?:(?:,| và| -| –)? (?:CP|TNHH|MTV|cổ phần|một thành viên|bảo hiểm|bất động sản|chứng khoán"
    r"|chế biến|công nghệ|dịch vụ|du lịch|dược phẩm|dệt may|đá quý|đầu tư|địa ốc|giải trí|gỗ"
    r"|hóa chất|kinh doanh|may|nhựa|nông sản|phát triển|phân bón|sản xuất|sữa|thép|thương mại"
    r"|thực phẩm|thủy sản|truyền thông|tư vấn|vàng bạc|vận tải|vật liệu|viễn thông|xây dựng|xi măng"
    r"|xuất nhập khẩu))*\s\Z",
    re.IGNORECASE,
)
_TRADES = frozenset(
    """
    Bia Bảo Chứng Cấp Cổ Công Dầu Dịch Du Đầu Địa Điện Đường Gạch Giày Giải Giao Hàng Hóa Khai Khoa
    Khoáng Kinh Lâm Lương Máy May Mía Môi Mỹ Năng Nhựa Nông Nước Phát Phân Quản Quảng Quốc Rượu Sản
    Sữa Tài Than Thép Thiết Thông Thời Thủy Thuỷ Thực Thương Trách Truyền Tư Vàng Vận Vật Viễn
    Xăng Xây Xi Xuất Y Dược Dệt Cao Chế
    """.split()
)
#: "các xã", "hai huyện": names of the same kind follow in a list.
_SEVERAL = re.compile(
    rf"(?:^|[\s“\"(])(?:các|những|hai|ba|bốn|năm|sáu|số|\d+)\s(?:{_UNITS}|{_FACILITIES})\s\Z",
    re.IGNORECASE,
)
_LISTED = re.compile(r", (?:và )?|,? và |,? hoặc |; ")
_LONGEST_CUE = 60
#: Persons and places of countries whose names Vietnamese reads in its own way: "huyện Văn Xuyên".
_READ_OTHERWISE = re.compile(
    r"Trung Quốc|Trung Hoa|Bắc Kinh|Thượng Hải|Đài Loan|Đài Bắc|Hồng Kông|Hong ?Kong|Hoa kiều"
    r"|Hải Nam|Quảng Đông|Quảng Tây|Quảng Châu|Tứ Xuyên|Vân Nam|Hồ Bắc|Hồ Nam|Vũ Hán|Thâm Quyến"
    r"|Chiết Giang|Giang Tô|Thiên Tân|Trùng Khánh|Tân Cương|Tây Tạng|Cát Lâm|Ma Cao"
    r"|Singapore|Hàn Quốc|Triều Tiên|Seoul|Nhật Bản|Ấn Độ"
)
#: Surnames that stand alone for a Chinese or Korean person, as "Tập" for Xi; Vietnamese persons are
#: called by their given names.
_SURNAMES_ABROAD = frozenset(
    """
    Tập Lý Vương Lưu Mã Tôn Triệu Tưởng Ôn Bạc Uông Hồ Đặng Dương Phác Hứa Khổng Tần Quách Thôi Giả
    """.split()
)
#: "Sến A Mua (SN 1996)", "Sến A Mua, 29 tuổi"
_AGE_AFTER = re.compile(r",? \(?(?:SN \d|sinh năm \d|sinh ngày \d|\d{1,3} tuổi)")
#: Given names that stand alone for something else: countries, parts of one, institutions.
_NO_GIVEN_NAMES = frozenset(
    """
    Anh Mỹ Nga Đức Pháp Ý Nhật Hàn Hoa Trung Việt Nam Bắc Đông Tây Bộ Đảng Tết Phật Chúa Nhà Hán Ấn
    """.split()
)
#: "ông Bộ trưởng", "cô Hoa hậu": the capital begins an office.
_OF_AN_OFFICE = re.compile(r" (?:trưởng|thống|tướng|tịch|đốc|sứ|thư|lệnh|hậu|nhiệm)(?!\w)")
#: "tháng Mười Hai", "bão Hải Yến": a month, and a storm that English calls otherwise; and more of a
#: name ("PRIME Quế Lâm").
_NO_NAME_AFTER = compile_pattern(
    r"(?:(?:^|\W)(?:tháng|bão|cúp|giải|đảng|hồi|triều|nhà|cung|chòm sao)"
    rf"|(?:^|[\s(])(?!(?:{_LEADS})\s)[\p{{Lu}}]\w*)\s\Z"
)
#: What persons alone do: at the head of a sentence "Linh khai" is a person, "Hoa nở" none.
_PERSON_ACTS = re.compile(
    r" (?:đã |sẽ |còn |cũng |tiếp tục |liền |không |chưa |từng |đang |vẫn |lại |cùng |trực tiếp )*"
    r"(?:khai|nói|kể|cho biết|cho hay|thừa nhận|thú nhận|chia sẻ|khẳng định|giải thích|tâm sự"
    r"|yêu cầu|đề nghị|thuê|rủ|cầm|lái|điều khiển|đâm|đánh|chém|trộm|cướp|vay|lừa|chiếm đoạt"
    r"|bỏ (?:trốn|chạy|đi)|đầu thú|giành|đạt|nhận|lĩnh|tốt nghiệp|sinh năm|sinh ngày|kết hôn"
    r"|ly hôn|ghi bàn|gỡ hòa|bị (?:bắt|cáo buộc|khởi tố|tuyên|phạt|truy nã|tạm giữ|tạm giam)"
    r"|lấy|đuổi|gọi|dùng|xin|mua|nhờ|hẹn|gặp|thấy|tức giận|nảy sinh|chở|dẫn|kéo|ném|rút|giật"
    r"|khống chế|ép|đe do[ạa]|đe dọa|do[ạa]|dọa|quay lại|thực hiện|tham gia|lao|xông|vung|chặn|ôm"
    r"|giết|sát hại|gây án|phạm tội|lẩn trốn|trả lời|quyết định|nhắn tin|sử dụng|phát hiện|bán)"
    r"(?!\w)"
)
#: A person's name has four syllables at the most, a place's seldom more than three.
_LONGEST = 4
#: Syllables of the longest name that an article is asked for.
_MOST_KNOWN = 8
_SENTENCE_START = re.compile(r"(?:\A|[.!?:…])[\s“\"'(]*\Z")
#: Folded syllables that are English words as well and prove nothing.
_ENGLISH = frozenset(
    """
    an the to in on do me he no so be go hi my us can ban man long hang song sang van sun son
    a i o y it is as at am or of for but hay may china chi co con nam tin than ton tay bay den
    """.split()
)


def sure_names(
    text: str, translated: Sequence[Span] = (), named: Collection[str] = ()
) -> list[Span]:
    """Runs of capitalised Vietnamese syllables that English surely copies without their marks, the
    words before them left out.

    ``translated`` are spans of words that are translated: "ca sĩ Việt Nam" names nobody. ``named``
    are names that are sure elsewhere in the article.
    """
    found: list[Span] = []
    spoken = _Spoken(text, translated)
    abroad = bool(_READ_OTHERWISE.search(text))
    listed = -1  # where a name of a list ends that a plural cue opened
    for start, end in _runs(text):
        first = _start_of_name(text, start, end)
        if first == end:
            continue
        span = spoken.own_part(Span(start=first, end=end))
        pieces = _pieces(span.of(text))
        goes_on = listed > 0 and bool(_LISTED.fullmatch(text, listed, start))
        several = len(pieces) > 1 and bool(_SEVERAL.search(_before(text, span.start)))
        one_of_a_list = goes_on and 1 < len(pieces) <= _LONGEST
        if not one_of_a_list and (abroad or not _is_sure(text, span)):
            known = _named(text, span, named) if named else None
            if known and known not in spoken:
                found.append(known)
            continue
        if several or goes_on:
            listed = end
        if span not in spoken:
            found.append(span)
    return found


def _named(text: str, run: Span, named: Collection[str]) -> Span | None:
    """The part of a run that is one of ``named``: the whole of it, or what follows other words."""
    pieces = _pieces(run.of(text))
    if len(pieces) == 1:
        opens = _SENTENCE_START.search(text[max(0, run.start - 8) : run.start])
        acts = not opens or _PERSON_ACTS.match(text, run.end)
        return run if pieces[0] in named and acts else None
    pieces = pieces[-_MOST_KNOWN:]
    start = run.end - len(" ".join(pieces))
    for piece in pieces[:-1]:
        if text[start : run.end] in named:
            return Span(start=start, end=run.end)
        start += len(piece) + 1
    return None


def article_names(sentences: Sequence[str], translated: Sequence[Sequence[Span]]) -> frozenset[str]:
    """Names that are sure in one of an article's sentences, and so in all of them.

    "bà Tư Hường" makes Tư Hường sure where nothing announces her, and "Bùi Chí Hiếu" a Hiếu inside
    of a sentence. None is where most sentences are of countries whose names Vietnamese reads in its
    own way.

    Args:
        translated: for each sentence the spans of words that are translated.
    """
    names: set[str] = set()
    abroad = 0
    for text, spans in zip(sentences, translated, strict=True):
        abroad += bool(_READ_OTHERWISE.search(text))
        persons = [n.text for n in find_names(text) if n.kind == "person"]
        sure = [span.of(text) for span in sure_names(text, spans)]
        names.update(name for name in (*persons, *sure) if " " in name)
        for name in (*persons, *sure):
            pieces = _pieces(name)
            if len(pieces) > 2 and (pieces[0] in SURNAMES or pieces[0] in SHARED_SURNAMES):
                names |= {pieces[-1]} - _NO_GIVEN_NAMES
                names.add(" ".join(pieces[-2:]))
    return frozenset() if 2 * abroad > len(sentences) else frozenset(names)


def _before(text: str, start: int) -> str:
    return text[max(0, start - _LONGEST_CUE) : start]


def _start_of_name(text: str, start: int, end: int) -> int:
    """Where the name of a run begins: after a form of address or the word for what it names.

    "Nam" of "tỉnh Nam Định" and "Cầu" of "quận Cầu Giấy" are parts of the names.
    """
    opening = _OPENING.match(text, start, end) or _LEADING.match(text, start, end)
    if opening:
        return opening.end()
    head = _HEADS.match(text, start, end)
    if head is None:
        return start
    before = _before(text, start)
    if head[0].startswith("Hồ ") and _ADDRESS.search(before):
        return start  # "ông Hồ Minh": no lake
    unit = _UNIT_HEADS.match(text, start, end)
    if _CUE.search(before) or _CUED.search(before):
        after = start
    elif unit:
        after = unit.end()
    else:
        return head.end()
    whole = re.search(r"[ -]", text[after:end]) and not _DIRECTIONS.match(text[after:end])
    return after if whole else head.end()


class _Spoken:
    """Spans of a text whose words are translated, and the names that they speak for."""

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        self._text = text
        self._spans = sorted(spans, key=lambda span: span.start)
        self._starts = [span.start for span in self._spans]

    def _over(self, name: Span) -> Iterator[Span]:
        """Those that share a letter with a name; they stand one behind another."""
        for index in range(bisect_left(self._starts, name.end) - 1, -1, -1):
            if self._spans[index].end <= name.start:
                return
            yield self._spans[index]

    def own_part(self, name: Span) -> Span:
        """A name without what is translated at its end: "Công ty Tân Vạn Hưng Hà Nội"."""
        for other in self._over(name):
            direction = _DIRECTIONS.match(other.of(self._text))  # "Thanh Xuân Bắc"
            if name.start + 1 < other.start and other.end == name.end and not direction:
                return Span(start=name.start, end=other.start - 1)
        return name

    def __contains__(self, name: Span) -> bool:
        """Not by "Mỹ" in "ca sĩ Mỹ Linh"; by "Việt Nam" in "ca sĩ Việt Nam Mỹ Linh"."""
        return any(
            " " in other.of(self._text) or (other.start <= name.start and name.end <= other.end)
            for other in self._over(name)
        )


def _is_sure(text: str, name: Span) -> bool:
    before = _before(text, name.start)
    pieces = _pieces(name.of(text))
    if len(pieces) > _LONGEST:
        return False
    if _ADDRESS.search(before) and not _OF_AN_OFFICE.match(text, name.end):
        return len(pieces) > 1 or pieces[0] not in _SURNAMES_ABROAD
    if len(pieces) == 1 and _RIVER.search(before):
        return True
    person = len(pieces) > 2 and (
        (pieces[0] in SHARED_SURNAMES and pieces[1] in _MIDDLES)
        or _AGE_AFTER.match(text, name.end) is not None
    )
    if person or len(pieces) == 1:
        return person
    if _COMPANY.search(before):
        return pieces[0] not in _TRADES
    if pieces[0] == "Đảng":
        return False
    if _CUE.search(before) or _CUED.search(before):
        return True
    opens = bool(_SENTENCE_START.search(before))
    return not _NO_NAME_AFTER.search(before) and is_plain_name(name.of(text), opens=opens)


def syllable_names(
    text: str,
    taken: Sequence[Span],
    translated: Sequence[Span] = (),
    named: Collection[str] = (),
) -> list[Fact]:
    """Runs of capitalised Vietnamese syllables outside of ``taken``.

    A firm one must be copied; one that is not firm is of two syllables or more.
    """
    facts = []
    told = Taken(text, taken)
    sure = {span.end for span in sure_names(text, translated, named)}
    for start, end in _runs(text):
        address = _OPENING.match(text, start, end)
        if address:  # "Ông Dũng" at the head of a sentence
            start = address.end()
        addressed = bool(_ADDRESS.search(text[max(0, start - 8) : start]))
        shown = text[start:end]
        pieces = _pieces(shown)
        if Span(start=start, end=end) in told:
            continue
        # The first word of a sentence has a capital anyway: it may or may not belong.
        opens = not addressed and bool(_SENTENCE_START.search(text[max(0, start - 8) : start]))
        alone = shown in named and end in sure
        if alone or (addressed and any(map(has_vietnamese_marks, pieces))) or len(pieces) > 1:
            head = _HEADS.match(shown)
            rest = shown if alone else " ".join(pieces[1:])
            asked = shown[head.end() :] if head else rest if opens else shown
            facts.append(
                Fact(
                    kind="name",
                    span=Span(start=start, end=end),
                    text=shown,
                    values=frozenset({asked}),
                    firm=addressed or end in sure,
                    shared=True,
                )
            )
    return facts


def _pieces(name: str) -> list[str]:
    return name.replace("-", " ").split(" ")


@remembered
def _runs(text: str) -> tuple[tuple[int, int], ...]:
    """Bounds of the runs of capitalised syllables, joined by one space or hyphen."""
    runs: list[tuple[int, int]] = []
    for match in _CAPITALISED.finditer(text):
        word = match[0]
        if word[1:] != word[1:].lower() or not is_vietnamese_syllable(word):
            continue
        if runs and text[runs[-1][1] : match.start()] in (" ", "-"):
            runs[-1] = (runs[-1][0], match.end())
        else:
            runs.append(match.span())
    return tuple(runs)


def spoilt(name: Fact, words: Words) -> tuple[str, ...]:
    """The syllables that are missing of a name that was copied in part; none where it was not."""
    pieces = _pieces(name.text)
    keys = [key(p) for p in pieces]
    if words.glued("".join(keys)):
        return ()
    asked = {key(p) for value in name.values for p in _pieces(str(value))}
    have = set(words.keys)
    missing = tuple(p for p, k in zip(pieces, keys) if k not in have and k in asked)
    sure = [k for k in keys if k in words.names or (k in have and k not in _ENGLISH)]
    return missing if any(len(k) > 1 for k in sure) else ()
