"""Agents behind their verbs."""

from __future__ import annotations

import pytest

from summarize.cli.lines import translated
from summarize.document import Span
from summarize.engines.catalog import load_translator
from summarize.facts import Fixed
from summarize.options import TranslateOptions
from summarize.translate import Glossary
from summarize.translate.passives import agents_behind

POLICE = Fixed(span=Span(start=0, end=1), kind="x", target="Yen Thanh District Police", fact="name")
PERSON = Fixed(span=Span(start=0, end=1), kind="x", target="Le Van An", fact="name")
PLACE = Fixed(span=Span(start=0, end=1), kind="x", target="Hanoi", fact="name")


@pytest.mark.parametrize(
    ("text", "agent", "put"),
    [
        ("Anh bị ⟨x0⟩ bắt giữ.", POLICE, "Anh bị bắt giữ bởi ⟨x0⟩."),
        ("Vụ việc đang được ⟨x0⟩ tiếp tục điều tra.", POLICE, "Vụ việc đang tiếp tục được điều tra bởi ⟨x0⟩."),
        ("Vụ việc được ⟨x0⟩ tiến hành điều tra.", POLICE, "Vụ việc được điều tra bởi ⟨x0⟩."),
        ("Họ bị ⟨x0⟩ và ⟨x1⟩ xử phạt.", POLICE, "Họ bị xử phạt bởi ⟨x0⟩ và ⟨x1⟩."),
        ("Chị bị ⟨x0⟩ lừa đảo.", PERSON, "Chị bị lừa đảo bởi ⟨x0⟩."),
        ("Lễ hội do ⟨x0⟩ tổ chức đã mở.", POLICE, "Lễ hội được tổ chức bởi ⟨x0⟩ đã mở."),
        ("Chuyến bay hàng không do ⟨x0⟩ quản lý.", POLICE, "Chuyến bay hàng không do ⟨x0⟩ quản lý."),
        ("Ông nghỉ do ⟨x0⟩ tổ chức tiệc.", POLICE, "Ông nghỉ do ⟨x0⟩ tổ chức tiệc."),
        ("Ông nghỉ, do ⟨x0⟩ tổ chức.", POLICE, "Ông nghỉ, do ⟨x0⟩ tổ chức."),
        # a place, another verb, and no passive
        ("Anh bị ⟨x0⟩ bắt giữ.", PLACE, "Anh bị ⟨x0⟩ bắt giữ."),
        ("Anh được ⟨x0⟩ yêu mến.", POLICE, "Anh được ⟨x0⟩ yêu mến."),
        ("Khi ⟨x0⟩ bắt giữ anh.", POLICE, "Khi ⟨x0⟩ bắt giữ anh."),
    ],
)  # fmt: skip
def test_an_agent_that_is_a_symbol_goes_behind_its_verb(text: str, agent: Fixed, put: str) -> None:
    assert agents_behind(text, {"⟨x0⟩": agent}) == put


def test_the_built_in_model_says_by_whom() -> None:
    source = "Hiện, vụ việc đang được Công an huyện Yên Thành tiếp tục điều tra."
    (one,) = translated(
        [source], load_translator("builtin"), TranslateOptions(), glossary=Glossary.shipped()
    )
    assert "investigated by Yen Thanh District Police" in one.text
