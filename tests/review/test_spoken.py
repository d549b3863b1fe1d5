"""Findings and errors in Vietnamese: every message there is has its wording."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarize.checks import CHECKS
from summarize.clean.cleaner import RULES
from summarize.review.interface import words
from summarize.review.spoken import speaker
from summarize.writers import FORMATS
from tests.review.desks import opened
from tests.review.folders import write
from tests.writers.sample import brief as sample

SOURCE = Path(__file__).parents[2] / "src" / "summarize"
#: Where what the desk shows is worded. Errors of starting are told in the terminal.
ERRORS = [
    *(p for p in (SOURCE / "review").glob("*.py") if p.name not in ("serve.py",)),
    *(SOURCE / "store" / f"{name}.py" for name in ("decisions", "database", "lock", "files")),
    SOURCE / "writers" / "json_read.py",
    SOURCE / "writers" / "fields.py",
]
say = speaker("vi")
WHO = ("another candidate", "the source's own words", "§")


def worded(node: ast.expr) -> str | None:
    """A message as the code has it, with a sign for each value in it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(worded(part) or "§" for part in node.values)
    return None


def docstrings(tree: ast.AST) -> set[int]:
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def finding_messages() -> Iterator[str]:
    """Every text of the checks that reads like a message: a capital or a quotation, and a space."""
    files = [*(SOURCE / "checks").glob("*.py"), SOURCE / "dates" / "hints.py"]
    files += [
        SOURCE / "translate" / "stage.py",
        SOURCE / "writers" / "ranking.py",
        SOURCE / "store" / "amend.py",
    ]
    for path in files:
        tree = ast.parse(path.read_text("utf-8"))
        skip = docstrings(tree)
        inside = {id(v) for n in ast.walk(tree) if isinstance(n, ast.JoinedStr) for v in n.values}
        for node in ast.walk(tree):
            if not isinstance(node, ast.expr) or {id(node)} & (skip | inside):
                continue
            text = worded(node)
            if text and text.count(" ") > 1 and "(?" not in text and _begins(text):
                yield text


def _begins(text: str) -> bool:
    return text[0].isupper() or text[0] in "“§"


def error_messages() -> Iterator[str]:
    """What errors say and advise: the first two arguments of everything called ...Error."""
    for path in ERRORS:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name.endswith("Error") and name not in ("ValueError", "OSError", "OperationalError"):
                for argument in node.args[:2]:
                    text = worded(argument)
                    if text and " " in text:
                        yield text


#: Told in the terminal before the page opens, or filled in elsewhere.
TOLD_ELSEWHERE = ("is no folder", "wrote to", "not a folder", "cannot write to", "§: §")


def test_every_finding_is_said_in_vietnamese() -> None:
    """A new check, or another wording, needs a line in the table."""
    messages = set(finding_messages())
    assert len(messages) > 25
    assert sorted(m for m in messages if not any(say(one) != one for one in _filled(m))) == []


def test_whoever_reads_a_brief_or_the_desk_is_told_of_no_option() -> None:
    """They have a page before them, and no command line."""
    told = [*finding_messages(), *words("en").values(), *words("vi").values()]
    assert [text for text in told if "--" in text] == []


def _filled(message: str) -> list[str]:
    """The message with the words that stand for its open places, where the table names them."""
    nouns = ("number", "story", "§")
    filled = [message.replace("The § ", f"The {noun} ") for noun in nouns]
    return [one.replace("; § took", f"; {who} took") for one in filled for who in WHO]


def test_every_error_of_the_desk_is_said_in_vietnamese() -> None:
    messages = {m for m in error_messages() if not any(part in m for part in TOLD_ELSEWHERE)}
    assert len(messages) > 40
    said = [
        m for m in messages if all(say(m.replace("§ ", f"{w} ", 1)) == m for w in ("§", "a name"))
    ]
    assert sorted(said) == []


def test_names_of_checks_rules_and_formats() -> None:
    names = [rule.name for rule in RULES]
    names += [form.about for form in FORMATS.values()]
    names += CHECKS
    assert [name for name in names if say(name) == name] == []


@pytest.mark.parametrize(
    ("english", "vietnamese"),
    [
        ("The number “168” became “186”", "Số liệu “168” đã thành “186”"),
        ("The date “10/6” of the source is not in the translation",
         "Bản dịch thiếu ngày tháng “10/6” của bản gốc"),
        ("“12/3”: 12/3/2024 is a Tuesday: the weekday does not fit",
         "“12/3”: 12/3/2024 là thứ ba: thứ trong tuần không khớp"),
        ("Nothing in the source is known to mean “a”, and nothing in the translation “b”: "
         "the model may have guessed",
         "Bản gốc không có từ nào ứng với “a”, và bản dịch không có từ nào ứng với “b”: "
         "có thể mô hình đoán"),
        ("no line like this", "no line like this"),
        ("The number “{}\n” became “<b>”", "Số liệu “{}\n” đã thành “<b>”"),
    ],
)  # fmt: skip
def test_what_varies_is_carried_over(english: str, vietnamese: str) -> None:
    assert say(english) == vietnamese
    assert speaker("en")(english) == english


def test_the_page_says_it(tmp_path: Path) -> None:
    """Findings, tooltips, doubts and refusals come in the editor's language."""
    (stem,) = write(tmp_path, sample())
    with opened(tmp_path) as desk:
        editor = desk.editor()
        assert editor.post("/preferences", {"name": "Hà", "language": "vi"}).status_code == 200
        page = editor.get(f"/briefs/{stem}").get_data(as_text=True)
        assert "số liệu" in page
        saved = editor.save(stem, "s2", "The first trip carried 999 passengers.").get_json()
        (row,) = saved["rows"]
        assert any("đã thành “999" in one["message"] for one in row["findings"])
        assert any("Số liệu" in about for _, _, about in row["target_pieces"])
        assert any("đã thành “999" in doubt["message"] for doubt in saved["doubts"])
        refused = editor.save(stem, "s2", "", state="final").get_json()["error"]
        assert refused["message"] == "không thể duyệt một câu bỏ trống"
        gone = editor.get("/briefs/nothing-00000000").get_data(as_text=True)
        assert "không có bản tin" in gone
