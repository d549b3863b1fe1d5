"""Which legacy encoding a text is in, by what Vietnamese it would be in each.

No maintained library knows TCVN3, VNI and VISCII; general detectors take them for other code
pages. Here each candidate decodes a sample, and the one whose words are Vietnamese syllables
wins (``summarize.readers.orthography``). Nothing is accepted on a bare majority: text that is
plausible in no encoding, or equally in two, is refused rather than guessed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from summarize.readers.capitals import restore_capitals
from summarize.readers.charmaps import (
    CP1252,
    CP1258,
    TCVN1,
    TCVN3,
    VISCII,
    decode_bytes,
    decode_vni,
)
from summarize.readers.orthography import Plausibility, plausibility

#: Bytes of accented lines the choice is made on; statistics settle long before.
SAMPLE_BYTES = 60_000
#: Accented words that must be Vietnamese; foreign names and typing slips are the rest.
MIN_SHARE = 0.7
#: Least weight: one frequent syllable, or three possible ones, more than what is wrong.
MIN_SCORE = 3.0
#: Weight by which the best must lead: two possible syllables.
MIN_LEAD = 2.0
#: Damaged bytes a legacy text may hold, as a share of its characters.
MAX_DAMAGED = 0.01
#: A Western text is plain ASCII but for few words (French has accents on a word in six).
MAX_WESTERN_SHARE = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Codec:
    """One legacy encoding: its name in outputs, its name in messages, its decoder.

    ``family`` joins the variants of TCVN 5712, which differ in nothing but some capitals: they
    are no rivals, and the first that fits is taken.
    """

    name: str
    title: str
    decode: Callable[[bytes], str]
    family: str


def _decode_tcvn3(data: bytes) -> str:
    return restore_capitals(decode_bytes(data, TCVN3))


CODECS: tuple[Codec, ...] = (
    Codec(name="tcvn3", title="TCVN3 (ABC)", decode=_decode_tcvn3, family="tcvn"),
    Codec(name="vni", title="VNI-Windows", decode=decode_vni, family="vni"),
    Codec(
        name="viscii",
        title="VISCII",
        decode=partial(decode_bytes, table=VISCII),
        family="viscii",
    ),
    Codec(
        name="windows-1258",
        title="windows-1258",
        decode=partial(decode_bytes, table=CP1258),
        family="windows-1258",
    ),
    Codec(
        name="tcvn5712-1",
        title="TCVN 5712-1",
        decode=partial(decode_bytes, table=TCVN1),
        family="tcvn",
    ),
)
WESTERN = Codec(
    name="windows-1252",
    title="windows-1252",
    decode=partial(decode_bytes, table=CP1252),
    family="western",
)


def sample(data: bytes) -> bytes:
    """The lines with bytes outside ASCII, up to ``SAMPLE_BYTES``."""
    if len(data) <= SAMPLE_BYTES:
        return data
    kept: list[bytes] = []
    size = 0
    for line in data.split(b"\n"):
        if not line.isascii():
            kept.append(line[: SAMPLE_BYTES - size])
            size += len(kept[-1]) + 1
            if size >= SAMPLE_BYTES:
                break
    return b"\n".join(kept)


def _is_western(text: str, seen: Plausibility) -> bool:
    words = text.split()
    return "\ufffd" not in text and seen.words <= MAX_WESTERN_SHARE * len(words)


def detect(data: bytes) -> Codec | None:
    """The legacy encoding of ``data``, or None when none is beyond doubt.

    ``data`` is known to be no valid Unicode. A text with few accented words that are not
    Vietnamese in any encoding is Western European (typographic quotes in an English article).
    """
    part = sample(data)
    ranked: list[tuple[float, int, str, Plausibility, Codec]] = []
    for order, codec in enumerate(CODECS):
        text = codec.decode(part)
        seen = plausibility(text)
        ranked.append((-seen.score, order, text, seen, codec))
    ranked.sort(key=lambda entry: entry[:2])
    _, _, text, seen, codec = ranked[0]
    rivals = [
        entry[3].score
        for entry in ranked[1:]
        if entry[2] != text and entry[4].family != codec.family
    ]
    if (
        seen.share >= MIN_SHARE
        and seen.score >= MIN_SCORE
        and seen.score - max(rivals, default=0.0) >= MIN_LEAD
        and text.count("\ufffd") <= MAX_DAMAGED * len(text)
    ):
        return codec
    western = WESTERN.decode(part)
    # Where some words would be Vietnamese, "Western" is a guess too.
    if seen.score <= 0 and _is_western(western, plausibility(western)):
        return WESTERN
    return None
