"""Two briefs for the writers' tests: a rich one, and one with an attack in every field."""

from __future__ import annotations

from dataclasses import replace

from summarize.document import (
    Alignment,
    Article,
    Brief,
    BriefDate,
    Finding,
    Provenance,
    Removal,
    Segment,
    Span,
    SummarySentence,
    Timex,
    Zone,
    ZoneName,
)

HEADLINE = "Đà Nẵng mở lại tuyến phà ra đảo Sơn Hải sau ba năm"
_LINES: list[tuple[ZoneName, str]] = [
    ("headline", HEADLINE),
    ("dateline", "14/03/2023 07:45 GMT+7 | Thời sự"),
    ("byline", "Lê Hoài An"),
    (
        "lead",
        "Sáng 14/3, thành phố Đà Nẵng khai trương lại tuyến phà ra đảo Sơn Hải sau gần ba năm "
        "ngừng chạy. Chuyến đầu tiên chở 186 hành khách, phần lớn là người dân trên đảo.",
    ),
    (
        "body",
        "Theo Sở Giao thông vận tải, hai phà mới có sức chở 250 khách và 12 ô tô mỗi chuyến, "
        "tổng vốn đầu tư 94,5 tỷ đồng. Giá vé được giữ ở mức 60.000 đồng một lượt đến hết tháng "
        "9/2023.",
    ),
    ("related", "[Đảo Sơn Hải đón đoàn khách quốc tế đầu tiên]"),
    (
        "quote",
        'Bà Trần Thị Mận, chủ một quán ăn trên đảo, nói: "Ba năm qua chúng tôi sống nhờ thuyền '
        'thúng, nay mới thấy đường về đất liền." Bà cho biết quán của bà đã nghỉ từ ngày 20/12.',
    ),
    ("caption", "Chú thích ảnh: Phà Sơn Hải 01 rời bến sáng 14/3/2023. Ảnh: Hoài An"),
    (
        "body",
        "Ông Nguyễn Quốc Bảo, Giám đốc Sở, khẳng định thành phố sẽ không tăng giá vé trước năm "
        "2025. Giai đoạn hai của dự án dự kiến hoàn thành vào quý II/2024.",
    ),
    ("tail", "Tin cùng chuyên mục"),
    (
        "tail",
        "Bắc Giang vào mùa vải sớm, thương lái xếp hàng từ 4 giờ sáng. Nhiều vườn đã được đặt "
        "mua từ tháng Hai với giá cao hơn năm ngoái 15%.",
    ),
]
_TARGETS = {
    "s1": "On the morning of March 14, Da Nang reopened the ferry route to Son Hai Island after "
    "nearly three years of suspension.",
    "s2": "The first trip carried 168 passengers, most of them islanders.",
    "s3": "According to the Department of Transport, the two new ferries can carry 250 passengers "
    "and 12 cars per trip, with a total investment of 94.5 billion dong.",
    "s4": "The fare will be kept at 60,000 dong per trip until the end of September 2023.",
    "s5": 'Tran Thi Man, who owns a restaurant on the island, said: "For three years we lived off '
    'basket boats; only now do we see the way back to the mainland."',
    "s6": "She said her restaurant had been closed since December 20.",
    "s7": "Mr. Nguyen Quoc Bao, the department's director, said the city would raise fares before "
    "2025.",
    "s8": "The second phase of the project is expected to be completed in the second quarter of "
    "2024.",
}
_SENTENCES = {
    "s1": "Sáng 14/3, thành phố Đà Nẵng khai trương lại tuyến phà ra đảo Sơn Hải sau gần ba năm "
    "ngừng chạy.",
    "s2": "Chuyến đầu tiên chở 186 hành khách, phần lớn là người dân trên đảo.",
    "s3": "Theo Sở Giao thông vận tải, hai phà mới có sức chở 250 khách và 12 ô tô mỗi chuyến, "
    "tổng vốn đầu tư 94,5 tỷ đồng.",
    "s4": "Giá vé được giữ ở mức 60.000 đồng một lượt đến hết tháng 9/2023.",
    "s5": 'Bà Trần Thị Mận, chủ một quán ăn trên đảo, nói: "Ba năm qua chúng tôi sống nhờ thuyền '
    'thúng, nay mới thấy đường về đất liền."',
    "s6": "Bà cho biết quán của bà đã nghỉ từ ngày 20/12.",
    "s7": "Ông Nguyễn Quốc Bảo, Giám đốc Sở, khẳng định thành phố sẽ không tăng giá vé trước năm "
    "2025.",
    "s8": "Giai đoạn hai của dự án dự kiến hoàn thành vào quý II/2024.",
}
TEXT = "\n\n".join(line for _, line in _LINES)


def at(words: str, text: str = TEXT) -> Span:
    """The span of ``words``, which stand in ``text``."""
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def _zones() -> tuple[Zone, ...]:
    return tuple(Zone(name=name, span=at(line)) for name, line in _LINES)


