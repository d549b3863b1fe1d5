"""A plain zoner for the date tests: enough of what cleaning says about a news page."""

from __future__ import annotations

import re

from summarize.document import Span, Zone, ZoneName

_DATELINE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}.{0,12}\d{1,2}:\d{2}.{0,40}$")
_CAPTION = re.compile(r"ảnh \d|\(?Ảnh:|^Chú thích ảnh|\(Nguồn:")
_TAIL = re.compile(r"^(Tin cùng chuyên mục|Cùng chuyên mục)$")


def zones_of(text: str) -> tuple[Zone, ...]:
    """Zones of a page, one for each line that holds anything."""
    lines = [(m.start(), m.end(), m[0].strip()) for m in re.finditer(r"[^\n]+", text)]
    zones: list[Zone] = []
    repeated = {t for i, (_, _, t) in enumerate(lines) if i and lines[i - 1][2] == t}
    teaser = tail = caption = False
    for index, (start, end, line) in enumerate(lines):
        name: ZoneName = "body"
        if _TAIL.match(line):
            tail = True
        if tail:
            name = "tail"
        elif index == 0 and not line.endswith(".") and len(line) < 150:
            name = "headline"
        elif _DATELINE.match(line):
            name = "dateline"
        elif line in repeated:
            name, teaser = "related", True
        elif teaser:
            name, teaser = "teaser", False
        elif line.startswith("[") and line.endswith("]"):
            name = "related"
        elif caption or _CAPTION.search(line):
            name, caption = "caption", line.startswith("Chú thích")
        elif index == 1:
            name = "lead"
        zones.append(Zone(name=name, span=Span(start=start, end=end)))
    return tuple(zones)
