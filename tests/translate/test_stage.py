"""The translation stage over engines that answer from a script."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence

import pytest

from summarize import segment
from summarize.dates import distances
from summarize.options import TranslateOptions
from summarize.protocols import Ask, EngineInfo, Hypotheses, Hypothesis, in_turns
from summarize.translate import Glossary, nothing_remembered, translate_texts
from summarize.translate.candidate import tidy


class Scripted:
    """A translator trained on symbols: for each input, its hypotheses from a table."""

    def __init__(
        self,
        table: dict[str, list[str]],
        *,
        name: str = "scripted",
        markers: bool = True,
        limit: int = 512,
        beam: int = 1,
        step: float = 1.0,
    ):
        self.table = table
        self.step = step
        self.asked: list[str] = []
        self.lists: list[tuple[int, int]] = []
        self.beams: list[int] = []
        self.info = EngineInfo(
            name=name, revision="1", decoding="table", markers=markers,
            backend="scripted", max_tokens=limit, beam=beam,
        )  # fmt: skip

    def translate(self, sentences: Sequence[str]) -> list[Hypothesis]:
        self.asked += sentences
        return [Hypothesis(text=self.table[s][0], score=-0.5) for s in sentences]

    def nbest(self, sentences: Sequence[str], n: int) -> list[tuple[Hypothesis, ...]]:
        self.lists.append((len(sentences), n))
        return [
            tuple(
                Hypothesis(text=t, score=-0.5 - i * self.step)
                for i, t in enumerate(self.table[s][:n])
            )
            for s in sentences
        ]

    def answer(self, asked: deque[Ask]) -> Iterator[tuple[Ask, Hypotheses]]:
        for ask, hypotheses in in_turns(self, asked):
            self.beams.append(ask.beam)
            yield ask, hypotheses

    def count_tokens(self, sentence: str) -> int:
        return len(sentence.split())


SHIPPED = Glossary.shipped()


def run(
    texts: Sequence[str],
    translator: Scripted,
    memory: Callable[[str, str, str], str | None] = nothing_remembered,
    glossary: Glossary = SHIPPED,
) -> list:
    return translate_texts(
        texts, translator, TranslateOptions(), glossary=glossary,
        memory=memory, split=segment.split_clauses, distances=distances,
    )  # fmt: skip


def test_symbols_become_english_wordings():
    """The model sees symbols; the reader sees English dates, numbers and names."""
    engine = Scripted({"Ngày ⟨d0⟩, ⟨x0⟩ chi ⟨n0⟩.": ["On ⟨d0⟩, ⟨x0⟩ spent ⟨n0⟩."]})
    (done,) = run(["Ngày 5/3, Mitchell chi 1,5 tỷ đồng."], engine)
    assert done.text == "On March 5, Mitchell spent VND 1.5 billion."
    assert (done.origin, done.lost) == ("mt", ())


def test_a_lost_symbol_takes_the_next_hypothesis():
    """The best output dropped the number; the second kept it."""
    engine = Scripted({"Có ⟨n0⟩ người.": ["There were people.", "There were ⟨n0⟩ people."]})
    (done,) = run(["Có 45 người."], engine)
    assert (done.text, done.origin) == ("There were 45 people.", "n-best")


def test_what_the_beam_holds_already_is_not_decoded_again():
    """The outputs of the first beam are looked through before a longer list is asked for."""
    engine = Scripted(
        {
            "Có ⟨n0⟩ người.": ["There were people.", "There were ⟨n0⟩ people."],
            "Có ⟨n0⟩ xe.": ["There were cars.", "There are cars.", "There were ⟨n0⟩ cars."],
        },
        beam=2,
    )
    done = run(["Có 45 người.", "Có 45 xe."], engine)
    assert [d.text for d in done] == ["There were 45 people.", "There were 45 cars."]
    assert [d.origin for d in done] == ["n-best", "n-best"]
    assert engine.lists == [(2, 2), (1, TranslateOptions().n_best)]


@pytest.mark.parametrize(
    ("name", "step", "chosen"),
    [
        ("builtin", 0.05, "The plant was opened in the province."),
        ("builtin", 0.15, "The plant was bitten in the province."),
        ("another", 0.05, "The plant was bitten in the province."),
    ],
)
def test_a_near_output_with_fewer_guesses_is_taken(name: str, step: float, chosen: str):
    """Of the beam alone, for a small price, and where the lexicon is the model's."""
    source = "Nhà máy được mở ở tỉnh."
    outputs = ["The plant was bitten in the province.", "The plant was opened in the province."]
    engine = Scripted({source: outputs}, name=name, beam=2, step=step)
    (done,) = run([source], engine)
    assert done.text == chosen
    assert engine.lists == [(1, 2)]


