"""An archive of made-up articles, and the real program over it in a process of its own.

``python -m tests.batch.archive FOLDER COUNT`` writes one for measuring by hand.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_PLACES = ("Đông Hòa", "Bến Lức", "Cát Hải", "Mường Lay", "Phú Xuyên", "Tân Uyên", "Ea Súp")
_THINGS = ("cầu", "chợ nổi", "trạm y tế", "trường học", "kè sông", "tuyến xe buýt", "kho lúa")
_VERBS = ("khánh thành", "khởi công", "sửa chữa", "mở rộng", "nghiệm thu")


def article(number: int) -> str:
    """An article of about 700 characters; no two of the first million are the same."""
    place, thing = _PLACES[number % 7], _THINGS[number // 7 % 7]
    verb, day, month = _VERBS[number // 49 % 5], number % 28 + 1, number // 28 % 12 + 1
    return (
        f"Xã {place} {verb} {thing} số {number}\n"
        f"{day}/{month}/2023 09:30\n"
        f"Sáng {day}/{month}, ủy ban xã {place} {verb} {thing} số {number} sau hai năm chờ vốn.\n"
        f"Công trình dài {number % 900 + 100} m, hết {number % 97 + 3},5 tỷ đồng từ ngân sách.\n"
        f'"Bà con mong việc này từ lâu", bà Lê Thị Mẫu, trưởng thôn {number % 40 + 1}, nói.\n'
        f"Dự kiến {number % 5000 + 200} hộ dân dùng được từ ngày 1/{month % 12 + 1}.\n"
        "Ủy ban cho biết đợt sau sẽ làm thêm đường nối với quốc lộ.\n"
    )


def fill(folder: Path, count: int, *, first: int = 0, deep: bool = False, lines: int = 7) -> Path:
    """``count`` articles in ``folder``: flat, or in 77 folders two deep.

    Args:
        first: those before it are there.
        lines: of each article; 3 for headline, date and one sentence.
    """
    for number in range(first, count):
        place = folder / str(number % 7) / str(number % 11) if deep else folder
        if number < 77 or not deep:
            place.mkdir(parents=True, exist_ok=True)
        path = os.path.join(place, f"bài {number:07}.txt")  # noqa: PTH118 (half the time)
        with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123
            file.write("".join(article(number).splitlines(keepends=True)[:lines]))
    return folder


def start(source: Path, out: Path, *more: str) -> subprocess.Popen[bytes]:
    """``summarize brief`` with the engines that need no model."""
    return subprocess.Popen(
        [sys.executable, "-m", "summarize", "brief", str(source), "-o", str(out),
         "--translator", "echo", "--summarizer", "lead", "-q", *more],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        start_new_session=True,
    )  # fmt: skip


if __name__ == "__main__":
    fill(Path(sys.argv[1]), int(sys.argv[2]), deep="deep" in sys.argv)
