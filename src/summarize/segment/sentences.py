"""Where sentences end in Vietnamese news text.

A rule-based splitter in the manner of Mikheev (2002): every terminal mark is a candidate, and the
token before it and the characters behind it decide. Each decision looks at a bounded stretch, so
the time is linear in the length of the text whatever is in it.
"""

from __future__ import annotations

import re

from summarize.document import Span
from summarize.facts.letters import compile_pattern
from summarize.segment.words import words

_QUOTES = '"“”„‟«»＂'
_OPENERS = frozenset("(" + _QUOTES)
_CLOSERS = "\"”’'»)]"
#: A terminal mark with all that belongs to it; or a line break.
_CANDIDATE = re.compile(r"\n|[.!?…。！？]+(?:/\.)?(?:\s?[\"”’'»)\]]+)*")
_MARKS = re.compile(r"[.!?…。！？]+(?:/\.)?")
_ELLIPSIS = re.compile(r"…+|\.{2,}")
_BRAND = re.compile(r"[a-z][A-Z]")  # iPhone, eBay
_BEFORE = re.compile(r"[^\s\"“”‘(«\[,;:!?…]+$")
_JOINTS, _DOTS = re.compile(r"[./@-]"), re.compile(r"[.\-]")
_GLUED_WORD = compile_pattern(r"[\"“]?([\p{Lu}]\w*)([\s,]|$)")
#: "10%", "10h", "km/h": ends of figures, which no address has.
_MEASURED = re.compile(r"(?:\d%|(?:^|\D)\d{1,2}h(?:\d\d)?|^(?:km|m)/[hs])$")
_NEXT_WORD = re.compile(r"[\s\"“‘'(«\[•*\-–—]*([^\W_]+)")
_SENTENCE_START = re.compile(r"[\"“‘'(«\[]*[\-–—•*]?\s?[\"“‘'(«\[]*([^\W_])")
#: How far a decision may look; no abbreviation, name or short quotation is longer.
_LOOK = 90
#: A quotation or a bracket of at most this many characters is kept whole inside its sentence.
_SHORT = 80


def split_sentences(text: str) -> list[Span]:
    """Divide a text into sentences.

    Args:
        text: one paragraph or more. A line break ends a sentence, unless the line stops in
            mid-sentence and the next goes on with a small letter.

    Returns:
        Spans of the sentences in order, without outer white space; none is empty, none overlap.
        Every character that is not white space is in exactly one of them.
    """
    spans: list[Span] = []
    start = 0
    for found in _CANDIDATE.finditer(text):
        if found.start() < start:
            continue
        if found.group() == "\n":
            end = found.start() if _breaks(text, found.start()) else None
        else:
            end = _sentence_end(text, start, found)
        if end is not None and end > start:
            _add(spans, text, start, end)
            start = end
    _add(spans, text, start, len(text))
    return spans


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    """Append ``[start, end)`` without white space; what has no word joins its neighbour."""
    core = text[start:end]
    start += len(core) - len(core.lstrip())
    end = start + len(core.strip())
    if start >= end:
        return
    core = text[start:end]
    if spans and not any(map(str.isalnum, core)) and "\n" not in text[spans[-1].end : start]:
        spans[-1] = Span(start=spans[-1].start, end=end)
    else:
        spans.append(Span(start=start, end=end))


def _breaks(text: str, at: int) -> bool:
    """Whether the line break at ``at`` ends a sentence."""
    after = text[at + 1 : at + _LOOK]
    if not after.strip() or "\n" in after[: len(after) - len(after.lstrip())]:
        return True
    before = text[max(at - _LOOK, 0) : at].rstrip()
    if before and before[-1] in ".!?…" + _QUOTES:
        return True
    return not after.lstrip()[0].islower()


def _sentence_end(text: str, start: int, found: re.Match[str]) -> int | None:
    """End of the sentence whose terminal mark was ``found``; None when it goes on."""
    mark = found.group()
    stop, closers = _divide(text, found)
    end = stop + len(closers)
    if end >= len(text):
        return end
    after = text[end : end + _LOOK]
    following = after.lstrip()
    if not following:
        return end if "\n" in after or end + len(after) >= len(text) else None
    spaced = after[0].isspace()
    terminal = mark[: stop - found.start()].replace("/", "")
    if not spaced and not closers:
        return end if _is_glued(text, start, found.start(), stop, after) else None
    head = _SENTENCE_START.match(following)
    if head is None:
        return None
    first = head.group(1)
    if not (first.isupper() or first.isdigit() or _BRAND.match(following) or _is_han(first)):
        return None
    if not spaced and not first.isupper():
        return None
    if first.isdigit() and not closers and _ELLIPSIS.fullmatch(terminal):
        return None  # "lên tới... 7.326 tỉ đồng"
    if _inside_short_bracket(text, start, found.start(), end):
        return None
    if terminal == "." and not closers and not _full_stop_ends(text, start, found.start(), after):
        return None
    return end


