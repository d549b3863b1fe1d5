"""Who wrote or supplied the story: author lines, agency signatures, outlet prefixes, end marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarize.clean.cues import cues, fold, tells
from summarize.clean.page import Line, Page
from summarize.clean.rule import Claim, prefix, rule, suffix, whole
from summarize.clean.stated import stated_lines
from summarize.facts.letters import compile_pattern

_DOMAIN = re.compile(
    r"(?:https?://)?(?:[\w-]+\.)+(?:vn|com|net|org|info|gov|in|uk|ru|cn|tv|asia)\b/?", re.I
)
_BRACKETED = re.compile(r"\s*\(([^()]*)\)\s*\.?$")
_PARTS = re.compile(r"\s*(?:/|;|,|&|\||\s[-–—]\s|\s-|-\s|\bvà\b|\()\s*")
_THEO = re.compile(r"(?:theo|nguồn|source)\s*:?\s+(?=\S)|(?:nguồn|source)\s*:\s*", re.I)
_ACRONYM = re.compile(r"[A-ZĐ][A-ZĐ&]{1,7}\+?")
#: "H.T.", "N.V.A": a reporter's initials, and nothing else.
_INITIALS = re.compile(r"(?:[A-ZĐ]\.\s?){1,3}[A-ZĐ]\.?")
#: A broadcaster's bureau: "VOV-Miền Trung", "VOV Tây Bắc", "TTXVN tại Cần Thơ".
_BUREAU = re.compile(r"([\w+&.]+)(?:\s*[-–]\s*| tại | )(\S.*)")
#: "TP Hòa Bình" is a city, not the bureau of Tiền Phong.
_BUREAU_LETTERS = 3
#: Names have short words in capitals, as "Nguyễn Văn A"; longer ones are acronyms.
_INITIAL_LETTERS = 2
#: Ends like these are of sentences that were divided at an abbreviation, not of signatures.
_CUT_SHORT = re.compile(r"\b(?:TP|GS|TS|BS|PGS|ThS|LS|Q|P)\.$")
#: Signatures are short; the longest seen ("Bài, ảnh: A - B - C (Pv TTXVN tại X)") has 14 words.
_SIGNATURE_WORDS, _SIGNATURE_CHARS = 14, 110


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A line read as a signature.

    Attributes:
        people: authors, as written.
        sources: agencies and newspapers, as written.
        sure: whether it can be nothing but a signature; a name alone is not sure.
    """

    people: tuple[str, ...]
    sources: tuple[str, ...]
    sure: bool


def is_source(text: str) -> bool:
    """Whether ``text`` is a known agency or newspaper, or a domain name."""
    text = text.strip(" .")
    folded = fold(text)
    if folded.startswith(("báo ", "tạp chí ", "đài ")):
        folded = folded.split(" ", 1)[1].removeprefix("chí ")
    known = folded in cues().outlets or folded in cues().words["agencies"]
    return known or is_domain(text) or _is_bureau(text)


def _is_bureau(text: str) -> bool:
    found = _BUREAU.fullmatch(text)
    if found is None or len(found.group(1)) < _BUREAU_LETTERS:
        return False
    return found.group(1) in cues().spellings and is_place(found.group(2))


def is_place(text: str) -> bool:
    """Whether ``text`` is a province, a city, a region or a country, and so no author."""
    return cues().has("places", text.strip(" ."))


def is_domain(text: str) -> bool:
    """Whether ``text`` is a domain name or a site's address."""
    return _DOMAIN.fullmatch(text) is not None


def is_acronym(text: str) -> bool:
    """Whether ``text`` has the shape of an acronym: "AFP", "TTXVN", "P&G"."""
    return _ACRONYM.fullmatch(text) is not None


