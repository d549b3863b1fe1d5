"""How Vietnamese a stretch of text looks: the structure of its syllables.

A Vietnamese syllable is onset + rhyme + one of six tones, and the tone of a rhyme that ends in
c, ch, p or t is sắc or nặng alone (any school grammar; Đoàn Thiện Thuật, *Ngữ âm tiếng Việt*).
Some 2,500 toneless syllables exist, so text read in a wrong encoding falls out of them at
once. A short list of frequent syllables decides where a few words are all there is.

Only words with a letter outside ASCII are counted: all encodings agree on the others.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_ONSETS_LIST = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_ONSETS = _ONSETS_LIST.split()
_RHYMES_LIST = """
    a ai ao au ay ac ach am an ang anh ap at ăc ăm ăn ăng ăp ăt âu ây âc âm ân âng âp ât e eo ec
    em en eng ep et ê êu êch êm ên ênh êp êt i ia iu im in inh ip it ich iêu iêc iêm iên iêng iêp
    iêt y ych ynh yt o oi oc om on ong op ot oa oai oao oay oac oach oam oan oang oanh oap oat oăc
    oăm oăn oăng oăt oe oeo oen oet ooc oong ô ôi ôc ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ui uc um
    un ung up ut ua uôi uôc uôm uôn uông uôt uây uân uâng uât uê uêch uênh uơ uy uya uych uynh uyt
    uyu uyên uyêt ư ưi ưu ưc ưng ưt ưa ươi ươu ươc ươm ươn ương ươp ươt
"""
_RHYMES = frozenset(_RHYMES_LIST.split())
_BEFORE_FRONT = frozenset({"k", "gh", "ngh"})  # spelled so before e, ê, i, y only
_BEFORE_BACK = frozenset({"c", "g", "ng"})  # and so before all other vowels
_GLIDED_LIST = "ya yên yêt yêu yu yn"
_GLIDED = frozenset(_GLIDED_LIST.split())
# Names and loan words of daily news that keep another spelling: Hồng Kông, Bắc Kạn, Đắk Lắk.
_NAMES_LIST = "kông kan đăk lăk đăc ưm typ"
_NAMES = frozenset(_NAMES_LIST.split())


def _toneless_syllables() -> frozenset[str]:
    found = set(_RHYMES) | {"yêu", "yêm", "yên", "yêng", "yêt"}
    for onset in _ONSETS:
        for rhyme in _RHYMES:
            front = rhyme[0] in "eêiy"
            if front and onset in _BEFORE_BACK and not (onset == "g" and rhyme[0] == "i"):
                continue
            if not front and onset in _BEFORE_FRONT:
                continue
            found.add(onset + rhyme)
    found |= {"qu" + rhyme for rhyme in _GLIDED}
    return frozenset(found | _NAMES)


_SYLLABLES = _toneless_syllables()
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_STOPPED = re.compile("(?:c|ch|p|t)$")
_FREE_TONES = frozenset({"\u0300", "\u0303", "\u0309"})  # huyền, ngã, hỏi: never on a stop

#: Frequent accented syllables of written Vietnamese, news first.
_COMMON_LIST = """
    và của là được có không một những các người này đã với để khi đến từ tại về năm cũng ở như vào
    ngày nhiều ra trên bị còn công việc việt nước phải hơn đó nhà số sẽ lại thể chính nhân đồng
    học thành phố hiện thế quốc đầu mới ông thì bộ trường đại hội động nhất lên vụ sự dân tế hà
    nội tỉnh tháng bà anh chị bằng báo biết bệnh biển bốn bắt bảo bán bài ảnh cả cách cần cấp chỉ
    chức chủ chúng chống chưa chuyển chương cơ cứu cuộc cùng cụ cử cửa dẫn diễn dịch dự dụng dùng
    đang đất đây đề đều đi địa điểm điện điều định đó đoàn đội đối đông đường đúng giá giải giám
    giáo giới giữa giờ gì gần gặp hàng hành hết hệ hình hiểm hiệp hoá hóa hoạt hoặc hỗ hợp hồ
    hướng huyện kế kết khác khách khẩn khẳng khó khoảng khởi khu khí khẩu kiểm kiến kỳ kỹ lớn
    lượng lực lý lúc lĩnh loại luật lãnh làm lập mạnh mại mặt máy mình mọi mỗi một mỹ môi mức mất
    nào nạn nay nâng năng nên nếu nga ngành nghị nghệ nghiệp nghiên ngoại nguồn nguyên nguy nhiệm
    nhiên nhằm nhưng nhận niên nông nơi nữ nữa ổn phần phát phó phòng phương phục phủ phẩm phía
    qua quan quả quân quý quyền quyết rất rằng riêng rồi sản sáng sách sau sẵn sinh số sở sống sức
    sử tác tài tăng tạo tập tất tế thấy thầy thái thảo thắng thị thiết thiểu thiếu thông thống
    thời thủ thứ thức thực thu thuế thuộc thuỷ thủy thường tiên tiền tiến tiếp tiếng tiêu tin tích
    tình tính tổ toàn tổng tố tốt tôi tới trả trạm trái trẻ triển triệu trị trong trọng trợ trước
    trưởng trung truyền trực tuần tuổi tuyên tuyến tư từng tương tướng tượng tự ủy uỷ úc ứng ước
    ưu vấn văn vẫn vật vậy vệ vì viên viện vị vốn vòng vùng vực vừa xã xác xây xảy xét xin xuất
    xuống xuyên xử yêu yếu ý đông đạo đạt đặc đặt đảm đảng đánh đủ đứng đưa đợi đợt độ đồng đổi đô
    độc đáp bãi bản bạn bầu bên bình bão bộ bước bến bởi bóng chất chế chí chiến chiều chiếc
    chuyện chuyến châu cháy chấp chọn chỗ chợ chứng cá cảnh cán cáo căn cầu cây câu cố cổ cộng cúm
    của dài dưới dõi dựng lạnh lễ lệ liên liệu lịch lợi lời lúa lũ mưa mùa muốn mục nắng nền nổi
    nối núi nhỏ nhẹ nhiễm nhật rộng rừng sông sạch sửa thân thăm thác thẳng tầng tàu tìm tỷ tỉ vé
    vẻ vượt vụ xe xóm xanh đèo đêm đích đóng đỗ ấy ấn âu á ảnh ăn áp án áo bảy tám chín mười sáu
    hằng hôm hòa hoà hiểu
