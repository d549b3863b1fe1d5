"""Capitals of TCVN3: its fonts have none with a tone, so a headline's are lost in the bytes.

Writers used a second font (``.VnTimeH``) that draws lower-case bytes as capitals. What remains
in the bytes is "THñ T¦íNG": plain capitals with accented small letters between. This gives the
capitals back where the plain letters around them leave no doubt.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_START = re.compile(r"(?:(?<=[.!?…]\s)|(?<=[.!?…]\s[\"“(]))[^\W\d_A-Za-z]")
# Names whose first letter TCVN3 cannot capitalise, where no other word is spelled so.
_NAMES = re.compile(r"\b(?:ấn(?= Độ\b)|ả(?= Rập\b)|úc\b(?! núc))")


def _all_capitals(text: str) -> bool:
    """Whether the plain letters are capitals, in a line or word with at least two of them."""
    plain = [c for c in text if c.isascii() and c.isalpha()]
    return len(plain) >= 2 and all(c.isupper() for c in plain)


def restore_capitals(text: str) -> str:
    """Capitalise accented letters among plain capitals, and at the start of sentences."""
    lines = []
    opens = True  # a line after a finished one starts a sentence; a wrapped line does not
    for line in text.split("\n"):
        if _all_capitals(line):
            fixed = line.upper()
        else:
            fixed = _WORD.sub(
                lambda m: m.group().upper() if _all_capitals(m.group()) else m.group(), line
            )
            fixed = _NAMES.sub(lambda m: m.group().capitalize(), fixed)
            fixed = _SENTENCE_START.sub(lambda m: m.group().upper(), fixed)
            if opens and fixed[:1].isalpha():
                fixed = fixed[0].upper() + fixed[1:]
        stripped = line.rstrip()
        opens = not stripped or stripped[-1] in ".!?…:\"”'"
        lines.append(fixed)
    return "\n".join(lines)
