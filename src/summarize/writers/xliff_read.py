"""XLIFF 1.2 and 2.x -> edited units.

Read is what tools do to these files in practice: inline codes added, segments split inside a
unit, states dropped or in the other version's words.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from summarize.document import State
from summarize.errors import DamagedError, InputError
from summarize.writers.anchors import ID
from summarize.writers.characters import stripped
from summarize.writers.edited import EditedFile, EditedUnit, unique
from summarize.writers.xml_read import children, local, parse, same_language, text_of

# States of 1.2 (section 3.2.21) and of 2.x; those that say somebody still has to do something
# are never taken for approved.
_STATES: dict[str, State] = {
    "initial": "initial",
    "new": "initial",
    "needs-translation": "initial",
    "translated": "translated",
    "needs-adaptation": "translated",
    "needs-l10n": "translated",
    "needs-review-adaptation": "translated",
    "needs-review-l10n": "translated",
    "needs-review-translation": "translated",
    "reviewed": "reviewed",
    "signed-off": "reviewed",
    "final": "final",
}
_ORDER: tuple[State, ...] = ("initial", "translated", "reviewed", "final")
#: Type of the metadata of XLIFF 2 that holds the seal of ``edited.seal``.
SENT = "sent"
# Inline elements of 1.2 whose text is native code, not words.
_CODES_12 = frozenset({"bpt", "ept", "ph", "it", "sub"})


def read(data: bytes, name: str = "the XLIFF file") -> EditedFile:
    """The units of an edited XLIFF file, version 1.2 or 2.x.

    Args:
        name: what to call the file in errors.

    Raises:
        DamagedError: no XML, no XLIFF, or with a DTD or entities.
        LimitError: too large or nested too deeply.
        InputError: not from Vietnamese to English, or with several articles in it.
    """
    root = parse(data, name)
    if local(root) != "xliff":
        raise DamagedError(f"{name}: no XLIFF: its root is <{local(root)}>", "choose another file")
    files = children(root, "file")
    if len(files) != 1:
        raise InputError(
            f"{name}: holds {len(files)} files; one article at a time is imported",
            "export each article into its own file",
        )
    file = files[0]
    second = (root.get("version") or "").startswith("2")
    languages = (
        (root.get("srcLang"), root.get("trgLang"))
        if second
        else (file.get("source-language"), file.get("target-language"))
    )
    _check_languages(languages, name)
    problems: list[str] = []
    units = [
        unit
        for element in file.iter()
        if local(element) == ("unit" if second else "trans-unit")
        for unit in [_unit_2(element, problems) if second else _unit_12(element, problems)]
        if unit
    ]
    found, listed = unique(units, problems)
    return EditedFile(article_id=stripped(file.get("original") or ""), units=found, problems=listed)


def _check_languages(languages: tuple[str | None, str | None], name: str) -> None:
    source, target = languages
    # 1.2 lets a file leave its target language out; what is stated has to be right.
    if not same_language(source, "vi") or (target and not same_language(target, "en")):
        raise InputError(
            f"{name}: translates from {source or 'unknown'} to {target or 'unknown'}; "
            "briefs go from vi to en",
            "choose the file that was exported from this folder",
        )


def _unit_2(unit: Element, problems: list[str]) -> EditedUnit | None:
    identifier = _identifier(unit, problems)
    parts = children(unit, "segment", "ignorable")
    segments = [part for part in parts if local(part) == "segment"]
    if identifier is None or not segments:
        problems += [] if identifier is None else [f"{identifier}: holds no segment"]
        return None
    source, target = "", ""
    for part in parts:
        own = text_of(_first(part, "source"))
        given = _first(part, "target")
        source += own
        # What stands between segments is often left without a target: it is white space.
        target += own if given is None and local(part) == "ignorable" else text_of(given)
    states = [_state(s.get("state"), bool(target.strip()), identifier, problems) for s in segments]
    # Some tools put notes into the segment, where the standard has none.
    notes = [
        text_of(note)
        for note in unit.iter()
        if local(note) == "note" and note.get("category") != "finding"
    ]
    sent = next((text_of(m) for m in unit.iter() if m.get("type") == SENT), "")
    return _edited(identifier, source, target, min(states, key=_ORDER.index), notes, sent)


def _unit_12(unit: Element, problems: list[str]) -> EditedUnit | None:
    identifier = _identifier(unit, problems)
    if identifier is None:
        return None
    element = _first(unit, "target")
    target = text_of(element, _CODES_12)
    said = None if element is None else element.get("state")
    # Many tools of 1.2 know no states and only set the approval.
    if said in (None, "translated") and unit.get("approved") == "yes" and target.strip():
        said = "reviewed"
    notes = [
        text_of(note)
        for note in children(unit, "note")
        if not (note.get("from") or "").startswith("summarize")
    ]
    source = text_of(_first(unit, "source"), _CODES_12)
    state = _state(said, bool(target.strip()), identifier, problems)
    return _edited(identifier, source, target, state, notes, unit.get("extradata") or "")


def _identifier(unit: Element, problems: list[str]) -> str | None:
    identifier = unit.get("id") or ""
    if ID.fullmatch(identifier):
        return identifier
    problems.append(f"{stripped(identifier)[:60]!r}: an id that no brief has")
    return None


def _state(said: str | None, filled: bool, identifier: str, problems: list[str]) -> State:
    if said is None:
        return "translated" if filled else "initial"
    if said in _STATES:
        return _STATES[said]
    problems.append(f"{identifier}: unknown state {stripped(said)[:40]!r}, taken as translated")
    return "translated"


def _edited(
    identifier: str, source: str, target: str, state: State, notes: list[str], sent: str
) -> EditedUnit:
    remarks = (stripped(note).strip() for note in notes)
    return EditedUnit(
        segment_id=identifier,
        source=stripped(source),
        target=stripped(target),
        state=state,
        notes=tuple(remark for remark in remarks if remark),
        sent=sent,
    )


def _first(element: Element, name: str) -> Element | None:
    return next(iter(children(element, name)), None)