def test_a_near_output_that_leaves_nothing_out_is_taken() -> None:
    """A word left out weighs what a word guessed does."""
    source = "Nông dân ở bệnh viện."
    outputs = ["They are in hospital.", "The farmers are in hospital."]
    (done,) = run([source], Scripted({source: outputs}, name="builtin", beam=2, step=0.05))
    assert done.text == outputs[1]


@pytest.mark.parametrize(
    ("output", "again"),
    [("⟨x0⟩ met his wife.", False), ("⟨x0⟩ met the wife of ⟨x0⟩.", True)],
)
def test_a_name_said_once_for_twice_is_not_asked_for_again(output: str, again: bool):
    """Its symbol is lost and the name is not; a symbol said twice is one in a wrong place."""
    engine = Scripted(
        {
            "⟨x0⟩ gặp vợ của ⟨x1⟩.": [output],
            "Mitchell gặp vợ của Mitchell.": ["Mitchell met his wife."],
        }
    )
    run(["Mitchell gặp vợ của Mitchell."], engine)
    assert engine.lists == [(1, TranslateOptions().n_best)] * again


def test_plain_decoding_comes_after_the_hypotheses():
    """No hypothesis keeps the number, the sentence without symbols does."""
    engine = Scripted(
        {"Có ⟨n0⟩ người.": ["There were people."], "Có 45 người.": ["There were 45 people."]}
    )
    (done,) = run(["Có 45 người."], engine)
    assert (done.text, done.origin) == ("There were 45 people.", "plain")


@pytest.mark.parametrize("astray", [2, 3])
def test_next_hypotheses_are_asked_for_where_little_went_astray(astray: int) -> None:
    """Of an output that lost three symbols none of the next is whole."""
    names = ["Mitchell", "Petrova", "Marchetti"][:astray]
    whole = "Anh " + " và ".join(f"⟨x{i}⟩" for i in range(astray)) + " đi."
    plain = f"Anh {' và '.join(names)} đi."
    engine = Scripted({whole: ["He goes."], plain: [f"He and {' and '.join(names)} go."]})
    (done,) = run([plain], engine)
    assert (done.text, done.origin) == (f"He and {' and '.join(names)} go.", "plain")
    assert engine.lists == [(1, TranslateOptions().n_best)] * (astray < 3)


def test_clause_by_clause_comes_after_the_hypotheses():
    """A sentence whose figures no hypothesis keeps together is translated in halves; that keeps
    them, so the sentence without symbols is never asked for."""
    whole = "Huyện chi ⟨n0⟩ làm đường; ⟨x0⟩ nhận ⟨n1⟩ tấn gạo."
    plain = "Huyện chi 45 tỷ đồng làm đường; xã Tam Chung nhận 12 tấn gạo."
    engine = Scripted(
        {
            whole: ["The district spent ⟨n0⟩ on roads."],
            "Huyện chi ⟨n0⟩ làm đường;": ["The district spent ⟨n0⟩ on roads;"],
            "⟨x0⟩ nhận ⟨n0⟩ tấn gạo.": ["⟨x0⟩ got ⟨n0⟩ tonnes of rice."],
        }
    )
    (done,) = run([plain], engine)
    assert done.text == (
        "The district spent VND 45 billion on roads; Tam Chung Commune got 12 tonnes of rice."
    )
    assert (done.origin, done.lost) == ("parts", ())


