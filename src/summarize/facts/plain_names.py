"""Vietnamese names that nothing announces: "thơ Tố Hữu", "cùng Lan Ngọc".

Most persons stand in news behind a form of address or with a surname; singers, poets and places
often do not, and a small model makes a Duc Bank of Lan Ngọc. Two capitals in a row and syllables
that people are named with tell such a name, unless they are a word of the language ("Hải Quân").
``training/plain_names.py`` counted both in Vietnamese articles. Of 86
that stand in 400 articles of Vietnamese papers, 79 are names that English copies. Bilingual text of
all kinds (172,000 pairs) holds 200, of which the human English copies three in four: the others are
words of handbooks, and Chinese names.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from itertools import pairwise

from summarize.facts.orthography import usual

#: What these open or close is a direction, an office or a country with a word.
_NO_FIRST = frozenset(
    """
    Bộ Trường Khoa Đại Trung Đông Tây Nam Bắc Âu Phi Liên Nhà Hội Viện Ban Tổng Phó Cục Sở Vụ Á Nữ
    Mỹ Nga Hàn Đức Anh Pháp Ý Nhật Tân Thánh Học Lực Phí Mười Kỷ Lập Ngũ Cầu
    """.split()
)
_NO_LAST = frozenset("Mỹ Nga Bắc Đông Hàn Quốc Phi Đức Pháp Nhật Hoa Châu".split())
#: First words of a sentence that have their capital by their place.
_OPENERS = frozenset(
    """
    Như Từ Đến Thêm Được Hai Ba Em Út Sau Cùng Theo Tự Nhất Đang Chi Còn Bà Do Đồng Riêng Cả Hầu
    """.split()
)
#: Middle names that make a person of what stands before them, however rare the surname.
_GIVEN_MIDDLES = frozenset({"Văn", "Thị"})
#: Names that English has its own words for, of the syllables of persons: what history and the sky
#: have, signs of the zodiac, provinces and persons of China.
_NO_NAMES = frozenset(
    name.strip()
    for name in """
    Việt Nam, Thái Bình Dương, Thế Chiến, Công Nguyên, Phục Hưng, Minh Trị, Thanh Hoa, Ngọc Hoàng
    Kim Chi, Thành Đoàn, Hồng Quân, Thanh Minh, Vĩnh Xuân, Vĩnh Xuân Quyền
    Ngân Hà, Thiên Hà, Hải Vương, Thiên Vương, Bạch Dương, Thiên Bình, Bảo Bình
    An Huy, Cát Lâm, Giang Tô, Hải Nam, Hồ Nam, Khai Phong, Phúc Kiến, Thanh Hải, Thiên Tân, Vân Nam
    Đường Tăng, Gia Cát Lượng, Hồng Kim Bảo, Lâm Tâm Như, Lý Liên Kiệt, Lý Quang Diệu
    Phạm Băng Băng, Thành Long, Tiểu Long, Tôn Quyền, Triệu Vân, Triệu Vy
    """.replace("\n", ",").split(",")
)
_LONGEST = 3


def is_plain_name(name: str, *, opens: bool) -> bool:
    """Whether a run of capitalised syllables is a name by itself.

    Args:
        name: syllables with a space between them.
        opens: it stands at the head of a sentence.
    """
    name = usual(name)
    pieces = name.split(" ")
    if not 2 <= len(pieces) <= _LONGEST or pieces[0] in _NO_FIRST or pieces[-1] in _NO_LAST:
        return False
    if name in _NO_NAMES:
        return False
    if opens and pieces[0] in _OPENERS:
        return False
    syllables, words = _known()
    if len(pieces) > 2 and pieces[1] in _GIVEN_MIDDLES:
        return f"|{pieces[1]} {pieces[2]}|".lower() not in words  # no "Nhà Văn Hóa"
    return all(f" {piece} " in syllables for piece in pieces) and not any(
        f"|{one} {other}|".lower() in words for one, other in pairwise(pieces)
    )


@cache
def _known() -> tuple[str, str]:
    """Syllables of names, and the pairs of them that are words: each one string, which takes a
    tenth of the memory of a set."""
    text = files("summarize.facts").joinpath("plain_names.txt").read_text("utf-8")
    syllables, words = text.splitlines()
    return f" {syllables} ", f"|{words}|"
