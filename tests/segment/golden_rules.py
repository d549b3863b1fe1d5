"""Golden rules of the Vietnamese segmenter: one (name, text, sentences) each, written for it.

Where a rule is a choice rather than a fact, the name says so; the choice is always the one that
gives a translation model whole sentences.
"""

from __future__ import annotations

GOLDEN_RULES: tuple[tuple[str, str, list[str]], ...] = (
    # Plain marks
    ("full stop", "Trời mưa to. Đường ngập sâu.", ["Trời mưa to.", "Đường ngập sâu."]),
    (
        "question",
        "Ai chịu trách nhiệm? Chưa ai trả lời.",
        ["Ai chịu trách nhiệm?", "Chưa ai trả lời."],
    ),
    (
        "exclamation",
        "Thật tuyệt vời! Cả sân vận động reo hò.",
        ["Thật tuyệt vời!", "Cả sân vận động reo hò."],
    ),
    ("two marks", "Vì sao lại thế?! Không ai biết.", ["Vì sao lại thế?!", "Không ai biết."]),
    (
        "no mark at the end",
        "Giá gạo tăng. Nông dân phấn khởi",
        ["Giá gạo tăng.", "Nông dân phấn khởi"],
    ),
    ("one sentence", "Hội nghị bế mạc chiều nay.", ["Hội nghị bế mạc chiều nay."]),
    (
        "semicolons do not end",
        "Mưa lớn ở Huế; nắng nóng ở Vinh.",
        ["Mưa lớn ở Huế; nắng nóng ở Vinh."],
    ),
    ("a colon does not end", "Ông nói: Chúng ta phải đi.", ["Ông nói: Chúng ta phải đi."]),
    (
        "digit begins a sentence",
        "Lũ đã rút. 15 xã vẫn bị cô lập.",
        ["Lũ đã rút.", "15 xã vẫn bị cô lập."],
    ),
    ("two spaces", "Họ đã đến.  Họ ở lại.", ["Họ đã đến.", "Họ ở lại."]),
    ("no-break space", "Họ đã đến.\u00a0Họ ở lại.", ["Họ đã đến.", "Họ ở lại."]),
    # The agency's end mark
    ("end mark", "Hiệp định có hiệu lực từ tháng 5./.", ["Hiệp định có hiệu lực từ tháng 5./."]),
    (
        "end mark, more behind it",
        "Lễ hội kết thúc./. Du khách ra về.",
        ["Lễ hội kết thúc./.", "Du khách ra về."],
    ),
    # Abbreviations
    ("city", "Dịch bệnh tại TP. Hồ Chí Minh đã giảm.", ["Dịch bệnh tại TP. Hồ Chí Minh đã giảm."]),
    (
        "city without a space",
        "Người dân TP.HCM đi lại dễ hơn. Xe buýt tăng chuyến.",
        ["Người dân TP.HCM đi lại dễ hơn.", "Xe buýt tăng chuyến."],
    ),
    (
        "city ends a sentence",
        "Anh sống ở TP.HCM. Chị sống ở Huế.",
        ["Anh sống ở TP.HCM.", "Chị sống ở Huế."],
    ),
    (
        "degrees",
        "PGS.TS Lê Hòa trình bày trước. Sau đó là ThS. Trần Bình.",
        ["PGS.TS Lê Hòa trình bày trước.", "Sau đó là ThS. Trần Bình."],
    ),
    (
        "degrees with stops",
        "Theo GS. TS. Vũ Minh, đề tài đã xong.",
        ["Theo GS. TS. Vũ Minh, đề tài đã xong."],
    ),
    (
        "doctor",
        "BS. Hà khám cho 40 em. Em nào cũng khỏe.",
        ["BS. Hà khám cho 40 em.", "Em nào cũng khỏe."],
    ),
    (
        "district and ward",
        "Nhà ở P.5, Q.10 cháy lúc 2 giờ. Không ai bị thương.",
        ["Nhà ở P.5, Q.10 cháy lúc 2 giờ.", "Không ai bị thương."],
    ),
    (
        "district with a space",
        "Cháy chợ ở Q. Bình Tân. Lửa lan nhanh.",
        ["Cháy chợ ở Q. Bình Tân.", "Lửa lan nhanh."],
    ),
    (
        "and so on, in the middle",
        "Họ trồng ngô, khoai, sắn, v.v. để bán.",
        ["Họ trồng ngô, khoai, sắn, v.v. để bán."],
    ),
    (
        "and so on, at the end",
        "Họ trồng ngô, khoai, v.v. Năm nay được mùa.",
        ["Họ trồng ngô, khoai, v.v.", "Năm nay được mùa."],
    ),
    ("company", "Hãng Apex Co. Ltd. công bố lãi lớn.", ["Hãng Apex Co. Ltd. công bố lãi lớn."]),
    (
        "English titles",
        "Ngoại trưởng gặp Mr. Carter. Hai bên bàn về thuế.",
        ["Ngoại trưởng gặp Mr. Carter.", "Hai bên bàn về thuế."],
    ),
    # Initials
    (
        "initial glued to a name",
        "Thứ trưởng S.Petrov đến Hà Nội. Ông ở lại hai ngày.",
        ["Thứ trưởng S.Petrov đến Hà Nội.", "Ông ở lại hai ngày."],
    ),
    (
        "middle initial",
        "Ông George H. Miller từ chức. Lý do chưa rõ.",
        ["Ông George H. Miller từ chức.", "Lý do chưa rõ."],
    ),
    ("two initials", "Nhà văn J. K. Moor ra sách mới.", ["Nhà văn J. K. Moor ra sách mới."]),
    (
        "hidden name inside",
        "Công an bắt N.V.A. khi anh ta bỏ trốn.",
        ["Công an bắt N.V.A. khi anh ta bỏ trốn."],
    ),
    (
        "hidden name ends",
        "Cảnh sát đã bắt Trần Văn T. Tại cơ quan điều tra, T. nhận tội.",
        ["Cảnh sát đã bắt Trần Văn T.", "Tại cơ quan điều tra, T. nhận tội."],
    ),
    (
        "hidden name begins",
        "H. khai đã vay 3 tỷ đồng. Số tiền này H. chưa trả.",
        ["H. khai đã vay 3 tỷ đồng.", "Số tiền này H. chưa trả."],
    ),
    (
        "continent",
        "Đây là nước lớn nhất châu Á. Dân số đang giảm.",
        ["Đây là nước lớn nhất châu Á.", "Dân số đang giảm."],
    ),
    (
        "country of one letter",
        "Ca bệnh về từ Ý. Cả nhà được cách ly.",
        ["Ca bệnh về từ Ý.", "Cả nhà được cách ly."],
    ),
    (
        "city as a noun",
        "Đó là chủ trương của TP. Đến nay đã có 3 dự án.",
        ["Đó là chủ trương của TP.", "Đến nay đã có 3 dự án."],
    ),
    (
        "city that begins like a sentence",
        "Chợ ở TP. Thủ Đức mở cửa lại.",
        ["Chợ ở TP. Thủ Đức mở cửa lại."],
    ),
    ("lawsuit", "Vụ Lane v. Marsh gây tranh cãi.", ["Vụ Lane v. Marsh gây tranh cãi."]),
    # Numbers, dates, times
    (
        "thousands",
        "Xe giá 1.250.000 đồng. Ai cũng mua được.",
        ["Xe giá 1.250.000 đồng.", "Ai cũng mua được."],
    ),
    (
        "decimal stop",
        "Chỉ số đạt 7.5 điểm. Năm ngoái là 6.9 điểm.",
        ["Chỉ số đạt 7.5 điểm.", "Năm ngoái là 6.9 điểm."],
    ),
    (
        "decimal comma",
        "GDP tăng 6,42%. Lạm phát là 3,8%.",
        ["GDP tăng 6,42%.", "Lạm phát là 3,8%."],
    ),
    (
        "date with stops",
        "Lễ ký diễn ra ngày 05.06.2023. Hai bên hài lòng.",
        ["Lễ ký diễn ra ngày 05.06.2023.", "Hai bên hài lòng."],
    ),
    (
        "year ends a sentence",
        "Nhà máy xây năm 2019. Công suất 300 MW.",
        ["Nhà máy xây năm 2019.", "Công suất 300 MW."],
    ),
    (
        "time",
        "Trận đấu bắt đầu lúc 19.30. Khán giả đến sớm.",
        ["Trận đấu bắt đầu lúc 19.30.", "Khán giả đến sớm."],
    ),
    (
        "score",
        "Đội nhà thắng 2-0. Bàn đầu đến ở phút 12.",
        ["Đội nhà thắng 2-0.", "Bàn đầu đến ở phút 12."],
    ),
    (
        "number before a number",
        "Có 12 đội dự giải năm 2024. 48 trận sẽ diễn ra.",
        ["Có 12 đội dự giải năm 2024.", "48 trận sẽ diễn ra."],
    ),
    (
        "degrees of an earthquake",
        "Động đất mạnh 6.3 độ xảy ra lúc rạng sáng.",
        ["Động đất mạnh 6.3 độ xảy ra lúc rạng sáng."],
    ),
    # Names of sites
    (
        "domain",
        "Trang vnnews.vn đưa tin này. Bạn đọc chia sẻ nhiều.",
        ["Trang vnnews.vn đưa tin này.", "Bạn đọc chia sẻ nhiều."],
    ),
    (
        "domain with a capital",
        "Theo Baomoi.Com, giá vàng giảm.",
        ["Theo Baomoi.Com, giá vàng giảm."],
    ),
    (
        "address of mail",
        "Gửi thư về toasoan@bao.vn trước ngày 5/6.",
        ["Gửi thư về toasoan@bao.vn trước ngày 5/6."],
    ),
    (
        "version",
        "Bản 2.0.1 của phần mềm chạy nhanh hơn.",
        ["Bản 2.0.1 của phần mềm chạy nhanh hơn."],
    ),
    # Ellipses
    ("ellipsis inside", "Ông ngập ngừng... rồi nói tiếp.", ["Ông ngập ngừng... rồi nói tiếp."]),
    (
        "ellipsis ends",
        "Chợ bán rau, cá, thịt... Người mua đông nghịt.",
        ["Chợ bán rau, cá, thịt...", "Người mua đông nghịt."],
    ),
    ("one-character ellipsis", "Mưa vẫn rơi… Nước dâng cao.", ["Mưa vẫn rơi…", "Nước dâng cao."]),
    ("ellipsis opens", "... và cuối cùng họ đã thắng.", ["... và cuối cùng họ đã thắng."]),
    # Quotations
    (
        "stop inside the quote",
        'Bà nói: "Tôi rất vui." Mọi người vỗ tay.',
        ['Bà nói: "Tôi rất vui."', "Mọi người vỗ tay."],
    ),
    (
        "stop outside the quote",
        "Ông gọi đó là “bước ngoặt”. Dư luận đồng tình.",
        ["Ông gọi đó là “bước ngoặt”.", "Dư luận đồng tình."],
    ),
    (
        "question in a quote, small letter behind",
        "“Anh có sợ không?” phóng viên hỏi.",
        ["“Anh có sợ không?” phóng viên hỏi."],
    ),
    (
        "exclamation in a quote, comma behind",
        '"Cố lên!", khán giả hô vang.',
        ['"Cố lên!", khán giả hô vang.'],
    ),
    (
        "choice: a short quote stays whole",
        "“Đi thôi! Muộn rồi!” chị giục.",
        ["“Đi thôi! Muộn rồi!” chị giục."],
    ),
    (
        "choice: a long quote is divided",
        "Ông Nam nói: “Chúng tôi đã chuẩn bị lương thực cho ba tuần liền. Nếu lũ còn kéo dài,"
        " xã sẽ xin thêm thuốc men từ huyện.”",
        [
            "Ông Nam nói: “Chúng tôi đã chuẩn bị lương thực cho ba tuần liền.",
            "Nếu lũ còn kéo dài, xã sẽ xin thêm thuốc men từ huyện.”",
        ],
    ),
    (
        "mixed quotes",
        'Bà nói “đây là cơ hội cuối". Hội trường im lặng.',
        ['Bà nói “đây là cơ hội cuối".', "Hội trường im lặng."],
    ),
    (
        "unclosed quote",
        "Ông khẳng định “chưa có quyết định nào. Cuộc họp kéo dài đến khuya.",
        ["Ông khẳng định “chưa có quyết định nào.", "Cuộc họp kéo dài đến khuya."],
    ),
    (
        "quote opens the next sentence",
        'Ông đứng dậy. "Tôi phản đối", ông nói.',
        ["Ông đứng dậy.", '"Tôi phản đối", ông nói.'],
    ),
    (
        "quote behind a quote",
        "“Tôi không biết.” “Anh phải biết chứ.”",
        ["“Tôi không biết.”", "“Anh phải biết chứ.”"],
    ),
    (
        "single quotes",
        "Họ gọi đây là 'cú hích.' Giá tăng ngay.",
        ["Họ gọi đây là 'cú hích.'", "Giá tăng ngay."],
    ),
    # Brackets
    (
        "bracket inside",
        "Đoàn đến Bern (Thụy Sĩ). Thời tiết đẹp.",
        ["Đoàn đến Bern (Thụy Sĩ).", "Thời tiết đẹp."],
    ),
    (
        "choice: a short bracket stays whole",
        "Anh kể lại (lúc đó trời tối. Không có đèn) cho tổ điều tra.",
        ["Anh kể lại (lúc đó trời tối. Không có đèn) cho tổ điều tra."],
    ),
    (
        "a sentence in brackets",
        "Họ đã về. (Chuyến bay muộn hai giờ.) Gia đình ra đón.",
        ["Họ đã về.", "(Chuyến bay muộn hai giờ.)", "Gia đình ra đón."],
    ),
    # Glued sentences
    ("glued", "Đây là điểm khác.Nga chưa trả lời.", ["Đây là điểm khác.", "Nga chưa trả lời."]),
    (
        "glued behind a quote",
        'Ông bảo "không".Cuộc họp dừng lại.',
        ['Ông bảo "không".', "Cuộc họp dừng lại."],
    ),
    (
        "glued behind a year",
        "Cầu xây năm 2020.Theo kế hoạch, cầu thông xe tháng 9.",
        ["Cầu xây năm 2020.", "Theo kế hoạch, cầu thông xe tháng 9."],
    ),
    ("glued question", "Ai thắng?Chưa rõ.", ["Ai thắng?", "Chưa rõ."]),
    ("not glued: initials", "Đại sứ A.Kelly phát biểu.", ["Đại sứ A.Kelly phát biểu."]),
    (
        "not glued: district",
        "Vụ việc ở Q.Tân Phú đang được điều tra.",
        ["Vụ việc ở Q.Tân Phú đang được điều tra."],
    ),
    # Lines, headings, lists
    ("lines", "Giá vàng tăng\nUSD giảm nhẹ", ["Giá vàng tăng", "USD giảm nhẹ"]),
    (
        "a wrapped line",
        "Hội đồng nhân dân thành phố đã\nthông qua nghị quyết.",
        ["Hội đồng nhân dân thành phố đã\nthông qua nghị quyết."],
    ),
    (
        "heading",
        "Thiệt hại nặng nề\nBão làm 3 người chết. Hàng trăm nhà tốc mái.",
        ["Thiệt hại nặng nề", "Bão làm 3 người chết.", "Hàng trăm nhà tốc mái."],
    ),
    (
        "numbered list",
        "1. Đi bộ mỗi ngày. 2. Ngủ đủ giấc.",
        ["1. Đi bộ mỗi ngày.", "2. Ngủ đủ giấc."],
    ),
    (
        "bullets",
        "- Miền Bắc: có mưa.\n- Miền Nam: nắng nóng.",
        ["- Miền Bắc: có mưa.", "- Miền Nam: nắng nóng."],
    ),
    (
        "lettered list",
        "a) Hồ sơ hợp lệ.\nb) Lệ phí đã nộp.",
        ["a) Hồ sơ hợp lệ.", "b) Lệ phí đã nộp."],
    ),
    ("dialogue", "- Ông nghĩ sao?\n- Tôi ủng hộ.", ["- Ông nghĩ sao?", "- Tôi ủng hộ."]),
    # Odd ends
    (
        "capitals",
        "BÃO ĐỔ BỘ VÀO ĐÊM NAY. NGƯỜI DÂN SƠ TÁN.",
        ["BÃO ĐỔ BỘ VÀO ĐÊM NAY.", "NGƯỜI DÂN SƠ TÁN."],
    ),
    ("only marks", "...", ["..."]),
    ("a mark alone joins", "Hết giờ . Trọng tài thổi còi.", ["Hết giờ .", "Trọng tài thổi còi."]),
    (
        "space before the mark",
        "Bạn có đi không ? Tôi thì có .",
        ["Bạn có đi không ?", "Tôi thì có ."],
    ),
    (
        "small brand name",
        "Hãng ra mắt sản phẩm mới. iPhone bán chạy.",
        ["Hãng ra mắt sản phẩm mới.", "iPhone bán chạy."],
    ),
    (
        "Roman numerals",
        "Đại hội lần thứ XIII. Có 1.587 đại biểu dự.",
        ["Đại hội lần thứ XIII.", "Có 1.587 đại biểu dự."],
    ),
    ("unit ends", "Tàu dài 120 m. Tàu nặng 4.500 tấn.", ["Tàu dài 120 m.", "Tàu nặng 4.500 tấn."]),
    (
        "percent and number",
        "Xuất khẩu tăng 12%. 5 mặt hàng vượt 1 tỷ USD.",
        ["Xuất khẩu tăng 12%.", "5 mặt hàng vượt 1 tỷ USD."],
    ),
    (
        "a foreign name before a capital",
        "Ông đến Seoul. Bà đến Busan.",
        ["Ông đến Seoul.", "Bà đến Busan."],
    ),
    (
        "decree",
        "Theo Nghị định 100/2019/NĐ-CP. Mức phạt tăng gấp đôi.",
        ["Theo Nghị định 100/2019/NĐ-CP.", "Mức phạt tăng gấp đôi."],
    ),
    (
        "degrees Celsius",
        "Trưa nay trời nóng 37 độ C. Ẩm độ thấp.",
        ["Trưa nay trời nóng 37 độ C.", "Ẩm độ thấp."],
    ),
    (
        "vitamin",
        "Cà rốt giàu vitamin A. Ăn vừa phải.",
        ["Cà rốt giàu vitamin A.", "Ăn vừa phải."],
    ),
    (
        "an ellipsis before a figure",
        "Chi phí lên tới... 7.326 tỉ đồng. Không ai ngờ.",
        ["Chi phí lên tới... 7.326 tỉ đồng.", "Không ai ngờ."],
    ),
    (
        "an ellipsis before a capital",
        "Ông im lặng… Rồi ông đi.",
        ["Ông im lặng…", "Rồi ông đi."],
    ),
    (
        "a volume and a guest singer",
        "Cô ra mắt album Vol. 3 ft. Hà Anh. Đĩa bán chạy.",
        ["Cô ra mắt album Vol. 3 ft. Hà Anh.", "Đĩa bán chạy."],
    ),
    (
        "a host of shows",
        "Bạn của MC. Lan Chi hát. Sau này cô làm MC. Sau đó cô nghỉ.",
        ["Bạn của MC. Lan Chi hát.", "Sau này cô làm MC.", "Sau đó cô nghỉ."],
    ),
    (
        "a company with a country's abbreviation",
        "Tập đoàn U.S. Steel và Honda Motor Co. Nhật Bản. Cả hai đều lỗ.",
        ["Tập đoàn U.S. Steel và Honda Motor Co. Nhật Bản.", "Cả hai đều lỗ."],
    ),
    (
        "glued behind a figure",
        "Giá tăng 10%.Theo ông Nam, xe chạy 120 km/h.Trong khi đó, mở cửa lúc 10h.Sau đó nghỉ.",
        [
            "Giá tăng 10%.",
            "Theo ông Nam, xe chạy 120 km/h.",
            "Trong khi đó, mở cửa lúc 10h.",
            "Sau đó nghỉ.",
        ],
    ),
    (
        "glued behind a bracket",
        "Ông sống ở quận 1 (TP.HCM).Trong nhà có ba người.",
        ["Ông sống ở quận 1 (TP.HCM).", "Trong nhà có ba người."],
    ),
)
