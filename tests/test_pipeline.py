"""The whole story on one article, through the public names."""

import pytest

import summarize
from summarize.document import RawArticle
from summarize.engines.catalog import load_summarizer, load_translator
from summarize.errors import LanguageError
from summarize.options import BriefOptions, CleanOptions, SummaryOptions
from summarize.pipeline import Tools, finish, prepare
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


def test_articles_together_are_as_articles_alone(tools):
    """A batch changes nothing in a brief."""
    options = BriefOptions()
    other = raw(TEXT.replace("Lào Cai", "Yên Bái"), "khac.txt")
    prepared = [prepare(raw(), options), prepare(other, options)]
    together = finish(prepared, tools, options)
    alone = [finish([p], tools, options)[0] for p in prepared]
    assert together == alone


def test_translate_first_keeps_evidence(tools):
    """The second route summarises the translation and cites the same segments."""
    options = BriefOptions(summary=SummaryOptions(route="translate-first"))
    brief = summarize.make_brief(raw(), tools, options)
    sources = {s.id: s.source for s in brief.segments}
    assert all(m.source == " ".join(sources[i] for i in m.evidence) for m in brief.summary)


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
