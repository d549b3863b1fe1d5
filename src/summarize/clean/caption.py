"""Captions and credits of pictures and films: evidence for dates, never content."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from functools import cache

from summarize.clean.cues import alternatives, cues, fold, tells
from summarize.clean.headline import comparable, starts_with_headline
from summarize.clean.page import Line, Page
from summarize.clean.rule import Claim, rule, suffix, whole
from summarize.clean.signature import is_person
from summarize.facts.letters import compile_pattern

#: " ảnh 1", " - Ảnh 2.", " - Hình 1", " - 1": what galleries append to the headline.
_NUMBERED = re.compile(
    r"\s*(?:[-–—|]\s*)?(?:(?:ảnh|hình|photo|image)\s*(?:số\s*)?\d{1,3}|(?<=[-–—]\s)\d{1,2})", re.I
)
#: "ảnh 1Đại sứ": nothing but a gallery glues a number to a capital.
_GLUED = compile_pattern(r"\s(?:ảnh|hình)\s\d{1,2}(?=[\"“]?[\p{Lu}])")
#: A line that no layout ties to the credit below it must be this short to be its caption.
_BARE_CAPTION_WORDS = 18
_SENTENCE_END = compile_pattern(r"[.!?…][\"”’)]*\s+(?=[\"“(]?[\p{Lu}0-9])")


#: Where a label ends, and within how many characters of the line.
_LABEL_END, _LABEL_CHARS = re.compile(r"\s*:\s*|\s+[-–—]\s+"), 40
#: The longest name of an agency, and the longest line of a list that says something of a thing.
_NAME_WORDS, _VALUE_WORDS = 6, 12

#: One of these no credit can do without, nor without one of its words.
_CREDIT_SIGN = re.compile(r"[(\[:–—-]|cung cấp", re.I)


@cache
def _credit_words() -> tuple[str, ...]:
    """How labels of credits begin."""
    words = cues().words
    labels = words["picture_credits"] | words["source_credits"]
    return tuple({one.split()[0].rstrip(",") for one in labels})


@cache
def _credit_end() -> re.Pattern[str]:
    """A credit at the end of a line: "(Ảnh: AFP)", "- Ảnh: REUTERS", "Ảnh: Giang Huy."."""
    labels = alternatives("picture_credits")
    sources = alternatives("source_credits")
    return re.compile(
        rf"(?:[(\[]\s*(?:{labels}|{sources})\s*(?:\([^)]*\)\s*)?[:/-]\s*[^()\[\]]{{1,60}}[)\]]"
        rf"|[(\[]\s*(?:{labels})(?:\s+[^()\[\]:]{{1,30}})?[)\]]"
        rf"|(?:(?<=[.!?\"”)])\s*|(?<=[-–—|/,])\s*|^\s*)(?:{labels})\s*(?:\([^)]*\)\s*)?:\s*[^:]{{1,70}}"
        rf"|(?<=[-–—.])\s*ảnh\s(?:do\s)?[^:.]{{1,40}}\scung cấp"
        rf"|^\s*(?:{labels})\s+[-–—]\s+[^:]{{1,40}}"
        rf"|(?:(?<=[.!?\"”)])\s*|(?<=[-–—|])\s*|^\s*)(?:{sources}):\s*[A-Z0-9][^:.]{{1,40}}(?:\.\w{{2,3}})?)\s*[.]?$",
        re.I,
    )


def credit_length(text: str) -> int:
    """Length of the picture credit that ends ``text``; 0 when there is none."""
    tail = text[-140:]
    low = tail.lower()
    if not any(map(low.__contains__, _credit_words())) or not _CREDIT_SIGN.search(tail):
        return 0
    found = _credit_end().search(tail)
    if found is None:
        return 0
    # A credit is names; a clause after "Ảnh:" is a sentence of the story.
    credit = found.group().strip()
    if len(credit.split()) > 14 or (_loose(credit) and not _names(_LABEL_END.split(credit, 1)[1])):
        return 0
    return len(tail) - found.start()


def _bare_credit(text: str) -> int:
    """Length of a line that is a credit without its colon: "Ảnh Minh Chi", "Ảnh NVCC"."""
    label, _, name = text.partition(" ")
    return len(text) if fold(label) == "ảnh" and _names(name) and name[0].isupper() else 0


def _loose(text: str) -> bool:
    """Whether a line begins with a label that is no credit unless a name follows it."""
    label, *after = _LABEL_END.split(text[:_LABEL_CHARS], 1)
    return bool(after) and cues().has("loose_credits", label)


def _titled(label: str) -> bool:
    """Whether a label is of pictures, films or charts, and may have a title behind it."""
    return cues().has("picture_credits", label) and not cues().has("untitled_credits", label)


def _names(text: str) -> bool:
    """Whether ``text`` is shaped as the name of a person or an agency: at least half of its words
    have capitals, and the last is no common word ("Đại sứ quán Pháp", "Fox 9")."""
    text = text.rpartition("/")[2]
    words = re.findall(r"\w+", text)
    common = sum(map(str.islower, words))
    return 0 < len(words) <= _NAME_WORDS and 2 * common <= len(words) and not words[-1].islower()


def _is_value(line: Line) -> bool:
    """Whether a line says something of a thing in a list: "Pin: 3.500 mAh"."""
    label, colon, after = line.text[:_LABEL_CHARS].partition(":")
    if not colon or not after.strip() or not line.open or line.words > _VALUE_WORDS:
        return False
    return not (
        _titled(label) or cues().has("source_credits", label) or cues().has("author_labels", label)
    )


def _in_list(page: Page, index: int) -> bool:
    """Whether the line above or the line below says something of a thing."""
    around = page.lines[max(index - 1, 0) : index] + page.lines[index + 1 : index + 2]
    return any(map(_is_value, around))


@rule(
    "picture-glued",
    zone="caption",
    reason="The headline repeated for a picture, with its number and caption.",
)
def numbered_picture(page: Page) -> Iterator[Claim]:
    """The headline glued to "ảnh 1" and a caption."""
    length = len(page.title.strip()) if page.title is not None else 0
    for _, line in page.open_lines():
        rest = line.rest
        if _NUMBERED.match(rest, length) and starts_with_headline(page, rest):
            yield whole(line)
            continue
        found = _GLUED.search(rest[:400]) if "ảnh" in rest or "hình" in rest else None
        if found is None:
            continue
        start = _headline_start(page, line, found.start())
        end = _caption_end(line, found.end())
        yield line, line.open_start + start, line.open_start + end, None


def _headline_start(page: Page, line: Line, at: int) -> int:
    """Where the repeated headline before "ảnh 1" begins."""
    before = line.rest[:at]
    if page.title is not None and comparable(before).endswith(comparable(page.title)):
        return max(at - len(page.title.strip()), 0)
    ends = list(_SENTENCE_END.finditer(before))
    return ends[-1].end() if ends else 0


def _caption_end(line: Line, at: int) -> int:
    """Where the caption behind "ảnh 1" ends: at its credit, or with the line if that is short."""
    rest = line.rest
    credit = re.compile(r"\((?:ảnh|nguồn|photo)[^()]{0,60}\)\.?", re.I).search(rest, at, at + 500)
    if credit is not None:
        return credit.end()
    if len(rest[at:].split()) <= cues().limits["caption_words"]:
        return len(rest)
    first = _SENTENCE_END.search(rest, at)
    return first.end() if first is not None else len(rest)


#: No mark of a picture is longer.
_MARK_CHARS = 100


@rule(
    "picture-placeholder",
    zone="caption",
    reason="Stands where a picture was, with its caption below.",
)
def picture_placeholder(page: Page) -> Iterator[Claim]:
    """ "Chú thích ảnh", and the caption below it."""
    for index, line in page.open_lines():
        if len(line.rest) > _MARK_CHARS or not cues().has("picture_marks", line.rest):
            continue
        yield whole(line)
        if index + 1 >= len(page.lines):
            continue
        below = page.lines[index + 1]
        if not below.open or index + 1 == page.headline:
            continue
        adjacent = page.spaced and not below.gap and below.words <= cues().limits["caption_words"]
        short = below.words <= 25 and not _SENTENCE_END.search(below.rest)
        if adjacent or credit_length(below.rest) or short:
            yield whole(below)


@rule("picture-credit", zone="caption", reason="Ends in the credit of a picture: its caption.")
def picture_credit(page: Page) -> Iterator[Claim]:
    """Lines that end in a picture credit."""
    limit = cues().limits["caption_words"]
    for index, line in page.open_lines():
        length = credit_length(line.rest) or _bare_credit(line.rest)
        if not length:
            continue
        if length >= len(line.rest):
            if _loose(line.rest) and _in_list(page, index):
                continue
            yield whole(line)
            above = page.lines[index - 1] if index else None
            if above is not None and _is_bare_caption(page, index, above):
                yield whole(above)
            continue
        sentences = len(_SENTENCE_END.findall(line.rest[:-length])) + 1
        if line.words <= limit and (sentences <= 3 or line.words <= 45):
            yield whole(line)
        elif line.words > limit:
            # A caption glued to the end of a paragraph: its last sentence goes with the credit.
            body = line.rest[:-length].rstrip(" -–—|")
            ends = list(_SENTENCE_END.finditer(body[-400:]))
            cut = len(body) - len(body[-400:]) + ends[-1].end() if ends else len(line.rest) - length
            yield suffix(line, len(line.rest) - cut)


def _is_bare_caption(page: Page, index: int, above: Line) -> bool:
    """Whether the line over a bare credit is its caption: one short sentence that tells of no
    past or future, asks nothing and quotes nobody; when it stands directly above, any short
    sentence."""
    if not above.open or index - 1 == page.headline or _SENTENCE_END.search(above.rest):
        return False
    if above.rest.endswith(("?", *'"”')) or _is_value(above):
        return False
    shown = page.lines[index].text
    if _loose(shown) and _titled(_LABEL_END.split(shown, 1)[0]) and is_person(above.rest):
        return False  # the author: a film or a chart shows more than somebody
    if page.spaced and not page.lines[index].gap:
        return above.words <= 40
    return above.words <= _BARE_CAPTION_WORDS and not tells(above.rest)


@cache
def _pointers() -> re.Pattern[str]:
    """ "Nguyễn Văn A (trái)": a place in the picture behind a name, or words of pictures where the
    line begins, or behind a dash or a bracket."""
    words = cues().starts["caption_words"]
    places = "|".join(re.escape(one[1:-1]) for one in words if one.startswith("("))
    others = "|".join(re.escape(one) for one in words if not one.startswith("("))
    return compile_pattern(rf"(?<![\w])[\p{{Lu}}][\w.]*\s\((?:{places})\)|[-–—(\[]\s*(?i:{others})")


@cache
def _pointer_signs() -> tuple[str, ...]:
    """Without one of these nothing points."""
    return ("(", *(one for one in cues().starts["caption_words"] if one[0] != "("))


def _points(text: str) -> bool:
    if not any(map(text.lower().__contains__, _pointer_signs())):
        return False
    if cues().begins("caption_words", text) and not tells(text):
        return True
    return _pointers().search(text) is not None


@rule("picture-words", zone="caption", reason="Points at persons in a picture: its caption.")
def picture_words(page: Page) -> Iterator[Claim]:
    """Lines with words only captions have: "(trái)", "Trong ảnh:"."""
    for index, line in page.open_lines():
        rest = line.rest
        if line.words > 45 or _SENTENCE_END.search(rest):
            continue
        quotes = '"' in rest or "“" in rest
        if cues().begins("caption_starts", rest) or (index and not quotes and _points(rest)):
            yield whole(line)


@rule("media-title", zone="caption", reason="The title of a film or chart.")
def media_title(page: Page) -> Iterator[Claim]:
    """ "Video: …", "Clip: …", "Đồ họa: …": a film or a chart and its title."""
    for index, line in page.open_lines():
        label, colon, after = line.rest[:60].partition(":")
        if not colon or line.words > 30 or _SENTENCE_END.search(line.rest):
            continue
        watch = fold(label).startswith(("xem video", "xem clip", "mời xem video"))
        titled = _titled(label) and after.strip() and not after.strip()[0].islower()
        if watch or (titled and not _in_list(page, index)):
            yield whole(line)


@rule(
    "portrait",
    zone="caption",
    reason="An office and a name, and nothing else: the caption of a portrait.",
)
def portrait(page: Page) -> Iterator[Claim]:
    """An office and a name, and nothing else: the caption of a portrait. Different ones below each
    other are a list of people where the story goes on behind them or a line announces them."""
    short = [(index, line) for index, line in page.open_lines(1) if 3 <= line.words <= 12]
    found = {index: line for index, line in short if _is_portrait(line)}
    inside = page.inside() if len(found) > 1 else range(0)
    first = 0
    for index, line in found.items():
        first = first if index - 1 in found else index
        beside = (found.get(index - 1, line), found.get(index + 1, line))
        listed = index in inside or page.lines[first - 1].text.endswith(":")
        if not (listed and any(one.text != line.text for one in beside)):
            yield whole(line)


def _is_portrait(line: Line) -> bool:
    if not line.rest.endswith("."):
        return False
    titles = cues().words["titles"]
    tokens = re.findall(r"\w+", line.rest)
    folded = [fold(one) for one in tokens]
    at = hits = 0
    while at < len(tokens):
        width = next((n for n in (3, 2, 1) if " ".join(folded[at : at + n]) in titles), 0)
        if not width and not (at and tokens[at][0].isupper()):
            return False
        hits += bool(width)
        at += width or 1
    return hits > 0 and re.fullmatch(r"[\w\s.\-]+", line.rest) is not None


@rule(
    "picture-echo",
    zone="caption",
    reason="The alternative text of a picture, repeated by its caption.",
)
def picture_echo(page: Page) -> Iterator[Claim]:
    """A line that a caption repeats from its start: the picture's alternative text."""
    captions = {fold(page.text[m.start : m.end]) for m in page.marks if m.zone == "caption"}
    if not captions:
        return
    ordered = sorted(captions)
    for index, line in page.open_lines():
        if not index or not 4 <= line.words <= 40:
            continue
        wanted = comparable(line.rest)
        at = bisect.bisect_left(ordered, wanted)
        if at < len(ordered) and ordered[at].startswith(wanted):
            yield whole(line)
