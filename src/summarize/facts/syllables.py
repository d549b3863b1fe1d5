"""The shape of a Vietnamese syllable: onset + rhyme + tone.

Vietnamese is written in syllables of a small closed set of shapes; a Latin word that is not
one of them is foreign. The inventory is that of the standard orthography (Chữ Quốc ngữ);
tones and vowel marks are folded away first, since foreign words carry none of them.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_ONSETS = """
    ngh ng nh gh gi kh ph qu th tr ch b c d g h k l m n p r s t v x
    """.split()
_RHYMES = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu i ia ich iec
    iem ien ieng iep iet ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap
    oat oay oc oe oem oen oeo oet oi om on ong ooc oong op ot u ua uan uang uat uau uay uc ue
    uech uen uenh uet ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu uy uya uych
    uyen uyet uyn uynh uyp uyt uyu y yem yen yeng yet yeu ych ynh yt
    """.split()
)
#: Letters that Vietnamese words never hold.
_FOREIGN_LETTERS = frozenset("fjwz")


def fold(text: str) -> str:
    """``text`` without tone and vowel marks, đ as d; case kept."""
    decomposed = unicodedata.normalize("NFD", text)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return bare.replace("đ", "d").replace("Đ", "D")


@lru_cache(maxsize=4_096)
def is_vietnamese_syllable(token: str) -> bool:
    """Whether ``token`` (one word, any case) has the shape of a Vietnamese syllable."""
    word = fold(token).lower()
    if not word.isascii() or not word.isalpha() or _FOREIGN_LETTERS & set(word):
        return False
    if word in _RHYMES:
        return True
    return any(word.startswith(o) and word[len(o) :] in _RHYMES for o in _ONSETS) or word == "gi"


@lru_cache(maxsize=4_096)
def has_vietnamese_marks(token: str) -> bool:
    """Whether ``token`` carries marks of Vietnamese: ă â đ ê ô ơ ư, or any tone mark."""
    lowered = token.lower()
    if "đ" in lowered:
        return True
    return any(
        unicodedata.name(c, "").endswith(_MARK_NAMES)
        for c in unicodedata.normalize("NFD", lowered)
        if unicodedata.combining(c)
    )


_MARK_NAMES = (
    "GRAVE ACCENT",
    "ACUTE ACCENT",
    "HOOK ABOVE",
    "TILDE",
    "DOT BELOW",
    "BREVE",
    "CIRCUMFLEX ACCENT",
    "COMBINING HORN",
)
