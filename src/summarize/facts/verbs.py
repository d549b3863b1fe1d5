"""The form of an English verb that the words before it ask for.

A verb of the glossary goes through the model as a symbol, in the form that the Vietnamese before it
asks for; the model may set it where English asks for another ("it is hard to ⟨x0⟩", "accused of
⟨x0⟩").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

#: Characters before a verb that are looked at.
_NEAR = 40
_ADVERB = r"(?:(?:not|also|never|still|already|always|only|\w+ly) )?"
_MODALS = (
    "will|would|can|could|should|must|may|might|shall|cannot|can['’]t|won['’]t|let['’]s|help|helps"
    "|helped"
)
_DO = r"(?:did|does|do)(?: not|n['’]t)"
#: "according to", "led to": this "to" is a preposition.
_NO_INFINITIVE = (
    "according|addition|access|attributed|close|commitment|committed|contributed|contribute"
    "|contributes|due|lead|leads|led|next|opposed|prior|related|relating|return|returned|similar"
    "|thanks"
)
_BASE = re.compile(
    rf"(?:\b(?:{_MODALS}|{_DO}) {_ADVERB}|(?<!\w)(?P<to>(?:\w+ )?to) {_ADVERB})\Z", re.IGNORECASE
)
_PREPOSITION_TO = re.compile(rf"\b(?:{_NO_INFINITIVE}) to\Z", re.IGNORECASE)
_BE = re.compile(rf"\b(?:be|been|being|is|are|was|were|am) {_ADVERB}\Z", re.IGNORECASE)
_HAVE = re.compile(rf"\b(?:has|have|had|having|get|gets|got) {_ADVERB}\Z", re.IGNORECASE)
_GERUND = re.compile(
    r"\b(?:of|for|by|without|after|before|while|from|about|despite|against|including|keeps?|kept"
    r"|continue[sd]?|start(?:s|ed)?|began|begins|stop(?:s|ped)?|avoid(?:s|ed)?|avoiding|instead of"
    r"|capable of) \Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class VerbForms:
    """The forms of a verb, each with what belongs to it ("take advantage of").

    Attributes:
        base: "forgive".
        past: "forgave".
        participle: "forgiven".
        going_on: "forgiving".
    """

    base: str
    past: str
    participle: str
    going_on: str

    def fitting(self, told: str, before: str) -> str:
        """The form that fits behind English words; ``told`` where they ask for none.

        Args:
            told: the form that the Vietnamese asks for.
            before: the English before the verb, as far as a word or two.
        """
        near = before[-_NEAR:]
        if found := _BASE.search(near):
            words = found["to"]
            return self.going_on if words and _PREPOSITION_TO.search(words) else self.base
        if _BE.search(near):
            return told if told == self.going_on else self.participle
        if _HAVE.search(near):
            return self.participle
        return self.going_on if _GERUND.search(near) else told
