"""What the desk learns: post-edit effort, proposed terms; and how texts are compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarize.review.effort import chrf, efforts, ter
from summarize.review.interface import script_words, words
from summarize.review.preferences import LANGUAGES, Preferences, unpacked
from summarize.review.proposals import accept, proposals, read_own
from summarize.review.wording import word_changes
from summarize.store.memory import Unit
from summarize.translate import load_glossary
from tests.review.desks import opened
from tests.review.folders import write
from tests.writers.sample import brief as sample

PAIRS = [
    ("the cat sat on the mat", "the cat sat on the mat"),
    ("the cat sat on the mat", "on the mat the cat sat"),
    ("a b c d e f g", "e f g a b c d"),
    ("The ferry carried 168 passengers.", "The ferry carried 186 passengers, most of them local."),
    ("", "something at all"),
    ("completely other words here", "nothing in common with that"),
    ("He said that prices rose", "Prices rose, he said"),
]


@pytest.mark.parametrize(("machine", "approved"), PAIRS)
def test_effort_agrees_with_sacrebleu(machine: str, approved: str) -> None:
    """TER and chrF2 are those of the published tool, where it is installed."""
    metrics = pytest.importorskip("sacrebleu.metrics", reason="sacrebleu is not installed")
    theirs = metrics.CHRF().sentence_score(machine, [approved]).score
    assert chrf(machine, approved) == pytest.approx(theirs, abs=0.01)
    spaced = [" ".join(text.replace(",", " ,").replace(".", " .").split()) for text in
              (machine, approved)]  # fmt: skip
    published = metrics.TER(case_sensitive=True).sentence_score(spaced[0], [spaced[1]]).score
    assert ter(machine, approved) == pytest.approx(published, abs=0.01)


def test_a_moved_block_counts_one() -> None:
    """Seven words, three of them moved: one edit."""
    assert ter("a b c d e f g", "e f g a b c d") == pytest.approx(100 / 7)
    assert ter("same", "same") == 0
    assert chrf("same text", "same text") == 100


def test_effort_is_told_by_model() -> None:
    """The model whose text needed less work stands first; what has no machine text counts not."""

    def unit(source: str, model: str, machine: str, target: str) -> Unit:
        return Unit(source=source, target=target, machine=machine, model=model)

    found = efforts(
        [
            unit("a", "old@1", "one two three four", "one two five six"),
            unit("b", "new@2", "one two three four", "one two three four"),
            unit("c", "new@2", "one two three four", "one two three five"),
            unit("d", "", "", "by hand"),
        ]
    )
    assert [(one.model, one.sentences, one.untouched, one.ter) for one in found] == [
        ("new@2", 2, 1, 12.5),
        ("old@1", 1, 0, 50.0),
    ]


def term_units() -> list[Unit]:
    rows = [
        ("Ủy ban nhân dân tỉnh họp sáng nay.", "The People's Council met this morning.",
         "The People's Committee met this morning."),
        ("Theo Ủy ban nhân dân huyện, lúa được mùa.", "The People's Council says rice did well.",
         "The People's Committee says rice did well."),
        ("Trường học mở cửa lại.", "The school reopens.", "Schools reopen."),
        ("Nhân dân trong vùng rất vui.", "People in the area are happy.",
         "People in the area are happy."),
    ]  # fmt: skip
    return [
        Unit(source=source, machine=machine, target=target, model="m@1")
        for source, machine, target in rows
    ]


def test_repeated_changes_are_proposed() -> None:
    """The same change in two sentences, with the words both share; a single one is no habit."""
    (found,) = proposals(term_units())
    assert (found.source, found.machine, found.target) == (
        "Ủy ban nhân dân",
        "Council",
        "Committee",
    )
    assert found.sentences == 2
    assert proposals(term_units(), [("ủy ban nhân dân", "committee")]) == []
    assert proposals(term_units()[1:]) == []


def test_accepted_terms_are_a_glossary(tmp_path: Path) -> None:
    """The file is one that a run takes; a term accepted again replaces, other columns stay."""
    accept(tmp_path, "Ủy ban nhân dân", "People's Committee")
    accept(tmp_path, "=cmd|' /C calc'!A0", 'a "quoted", term')
    accept(tmp_path, "ủy ban nhân dân", "People’s Committee")
    assert len(read_own(tmp_path).entries) == 2
    glossary = load_glossary(tmp_path / "glossary.csv")
    assert [entry.target for entry in glossary.lookup("ủy ban nhân dân")] == ["People’s Committee"]
    accept(tmp_path, "Nga", "Russia")
    accept(tmp_path, "nga", "ivory")
    assert read_own(tmp_path).entries[-2:] == [("Nga", "Russia"), ("nga", "ivory")]
    path = tmp_path / "glossary.csv"
    path.write_text("source,target,pos\nHội An,Hoi An,propn\n", "utf-8")
    accept(tmp_path, "Huế", "Hue")
    assert path.read_text("utf-8").splitlines() == ["source,target,pos", "Hội An,Hoi An,propn",
                                                    "Huế,Hue,"]  # fmt: skip


def test_a_term_is_proposed_whole_though_a_word_of_it_stayed() -> None:
    """One word of the name was right, and a third sentence names the team as well: proposed was
    another word that two of the sentences happened to share."""
    rows = [
        ("Đội Sông Lam Trẻ thắng ở Nam Định.", "Lam River won in Nam Dinh.",
         "Song Lam Tre won in Nam Dinh."),
        ("Sông Lam Trẻ nhận cúp Đông Nam Á.", "Lam River got the ASEAN cup.",
         "Song Lam Tre got the ASEAN cup."),
        ("Sông Lam Trẻ về nước.", "Lam River Children came home.", "Song Lam Tre came home."),
    ]  # fmt: skip
    units = [Unit(source=s, machine=m, target=t, model="m@1") for s, m, t in rows]
    (found,) = proposals(units)
    assert (found.source, found.machine, found.target) == (
        "Sông Lam Trẻ",
        "Lam River",
        "Song Lam Tre",
    )


@pytest.mark.parametrize(
    ("saved", "after"),
    [
        ("source;target\nNga;Russia\n", 'source;target\nNga;Russia\n"Đức; Áo";Germany\n'),
        ("\ufeffTarget\tSource\r\nRussia\tNga\r\n", "Target\tSource\nRussia\tNga\nGermany\tĐức; Áo\n"),
    ],
)  # fmt: skip
def test_a_glossary_that_a_spreadsheet_saved(tmp_path: Path, saved: str, after: str) -> None:
    """Its separator and columns stay: the page shows it, takes a term, and a run reads it."""
    write(tmp_path, sample())
    path = tmp_path / "glossary.csv"
    path.write_text(saved, "utf-8")
    with opened(tmp_path) as desk:
        editor = desk.editor()
        assert "Russia" in editor.get("/desk").get_data(as_text=True)
        body = {"source": "Đức; Áo", "target": "Germany"}
        assert editor.post("/glossary", body).status_code == 200
    assert path.read_text("utf-8") == after
    assert [e.target for e in load_glossary(path).lookup("Đức; Áo")] == ["Germany"]


def test_the_memory_page_tells_it(tmp_path: Path) -> None:
    """Proposals and effort come from the folder's memory; accepting is one click."""
    write(tmp_path, sample())
    with opened(tmp_path) as desk:
        desk.desk.memory.add(term_units())
        editor = desk.editor()
        page = editor.get("/desk").get_data(as_text=True)
        assert "Ủy ban nhân dân" in page
        assert "m@1" in page
        body = {"source": "Ủy ban nhân dân", "target": "Committee"}
        assert editor.post("/glossary", body).status_code == 200
        assert 'class="proposal"' not in editor.get("/desk").get_data(as_text=True)
        assert editor.post("/glossary", {"source": "", "target": "x"}).status_code == 422


