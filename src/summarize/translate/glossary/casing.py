"""Which capitals an entry may stand with, and where a one-syllable name is no name.

Vietnamese news writes offices now with capitals, now without ("Bộ Ngoại giao", "bộ Ngoại
giao"), sets headlines in capitals, and names people with the words that name countries
("Nga", "Đức", "Anh", "Mỹ"). The rules are stated on the functions; they look at a match and
its two neighbours only, so that matching stays linear.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from summarize.translate.glossary.entry import COMMON, PROPER, Entry

_OPENERS: Final = frozenset('.!?…:;"“”«([{•*|>')
#: Tokens between the first and the last of a name that is hardly anything else.
_LONG: Final = 3
#: What joins the parts of a figure, a date or a time of day.
_IN_FIGURES: Final = frozenset(".,/:")
_DIGITS: Final = frozenset("0123456789")
#: Capitalised at the start of a sentence without being part of a name: "Tại Anh, …".
_LEADING: Final = frozenset(
    "tại ở từ nước phía phe theo với và cùng cả do vì khi nếu tuy song nhưng mà trong ngoài giữa "
    "riêng hiện người dân quân lính vua báo hãng chính cho đến tới sang về trước sau đội tuyển "
    "không như bên cạnh các những nhiều một hai ba bốn cựu phó tàu lực vùng miền hàng giới sứ để "
    "còn nay nhờ bởi gần trên dưới qua được bị là cũng chỉ đã sẽ đang rời thăm gửi mời sau".split()
)
#: Words before a person's name, each with those before which it is part of another: "anh Đức" is a
#: man, "đàn ông Đức" a German one, "công cụ Nhật" a Japanese tool. Of 59 such places drawn from
#: 30,000 newspaper articles 48 are persons, and the others have one of these words before them.
_CALLS: Final = {
    **dict.fromkeys("anh chị cô chú cậu dì thím mợ thầy".split(), frozenset[str]()),
    "ông": frozenset({"đàn", "quý", "mở"}),
    "bà": frozenset({"đàn", "quý"}),
    "em": frozenset({"trẻ", "anh", "chị", "đàn"}),
    "cháu": frozenset({"con"}),
    "cụ": frozenset("dụng công đạo khí nhạc ngư nông binh y".split()),
}
_CALLS_OF_TWO: Final = frozenset({("bị", "cáo"), ("bị", "can")})
_SURNAMES: Final = frozenset(
    "nguyễn trần lê phạm huỳnh hoàng phan vũ võ đặng bùi đỗ ngô dương đinh đoàn thị".split()
)
#: A Vietnamese syllable: onset, vowels, coda. Foreign first names mostly are not ("Olaf").
_SYLLABLE: Final = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ch|ph|th|tr|qu|[bcdđghklmnprstvx])?"
    r"[aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ]{1,3}"
    r"(?:ng|nh|ch|[cmnpt])?"
)


class Token(NamedTuple):
    """A run of word characters, or one sign.

    Attributes:
        kept: folded, with its capitals; preceded by one space if white space stands before it.
        key: ``kept`` in lower case.
        start, end: offsets.
        masked: inside a web address or a document number, where no term stands.
    """

    kept: str
    key: str
    start: int
    end: int
    masked: bool

    @property
    def bare(self) -> str:
        """The token without the mark of white space before it."""
        return self.kept.lstrip()

    @property
    def joined(self) -> bool:
        """Whether it stands against the token before it."""
        return self.kept[0] not in " \n"


def accepts(entry: Entry, form: str, tokens: Sequence[Token], first: int, last: int) -> int:
    """How well tokens ``first`` to ``last`` are ``entry``: 2 as written, 1 tolerated, 0 not.

    Args:
        entry: whose folded source, capitals kept, is ``form``.
        tokens: of the whole text; those from ``first`` to ``last`` (inclusive) are equal to the
            entry but for capitals.
    """
    surface = tokens[first].bare + "".join(token.kept for token in tokens[first + 1 : last + 1])
    single = first == last
    if not _stands_free(entry, tokens, first, last, single=single):
        return 0
    if (form[0] in _DIGITS or form[-1] in _DIGITS) and _is_part_of_a_figure(tokens, first, last):
        return 0
    if entry.guard and (
        _is_acronym(surface)
        or (_opens_sentence(tokens, first) and not _locates(tokens, first, last))
    ):
        return 0
    exact = entry.kind in PROPER or (entry.kind == "user" and form != form.lower())
    if exact and not _is_no_person(entry, tokens, first, last, single=single):
        return 0
    if entry.kind in COMMON and not single and _goes_on(tokens, last):
        return 0
    if surface == form:
        return 2
    if entry.kind == "acronym":
        return 0
    if surface == form.upper():
        # One syllable in capitals may be part of any word ("TẤN CÔNG"): names only.
        return int(not single or (exact and _among_capitals(tokens, first)))
    capital_only = surface[0].isupper() and surface[0].lower() + surface[1:] == form
    if exact:
        # "Cộng hòa xã hội chủ nghĩa Việt Nam": a long name is one whatever its inner capitals.
        inner = last - first >= _LONG and any(c.isupper() for c in surface)
        return int(capital_only or inner)
    if entry.kind == "title":
        return int(not single or capital_only)
    if entry.kind in {"org", "treaty"}:
        return int(not single and any(character.isupper() for character in surface))
    # Terms: "Hòa Bình" is a province, "hòa bình" is peace; three syllables are never a name.
    if capital_only:
        return int(not single or _opens_sentence(tokens, first))
    return int(last - first >= 2)


def _stands_free(
    entry: Entry, tokens: Sequence[Token], first: int, last: int, *, single: bool
) -> bool:
    """Not a piece of a hyphenated foreign word ("Pa-ri" in "Pa-ri-xơ"); "Nga-Mỹ" is two."""
    if entry.kind not in PROPER and not single:
        return True
    if first >= 2 and tokens[first].joined and tokens[first - 1].bare == "-":
        hyphenated = tokens[first - 1].joined and tokens[first - 2].bare[-1].isalnum()
        if hyphenated and not tokens[first].bare[0].isupper():
            return False
    if last + 2 < len(tokens) and tokens[last + 1].kept == "-" and tokens[last + 2].joined:
        after = tokens[last + 2].bare[0]
        return not (after.isalpha() and after.islower())
    return True


def _is_part_of_a_figure(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a figure or a date goes on before or behind: "30/4" in "30/4/2021", "5" in "1.5"."""
    if first >= 2 and tokens[first].bare[0].isdigit() and tokens[first].joined:
        sign, before = tokens[first - 1], tokens[first - 2]
        if sign.bare in _IN_FIGURES and sign.joined and before.bare[-1].isdigit():
            return True
    if last + 2 >= len(tokens) or not tokens[last].bare[-1].isdigit():
        return False
    sign, after = tokens[last + 1], tokens[last + 2]
    goes_on = sign.bare in _IN_FIGURES and sign.joined
    return goes_on and after.joined and after.bare[0].isdigit()