def test_what_its_clauses_saved_is_not_asked_for_a_term():
    """No look at the whole sentence keeps all of its figures."""
    whole = "Huyện chi ⟨n0⟩ tiền mặt làm đường; ⟨x0⟩ nhận ⟨n1⟩ tấn gạo."
    engine = Scripted(
        {
            whole: ["The district spent ⟨n0⟩ on roads."],
            "Huyện chi ⟨n0⟩ tiền mặt làm đường;": ["The district spent ⟨n0⟩ on roads;"],
            "⟨x0⟩ nhận ⟨n0⟩ tấn gạo.": ["⟨x0⟩ got ⟨n0⟩ tonnes of rice."],
        }
    )
    sentence = "Huyện chi 45 tỷ đồng tiền mặt làm đường; xã Tam Chung nhận 12 tấn gạo."
    (done,) = run([sentence], engine)
    assert (done.origin, done.lost) == ("parts", ())


SYMBOLS = [
    # source, first output; what is asked instead, its output; the text
    # What the ledger misses is a name: written without marks.
    ("Nước lên rất nhanh ở Hựu Thạnh.", "The water rose fast in Huu Nang.",
     "Nước lên rất nhanh ở ⟨x0⟩.", "The water rose fast in ⟨x0⟩.",
     "The water rose fast in Huu Thanh."),
    # "Assistant" before an office is no word of it, as "deputy" is: the model has to place it.
    ("Trợ lý Tổng thống từ chức.", "The President resigned.",
     "⟨x0⟩ Tổng thống từ chức.", "A presidential ⟨x0⟩ resigned.",
     "A presidential assistant resigned."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "first", "asked", "given", "text"), SYMBOLS, ids=["name", "aide"]
)
def test_what_a_translation_lost_is_put_through_as_a_symbol(
    source: str, first: str, asked: str, given: str, text: str
):
    """A name or an office that the output does not have."""
    (done,) = run([source], Scripted({source: [first], asked: [given]}))
    assert (done.text, done.origin) == (text, "names")


@pytest.mark.parametrize(
    ("source", "masked", "target"),
    [
        ("Ông Vinh đã đến.", "Ông ⟨x0⟩ đã đến.", "Vinh"),
        ("Cô Thanh Lam đã đến.", "Cô ⟨x0⟩ đã đến.", "Thanh Lam"),
        ("Ở đó có Đào Thế Vinh.", "Ở đó có ⟨x0⟩.", "Dao The Vinh"),
        ("Họ đến xã Tịnh Hòa.", "Họ đến ⟨x0⟩.", "Tinh Hoa Commune"),
        ("Ở Campuchia đã mưa.", "Ở ⟨x0⟩ đã mưa.", "Cambodia"),
        ("PV đến P. Yên Phụ.", "Phóng viên đến ⟨x0⟩.", "Yen Phu Ward"),
        ("Quan hệ Nga-Mỹ căng thẳng.", "Quan hệ ⟨x0⟩ căng thẳng.", "Russia-U.S."),
        ("Cuộc đấu Mỹ - Nhật bắt đầu.", "Cuộc đấu ⟨x0⟩ bắt đầu.", "U.S.-Japan"),
    ],
)
def test_names_in_vietnamese_syllables_and_joined_countries_travel_as_symbols(
    source: str, masked: str, target: str
) -> None:
    (done,) = run([source], Scripted({masked: ["Here ⟨x0⟩ stands."]}))
    assert done.text == f"Here {target} stands."


def test_a_name_that_is_sure_in_one_sentence_travels_as_a_symbol_in_its_article() -> None:
    """And in no other article of the batch."""
    texts = ["Bà Tư Lành đến.", "Ai thấy Tư Lành?", "Ai thấy Tư Lành?"]
    engine = Scripted(
        {
            "Bà ⟨x0⟩ đến.": ["⟨x0⟩ came."],
            "Ai thấy ⟨x0⟩?": ["Who saw ⟨x0⟩?"],
            "Ai thấy Tư Lành?": ["Who saw the justice?"],
        }
    )
    done = translate_texts(
        texts, engine, TranslateOptions(), glossary=Glossary.shipped(), articles=[2, 1],
        memory=nothing_remembered, split=segment.split_clauses, distances=distances,
    )  # fmt: skip
    assert [one.text for one in done] == [
        "Tu Lanh came.",
        "Who saw Tu Lanh?",
        "Who saw the justice?",
    ]


