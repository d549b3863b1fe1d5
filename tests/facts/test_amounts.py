"""Amounts that travel with their unit, and units lost beside their figures."""

from __future__ import annotations

import time

import pytest

from summarize.facts import compare, find_fixed, mask, of_units, unmask
from summarize.facts.amounts import amounts


@pytest.mark.parametrize(
    ("source", "wording"),
    [
        ("cam giá 28.500 đồng/kg", "VND 28,500 per kg"),
        ("giá 12 triệu rưỡi một mét vuông", "12.5 million per square meter"),
        ("gạo giá 1,2 triệu/tạ", "1.2 million per quintal"),
        ("từ 61,3 - 62,1 triệu đồng/lượng", "VND 61.3-62.1 million per tael"),
        ("giảm 250.000 đồng mỗi lượng", "VND 250,000 per tael"),
        ("phạt 2-4 triệu đồng", "VND 2-4 million"),
        ("vốn 3.400 tỷ đồng", "VND 3.4 trillion"),
        ("khoán 1,5 triệu đồng/gánh", "VND 1.5 million"),
        ("lên 71,2 USD/thùng", "71.2 USD per barrel"),
        ("lãi 7,1 - 7,9%/năm", "7.1-7.9% per year"),
        ("vườn rộng 1.400m2", "1,400 square meters"),
        ("hào sâu 2,5m", "2.5 meters"),
        ("sóng cao 3 - 5 m", "3-5 meters"),
        ("chạy 70 km/giờ", "70 kilometers per hour"),
        ("bơm 1.800 m3/giờ", "1,800 cubic meters per hour"),
        ("uống 10 - 20 mg/kg", "10-20 mg per kg"),
        ("em cao 1m58", "1.58 meters"),
        ("trộm 12 cây vàng", "12 taels of gold"),
        ("lương 9 triệu đồng/người/tháng", "VND 9 million per person per month"),
        ("được 4 tạ/sào, 7-9 tấn/ha/vụ", "7-9 tons per hectare per crop"),
        ("cồn 0,3 miligam/lít khí thở", "0.3 mg per liter"),
        ("khám 150.000 đồng/lần", "VND 150,000 each time"),
        ("tặng 3 triệu đồng mỗi con trâu", "VND 3 million"),
        ("nộp 90 triệu đồng tiền phạt", "VND 90 million"),
        ("mất 17 tỷ 350 triệu đồng", "VND 17.35 billion"),
        ("mua 4 tỷ rưỡi đồng", "VND 4.5 billion"),
        ("vàng 118,5 triệu đồng một lượng", "VND 118.5 million per tael"),
        ("lãi 3 triệu đồng một tháng trước", "VND 3 million"),
        ("giảm 0,4 điểm phần trăm", "0.4 percentage points"),
        ("ẩm 70-85%", "70-85%"),
        ("vé 250 nghìn đồng một chiếc.", "VND 250,000 per piece"),
        ("trẻ cao dưới 1m2", "1.2 meters"),
        ("đất rộng 1m2", "1 square meter"),
        ("cần 265-290 tỉ viên gạch", "265-290 billion"),
        ("thêm 800-1.300 triệu lượt", "800 million to 1.3 billion"),
        ("hồ rộng 21km vuông", "21 square kilometers"),
        ("xả 4 triệu m3 nước xuống hạ du", "4 million cubic meters of water"),
        ("thải 300 m3 nước thải", "300 cubic meters"),
        ("kho rộng 9.500 m2 cháy", "9,500 square meters"),
        ("thưởng 70.000 NDT", "70,000 yuan"),
        ("phạt 700.000-1,4 triệu đồng", "VND 700,000 to 1.4 million"),
        ("trong vòng 24h", "24 hours"),
        ("trong 72h tới", "72 hours"),
        ("nóng 36-39 độ C", "36-39 degrees Celsius"),
        ("sốt 39,5oC", "39.5 degrees Celsius"),
        ("lạnh âm 12 độ C", "minus 12 degrees Celsius"),
        ("rơi xuống -7,5 độ", "minus 7.5 degrees"),
        ("từ 6 -9 độ C", "6-9 degrees Celsius"),
        ("thải 450 m3/ngày đêm", "450 cubic meters per day"),
        ("lương 8 triệu đồng / người / tháng", "VND 8 million per person per month"),
        ("bán 90.000 đồng/chai", "VND 90,000 per bottle"),
        ("lĩnh 2 năm 9 tháng tù", "2 years 9 months"),
        ("chạy hết 2 giờ 41 phút 9 giây", "2 hours 41 minutes 9 seconds"),
    ],
)
def test_an_amount_and_its_unit_are_one_piece(source: str, wording: str) -> None:
    """Prices, rates, ranges and figures run together with their unit."""
    assert [told for _, told in amounts(source)] == [wording]