"""
COMMON = frozenset(_COMMON_LIST.split())

_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]{1,9}[^\W\d_]*)*")
#: Signs of Latin-1 that no Vietnamese text glues to a letter; legacy bytes read wrongly do.
_GLUED = re.compile(
    "(?<=[^\\W\\d_])[\x80-\x9f¡-¦¨ª¬¯±-¶¸-º¼-¿×÷†‡ˆ‰‹Œ˜›\ufffd]"
    "|[\x80-\x9f¢-¦¨ª¬¯±-¶¸-º¼-¿×÷‡ˆŒ˜\ufffd](?=[^\\W\\d_])"
)
_VIETNAMESE = frozenset("aăâbcdđeêghiklmnoôơpqrstuưvxy")

#: Letters of the longest syllable (nghiêng), taken apart into letters and marks.
_LONGEST = 10
#: Weight of one word: a frequent syllable, a possible one, and what is no Vietnamese.
WEIGHT_COMMON, WEIGHT_VALID, WEIGHT_FOREIGN, WEIGHT_GLUED = 3.0, 1.0, -3.0, -3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plausibility:
    """How Vietnamese the accented words of a text look.

    Attributes:
        score: sum of the weights of the accented words; higher is better.
        words: accented words seen, glued signs included.
        valid: how many of them are Vietnamese syllables.
    """

    score: float
    words: int
    valid: int

    @property
    def share(self) -> float:
        """Valid accented words among all accented words; 0 when there are none."""
        return self.valid / self.words if self.words else 0.0


def is_syllable(word: str) -> bool:
    """Whether ``word`` (any case, NFC) is spelled as a Vietnamese syllable can be."""
    apart = unicodedata.normalize("NFD", word.lower())
    tones = _TONES.findall(apart)
    if len(tones) > 1:
        return False
    toneless = unicodedata.normalize("NFC", _TONES.sub("", apart))
    if toneless not in _SYLLABLES:
        return False
    return not (tones and tones[0] in _FREE_TONES and _STOPPED.search(toneless))


@lru_cache(maxsize=4_096)
def weigh(word: str) -> float:
    """Weight of one accented word as written; a capital inside a word is never Vietnamese."""
    if len(word) > _LONGEST:
        return WEIGHT_FOREIGN
    if not (word.islower() or word.isupper() or word[1:].islower()):
        return WEIGHT_FOREIGN
    if not is_syllable(word):
        return WEIGHT_FOREIGN
    return WEIGHT_COMMON if word.lower() in COMMON else WEIGHT_VALID


def plausibility(text: str) -> Plausibility:
    """Weigh the accented words of ``text`` (NFC)."""
    score = 0.0
    words = valid = 0
    for match in _WORD.finditer(text):
        word = match.group()
        if word.isascii():
            continue
        weight = weigh(word)
        words += 1
        valid += weight > 0
        score += weight
    glued = len(_GLUED.findall(text))
    return Plausibility(score=score + WEIGHT_GLUED * glued, words=words + glued, valid=valid)