def test_a_lost_country_is_put_through_as_a_symbol_and_one_that_is_there_is_left_alone():
    """The model inflects terms; only where none of their forms stands is one given."""
    engine = Scripted(
        {
            "Cuộc họp diễn ra ở Thụy Sĩ.": ["The meeting took place."],
            "Cuộc họp diễn ra ở ⟨x0⟩.": ["The meeting took place in ⟨x0⟩."],
            "Đại sứ Nga phản đối.": ["The Russian ambassador objected."],
        }
    )
    done = run(["Cuộc họp diễn ra ở Thụy Sĩ.", "Đại sứ Nga phản đối."], engine)
    assert [d.text for d in done] == [
        "The meeting took place in Switzerland.",
        "The Russian ambassador objected.",
    ]
    assert [d.origin for d in done] == ["names", "mt"]


def test_of_the_outputs_with_symbols_for_lost_names_the_first_whole_one_is_taken():
    """The best one drops the symbol, the next one of the beam does not."""
    engine = Scripted(
        {
            "Đại sứ tại Thụy Sĩ phản đối.": ["The ambassador objected."],
            "Đại sứ tại ⟨x0⟩ phản đối.": ["An ambassador.", "The ambassador to ⟨x0⟩ objected."],
        },
        beam=2,
    )
    (done,) = run(["Đại sứ tại Thụy Sĩ phản đối."], engine)
    assert (done.text, done.origin) == ("The ambassador to Switzerland objected.", "names")


def test_an_abbreviation_that_english_does_not_have_is_written_out():
    """UBND would be copied as a name is; the glossary knows what it stands for."""
    engine = Scripted({"⟨x0⟩ họp sáng nay.": ["The ⟨x0⟩ met this morning."]})
    (done,) = run(["UBND họp sáng nay."], engine)
    assert done.text == "The People's Committee met this morning."


def test_what_nothing_keeps_is_recorded():
    """The loss stands in the result, for the checks to report."""
    engine = Scripted({"Có ⟨n0⟩ người.": ["Some people."], "Có 45 người.": ["Some people."]})
    (done,) = run(["Có 45 người."], engine)
    assert [fixed.target for fixed in done.lost] == ["45"]


