"""What is known of a sentence before it is translated."""

from __future__ import annotations

import pytest

from summarize.checks import run_checks
from summarize.translate.glossary import Entry, Glossary
from summarize.translate.known import fixed_spans, glossary_terms, names_of
from tests.checks.contexts import context

SHIPPED = Glossary.shipped()


def _terms(text: str) -> list[str]:
    return [term.text for term in glossary_terms(text, SHIPPED)]


def test_an_abbreviation_in_the_name_of_a_weapon_is_part_of_it() -> None:
    """Not a student."""
    assert "SV" not in _terms("Pháo tự hành Koalitsiya - SV bắn xa.")
    assert "SV" in _terms("Trường có 300 SV năm nhất.")


def test_an_office_in_the_name_of_a_person_is_none() -> None:
    """Not the Emperor."""
    assert "Nhật Hoàng" not in _terms("Vai chính do Đỗ Nhật Hoàng đảm nhận.")
    assert "Nhật Hoàng" in _terms("Hôm qua, Nhật Hoàng thăm vùng lũ.")


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Anh ngụ xã Sơn Đông, tỉnh Bến Tre.", "Son Dong Commune"),
        ("Động đất ở Sơn Đông, Trung Quốc.", "Shandong"),
        ("Xe đến xã Sơn Đông của Trung Quốc.", "Shandong Commune"),
    ],
)
def test_a_commune_with_the_name_of_a_chinese_province(text: str, wording: str) -> None:
    assert wording in [fixed.target for fixed in fixed_spans(text, SHIPPED)]


COURT = ["Tòa xử hoa hậu Trương Hồ Phương Nga và Lê Thị Vân Anh.", "Nga khai đã gặp Anh khi ở Nga."]


def test_a_person_of_a_country_s_name_is_no_country_but_behind_a_preposition() -> None:
    named = names_of(COURT, SHIPPED)
    assert "Nga" in named and "Anh" not in named
    (country,) = [t for t in glossary_terms(COURT[1], SHIPPED, named) if t.text == "Nga"]
    assert country.span is not None and country.span.start == COURT[1].rindex("Nga")
    copied = [f for f in fixed_spans(COURT[1], SHIPPED, named) if f.target == "Nga"]
    assert [f.span.start for f in copied] == [0]


def test_where_other_countries_are_spoken_of_a_country_is_one() -> None:
    assert "Nga" not in names_of([*COURT, "Trung Quốc và Nga ký hiệp định."], SHIPPED)


OWN = SHIPPED.merged(
    Glossary(
        Entry(source=source, target=target, kind=kind)
        for source, target, kind in (
            ("UBND tỉnh", "the provincial authority", "user"),
            ("quốc lộ 16", "Highway Sixteen", "user"),
            ("Công an", "Cops", "user"),
            ("Thủ tướng", "Premier", "user"),
            ("30/4", "Reunification Day", "user"),
            ("họp báo", "press event", "term"),
            ("Nghệ An", "Nghe-An", "user"),
        )
    )
)


@pytest.mark.parametrize(
    ("text", "wordings"),
    [
        # An organ, a numbered thing, a date and an office, each of which would claim the place.
        ("UBND tỉnh Quảng Trị họp.", ["the provincial authority", "Quang Tri"]),
        ("Xe lật trên quốc lộ 16.", ["Highway Sixteen"]),
        ("Công an tỉnh Hà Giang đến.", ["Cops", "Ha Giang Province"]),
        ("Thủ tướng Nga đến dịp 30/4.", ["Premier", "Reunification Day"]),
        ("Tỉnh tổ chức họp báo.", ["press event"]),
        # What says the user's wording may go with it.
        ("Chủ tịch UBND huyện đến tỉnh Nghệ An.", ["Nghe-An Province"]),
    ],
)
def test_a_user_s_glossary_wins_over_everything(text: str, wordings: list[str]) -> None:
    found = [fixed.target for fixed in fixed_spans(text, OWN)]
    assert [one for one in found if one in wordings] == wordings
    own = [match.span for match in OWN.find(text) if match.own]
    fixed = fixed_spans(text, OWN)
    assert all(
        any(one.span.start <= span.start and span.end <= one.span.end for one in fixed)
        for span in own
    )


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("Lễ diễn ra dịp 30/4.", "The ceremony is on Reunification Day.", []),
        ("Lễ diễn ra dịp 30/4.", "The ceremony is on April 30.", ["terms"]),
        ("Tỉnh tổ chức họp báo.", "The province held a press conference.", ["terms"]),
        ("Tỉnh tổ chức họp báo.", "The province held a press event.", []),
    ],
)
def test_where_a_user_s_term_is_not_met_is_told(source: str, target: str, told: list[str]) -> None:
    """And where it is met, the words it stands for lose no fact."""
    terms = {"s1": glossary_terms(source, OWN)}
    found = run_checks(context((source, target), terms=terms))
    assert [finding.check for finding in found] == told


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        (
            "Đại sứ Cộng hòa Dân chủ Nhân dân Triều Tiên đến.",
            "the Democratic People's Republic of Korea",
        ),
        ("Tổng thống Liên bang Nga đến.", "the Russian Federation"),
        (
            "Luật của nước Cộng hòa xã hội chủ nghĩa Việt Nam.",
            "the Socialist Republic of Vietnam",
        ),
        (
            "Nước Cộng hòa Xã hội chủ nghĩa Việt Nam ra đời.",
            "the Socialist Republic of Vietnam",
        ),
    ],
)
def test_the_full_name_of_a_state_is_put_through_whole(text: str, wording: str) -> None:
    (state,) = [one for one in fixed_spans(text, SHIPPED) if one.target == wording]
    assert state.span.of(text).lower().startswith(("nước cộng", "cộng", "liên bang"))
    assert "nước" not in text[: state.span.start].lower()


def test_the_president_keeps_the_word_for_a_country() -> None:
    """ "Chủ tịch nước" is the office."""
    text = "Chủ tịch nước Cộng hòa Dân chủ Nhân dân Lào đến."
    (state,) = [one for one in fixed_spans(text, SHIPPED) if "Republic" in one.target]
    assert text[: state.span.start] == "Chủ tịch nước "


STATE = "Đại sứ Cộng hòa Dân chủ Nhân dân Triều Tiên phát biểu hôm nay."


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("The Republic of North Korean People's Republic of Ambassador spoke today.", ["terms"]),
        ("The ambassador of the Democratic People's Republic of Korea spoke today.", []),
        ("The North Korean ambassador spoke today.", []),
        ("The ambassador of the DPRK spoke today.", []),
    ],
)
def test_pieces_of_a_state_s_full_name_do_not_tell_of_it(target: str, told: list[str]) -> None:
    """Its short name does."""
    terms = {"s1": glossary_terms(STATE, SHIPPED)}
    found = run_checks(context((STATE, target), terms=terms))
    assert [finding.check for finding in found] == told


def test_two_states_of_like_names_are_no_pieces_of_each_other() -> None:
    source = "Cộng hòa Dân chủ Congo và Cộng hòa Congo là láng giềng."
    terms = {"s1": glossary_terms(source, SHIPPED)}
    target = "DR Congo and the Republic of Congo are neighbors."
    assert not run_checks(context((source, target), terms=terms))
