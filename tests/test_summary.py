"""The summary stage: evidence, refusals, selection."""

import dataclasses
from collections.abc import Sequence

import pytest

from summarize.document import Segment, Span
from summarize.engines.echo import SalienceSummarizer
from summarize.options import SummaryOptions
from summarize.protocols import EngineInfo, Hypothesis
from summarize.segment import split_sentences
from summarize.summary import select, summarise
from summarize.summary.evidence import Evidence

STORY = (
    "Sáng 12/9, mưa lớn làm sạt lở 300 m3 đất đá xuống đường lên bản Nà Hin.",
    "Chính quyền xã Mường Lý huy động 45 người khắc phục sự cố.",
    "Ông Lò Văn Tính cho biết tuyến đường sẽ thông xe trước ngày 15/9.",
    "Hiện chưa có thiệt hại về người.",
)


class Scripted:
    """A summariser that proposes what it is told to."""

    def __init__(
        self,
        *proposals: str,
        limit: int = 1_000,
        markers: bool = False,
    ):
        self.proposals = proposals
        self.shown: list[str] = []
        self.info = EngineInfo(
            name="scripted", revision="1", decoding="table", target_language="vi",
            max_tokens=limit, markers=markers, backend="scripted",
        )  # fmt: skip

    def summarize(self, texts: Sequence[str], n: int = 1) -> list[tuple[Hypothesis, ...]]:
        self.shown += texts
        return [tuple(Hypothesis(text=p) for p in self.proposals[:n]) for _ in texts]

    def count_tokens(self, text: str) -> int:
        return len(text.split())


def segments(lines: Sequence[str] = STORY) -> list[Segment]:
    """One segment a line."""
    return [
        Segment(id=f"s{i}", span=Span(start=0, end=len(line)), source=line)
        for i, line in enumerate(lines, 1)
    ]


def summarised(article, *rest, headline="", **more):
    """The summary of one article."""
    [one] = summarise([article], *rest, headlines=[headline], **more)
    return one


def made(*proposals: str, **settings):
    """The summary of STORY from these proposals."""
    return summarised(
        segments(), Scripted(*proposals), SummaryOptions(**settings), split=split_sentences
    )


def test_each_sentence_cites_the_segments_it_rests_on():
    """Two sentences, each near one segment."""
    summary, findings = made(
        "Mưa lớn làm sạt lở 300 m3 đất đá xuống đường lên bản Nà Hin. "
        "Xã Mường Lý huy động 45 người khắc phục."
    )
    assert [s.evidence for s in summary] == [("s1",), ("s2",)]
    assert [s.origin for s in summary] == ["model", "model"]
    assert findings == ()


def test_an_invented_number_is_refused_and_said():
    """450 people stand nowhere; the next candidate is clean."""
    summary, findings = made(
        "Xã Mường Lý huy động 450 người khắc phục sự cố.",
        "Xã Mường Lý huy động 45 người khắc phục sự cố. Hiện chưa có thiệt hại về người.",
    )
    assert not any("450" in s.source for s in summary)
    assert summary[0].origin == "next-candidate"
    assert "450" in findings[0].message


def test_the_best_source_sentence_stands_in_when_nothing_is_clean():
    """A brief has two summary sentences, whatever the model does."""
    summary, _ = made("Thủ đô Paris đón 900 du khách.")
    assert len(summary) >= 2
    assert {s.origin for s in summary} == {"source"}
    assert all(s.source in STORY for s in summary)


def test_near_repetitions_are_said_once():
    """Two candidates in one proposal that say the same."""
    summary, _ = made(
        "Xã Mường Lý huy động 45 người khắc phục sự cố. "
        "Chính quyền xã Mường Lý huy động 45 người khắc phục sự cố."
    )
    assert sum("45" in s.source for s in summary) == 1


def test_symbols_come_back_in_the_language_of_the_article():
    """A summariser trained on symbols copies them; equal wordings share one."""
    engine = Scripted("Đường lên bản Nà Hin sẽ thông xe trước ngày ⟨d1⟩.", markers=True)
    summary, _ = summarised(segments(), engine, SummaryOptions(), split=split_sentences)
    assert "⟨d0⟩" in engine.shown[0]
    assert summary[0].source == "Đường lên bản Nà Hin sẽ thông xe trước ngày 15/9."


def test_a_long_article_is_selected_from_and_never_cut_in_a_sentence():
    """The opening is kept, whole sentences only, within the window."""
    lines = [*STORY, *(f"Câu số {i} nói về việc khác ở nơi khác." for i in range(40))]
    chosen = select(Evidence(segments(lines)), "", 80, [len(line.split()) for line in lines])
    assert chosen[0] == 0
    assert sum(len(lines[i].split()) for i in chosen) <= 80
    assert chosen == sorted(chosen)