def _segments() -> tuple[Segment, ...]:
    facts: dict[str, dict[str, object]] = {
        "s1": {"score": -0.11, "state": "reviewed", "origin": "editor"},
        "s2": {"score": -0.22},
        "s3": {"score": -0.18, "paragraph": 1},
        "s4": {"score": None, "paragraph": 1, "state": "final", "origin": "memory"},
        "s5": {"score": -0.93, "paragraph": 2},
        "s6": {"score": -0.15, "paragraph": 2},
        "s7": {"score": -0.31, "paragraph": 3, "origin": "repair"},
        "s8": {"score": -0.09, "paragraph": 3},
    }
    return tuple(
        Segment(
            **{  # type: ignore[arg-type]
                "id": name,
                "span": at(source),
                "source": source,
                "target": _TARGETS[name],
                "state": "translated",
                "origin": "mt",
                **facts[name],
            }
        )
        for name, source in _SENTENCES.items()
    )


def _date(tid: str, words: str, value: str, english: str, **more: object) -> BriefDate:
    brief_fields = {"key", "role", "rank", "zone"}
    timex = {name: fact for name, fact in more.items() if name not in brief_fields}
    rest = {name: fact for name, fact in more.items() if name in brief_fields}
    base = {"tid": tid, "span": at(words), "text": words, "type": "DATE", "value": value}
    return BriefDate(
        timex=Timex(**{**base, **timex}),  # type: ignore[arg-type]
        target_text=english,
        **rest,  # type: ignore[arg-type]
    )


def _dates() -> tuple[BriefDate, ...]:
    return (
        _date("t1", "14/03/2023 07:45", "2023-03-14T07:45", "March 14, 2023, 7:45",
              type="TIME", zone="dateline"),
        _date("t2", "Sáng 14/3", "2023-03-14TMO", "morning of March 14, 2023", type="TIME",
              segment_id="s1", anchor_tid="t1", key=True, role="event", rank=1, zone="lead"),
        _date("t3", "gần ba năm", "P3Y", "nearly three years", type="DURATION", mod="LESS_THAN",
              segment_id="s1", zone="lead"),
        _date("t4", "tháng 9/2023", "2023-09", "September 2023", segment_id="s4", mod="END",
              key=True, role="deadline", rank=2),
        _date("t5", "ngày 20/12", "XXXX-12-20", "December 20 (year not known)", segment_id="s6",
              key=True, role="background", rank=4, zone="quote"),
        _date("t6", "năm 2025", "2025", "2025", segment_id="s7", key=True, role="deadline",
              rank=5),
        _date("t7", "quý II/2024", "2024-Q2", "second quarter of 2024", segment_id="s8", key=True,
              role="event", rank=3, begin="2024-04-01", end="2024-07-01"),
    )  # fmt: skip


def _findings() -> tuple[Finding, ...]:
    def both(name: str, source: str, target: str) -> dict[str, tuple[Span, ...]]:
        return {
            "source_spans": (at(source, _SENTENCES[name]),),
            "target_spans": (at(target, _TARGETS[name]),),
        }

    return (
        Finding(check="numbers", category="accuracy/mistranslation", severity="major",
                message="186 became 168", segment_ids=("s2",), **both("s2", "186", "168")),
        Finding(check="negation", category="accuracy/mistranslation", severity="critical",
                message="the negation 'không' is not in the translation", segment_ids=("s7",),
                **both("s7", "sẽ không tăng", "would raise")),
        Finding(check="terms", category="terminology", severity="minor",
                message="'thuyền thúng' is 'round basket boat' in the glossary",
                segment_ids=("s5",), **both("s5", "thuyền thúng", "basket boats")),
        Finding(check="dates", category="accuracy/mistranslation", severity="minor",
                message="no year is stated for 20/12 and none could be inferred",
                segment_ids=("s6",), **both("s6", "20/12", "December 20")),
        Finding(check="summary", category="accuracy/addition", severity="minor",
                message="the summary leaves out the price of the tickets"),
    )  # fmt: skip


def _removals() -> tuple[Removal, ...]:
    tail = "\n\n".join(line for _, line in _LINES[-2:])
    return (
        Removal(rule="dateline", span=at(_LINES[1][1]), text=_LINES[1][1], zone="dateline"),
        Removal(rule="byline", span=at(_LINES[2][1]), text=_LINES[2][1], zone="byline"),
        Removal(rule="related-link", span=at(_LINES[5][1]), text=_LINES[5][1], zone="related"),
        Removal(rule="caption", span=at(_LINES[7][1]), text=_LINES[7][1], zone="caption"),
        Removal(rule="section-tail", span=at(tail), text=tail, zone="tail"),
    )