REPAIRS = [
    # source, what a model without symbols writes, the repaired text, (wrong, right)
    ("Có 45 người.", "There were 54 people.", "There were 45 people.", ("54", "45")),
    ("Ngày 22/6, trời mưa.", "It poured on July 22.", "It poured on June 22.", ("July 22", "June 22")),
    ("Hôm thứ Tư, trời mưa.", "It poured on Tuesday.", "It poured on Wednesday.", ("Tuesday", "Wednesday")),
    ("Quỹ có 1,2 tỷ đồng.", "The fund has 1.2 million dong.", "The fund has VND 1.2 billion.", ("1.2 million dong", "VND 1.2 billion")),
    ("Bờ cao 1,2 m.", "The bank is 1.2 miles high.", "The bank is 1.2 meters high.", ("1.2 miles", "1.2 meters")),
    ("Đường rộng 3,5m.", "The road is 3.5 km wide.", "The road is 3.5 meters wide.", ("3.5 km", "3.5 meters")),
    ("Tường dài 3-5 m.", "The wall is 3-5 km long.", "The wall is 3-5 meters long.", ("5 km", "5 meters")),
    ("Xe chạy 70 km/giờ.", "The car goes at 70 mph.", "The car goes at 70 km/h.", ("70 mph", "70 km/h")),
    ("Lãi là 0,5%/năm.", "The rate is 0.6% a year.", "The rate is 0.5% a year.", ("0.6", "0.5")),
    ("Cá giá 28.000 đồng/kg.", "Fish is 28,000 USD per kg.", "Fish is VND 28,000 per kg.", ("28,000 USD", "VND 28,000")),
    ("Dầu giá 50 USD/thùng.", "Oil is at 50 EUR a barrel.", "Oil is at 50 USD a barrel.", ("50 EUR", "50 USD")),
    ("Phạt 5-7 triệu đồng.", "A fine of 5-7 million.", "A fine of VND 5-7 million.", ("5-7 million", "VND 5-7 million")),
    ("Ruộng 4.000 m2 bị ngập.", "The 4,000-year field is flooded.", "The 4,000-square-meter field is flooded.", ("4,000-year", "4,000-square-meter")),
    ("Chín phút sau, mưa.", "Six minutes later it rained.", "9 minutes later it rained.", ("Six minutes", "9 minutes")),
    ("Chạy 21 km.", "It ran 21 miles.", "It ran 21 kilometers.", ("21 miles", "21 kilometers")),
    ("Thứ trưởng Ngoại giao Nga từ chức.", "The Russian Foreign Minister resigned.", "The Russian Deputy Foreign Minister resigned.", ("Russian Foreign Minister", "Russian Deputy Foreign Minister")),
    ("Cựu Tổng thống Mỹ phản đối.", "US President objected.", "Former US President objected.", ("US President", "Former US President")),
    ("Phạt 320 triệu đồng.", "A fine of 320 million.", "A fine of VND 320 million.", ("320 million", "VND 320 million")),
    ("Quỹ có 30.000 tỷ đồng.", "The fund has 30 trillion.", "The fund has VND 30 trillion.", ("30 trillion", "VND 30 trillion")),
    ("Đêm nay, bão vào bờ.", "This morning, the storm lands.", "Tonight, the storm lands.", ("This morning", "Tonight")),
    ("Sáng nay, bão vào bờ.", "The storm lands this evening.", "The storm lands this morning.", ("evening", "morning")),
    ("Bà làm trưởng công an xã.", "She is deputy head of police.", "She is head of police.", ("deputy head", "head")),
    ("Ông Kenzo Oshima từ chức.", "Kenzo OshiOshima resigned.", "Kenzo Oshima resigned.", ("Kenzo OshiOshima", "Kenzo Oshima")),
]  # fmt: skip


@pytest.mark.parametrize(("source", "wrong", "right", "change"), REPAIRS)
def test_a_wrong_value_of_known_wording_is_put_right(
    source: str, wrong: str, right: str, change: tuple[str, str]
):
    """No hypothesis keeps the fact; the value is replaced, and that is recorded."""
    engine = Scripted({source: [wrong]}, markers=False)
    (done,) = run([source], engine)
    assert (done.text, done.origin, done.repairs) == (right, "repair", (change,))
    assert (done.lost, done.slips) == ((), 0)


def test_people_as_many_as_a_ticket_costs_are_no_money():
    """Of two equal figures the one with the currency is the one that is lost."""
    source, wrong = "Giá vé 200 đồng cho 200 người.", "Tickets for 200 people."
    (done,) = run([source], Scripted({source: [wrong]}, markers=False))
    assert done.text == wrong


def test_what_has_no_place_is_not_repaired():
    """A number that is gone, two that changed places, a day that is another: findings, no repair."""
    for source, wrong in [
        ("Có 45 người.", "There were people."),
        ("Giá tăng từ 5 lên 7.", "The price rose from 7 to 5."),
        ("Hôm qua, trời mưa.", "It will pour tomorrow."),
        ("Cựu Tổng thống chê Tổng thống.", "The President was blamed."),
    ]:
        (done,) = run([source], Scripted({source: [wrong]}, markers=False))
        assert (done.text, done.repairs) == (wrong, ())
        assert done.slips


def test_of_the_beam_an_output_of_english_words_wins():
    """A small model makes words of pieces; the next output of the beam costs nothing."""
    engine = Scripted({"Trời mưa.": ["Hard rain pourments.", "It rained hard."]}, beam=2)
    (done,) = run(["Trời mưa."], engine)
    assert (done.text, done.origin) == ("It rained hard.", "n-best")