def test_word_changes_lose_nothing() -> None:
    """What stayed and came is the new text, what stayed and went the old one."""
    for old, new in [*PAIRS, ("x " * 1_500, "y " * 1_500), ("", "")]:
        changes = word_changes(old, new)
        assert "".join(text for kind, text in changes if kind != "out") == new
        kept = "".join(text for kind, text in changes if kind != "in")
        assert kept.split() == old.split()


def test_the_interface_is_whole() -> None:
    """Every key has both languages, and scripts and templates use only keys there are."""
    assert set(words("en")) == set(words("vi"))
    room = Path(__file__).parents[2] / "src/summarize/review"
    for template in room.glob("templates/*.html"):
        for key in _quoted(template.read_text("utf-8"), 't["'):
            assert key in words("en") or key.endswith("."), (template.name, key)
    for script in room.glob("static/*.js"):
        for key in _quoted(script.read_text("utf-8"), 'say("'):
            assert key in script_words("en"), (script.name, key)
    empty = [key for key, text in words("vi").items() if not text]
    assert empty == ["source.unknown"]


def _quoted(text: str, before: str) -> list[str]:
    return [part.partition('"')[0] for part in text.split(before)[1:]]


@pytest.mark.parametrize("cookie", ["", "x", "e30=", "W10=", "\udcff", "bnVsbA==", "A" * 10_000])
def test_odd_preference_cookies(cookie: str) -> None:
    """What is not readable is as if it were not there."""
    mine = Preferences(name="Hà")
    assert unpacked(cookie, mine) == mine
    chosen = mine.changed({"language": LANGUAGES[1], "keys": False})
    assert unpacked(chosen.packed(), mine) == chosen