def brief() -> Brief:
    """A brief that uses every field: findings, an edited and a remembered sentence, and more."""
    return Brief(
        article=Article(
            id="articles/pha-son-hai.txt",
            text=TEXT,
            title=HEADLINE,
            date_published="2023-03-14T07:45:00+07:00",
            date_source="dateline",
            author="Lê Hoài An",
            sitename="Nhật báo Mẫu",
            url="https://example.invalid/thoi-su/pha-son-hai.html",
            zones=_zones(),
        ),
        headline=Segment(
            id="h",
            span=at(HEADLINE),
            source=HEADLINE,
            target="Da Nang reopens ferry route to Son Hai Island after three years",
            state="translated",
            score=-0.2,
            origin="mt",
        ),
        segments=_segments(),
        summary=(
            SummarySentence(
                id="m1",
                source="Đà Nẵng mở lại tuyến phà ra đảo Sơn Hải sáng 14/3, sau gần ba năm ngừng.",
                target="Da Nang reopened the ferry route to Son Hai Island on the morning of "
                "March 14, after a suspension of nearly three years.",
                state="translated",
                evidence=("s1",),
                score=-0.2,
            ),
            SummarySentence(
                id="m2",
                source="Hai phà mới chở được 250 khách và 12 ô tô, vé giữ ở 60.000 đồng đến hết "
                "tháng 9/2023.",
                target="Two new ferries carry 250 passengers and 12 cars, and the fare stays at "
                "60,000 dong until the end of September 2023.",
                state="translated",
                evidence=("s3", "s4"),
                origin="next-candidate",
                score=-0.4,
            ),
            SummarySentence(
                id="m3",
                source=_SENTENCES["s8"],
                target=_TARGETS["s8"],
                state="translated",
                evidence=("s8",),
                origin="source",
            ),
        ),
        dates=_dates(),
        alignments=tuple(
            Alignment(source_ids=(name,), target_ids=(name,), score=0.9) for name in _SENTENCES
        ),
        findings=_findings(),
        removals=_removals(),
        provenance=Provenance(
            used="3f" * 32,
            signature="src:vi|tgt:en|mt:builtin@0123456789ab|dec:beam4|sum:builtin@ba9876543210|"
            "seg:vi.3|dates:vi.2|v:0.1.0",
        ),
    )


ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "{{ 7*7 }}{% raw %}",
    "</style><style>@import 'https://evil.invalid/x.css'",
    "[x](javascript:alert(1)) ![y](https://evil.invalid/z.png) <https://evil.invalid>",
    "=HYPERLINK(\"https://evil.invalid\")",
    "a\r\nBEGIN:VEVENT\u2028\u202eevil\u2066\x00\x07\x1b[31m\ud800\ufffe\U000e0041",
    "]]> --> &lol; <!DOCTYPE x [<!ENTITY lol 'lol'>]> | `code` $x$ #h",
)  # fmt: skip
ATTACK = " ".join(ATTACKS)


def hostile(ids: bool = False) -> Brief:
    """The same brief with every attack in every free text field.

    Args:
        ids: also put them in the ids, which a loaded brief never holds.
    """

    def name(identifier: str) -> str:
        return f"{identifier}{ATTACK}" if ids else identifier

    calm = brief()
    segments = tuple(
        replace(s, id=name(s.id), source=ATTACK, target=ATTACK, origin=ATTACK)
        for s in calm.segments
    )
    return replace(
        calm,
        article=replace(
            calm.article,
            id=ATTACK,
            title=ATTACK,
            date_published=ATTACK,
            author=ATTACK,
            sitename=ATTACK,
            url="javascript:alert(1)",
        ),
        headline=replace(calm.headline, id=name("h"), source=ATTACK, target=ATTACK),
        headline_made=True,
        encoding=ATTACK,
        segments=segments,
        summary=tuple(
            replace(
                m,
                id=name(m.id),
                source=ATTACK,
                target=ATTACK,
                origin=ATTACK,
                evidence=tuple(map(name, m.evidence)),
            )
            for m in calm.summary
        ),
        dates=tuple(
            replace(
                d,
                timex=replace(
                    d.timex,
                    text=ATTACK,
                    value=ATTACK if d.timex.tid == "t6" else d.timex.value,
                    segment_id=name(d.timex.segment_id) if d.timex.segment_id else None,
                    mod=ATTACK,
                ),
                role=ATTACK,
                target_text=ATTACK,
            )
            for d in calm.dates
        ),
        findings=tuple(
            replace(
                f,
                check=ATTACK,
                category=ATTACK,
                message=ATTACK,
                segment_ids=tuple(map(name, f.segment_ids)),
                source_spans=(Span(start=0, end=30), Span(start=20, end=60)),
                target_spans=(Span(start=5, end=9_999),),
            )
            for f in calm.findings
        ),
        removals=tuple(replace(r, rule=ATTACK, text=ATTACK) for r in calm.removals),
        provenance=Provenance(used=ATTACK, signature=ATTACK),
    )