def is_person(text: str) -> bool:
    """Whether ``text`` has the shape of an author's name: two to five capitalised words, initials
    allowed. Reporters sign without a form of address ("Ông"), and no place signs."""
    tokens = [one for one in re.split(r"[\s.]+", text.strip(" .")) if one]
    if not 2 <= len(tokens) <= 5 or len(text) > 40:
        return False
    if cues().has("addresses", tokens[0]) or is_place(text):
        return False
    capitals = [one for one in tokens if one.isupper()]
    if len(capitals) < len(tokens) and any(len(one) > _INITIAL_LETTERS for one in capitals):
        return False
    return all(
        one.isalpha() and one[0].isupper() and (one[1:].islower() or one.isupper() or len(one) == 1)
        for one in tokens
    )


def read_signature(text: str) -> Signature | None:
    """Read a short line as a signature, or None when it is not one."""
    if len(text) > _SIGNATURE_CHARS or len(text.split()) > _SIGNATURE_WORDS:
        return None
    if _CUT_SHORT.search(text):
        return None
    text = text.strip().rstrip(".").strip()
    sure = False
    if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
        text, sure = text[1:-1].strip(), True
        if not text:
            return None
    label, colon, after = text.partition(":")
    if colon and cues().has("author_labels", label):
        text, sure = after.strip(), True
    bare = _behind_theo(text)
    if bare != text:
        return _read_theo(bare)
    people: list[str] = []
    sources: list[str] = []
    marked = False
    after_theo = False
    for part in _PARTS.split(text):
        quoted = part.strip(" ).:")
        part = _behind_theo(quoted)
        after_theo = after_theo or part != quoted  # "(Theo NYPost / CBS News)"
        part, credited = _behind_label(part)
        if not part:
            continue
        if credited and not (people and sure):
            return None
        if credited:
            continue
        if is_source(part) or (after_theo and part[0].isupper() and len(part.split()) <= 4):
            sources.append(part)
        elif reporter := _reporter(part):
            people.append(reporter)
            marked = True
        elif _is_mark(part):
            marked = True
        elif is_person(part) or _INITIALS.fullmatch(part):
            people.append(f"{part}." if _INITIALS.fullmatch(f"{part}.") else part)
        elif people and is_place(part):
            continue  # where the author writes from
        elif is_acronym(part) and people:
            sources.append(part)
        else:
            return None
    if not people and not sources and not marked:
        return None
    sure = (sure and bool(sources or marked or colon)) or bool(people and (sources or marked))
    if marked and not people and not sources:
        sure = True
    return Signature(people=tuple(people), sources=tuple(sources), sure=sure)


def _reporter(part: str) -> str | None:
    """The name beside a word of the trade: "CTV Hoàng An", "Lan Anh thực hiện"; None without."""
    words = part.split()
    folded = fold(part).split()
    for width in (2, 1):
        before, behind = " ".join(folded[:width]), " ".join(folded[-width:])
        if before in cues().words["reporters"] and is_person(" ".join(words[width:])):
            return " ".join(words[width:])
        if behind in cues().words["author_verbs"] and is_person(" ".join(words[:-width])):
            return " ".join(words[:-width])
    return None


def _behind_label(text: str) -> tuple[str, bool]:
    """``text`` without a label in its middle ("Bài: A - Ảnh: B"), and whether it credits a picture
    or a chart, whose maker is not the author."""
    label, colon, after = text.partition(":")
    if colon and cues().has("author_labels", label):
        return after.strip(), False
    return text, bool(colon) and cues().has("picture_credits", label)


def _behind_theo(text: str) -> str:
    """``text`` without the "Theo" or "Nguồn:" it begins with."""
    found = _THEO.match(text)
    return text[found.end() :] if found else text


def _read_theo(rest: str) -> Signature | None:
    """What follows "Theo": a source of at most six words and no sentence."""
    rest = rest.strip(" ).")
    if not rest or len(rest.split()) > 6 or re.search(r"[,:;?!]", rest):
        return None
    papers = ("báo ", "tạp chí ")
    if not (rest[0].isupper() or fold(rest).startswith(papers) or is_source(rest)):
        return None
    named = [
        is_source(one) or is_person(one) or fold(one).startswith(papers) for one in rest.split("/")
    ]
    if not all(named) and len(rest.split()) > 4:
        return None
    return Signature(people=(), sources=(rest,), sure=True)


