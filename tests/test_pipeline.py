"""The whole story on one article, through the public names."""

import dataclasses

import pytest

import summarize
from summarize.document import RawArticle
from summarize.engines.catalog import load_summarizer, load_translator
from summarize.errors import LanguageError
from summarize.options import BriefOptions, CleanOptions, SummaryOptions
from summarize.pipeline import Tools, check_context, finish, prepare
from summarize.protocols import EngineInfo, Hypothesis, in_turns
from summarize.writers.json import load, render

TEXT = (
    "Lào Cai mở lại tuyến đường bị sạt lở\n\n"
    "15/9/2023 08:30 GMT+7\n\n"
    "Ngày 14/9, tỉnh Lào Cai mở lại tuyến đường dài 12,5 km sau ba ngày sạt lở. "
    "Khoảng 300 hộ dân đã trở về nhà.\n\n"
    "Theo ông Hoàng Văn Tú, tuyến đường sẽ được sửa xong trước ngày 30/9.\n\n"
    "(TTXVN/Vietnam+)\n"
)


def raw(text=TEXT, name="bai.txt"):
    """An article as a reader gives it."""
    return RawArticle(id=name, content=text, media_type="text/plain", sha256="0" * 64)


@pytest.fixture
def tools():
    """Engines that need no model."""
    return Tools(translator=load_translator("echo"), summarizer=load_summarizer("lead"))


def test_one_article_becomes_one_brief(tools):
    """Headline, sentences, summary with evidence, dates by value, removals, signature."""
    brief = summarize.make_brief(raw(), tools)
    assert brief.headline.source == "Lào Cai mở lại tuyến đường bị sạt lở"
    assert len(brief.segments) == 3
    assert brief.article.date_published.startswith("2023-09-15")
    assert "2023-09-14" in [d.timex.value for d in brief.dates]
    assert all(set(m.evidence) <= {s.id for s in brief.segments} for m in brief.summary)
    assert any(r.text == "(TTXVN/Vietnam+)" for r in brief.removals)
    assert brief.provenance.signature.startswith("src:vi|tgt:vi|mt:echo@1")
    assert load(render(brief)) == brief


class Mistaken:
    """A model that gets one date and one figure wrong and knows no better."""

    info = EngineInfo(
        name="mistaken", revision="1", decoding="table", markers=False, backend="table",
        max_tokens=512, beam=1,
    )  # fmt: skip

    def translate(self, sentences):
        return [Hypothesis(text=self._say(s), score=-0.5) for s in sentences]

    def nbest(self, sentences, n):
        return [(self.translate([s])[0],) for s in sentences]

    def answer(self, asked):
        return in_turns(self, asked)

    def count_tokens(self, sentence):
        return len(sentence.split())

    def _say(self, sentence):
        if "12,5 km" in sentence:
            return (
                "On September 4 the province of Lao Cai reopened a 12.5-km road after three days."
            )
        if "300" in sentence:
            return "Some 30 households went home."
        return "Hoang Van Tu said the road in Lao Cai would be mended on September 30."


def test_a_wrong_value_is_put_right_and_the_brief_says_so(tools):
    """Where no hypothesis keeps a fact, its known wording takes the place of the wrong one."""
    brief = summarize.make_brief(raw(), dataclasses.replace(tools, translator=Mistaken()))
    first, second, _ = brief.segments
    assert first.target.startswith("On September 14 ")
    assert second.target == "Some 300 households went home."
    assert [s.origin for s in brief.segments] == ["repair", "repair", "mt"]
    told = [f for f in brief.findings if f.check == "repair" and f.segment_ids == ("s2",)]
    assert [f.message for f in told] == [
        "The model wrote “30”; “300” of the source was put in its place"
    ]
    assert [s.of(second.target) for f in told for s in f.target_spans] == ["300"]
    assert not [
        f for f in brief.findings if f.check in ("numbers", "dates") and "s2" in f.segment_ids
    ]
    assert load(render(brief)) == brief