def _divide(text: str, found: re.Match[str]) -> tuple[int, str]:
    """End of the terminal mark, and the closers that belong to it.

    A straight quote behind a space opens the next sentence unless an open quotation waits for
    it; a closer behind a space belongs to the mark only when nothing but it stands there.
    """
    mark = found.group()
    if mark == ".":
        return found.end(), ""
    core = _MARKS.match(mark)
    assert core is not None
    stop = found.start() + core.end()
    closers = mark[core.end() :]
    if closers[:1].isspace():
        following = text[found.end() : found.end() + 1]
        opening = following and not following.isspace() and following not in ",.;:"
        if opening or closers.strip()[0] in "'’":
            closers = ""
    return stop, closers


def _is_glued(text: str, start: int, at: int, stop: int, after: str) -> bool:
    """Whether two sentences were glued at a mark without a space: "khác.Nga nhận định"."""
    if text[at:stop] in ("!", "?", "…", "...") or set(text[at:stop]) <= set("!?"):
        return after[0].isupper() and after[1:2].islower() and text[at - 1 : at].isalpha()
    if text[at:stop] != ".":
        return False
    follows = _GLUED_WORD.match(after)
    if follows is None:
        return False
    before = _BEFORE.search(text, max(at - 40, start), at)
    if before is None:
        return text[at - 1 : at] in tuple(_CLOSERS) and len(follows.group(1)) > 1
    token = before.group()
    word = follows.group(1)
    if token[-1] in _CLOSERS:
        return len(word) > 1
    if _MEASURED.search(token):
        return word in words().starters
    last = _JOINTS.split(token)[-1]
    if "." in token or "@" in token or ("/" in token and not token[-1].isdigit()):
        return False
    if word.lower() in words().domains or (len(word) == 1 and word != "Ở"):
        return False
    if last.isdigit():
        return len(last) == 4 and word in words().starters
    if not last.isalpha() or last in words().before_name:
        return False
    if last.islower():
        return len(last) >= 2 and (len(word) > 1)
    # A capitalised word before the mark: sure only when what follows is a usual first word.
    return len(last) >= 2 and last[1:].islower() and word in words().starters


def _full_stop_ends(text: str, start: int, at: int, after: str) -> bool:
    """Whether a full stop before white space and a capital or digit ends a sentence."""
    before = _BEFORE.search(text, max(at - 40, start), at)
    if before is None:
        return True
    token = before.group().lstrip("'’")
    data = words()
    following = _NEXT_WORD.match(after)
    word = following.group(1) if following else ""
    lead = text[start : before.start()] if before.start() - start < 12 else "x"
    opens_line = not lead.strip("\"“‘'([- \t\n")
    if token.isdigit() and opens_line and len(token) <= 3:
        return False  # an enumeration: "1. Nga …"
    if token.lower() in data.may_end:
        return word[:1].isupper() and word.lower() not in data.may_end
    if token.lower() in data.in_names:
        return word in data.starters  # but "U.S. Steel"
    parts = [part for part in _DOTS.split(token) if part]
    last = parts[-1] if parts else token
    if len(last) == 1 and last.isupper():
        if not last.isascii() and last != "Đ":
            return True  # "châu Á.", "nước Ý.": a word
        if _LETTERED.search(text, max(at - 12, start), before.start()):
            return True  # "31 độ C.", "vitamin A.": a letter that is a word
        # An initial: of a name ("George W. Bush"), or of a hidden one that ends the sentence.
        if opens_line and len(token) == 1:
            return False
        return word in data.starters
    if last in data.before_name or token in data.before_name:
        return last in _NOUNS and word in data.starters and word not in _CITY_WORDS
    return True


#: Words that a letter belongs to.
_LETTERED = re.compile(r"(?:độ|vitamin|viêm gan|cúm|hạng|bảng)\s\Z", re.IGNORECASE)
#: Abbreviations that are also nouns, and so end sentences: "… của TP. Đến nay …".
_NOUNS = frozenset({"HLV", "ĐBQH", "GĐ", "MC", "NS", "NXB", "SN", "TP", "Tp", "TX"})
#: First words of sentences that are first words of cities too: Thủ Đức, Đồng Hới, Bà Rịa, Từ Sơn.
_CITY_WORDS = frozenset({"Thủ", "Đồng", "Bà", "Từ"})


def _inside_short_bracket(text: str, start: int, at: int, end: int) -> bool:
    """Whether the mark is inside a short bracket, or a short quotation that its sentence goes on
    behind ("“Đi đi! Mau lên!” anh hét")."""
    left = text[max(at - _SHORT, start) : at]
    if not _OPENERS.intersection(left):
        return False
    opened = left.rfind("(")
    if opened > left.rfind(")"):
        closed = text.find(")", at, at + _SHORT)
        if closed >= end and closed - (at - len(left) + opened) <= _SHORT:
            return True
    quote = max(left.rfind(one) for one in _QUOTES)
    if quote < 0 or not _opens(left, quote):
        return False
    begun = at - len(left) + quote
    for closed in range(end, min(begun + _SHORT, len(text))):
        if text[closed] in _QUOTES:
            behind = text[closed + 1 : closed + 4].lstrip(" ,")
            return not _opens(text, closed) and behind[:1].islower()
    return False


def _opens(text: str, at: int) -> bool:
    """Whether the quotation mark at ``at`` opens, judged by its neighbours."""
    if text[at] in "“„«":
        return True
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return (before.isspace() or before in "([-–—:") and not after.isspace()


def _is_han(letter: str) -> bool:
    return "\u2e80" <= letter <= "\u9fff"