def _is_mark(part: str) -> bool:
    """A desk, a word such as "tổng hợp", or a correspondent's post: "Pv TTXVN tại Paris"."""
    words = part.split()
    folded = fold(part)
    if folded in cues().words["desks"] or folded in cues().words["author_marks"]:
        return True
    if len(words) <= 4 and folded.startswith(("nhóm pv", "nhóm ptv", "nhóm phóng viên")):
        return True
    if folded.split()[0] in cues().words["author_marks"]:
        return 2 < len(words) <= 5 and fold(words[1]) in ("từ", "theo")
    head = fold(words[0])
    if head in ("từ", "tại") and 2 <= len(words) <= 4:
        return all(one[0].isupper() for one in words[1:])
    return head in ("pv", "p/v", "phóng", "ctv") and len(words) <= 6


_END_MARK = compile_pattern(r"(?<=[.!?”\"’)\w])\s?(\.?/\.|\./)(?=\s|$|\(|[\p{Lu}])")
_SIGNED = re.compile(r"\s*(\([^()]{2,40}\)|[^\s.][^.!?]{2,40}/TTXVN\b)")


def is_ending(text: str) -> bool:
    """Whether a line ends in an end mark or a signature, or is one."""
    marked = any(found.end() == len(text) for found in _END_MARK.finditer(text))
    return marked or _signed_suffix(text) > 0 or read_signature(text) is not None


@rule("end-mark", zone="navigation", reason="The agency's mark that the story ends here.")
def end_mark(page: Page) -> Iterator[Claim]:
    """ "./." and its kin: the agency's mark that the story is over."""
    before = 0
    for _, line in page.open_lines():
        before += line.words
        rest = line.rest
        found = _END_MARK.search(rest) if "/" in rest else None
        if found is None:
            continue
        base = line.open_start
        # The full stop of the sentence stays: "…gia hạn./." loses "/." only.
        start = base + found.start(1) + found.group(1).startswith(".")
        end = base + found.end(1)
        behind = page.text[end : line.open_end]
        signed = _SIGNED.match(behind)
        rest = behind[signed.end() :] if signed else behind
        words = len(rest.split())
        if read_signature(behind.strip()) is not None:
            yield line, end, line.open_end, "byline"
        elif _END_MARK.search(rest):
            continue  # several stories on one line
        elif words and before - words >= 60 and words <= 0.6 * (before - words):
            # All on one line: what is glued behind the end mark is no longer the story.
            yield line, end + len(behind) - len(rest), line.open_end, "tail"
            if signed:
                yield line, end, line.open_end, "byline"
        elif words > 8:
            continue
        yield line, start, end, None


@rule("signature", zone="byline", reason="Names the author or the agency; not part of the story.")
def signature(page: Page) -> Iterator[Claim]:
    """Lines that can be nothing but a signature."""
    for index, line in page.open_lines():
        if index == 0 and page.headline is None:
            continue
        found = read_signature(line.rest)
        if found is not None and found.sure:
            yield whole(line)


@rule("signature-suffix", zone="byline", reason="The agency's signature behind the last sentence.")
def signature_suffix(page: Page) -> Iterator[Claim]:
    """ "(TTXVN)" behind the last full stop of a paragraph."""
    for _, line in page.open_lines():
        length = _signed_suffix(line.rest)
        if length:
            yield suffix(line, length)


def _signed_suffix(text: str) -> int:
    """Length of the bracketed signature behind the last full stop, 0 when there is none."""
    if not text.endswith((")", ").")):
        return 0
    found = re.search(r"(?<=[.!?”\"’»])\s*(\([^()]{2,60}\)\.?)$", text[-80:])
    if found is None or re.match(r"\((?:ảnh|nguồn ảnh|video|clip|nguồn)\b", found.group(1), re.I):
        return 0
    signature = read_signature(found.group(1))
    sure = signature is not None and signature.sure
    return len(found.group(1)) if sure and len(found.group(1)) < len(text) else 0