def test_the_headline_bears_out_words_but_is_not_cited():
    """What only the headline says may be told with a sentence it belongs to."""
    told = "Ông Tính vận động quyên góp bê tông, xi măng, gạch ngói, sắt thép và thạch cao."
    for headline, origin in (
        ("", "source"),
        ("Vận động quyên góp bê tông, xi măng, gạch ngói, sắt thép, thạch cao", "model"),
    ):
        summary, _ = summarised(
            segments(), Scripted(told), SummaryOptions(), split=split_sentences, headline=headline
        )
        assert summary[0].origin == origin, headline
    assert summary[0].evidence == ("s3",)


def test_a_stuttering_sentence_is_refused_unless_the_article_says_it():
    """A pair of words twice is a loop; in the article's own sentence it is style."""
    summary, _ = made("Xã Mường Lý huy động 45 người khắc phục, huy động 45 người.")
    assert {s.origin for s in summary} == {"source"}
    line = "Người dân xã Mường Lý luôn luôn sẵn sàng khắc phục sự cố sạt lở trên đường."
    engine = Scripted(line)
    summary, _ = summarised(segments([line]), engine, SummaryOptions(), split=split_sentences)
    assert [(s.source, s.origin) for s in summary] == [(line, "model")]


def test_a_model_trained_on_symbols_is_shown_the_headline():
    """Its window holds both: the headline comes first, whole sentences fill the rest."""
    engine = Scripted("Không.", markers=True, limit=30)
    summarised(
        segments(), engine, SummaryOptions(), split=split_sentences, headline="Mở đường lên Nà Hin"
    )
    assert engine.shown[0].startswith("Mở đường lên Nà Hin | ")
    assert len(engine.shown[0].split()) <= 30


class Rewriter(Scripted):
    """A rewriting model: answers by a table from the beginning of what it is shown."""

    def __init__(self, table: dict[str, tuple[str, ...]]):
        super().__init__()
        self.table = table
        self.info = dataclasses.replace(self.info, rewrites=True)

    def summarize(self, texts: Sequence[str], n: int = 1) -> list[tuple[Hypothesis, ...]]:
        self.shown += texts
        answers = [next(a for k, a in self.table.items() if t.startswith(k)) for t in texts]
        return [tuple(Hypothesis(text=p) for p in answer[:n]) for answer in answers]


HEADLINE = "Sạt lở đường lên bản Nà Hin"


def rewritten(first: tuple[str, ...], others: tuple[str, ...] = ("",)):
    """The summary of STORY where the headline's request is answered by ``first``."""
    model = Rewriter({HEADLINE: first, "": others})
    summary, findings = summarised(
        segments(), model, SummaryOptions(), split=split_sentences, headline=HEADLINE
    )
    return model, summary, findings


def test_a_rewriter_is_shown_the_headline_with_the_sentence_nearest_to_it():
    """And each other sentence by itself; no more than are wanted."""
    model, _, _ = rewritten(("Mưa lớn làm sạt lở đất đá xuống đường lên bản Nà Hin.",))
    assert model.shown[0] == f"{HEADLINE} | {STORY[0]}"
    assert len(model.shown) == 2
    assert set(model.shown[1:]) < set(STORY[1:])


def test_a_rewritten_sentence_cites_what_it_was_made_from():
    """Its own sentence is its evidence, and it comes first."""
    _, summary, findings = rewritten(("Mưa lớn làm sạt lở đất đá xuống đường lên bản Nà Hin.",))
    assert summary[0].source == "Mưa lớn làm sạt lở đất đá xuống đường lên bản Nà Hin."
    assert (summary[0].evidence, summary[0].origin) == (("s1",), "model")
    assert findings == ()


def test_an_invented_figure_gives_way_to_the_next_candidate_without_a_word():
    """The reader loses nothing, so no finding is made of it."""
    _, summary, findings = rewritten(
        (
            "Mưa lớn làm sạt lở 900 m3 đất đá xuống đường lên bản Nà Hin.",
            "Mưa lớn làm sạt lở 300 m3 đất đá xuống đường lên bản Nà Hin.",
        )
    )
    assert (summary[0].source, summary[0].origin) == (
        "Mưa lớn làm sạt lở 300 m3 đất đá xuống đường lên bản Nà Hin.",
        "next-candidate",
    )
    assert findings == ()


def test_where_no_candidate_is_borne_out_the_source_sentence_stands():
    """And the brief says what was refused."""
    _, summary, findings = rewritten(
        ("Mưa lớn làm sạt lở 900 m3 đất đá xuống đường lên bản Nà Hin.",)
    )
    assert (summary[0].source, summary[0].origin) == (STORY[0], "source")
    assert "900" in findings[0].message


def test_a_word_of_the_headline_alone_may_rest_on_another_sentence():
    """The headline is no segment: what it told is cited from where it stands in the article."""
    _, summary, _ = rewritten(
        ("Mưa lớn sạt lở đường lên bản Nà Hin, xã Mường Lý huy động 45 người khắc phục.",)
    )
    assert summary[0].evidence == ("s1", "s2")


