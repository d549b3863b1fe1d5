"""Posts abroad: "đại sứ Nga tại Mỹ" is put through whole, as "Russian ambassador to the U.S.".

Two countries side by side are more than a small model keeps apart: "ambassador to Nguyen Ngoc Son"
for one in Paris. Of 10,000 newspaper articles 4 in a hundred name such a post.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from summarize.document import Span
from summarize.facts import Fixed
from summarize.translate.glossary import PROPER, Glossary
from summarize.translate.offices import OWNER

_POST = re.compile(
    r"(?<!\w)(?P<former>(?:cựu|nguyên) )?(?P<post>đại sứ|tổng lãnh sự) (?=[^\W\d_])", re.IGNORECASE
)
_AT = re.compile(r" (?:tại|ở) ")
_WORD = re.compile(r"\w+(?=\W|\Z)")
#: Words of a name that are looked at.
_MOST = 5
#: What stands before the one who holds the post, and not before the post ("làm đại sứ …").
_ITS_HOLDER = re.compile(
    r"(?:\A|[,:;–-] ?|\b(?:của|bởi|theo|với|do|cho|và|là|cùng|gặp|từ|lời) )[\"“]?\Z", re.IGNORECASE
)
#: "hai đại sứ", "các đại sứ": more than one of them.
_SEVERAL = re.compile(r"(?:các|những|hai|ba|bốn|năm|nhiều|số|\d+) \Z", re.IGNORECASE)
#: Characters before it that are looked at.
_REACH = 16
#: Names that English does not say without an article.
_WITH_ARTICLE = frozenset(
    {"U.S.", "US", "United States", "United Kingdom", "UK", "U.N.", "UN", "United Nations", "EU"}
    | {"European Union", "Netherlands", "Philippines", "Czech Republic", "Maldives", "Vatican"}
    | {"United Arab Emirates", "UAE", "Holy See", "African Union"}
)
_PLACES = PROPER | {"org"}


def posts(text: str, glossary: Glossary) -> Iterator[Fixed]:
    """Each post abroad of a Vietnamese sentence, its wording fixed."""
    for post in _POST.finditer(text):
        at = _AT.search(text, post.end())
        before = text[max(0, post.start() - _REACH) : post.start()]
        if at is None or _SEVERAL.search(before):
            continue
        owner = _owner(text[post.end() : at.start()], glossary)
        place = _place(text, at.end(), glossary)
        if not owner or not place:
            continue
        name, end = place
        consul = post["post"][0] in "tT"
        office = "consul general" if consul else "ambassador"
        if text[end : end + 2].strip()[:1].isupper():  # its holder's name
            office, the = office.title(), ""
        else:
            the = "the " * bool(_ITS_HOLDER.search(before))
        article = "the " * (name in _WITH_ARTICLE)
        wording = (
            f"{the}{'former ' * bool(post['former'])}{owner} {office}"
            f" {'in' if consul else 'to'} {article}{name}"
        )
        if not before.strip("“\"‘'( "):
            wording = wording[0].upper() + wording[1:]
        yield Fixed(span=Span(start=post.start(), end=end), kind="x", target=wording, fact="term")


def _owner(name: str, glossary: Glossary) -> str | None:
    """What belongs to the country of that Vietnamese name."""
    countries = [e.target for e in glossary.lookup(name) if e.kind == "exonym"]
    return OWNER.get(countries[0] if countries else name)


def _place(text: str, start: int, glossary: Glossary) -> tuple[str, int] | None:
    """The English of the country, city or body that is named at ``start``, and where it ends."""
    words = list(itertools.islice(_WORD.finditer(text, start), _MOST))
    for word in reversed(words):
        name = text[start : word.end()]
        places = [e for e in glossary.lookup(name) if e.kind in _PLACES]
        if places or name in OWNER:
            return (places[0].target if places else name), word.end()
    return None