def test_of_the_beam_the_output_the_ledger_balances_wins():
    """A weekday and a relative date are no protected spans, but facts."""
    engine = Scripted(
        {"Hôm thứ Tư, trời mưa.": ["Rain on Tuesday.", "Rain on Wednesday."],
         "Hôm qua, trời mưa.": ["Rain tomorrow.", "Rain yesterday."]}, beam=2,
    )  # fmt: skip
    done = run(["Hôm thứ Tư, trời mưa.", "Hôm qua, trời mưa."], engine)
    assert [d.text for d in done] == ["Rain on Wednesday.", "Rain yesterday."]
    assert engine.lists == [(2, 2)]


def test_a_stuttering_hypothesis_is_passed_over():
    """Repetition is as bad as a loss."""
    engine = Scripted({"Họ đến.": ["They they they they came.", "They came."]})
    (done,) = run(["Họ đến."], engine)
    assert done.text == "They came."


def test_equal_sentences_are_asked_once_and_order_is_kept():
    """Three sentences, two of them equal."""
    engine = Scripted({"Một.": ["One."], "Hai.": ["Two."]})
    assert [d.text for d in run(["Hai.", "Một.", "Hai."], engine)] == ["Two.", "One.", "Two."]
    assert engine.asked == ["Hai.", "Một."]


def test_the_memory_is_asked_before_the_model():
    """An approved translation is used as it is, and marked."""
    engine = Scripted({})
    (done,) = run(
        ["Họ đến."], engine, memory=lambda text, *_: {"Họ đến.": "They arrived."}.get(text)
    )
    assert (done.text, done.origin, engine.asked) == ("They arrived.", "memory", [])


def test_the_memory_is_asked_with_the_sentences_around():
    """The same sentence in two places may have two approved translations."""

    def memory(text: str, before: str, after: str) -> str | None:
        return {("Họ đến.", "Một.", ""): "They came."}.get((text, before, after))

    engine = Scripted({"Họ đến.": ["They arrived."], "Một.": ["One."]})
    done = translate_texts(
        ["Họ đến.", "Một.", "Họ đến."], engine, TranslateOptions(),
        glossary=Glossary.shipped(), memory=memory, split=segment.split_clauses,
        neighbours=[("", "Một."), ("Họ đến.", "Họ đến."), ("Một.", "")],
    )  # fmt: skip
    assert [(d.text, d.origin) for d in done] == [
        ("They arrived.", "mt"), ("One.", "mt"), ("They came.", "memory"),
    ]  # fmt: skip


def test_a_model_without_symbols_gets_plain_text_and_the_fact_keeping_hypothesis_wins():
    """For other models the same spans choose among hypotheses."""
    engine = Scripted(
        {"Có 45 người.": ["There were 54 people.", "There were 45 people."]}, markers=False
    )
    (done,) = run(["Có 45 người."], engine)
    assert done.text == "There were 45 people."


def test_a_sentence_longer_than_the_model_takes_is_cut_at_clauses():
    """The pieces are translated and joined."""
    text = "Trời mưa suốt đêm, gió thổi rất mạnh, cây đổ khắp nơi."
    pieces = segment.split_clauses(text, 6, lambda s: len(s.split()))
    assert len(pieces) > 1
    engine = Scripted({p: [f"[{i}]"] for i, p in enumerate(pieces)}, limit=6)
    (done,) = run([text], engine, glossary=Glossary(()))
    assert done.text == " ".join(f"[{i}]" for i in range(len(pieces)))


@pytest.mark.parametrize(
    ("raw", "tidied"),
    [
        ("the rain , he said .", "The rain, he said."),
        ("up 12 %", "Up 12%"),
        ("iPhone sales rose", "iPhone sales rose"),
        ("$ 5 million", "$5 million"),
        ("In US$ and euros", "In US$ and euros"),
        ("A site ending in .vn , he said", "A site ending in .vn, he said"),
        ("A .45 pistol", "A .45 pistol"),
        ("It closed at 9 p.m..", "It closed at 9 p.m."),
        ('“We stay," he said.', "“We stay,” he said."),
        ('"We stay,” he said.', "“We stay,” he said."),
        ("the afternoon of May 5, it rained.", "On the afternoon of May 5, it rained."),
        ('He said "no" to “them', 'He said "no" to “them'),
    ],
)
def test_tidy(raw, tidied):
    """Spacing and the opening capital; nothing else."""
    assert tidy(raw) == tidied


