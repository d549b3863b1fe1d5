"""Any number of different articles, made from the project's own: for load, not for quality.

Sentences of the sample articles are dealt out anew, every figure is drawn again and every
sentence opens with a phrase of its own, so that no cache of whole sentences helps more than it
does on real news.
"""

import random
import re
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from summarize import segment
from summarize.clean import clean
from summarize.document import RawArticle
from summarize.options import CleanOptions
from summarize.readers import read_articles

ARTICLES = Path(__file__).parent.parent / "articles"
_NAMES = """
    Sullivan Kuznetsov Marchetti Yamamoto Andersson Okonkwo Delacroix Fernandes Novak Petrova
    Haddad Lindqvist Moreau Castellanos Weber Ibrahimov O'Connor Schneider Rossi Tanaka
""".split()
_SURNAMES = "Nguyễn Trần Lê Phạm Phan Vũ Võ Đặng Bùi Đỗ Ngô Đinh Trịnh Trương".split()
_MIDDLE = "Văn Thị Minh Thanh Quốc Đức Ngọc Hữu Xuân Thu Kim Anh".split()
_GIVEN = "Hiển Dũng Lan Hương Tuấn Sơn Hà Bình Phương Long Cường Yến Khánh Thảo Hải".split()
_OPENINGS = (
    "Sáng {day}/{month}, ",
    "Chiều {day} tháng {month}, ",
    "Theo ông {vietnamese}, ",
    "Bà {vietnamese} cho biết ",
    "Theo {foreign}, ",
    "Trả lời hãng tin ngày {day}/{month}/{year}, ông {foreign} nói rằng ",
    "Với {percent},{tenth}% số phiếu, ",
    "Trong {number} năm qua, ",
    "Ông {foreign} và bà {vietnamese} nhận định ",
    "Với kinh phí {number},{tenth} tỷ đồng, ",
)
#: Sentences of an article: headline aside, as many as the sample articles have.
_SENTENCES = (9, 16)


@cache
def stories() -> tuple[tuple[str, ...], ...]:
    """The sentences of each of the project's own articles."""
    found = []
    for path in sorted(ARTICLES.iterdir()):
        for raw in read_articles(path):
            article, _ = clean(raw, CleanOptions())
            found.append(tuple(s.source for s in segment.segment(article)))
    return tuple(found)


@cache
def sentences() -> tuple[str, ...]:
    """The sentences of all of them."""
    return tuple(sentence for story in stories() for sentence in story)


def articles(count: int, seed: int = 0) -> Iterator[RawArticle]:
    """``count`` articles; the same seed gives the same ones."""
    for number in range(count):
        text = _article(random.Random(f"{seed}-{number}"))
        yield RawArticle(
            id=f"made-{seed}-{number}.txt",
            content=text,
            media_type="text/plain",
            sha256=sha256(text.encode()).hexdigest(),
            url=None,
        )


def varied(sentence: str, dice: random.Random) -> str:
    """A sentence with other figures and an opening of its own."""
    opening = dice.choice(_OPENINGS).format(
        day=dice.randint(1, 28),
        month=dice.randint(1, 12),
        year=dice.randint(2015, 2024),
        number=dice.randint(2, 900),
        percent=dice.randint(3, 97),
        tenth=dice.randint(1, 9),
        vietnamese=" ".join(dice.choice(words) for words in (_SURNAMES, _MIDDLE, _GIVEN)),
        foreign=dice.choice(_NAMES),
    )
    body = re.sub(
        r"\d", lambda m: str(dice.randint(1, 9)) if dice.random() < 0.3 else m[0], sentence
    )
    return opening + body[:1].lower() + body[1:]


def _article(dice: random.Random) -> str:
    stock = sentences()
    told = [varied(s, dice) for s in dice.sample(stock, dice.randint(*_SENTENCES))]
    lines = [" ".join(told[0].rstrip(".").split()[:14])]
    lines.append(f"{dice.randint(1, 28):02}/{dice.randint(1, 12):02}/{dice.randint(2015, 2024)}")
    while told:
        size = dice.randint(1, 4)
        lines.append(" ".join(told[:size]))
        told = told[size:]
    return "\n\n".join(lines) + "\n"