@pytest.mark.parametrize(
    ("source", "wording"),
    [
        ("đất 300-400 nghìn đồng/m2", "VND 300,000-400,000 per square meter"),
        ("vốn 800-1.300 tỷ đồng", "VND 800 billion to 1.3 trillion"),
        ("vốn 1.200-1.300 tỷ đồng", "VND 1.2-1.3 trillion"),
        ("phạt từ 2 đến 4 triệu đồng", "VND 2 to 4 million"),
        ("từ 400 nghìn đến 1 triệu đồng", "VND 400,000 to 1 million"),
        ("từ 3 triệu đồng đến 5 triệu đồng", "VND 3 to 5 million"),
        ("cá giá 40.000đ-60.000đ/kg", "VND 40,000-60,000 per kg"),
        ("lợn nặng 80kg-90kg", "80-90 kilograms"),
        ("năm 2020 đến 3.000 tỷ đồng", "VND 3 trillion"),
        ("năm 2021 - 2 triệu đồng", "VND 2 million"),
        ("từ 9 m đến 7km", "7 kilometers"),
    ],
)
def test_a_range_says_what_both_figures_are(source: str, wording: str) -> None:
    """A size or unit of one figure is of both, where they make a range."""
    assert [told for _, told in amounts(source)] == [wording]


@pytest.mark.parametrize(
    "source",
    [
        "Lũ lên 4.200 mét khối/giây.",
        "Hồ xả 900 m3/s.",
        "Mỗi nhà có 3,5 mét vuông/người.",
        "Nhà rộng 12 m2/con.",
        "Nấm giá 30.000 đồng/lạng.",
        "Vốn là 900-1.200 tỷ đồng.",
        "Lương là 5 đến 7 triệu đồng/người/tháng.",
        "Cá giá 40.000đ-60.000đ/kg.",
        "Họ mất 200 đôla.",
        "Cá nặng 15Kg.",
    ],
)
def test_the_ledger_reads_what_is_put_in_place(source: str) -> None:
    """No slip is told of our own wording of an amount."""
    [(span, wording)] = [*amounts(source), *of_units(source)]
    assert compare(source, f"It has {wording}{source[span.end :]}").balanced


@pytest.mark.parametrize("piece", ["1", "1.1", "5 - ", "5 triệu đến ", "5 đồng mỗi ", "5 m đến "])
def test_a_long_text_is_read_in_one_go(piece: str) -> None:
    """Twice the text takes some twice the steps: no figure is read again for each that follows."""
    short, long = (_seconds(piece * times + "x 5m") for times in (500, 4_000))
    assert long < 30 * short


def _seconds(text: str) -> float:
    """The processor's, the least of three."""
    spent = []
    for _ in range(3):
        start = time.process_time()
        assert list(amounts(text))
        spent.append(time.process_time() - start)
    return min(spent)


@pytest.mark.parametrize(
    "source",
    [
        "mạng 5G",
        "ba người và 3 đồng sáng lập",
        "phát hiện 40 đồng xu cổ",
        "12 triệu phú",
        "7 đồng đội của anh",
        "năm 2018 đồng yên giảm",
        "nồi 24 L/24",
        "nặng 40 kg",
        "đất 30 ha",
    ],
)
def test_what_is_no_such_amount(source: str) -> None:
    """Codes, other words, and amounts that models word well alone."""
    assert list(amounts(source)) == []


def test_the_other_amounts_are_known_where_a_unit_was_lost() -> None:
    """A figure apart from its unit, and nothing that travels as one piece anyway."""
    source = "trên 30 ha lúa, mỗi bao 40 kg giá 310.000 đồng"
    assert [told for _, told in of_units(source)] == ["30 hectares", "40 kilograms"]