def _is_no_person(
    entry: Entry, tokens: Sequence[Token], first: int, last: int, *, single: bool
) -> bool:
    """Not the end of a person's name ("Nguyễn Minh Đức", "Trần Hà Lan") nor its beginning, nor all
    of one ("chị Nga").

    A form of address makes a person of one Vietnamese syllable only: "ông Tập Cận Bình" is the
    entry's own person, "hai bị cáo Trung Quốc" and "anh Campuchia" are of that country. In 60,000
    newspaper articles no form of address stands before a country's name that is a person's.
    """
    if entry.kind == "acronym":
        return True
    one_syllable = single and _SYLLABLE.fullmatch(tokens[first].key.lstrip())
    if one_syllable and entry.kind != "name" and _is_called(tokens, first):
        return False
    before = tokens[first - 1] if first and tokens[first].kept[0] == " " else None
    if before is not None and before.bare[0].isupper() and not _is_acronym(before.bare):
        word = before.key.lstrip()
        if word in _SURNAMES:
            return False
        if single and word not in _LEADING and _SYLLABLE.fullmatch(word):
            return False
    return not (single and _goes_on(tokens, last))


def _is_called(tokens: Sequence[Token], first: int) -> bool:
    """Whether the word before is one that people are called by, or accused as."""
    if not first or tokens[first].kept[0] != " ":
        return False
    call = tokens[first - 1].key.lstrip()
    before = tokens[first - 2].key.lstrip() if first > 1 else ""
    called = call in _CALLS and before not in _CALLS[call]
    return called or (before, call) in _CALLS_OF_TWO


def _goes_on(tokens: Sequence[Token], last: int) -> bool:
    """Whether a capitalised syllable goes on with the next ("Mỹ Linh", "người Hoa Kỳ")."""
    if last + 1 == len(tokens) or not tokens[last].bare[0].isupper():
        return False
    after = tokens[last + 1]
    if after.kept[0] != " " or not after.bare[0].isupper() or _is_acronym(after.bare):
        return False
    return _SYLLABLE.fullmatch(after.key.lstrip()) is not None


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _opens_sentence(tokens: Sequence[Token], first: int) -> bool:
    """First of the text, of a line, or after a sign that begins a sentence."""
    if first == 0 or tokens[first].kept[0] == "\n":
        return True
    before = tokens[first - 1].bare
    if before == "-" and not tokens[first].joined:
        # A dash opens a line or a speech ("- Anh đi đâu?"); between words it joins ("Pháp - Đức").
        opening = first == 1 or tokens[first - 1].kept[0] == "\n"
        return opening or tokens[first - 2].bare in _OPENERS
    return before in _OPENERS


def _locates(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Alone in brackets, or first of a list there, after a name: "Vienna (Áo)", "Lyon (Pháp, …"."""
    if first < 2 or last + 1 == len(tokens) or tokens[first - 1].bare != "(":
        return False
    return tokens[first - 2].bare[0].isupper() and tokens[last + 1].bare in {")", ","}


def _among_capitals(tokens: Sequence[Token], place: int) -> bool:
    """Both neighbouring words (at least one exists) are in capitals, as in a headline."""
    seen = False
    for step in (-1, 1):
        near = place + step
        while 0 <= near < len(tokens) and not tokens[near].bare[0].isalnum():
            near += step
        if 0 <= near < len(tokens) and tokens[near].bare[0].isalpha():
            if not tokens[near].bare.isupper():
                return False
            seen = True
    return seen