def test_salience_takes_the_opening_and_the_sentence_of_the_headline():
    """Word for word, in the article's order, each citing itself."""
    lines = (
        "Sáng 12/9, nhiều tuyến đường ở miền núi bị chia cắt.",
        "Lực lượng chức năng đã có mặt.",
        "Người dân được khuyến cáo không ra đường.",
        "Riêng đường lên bản Nà Hin bị sạt lở nặng nhất với 300 m3 đất đá.",
    )
    summary, findings = summarised(
        segments(lines), SalienceSummarizer(), SummaryOptions(), split=split_sentences,
        headline=HEADLINE,
    )  # fmt: skip
    assert [s.source for s in summary] == [lines[0], lines[3]]
    assert [(s.evidence, s.origin) for s in summary] == [(("s1",), "model"), (("s4",), "model")]
    assert findings == ()


def test_what_the_opening_told_of_the_headline_is_not_told_again():
    """The sentence of its other half comes second, though another one holds more of it all."""
    lines = (
        "Mưa lớn làm sạt lở đường lên bản Nà Hin, hàng chục hộ dân bị cô lập từ sáng 12/9.",
        "Theo chính quyền xã, vụ sạt lở đường lên bản Nà Hin xảy ra khi mọi người còn đang ngủ.",
        "Lực lượng chức năng đã có mặt.",
        "Xã huy động 45 người cùng hai máy xúc, dự kiến thông tuyến vào cuối tuần này.",
    )
    summary, _ = summarised(
        segments(lines), SalienceSummarizer(), SummaryOptions(), split=split_sentences,
        headline=f"{HEADLINE}, huy động 45 người",
    )  # fmt: skip
    assert [s.source for s in summary] == [lines[0], lines[3]]


@pytest.mark.parametrize(
    ("fragment", "why"),
    [
        ("“Đường lên bản Nà Hin sạt lở nặng, tôi chưa từng thấy.", "a quotation goes on"),
        ('"Đường lên bản Nà Hin sạt lở nặng, tôi chưa từng thấy.', "the same, straight marks"),
        ("Sạt lở đường lên bản Nà Hin", "a subheading or a caption"),
        ("Người dân mô tả mưa lớn sạt lở đường lên bản Nà Hin:", "a list follows"),
        ("Vì sao mưa lớn sạt lở đường lên bản Nà Hin?", "a question"),
        ("Mưa lớn sạt lở đường lên bản Nà Hin...", "broken off"),
    ],
)
def test_a_whole_sentence_goes_before_one_that_says_nothing_by_itself(fragment: str, why: str):
    """However much of the headline the fragment holds."""
    lines = (
        "Sáng 12/9, nhiều tuyến đường ở miền núi bị chia cắt.",
        fragment,
        "Xã đã huy động 45 người dọn đất đá trên đường lên bản.",
    )
    summary, _ = summarised(
        segments(lines), SalienceSummarizer(), SummaryOptions(), split=split_sentences,
        headline=HEADLINE,
    )  # fmt: skip
    assert [s.source for s in summary] == [lines[0], lines[2]], why


def test_what_stands_twice_is_a_caption():
    """A picture's words are printed where it stands and once more in the gallery."""
    caption = "Đường lên bản Nà Hin sạt lở nặng sau mưa lớn."
    lines = (
        "Sáng 12/9, nhiều tuyến đường ở miền núi bị chia cắt.",
        caption,
        "Xã đã huy động 45 người dọn đất đá trên đường lên bản.",
        caption,
    )
    summary, _ = summarised(
        segments(lines), SalienceSummarizer(), SummaryOptions(), split=split_sentences,
        headline=HEADLINE,
    )  # fmt: skip
    assert [s.source for s in summary] == [lines[0], lines[2]]


def test_a_fragment_stands_where_nothing_else_is_left():
    """Two sentences are promised where the article has two."""
    lines = ("Sáng 12/9, nhiều tuyến đường bị chia cắt.", "Ai sẽ dọn đường lên bản Nà Hin?")
    summary, _ = summarised(
        segments(lines), SalienceSummarizer(), SummaryOptions(), split=split_sentences,
        headline=HEADLINE,
    )  # fmt: skip
    assert [s.source for s in summary] == [*lines]


def test_a_closed_quotation_is_whole():
    """What somebody said, with who said it, is a statement."""
    said = 'Ông Lò Văn Tâm nói: "Đường lên bản Nà Hin sạt lở nặng nhất từ trước đến nay."'
    lines = ("Sáng 12/9, nhiều tuyến đường bị chia cắt.", "Lực lượng chức năng đã có mặt.", said)
    summary, _ = summarised(
        segments(lines), SalienceSummarizer(), SummaryOptions(), split=split_sentences,
        headline=HEADLINE,
    )  # fmt: skip
    assert [s.source for s in summary] == [lines[0], said]
