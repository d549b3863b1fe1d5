"""Verdicts in the words of courts: "fined defendant X 5 years in prison" is "sentenced … to".

Vietnamese has one verb for a fine and a term ("tuyên phạt"), and its term stands behind the person
with nothing between them. The terms are ``facts.prison_terms``', whole.
"""

from __future__ import annotations

import re

_PERIOD = (
    r"(?:\d{1,2}(?: years?| months?)? to )?\d{1,3} (?:years?|months?)(?: and \d{1,2} months?)?"
)
_TERM = rf"(?P<term>(?:{_PERIOD} in prison|life imprisonment|death(?! (?:penalty|sentence)))(?!\w))"
_VERDICT = re.compile(r"tuyên phạt|xử phạt|bị phạt|kết án", re.IGNORECASE)
_FORMS = {
    "fined": "sentenced", "punished": "sentenced", "sentenced": "sentenced",
    "convicted": "sentenced", "found guilty of": "sentenced", "punishes": "sentences",
    "fines": "sentences", "sentences": "sentences", "fine": "sentence", "punish": "sentence",
    "sentence": "sentence", "fining": "sentencing", "punishing": "sentencing",
    "sentencing": "sentencing",
}  # fmt: skip
#: As nouns, "a fine" and "a sentence" are left alone.
_VERB = (
    r"(?P<verb>fined|punished|sentenced|convicted|found guilty of|punishes|(?<=[Cc]ourt )fines"
    r"|(?<=[Cc]ourt )sentences|(?<=to )fine|punish|(?<=to )sentence|fining|punishing|sentencing)"
)
#: What small models set between the two.
_BETWEEN = r"(?: (?:to|for|with|by|on|in|of|a|an|the|sentence|punishment|penalty|another))*?"
#: The person: names and what defendants are called, no verb and no other clause.
_WHOM = (
    r"(?P<whom>(?: (?:the |each |both |two |\d+ )?"
    r"(?:defendants?|accused|suspects?|man|woman|driver|him|her|them))?"
    r"(?: [A-Z][\w.’'-]*){0,6}(?: \([^()]*\))?)"
)
_SENTENCED = re.compile(rf"\b{_VERB}{_WHOM}(?P<another> (?:for )?another)?{_BETWEEN} {_TERM}")
#: Who passed it stands between the verb and the term, as in Vietnamese.
_BY_A_COURT = re.compile(
    r"\b(?P<be>was|were|been|being|is|are) (?:fined|punished|sentenced|convicted)"
    r"(?: (?:to|by|for|in|a))? "
    r"(?P<court>(?:the )?(?:[Hh]igh )?[A-Z][^,.;:()]{0,60}?Court(?: in [A-Z]\w+)?)"
    rf"(?: (?:to|by|for|a|sentence|fined|punished|sentenced))* {_TERM}"
)
#: A symbol that brings its article, behind one that the model wrote.
_TWO_ARTICLES = re.compile(
    r"\b(?P<first>[Tt]he|[Aa]n?) a (?=(?:life |death |suspended )?sentence\b)"
)


def as_courts_say(text: str, source: str) -> str:
    """An English output with its terms tied to their verdicts, where the source tells of one."""
    text = _TWO_ARTICLES.sub(lambda m: "A " if m["first"][0].isupper() else "a ", text)
    if not _VERDICT.search(source):
        return text
    text = _BY_A_COURT.sub(
        lambda m: f"{m['be']} sentenced by {_with_article(m['court'])} to {m['term']}", text
    )
    return _SENTENCED.sub(
        lambda m: f"{_FORMS[m['verb']]}{m['whom']} to {'another ' * bool(m['another'])}{m['term']}",
        text,
    )


def _with_article(court: str) -> str:
    return court if court.startswith("the ") else f"the {court}"