def test_articles_together_are_as_articles_alone(tools):
    """A batch changes nothing in a brief."""
    options = BriefOptions()
    other = raw(TEXT.replace("Lào Cai", "Yên Bái"), "khac.txt")
    prepared = [prepare(raw(), options), prepare(other, options)]
    together = list(finish(prepared, tools, options))
    alone = [brief for p in prepared for brief in finish([p], tools, options)]
    assert together == alone


def test_an_impossible_date_is_told_though_the_finishing_process_reads_no_dates(tools):
    """``prepare`` finds it, where the text is dated; what is prepared carries it along."""
    prepared = prepare(raw(TEXT.replace("Ngày 14/9", "Ngày 31/2/2023")), BriefOptions())
    (brief,) = finish([prepared], tools, BriefOptions())
    (told,) = [f for f in brief.findings if f.check == "source"]
    assert "no calendar has day 31 of month 2" in told.message
    (silent,) = finish([dataclasses.replace(prepared, hints=())], tools, BriefOptions())
    assert not [f for f in silent.findings if f.check == "source"]


def test_translate_first_keeps_evidence(tools):
    """The second route summarises the translation and cites the same segments."""
    options = BriefOptions(summary=SummaryOptions(route="translate-first"))
    brief = summarize.make_brief(raw(), tools, options)
    sources = {s.id: s.source for s in brief.segments}
    assert all(m.source == " ".join(sources[i] for i in m.evidence) for m in brief.summary)
    assert "|route:translate-first|" in brief.provenance.signature
    assert check_context(brief, tools.glossary).condensing


def test_options_that_shape_a_brief_are_in_its_signature(tools):
    """Another publication date or kept rule is another signature."""
    plain = summarize.make_brief(raw(), tools).provenance.signature
    dated = BriefOptions(clean=CleanOptions(published="2020-01-01"))
    kept = BriefOptions(clean=CleanOptions(keep=frozenset({"signature"})))
    changed = {summarize.make_brief(raw(), tools, o).provenance.signature for o in (dated, kept)}
    assert len(changed | {plain}) == 3


def test_text_of_another_language_reaches_no_model(tools):
    """The language guard comes before the engines."""
    with pytest.raises(LanguageError):
        summarize.make_brief(raw("The council met on Monday to vote on the plan.\n" * 6), tools)


@pytest.mark.parametrize("name", summarize.__all__)
def test_every_public_name_is_there_and_documented(name):
    """``from summarize import …`` works for all names of ``__all__``."""
    value = getattr(summarize, name)
    assert name == "__version__" or value.__doc__


def test_a_name_that_is_not_public_is_refused():
    """As for any module."""
    with pytest.raises(AttributeError, match="no attribute"):
        _ = summarize.nothing


_NIGHT = "Rạng sáng nay, mưa lớn làm ngập nhiều tuyến phố ở thành phố Vinh. Hôm qua trời còn nắng."


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "bai.html",
            '<html><head><meta property="article:published_time" content="2024-09-03T18:40:00Z">'
            f"</head><body><article><h1>Vinh ngập sau mưa</h1><p>{_NIGHT}</p></article></body></html>",
        ),
        (
            "ld.html",
            '<html><head><script type="application/ld+json">{"@type": "NewsArticle",'
            ' "datePublished": "2024-09-03T18:40:00+00:00"}</script></head>'
            f"<body><article><h1>Vinh ngập sau mưa</h1><p>{_NIGHT}</p></article></body></html>",
        ),
        ("bai.jsonl", f'{{"title": "Vinh ngập sau mưa", "body": "{_NIGHT}", "date": 1725388800}}'),
        ("bai.txt", f"Vinh ngập sau mưa\n\n03/09/2024 18:40 (GMT+0)\n\n{_NIGHT}\n"),
    ],
)
def test_a_story_published_by_utc_is_of_vietnams_day(tmp_path, name, content):
    """The page's metadata, linked data, an epoch number and a date line with its zone."""
    (tmp_path / name).write_text(content, encoding="utf-8")
    (article,) = summarize.readers.read_articles(tmp_path / name)
    prepared = prepare(article, BriefOptions())
    assert prepared.article.date_published == "2024-09-04T01:40:00+07:00"
    told = [date.timex.value for date in prepared.dates if date.zone != "dateline"]
    assert told == ["2024-09-04TMO", "2024-09-03"]
