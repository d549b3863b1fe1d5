"""Who did it, behind what was done: "bị ⟨x0⟩ bắt giữ" is put to a model as "bị bắt giữ bởi ⟨x0⟩".

Vietnamese sets the agent between the mark of the passive and its verb. Where the agent goes through
as a symbol, small models leave it there: "the case is being Yen Thanh District Police continues to
investigate". Of 25 newspaper sentences with such an agent 20 are better so, and one is worse.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from summarize.facts import Fixed

#: Bodies and offices that do things to others; a place or a thing is no agent.
_AGENT = re.compile(
    r"\b(?:[Pp]olice|[Cc]ourt|Procuracy|Committee|Council|Ministry|Department|Agency|Bureau"
    r"|Government|Parliament|Congress|Assembly|Senate|[Pp]anel|Army|Navy|Guard|Inspectorate|Center"
    r"|Minister|President|Chairman|Director|Secretary|Hospital|University|Company|Group|Union|Party)\b"
)
_HOW = (
    "tiếp tục|tập trung|tích cực|khẩn trương|tiến hành|trực tiếp|chính thức|lập tức|ra quyết định"
)
_VERBS = (
    "điều tra|bắt quả tang|bắt giữ|bắt tạm giam|bắt|tạm giữ|tạm giam|khởi tố|xử phạt|xử lý"
    "|xử sơ thẩm|xử|tuyên phạt|tuyên y án|kết án|phạt|đưa ra xét xử|xét xử|truy tố|truy nã"
    "|phê chuẩn|phê duyệt|xác nhận|xác định|xác lập|thu giữ|thu hồi|phát hiện|kiểm tra|kiểm soát"
    "|triệu tập|mời|thụ lý|giao|bổ nhiệm|miễn nhiệm|cách chức|kỷ luật|cảnh cáo|khai trừ|đình chỉ"
    "|cáo buộc|ấn định|khống chế|cấp|chấp thuận|đồng ý|cho phép|công nhận|công bố|ban hành"
    "|thông qua|giải cứu|cứu|hỗ trợ|điều động|phân công|triệt phá|lập biên bản|cấm|từ chối|bác"
    "|khám xét|trục xuất|dẫn độ|chỉ định|bầu|tước|áp giải|tiếp nhận|đánh giá|ghi nhận|xem xét"
    "|thẩm định|tố cáo|khởi kiện|kiện|yêu cầu|đề nghị|giới thiệu|trao|tặng|khen thưởng|ký|phối hợp"
    "|đâm|chém|đánh|sát hại|giết|lừa đảo|lừa|hiếp dâm|xâm hại|tấn công|đe dọa|đe doạ|chỉ trích"
    "|chọn|thuê|rủ|ép|bán|mua|đưa|chở|phỏng vấn|thực hiện|tổ chức|dẫn dắt|đánh bại|cướp|trộm"
)
_PASSIVE = re.compile(
    r"(?<!\w)(?P<mark>bị|được) (?P<agent>(?P<symbol>⟨x\d+⟩)(?:(?:, | và )⟨x\d+⟩)?)"
    rf" (?:(?P<how>{_HOW}) )?(?P<verb>{_VERBS})(?!\w)"
)
#: "lễ do ⟨x0⟩ tổ chức": without a mark of the passive. Behind a comma, or with an object behind the
#: verb, "do" is "because"; "hàng không do" would become a denial.
_BY = re.compile(
    r"(?<=\w )(?<!không )(?<!là )(?<!vì )do (?P<agent>(?P<symbol>⟨x\d+⟩)(?:(?:, | và )⟨x\d+⟩)?) "
    r"(?P<verb>tổ chức|thực hiện|sản xuất|công bố|dẫn đầu|chủ trì|ban hành|đứng đầu|chế tạo"
    r"|xây dựng|đề xuất|phát hành|tài trợ|quản lý|điều hành|phát triển|khởi xướng|hậu thuẫn"
    r"|lãnh đạo|đầu tư|thiết kế|sáng lập|sở hữu|đạo diễn|cung cấp|ký|cấp|biên soạn|sáng tác)"
    r"(?=\s*(?:[,.;:)\"”]|\Z)|\s(?:⟨|(?:và|tại|ngày|với|có|đang|đã|vào|ở|từ|trong|để|sẽ|riêng|sáng"
    r"|chiều|tối|hôm|nhằm|cho|năm|khi|về|lại|nhưng|đều)(?!\w)))"
)


def agents_behind(text: str, fixed: Mapping[str, Fixed]) -> str:
    """A Vietnamese text with symbols, agents that are symbols behind their verbs.

    Args:
        text: what a model reads.
        fixed: symbol -> the span it stands for.
    """

    def turned(match: re.Match[str]) -> str:
        agent = fixed.get(match["symbol"])
        if agent is None or not (_AGENT.search(agent.target) or _is_a_person(agent)):
            return match[0]
        # "continue to be investigated", and "conduct an investigation" is one.
        how = "tiếp tục " if match["how"] == "tiếp tục" else ""
        return f"{how}{match['mark']} {match['verb']} bởi {match['agent']}"

    def by(match: re.Match[str]) -> str:
        agent = fixed.get(match["symbol"])
        if agent is None or (agent.fact == "term" and not _AGENT.search(agent.target)):
            return match[0]
        return f"được {match['verb']} bởi {match['agent']}"

    return _BY.sub(by, _PASSIVE.sub(turned, text)) if "⟨x" in text else text


def _is_a_person(agent: Fixed) -> bool:
    return agent.fact == "name" and " " in agent.target