TERM = "Họ rút tiền mặt."


def test_a_common_term_told_in_none_of_its_wordings_is_put_through_as_a_symbol():
    """A small model tells a word that it does not know by another; the glossary knows it."""
    table = {TERM: ["They withdrew faces."], "Họ rút ⟨x0⟩.": ["They withdrew ⟨x0⟩."]}
    (done,) = run([TERM], Scripted(table))
    assert (done.text, done.origin) == ("They withdrew cash.", "terms")


def test_a_title_told_as_something_else_is_put_through_as_a_symbol() -> None:
    """An ambassador is no embassy, whoever holds the office."""
    sentence = "Vị đại sứ từ chức."
    table = {sentence: ["The embassy resigned."], "Vị ⟨x0⟩ từ chức.": ["The ⟨x0⟩ resigned."]}
    (done,) = run([sentence], Scripted(table))
    assert (done.text, done.origin) == ("The ambassador resigned.", "terms")


def test_half_a_beam_is_enough_for_a_term() -> None:
    """All of the first beam is looked through, then the two outputs of one half as wide."""
    table = {
        TERM: ["They withdrew faces."] * 4,
        "Họ rút ⟨x0⟩.": ["They.", "They withdrew ⟨x0⟩.", "Cash ⟨x0⟩."],
    }
    engine = Scripted(table, beam=4)
    (done,) = run([TERM], engine)
    assert (done.text, engine.lists) == ("They withdrew cash.", [(1, 4), (1, 2)])
    assert engine.beams == [0, 2]


@pytest.mark.parametrize(
    ("first", "again", "shown"),
    [
        # told in another form: the model is not asked again
        ("They were banking on cashes.", None, "They were banking on cashes."),
        # what the symbol made worse is not taken
        ("They withdrew faces.", "They withdrew.", "They withdrew faces."),
    ],
)
def test_a_term_that_is_told_or_goes_astray_changes_nothing(
    first: str, again: str | None, shown: str
) -> None:
    engine = Scripted({TERM: [first], **({"Họ rút ⟨x0⟩.": [again]} if again else {})})
    (done,) = run([TERM], engine)
    assert (done.text, done.origin) == (shown, "mt")


def test_a_term_does_not_cost_half_the_name_of_a_place() -> None:
    """Northern Vietnam is more than Vietnam."""
    sentence = "Họ rút tiền mặt ở miền Bắc Việt Nam."
    table = {
        sentence: ["They withdrew faces in northern Vietnam."],
        "Họ rút ⟨x0⟩ ở miền Bắc Việt Nam.": ["They withdrew ⟨x0⟩ in Vietnam."],
    }
    (done,) = run([sentence], Scripted(table))
    assert done.text == "They withdrew faces in northern Vietnam."


def test_a_word_that_no_small_model_knows_is_a_symbol_at_once():
    engine = Scripted({"⟨x0⟩ đã chạy.": ["The ⟨x0⟩ ran away."]})
    assert [d.text for d in run(["Hung thủ đã chạy."], engine)] == ["The killer ran away."]


def test_a_model_without_symbols_says_a_rare_word_in_its_own_way():
    """It has read more: another wording is no loss that it is asked again for."""
    plain = Scripted({"Hung thủ đã chạy.": ["The gunman ran away."]}, markers=False)
    (done,) = run(["Hung thủ đã chạy."], plain)
    assert (done.text, done.origin, done.lost) == ("The gunman ran away.", "mt", ())
    assert len(plain.lists) + len(plain.asked) == 1


def test_a_model_with_symbols_reads_the_usual_spelling():
    engine = Scripted({"Hòa và Thúy ký.": ["Hoa and Thuy signed."]})
    assert [d.text for d in run(["Hoà và Thuý kí."], engine)] == ["Hoa and Thuy signed."]
    plain = Scripted({"Hoà và Thuý kí.": ["Hoa and Thuy signed."]}, markers=False)
    assert [d.text for d in run(["Hoà và Thuý kí."], plain)] == ["Hoa and Thuy signed."]