@pytest.mark.parametrize(
    ("output", "text"),
    [
        ("cost VND ⟨n0⟩ here", "cost VND 9 million here"),
        ("cost VND1 ⟨n0⟩ here", "cost VND 9 million here"),
        ("cost $⟨n0⟩ here", "cost VND 9 million here"),
    ],
)
def test_a_currency_is_written_once(output: str, text: str) -> None:
    """The amount says its currency; what the model wrote before it goes."""
    source = "giá 9 triệu đồng"
    assert unmask(output, mask(source, find_fixed(source))).text == text


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Xã trồng 310 ha keo.", "The commune planted 310 centuries of acacia."),
        ("Giá gạo là 17.000 đồng/kg.", "The price of rice is 17,000 co/kg."),
        ("Họ mất 12 triệu USD.", "They lost 12 million balls."),
        ("Ao rộng 3 sào.", "The pond is 3 hectares wide."),
        ("Gặt 240 ha, còn 15 ha.", "They cut 240 centuries, and 15 hectares are left."),
    ],
)
def test_a_unit_that_is_gone_is_told(source: str, target: str) -> None:
    """The figure alone does not say what it is of."""
    [slip] = [s for s in compare(source, target).slips if s.grave]
    assert slip.what == ("changed" if "sào" in source else "unitless")


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Bà Tư, 58 tuổi, bán 5 ha đất.", "Tu, 58, sold five hectares of land."),
        ("Đường dài 5 km, rộng 6 m.", "The road is 5 km long and 6 metres wide."),
        ("Họ trả 4-6 triệu đồng.", "They paid VND4-6 million."),
        ("Từ 5 km lên 6 km hay 7 km.", "From 5 to 6 or 7 km."),
        ("Tăng từ 5 kg lên 6 kg.", "It rose from 5 kg to 6."),
        ("Lợn nặng 2 tạ.", "The pig weighs 200 kilograms."),
        ("Lúc 17 giờ họ về.", "They left at 17:00."),
        ("Trời nóng 37 độ C.", "It was 37 degrees."),
        ("Họ uống 2 lít nước.", "They drank 2 L of water."),
        ("Giá 81 USD/thùng.", "The price is $81 a barrel."),
        ("Kênh hứng hơn chục tấn rác.", "The canal takes more than a dozen tons of trash."),
        ("Kênh hứng hơn chục tấn rác.", "The canal takes more than 10 tons of trash."),
        ("Từ 4-8 tháng 5 năm 1975.", "From 4-8 May 1975."),
        ("Từ 29 tháng Chín họ mở cửa.", "They open from September 29."),
        ("Mã gồm 6 ký tự.", "The code has 6 characters."),
        ("Dân số là 1,9 triệu năm 2007.", "The population was 1.9 million in 2007."),
        ("Trời nóng 33 độ C.", "It was 33 ° C."),
        ("Nhẫn vàng 18K.", "An 18K gold ring."),
        ("Quỹ có US$14bn.", "The fund has US$14bn."),
        ("Vé giá 80 bảng Anh.", "A ticket is ￡80."),
    ],
)
def test_a_unit_that_english_says_otherwise_is_there(source: str, target: str) -> None:
    """Ages, hours, signs and conversions: no slip."""
    assert not [s for s in compare(source, target).slips if s.grave]


def test_the_interest_of_a_loan_shark_is_in_one_piece() -> None:
    """It was "15,000/bigh"."""
    [fixed] = find_fixed("Lãi suất 15.000 đồng/triệu/ngày.")
    assert fixed.target == "VND 15,000 per million per day"
    assert [f.target for f in find_fixed("Giá 5.000 đồng một triệu người biết.")] == ["VND 5,000"]


@pytest.mark.parametrize(
    ("source", "told", "wrong"),
    [
        ("Giá tăng trong 2 năm rưỡi qua.", "two and a half years", "three and a half years"),
        ("Giá tăng trong một tháng rưỡi qua.", "one and a half months", "three months"),
        ("Họ họp hai ngày rưỡi.", "two and a half days", "four and a half days"),
    ],
)
def test_a_length_keeps_its_half(source: str, told: str, wrong: str) -> None:
    assert [fixed.target for fixed in find_fixed(source)] == [told]
    assert compare(source, f"It took {told}.").slips == ()
    assert compare(source, f"It took {wrong}.").slips != ()


@pytest.mark.parametrize("text", ["Bé 2 tuổi rưỡi.", "Giá 2 tỷ rưỡi.", "Giá 12 năm rưỡi mới trả."])
def test_other_halves_are_no_such_length(text: str) -> None:
    assert not any("half" in fixed.target for fixed in find_fixed(text))