_OUTLET_BRACKET = re.compile(r"\(([^()\n]{2,30})\)\s*(?:[-–—|:.]\s*)*")
_OUTLET_DASH = compile_pattern(
    r"([\w&+./]+(?: [\w&+./]+){0,2})(?:\s*[-–—|]\s+|\s*[-–—|](?!\d))(?=[\"“‘'(]?[\p{Lu}0-9])"
)
#: Prefixes stand at the top of a story; deeper in, only names we know are taken for one.
_PREFIX_LINES = 3


def outlet_length(text: str, *, known_only: bool = True) -> int:
    """Length of a newspaper's name before the first words, 0 when there is none.

    Args:
        text: the beginning of a paragraph.
        known_only: whether a name in brackets and a dash need be one we know.
    """
    text = text[:80]
    found = _OUTLET_BRACKET.match(text)
    if found is not None:
        name = found.group(1)
        dashed = re.search(r"[-–—]", text[found.end(1) : found.end()]) is not None
        unknown = dashed and name[0].isupper() and not any(map(str.isdigit, name))
        if is_source(name) or (unknown and not known_only):
            return found.end()
    found = _OUTLET_DASH.match(text)
    return found.end() if found is not None and _is_spelt_source(found.group(1)) else 0


def _is_spelt_source(text: str) -> bool:
    """Whether a name is of a source with the capitals it gives itself, and no common word: with
    other capitals "Lao động", "Thanh niên" and "Công lý" begin sentences."""
    if not all(word[0].isupper() for word in text.split()):
        return False
    return text in cues().spellings or is_domain(text)


@rule("outlet-prefix", zone="byline", reason="The newspaper's name before the first words.")
def outlet_prefix(page: Page) -> Iterator[Claim]:
    """ "(Thethaovanhoa.vn) -", "TTO -": the newspaper's name before the first words."""
    for count, (_, line) in enumerate(page.open_lines()):
        length = outlet_length(line.rest, known_only=count >= _PREFIX_LINES)
        if 0 < length < len(line.rest):
            yield prefix(line, length)


#: Behind an author's name stand at most a handful of captions and links, all of them short; two
#: sentences of this many words that tell something go on with the story.
_BEHIND_AUTHOR, _SHORT_WORDS, _SENTENCE_WORDS = 8, 25, 8


@rule(
    "author-line", zone="byline", reason="A name alone where the story begins or ends: its author."
)
def author_line(page: Page) -> Iterator[Claim]:
    """A name alone where a story begins or ends, and bare headlines behind it."""
    quoted = {index for index, _, zone in stated_lines(page) if zone == "quote"}
    opens = [line for index, line in page.open_lines() if index not in quoted]
    first = next((n for n, line in enumerate(opens) if line.words >= 20), None)
    for line in opens[: first or 0]:
        if _names_only(line):
            yield whole(line)
    told = 0
    for n in range(len(opens) - 1, max(len(opens) - 1 - _BEHIND_AUTHOR, 0), -1):
        line = opens[n]
        told += line.words >= _SENTENCE_WORDS and tells(line.rest)
        if line.words >= _SHORT_WORDS or told > 1:
            return
        if not _names_only(line):
            continue
        if n > 1 and _names_only(opens[n - 1]) and _names_only(opens[n - 2]):
            return  # a list of names is part of the story
        yield whole(line)
        for behind in opens[n + 1 :]:
            if behind.open and behind.title_like and not behind.ended:
                yield whole(behind, "related")
        return


def _names_only(line: Line) -> bool:
    if cues().begins("corrections", line.rest):
        return False  # "ĐÍNH CHÍNH" has the shape of a name
    found = read_signature(line.rest)
    rest = line.rest.rstrip()
    signed = not rest.endswith((*".:?!,;",)) or _INITIALS.fullmatch(rest) is not None
    return found is not None and signed
