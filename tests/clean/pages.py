"""Small pages in the layouts of Vietnamese newspapers, written for the tests.

Each page is its lines; every line stands behind the zone it must get: ``+`` for the story, or a
zone's name; alternatives are divided by ``|``.
"""

from __future__ import annotations

PAGES: dict[str, str] = {
    "section and time over the headline, caption with credit, author, back link": """
navigation: Thời sự
dateline: Thứ hai, 13/5/2024, 10:35 (GMT+7)
headline: Hơn 40 hộ dân ven sông Lô phải di dời khẩn cấp
+: Tuyên Quang - Bờ sông Lô sạt lở dài 300 m sau đợt mưa lớn cuối tuần, khiến 42 hộ dân thôn Bình Ca phải chuyển đến nơi ở tạm trong đêm.
+: Theo ông Lý Văn Tâm, Chủ tịch UBND xã, vết nứt xuất hiện từ chiều 11/5 và lan nhanh vào khu dân cư sau trận mưa hơn 180 mm.
caption: Vết nứt chạy sát móng nhà ông Hoàng Văn Phú sáng 12/5. Ảnh: Hải Đăng
+: Chính quyền đã huy động 120 người gồm công an, dân quân và thanh niên giúp dân chuyển đồ đạc, dựng 15 lều bạt tại sân trường tiểu học.
+: "Chúng tôi chỉ kịp mang theo giấy tờ và mấy bao thóc", bà Nông Thị Hiền, 61 tuổi, nói.
+: Tỉnh Tuyên Quang dự kiến chi 7,5 tỷ đồng xây kè tạm trước mùa lũ tháng 7.
byline: Hải Đăng
navigation: Trở lại Thời sự
""",
    "outlet before the lead, box of a headline and its teaser, author in capitals, stars": """
headline: Giá cà phê lập đỉnh, người trồng vẫn chưa dám vui
dateline: 18/03/2024 10:14 GMT+7
byline+: TTO - Giá cà phê nhân xô ở Đắk Lắk sáng 18-3 lên 97.500 đồng/kg, cao nhất từ trước đến nay, nhưng nhiều nông dân đã bán gần hết từ cuối năm ngoái.
caption: Nông dân huyện Cư M'gar phơi cà phê - Ảnh: MINH TRÍ
+: Ông Y Thanh Niê ở xã Ea Kpam cho biết gia đình ông chỉ còn giữ 400kg trong tổng số 6 tấn thu hoạch hồi tháng 12-2023.
+: Theo Sở Nông nghiệp và phát triển nông thôn Đắk Lắk, lượng hàng còn trong dân chưa tới 15%, phần lớn đã chuyển sang kho của doanh nghiệp.
related: Vì sao sầu riêng Khánh Sơn rớt giá giữa vụ thu hoạch?
teaser: TTO - Thương lái chê sầu riêng Khánh Sơn non, mua dè dặt khiến giá rớt còn 35.000 đồng/kg chỉ sau một tuần.
+: Hiệp hội Cà phê Ca cao dự báo xuất khẩu quý 2 giảm khoảng 20% vì thiếu nguồn cung, trong khi các nhà rang xay châu Âu vẫn hỏi mua đều.
byline: MINH TRÍ - THẾ AN
navigation: Trở thành người đầu tiên tặng sao cho bài viết
navigation: 0
navigation: Bình luận hay
tail|navigation: Chia sẻ
tail: Giá cà phê hôm nay tăng tiếp 1.200 đồng
""",
    "outlet in brackets, related in the middle, tags": """
headline: Cầu vượt nút giao Lê Hồng thông xe sau 14 tháng thi công
byline+: (Dân trí) - Sáng 2/9, cầu vượt Lê Hồng dài 278m chính thức thông xe, sớm hơn kế hoạch 45 ngày, giúp giảm ùn tắc cửa ngõ phía nam thành phố.
caption: Dòng xe qua cầu vượt Lê Hồng trong sáng đầu tiên (Ảnh: Quang Vinh).
+: Công trình có tổng mức đầu tư 342 tỷ đồng từ ngân sách thành phố, gồm 4 làn xe, khởi công tháng 7/2022.
related: >> Xem thêm: Đề xuất cấm xe tải giờ cao điểm trên đường Lê Hồng
+: Ông Đào Duy Khang, Giám đốc Ban Quản lý dự án, cho biết đơn vị thi công đã làm 3 ca liên tục, kể cả dịp Tết.
+: Trong hai tuần đầu, cảnh sát giao thông sẽ phân luồng từ xa để người dân quen với cách đi mới.
byline: Quang Vinh
navigation: Từ khóa:
tail|navigation: cầu vượt
tail|navigation: giao thông
""",
    "author on top, listening bar, picture credit on a line of its own": """
navigation: Trang chủ > Kinh tế > Thị trường
headline: Doanh nghiệp gỗ tìm đường vào thị trường Bắc Âu
byline: Nguyễn Hà Linh
dateline: 09:15 21/06/2023
navigation: Nghe đọc bài
navigation: Giọng nữ miền Bắc
+: Đơn hàng từ Mỹ giảm gần 30% trong nửa đầu năm buộc nhiều doanh nghiệp gỗ Bình Dương chuyển hướng sang Thụy Điển, Đan Mạch và Phần Lan.
caption: Công nhân một nhà máy gỗ ở Tân Uyên hoàn thiện ghế ăn xuất khẩu.
caption: Ảnh: Nhật Minh
+: Bà Trịnh Thu Giang, Phó chủ tịch hiệp hội, nói thị trường này đòi hỏi chứng chỉ rừng bền vững nhưng trả giá cao hơn 12-15%.
+: Đến hết tháng 5, kim ngạch sang ba nước trên đạt 86,4 triệu USD, tăng 22% so với cùng kỳ năm trước.
navigation: Chia sẻ Facebook Twitter Zalo
navigation: Lưu bài viết
navigation: Có thể bạn quan tâm
tail: Giá thép xây dựng giảm lần thứ tám liên tiếp
tail: Ngân hàng hạ lãi suất cho vay mua nhà
""",
    "broadcaster: outlet before the lead, signature with the outlet": """
headline: Đội tuyển bóng chuyền nữ thắng trận mở màn SEA V.League
dateline: Thứ Sáu, 02/08/2024, 21:40
byline+: VOV.VN - Đội tuyển bóng chuyền nữ Việt Nam thắng Indonesia 3-1 ở trận ra quân tối 2/8 tại Vĩnh Phúc, trước gần 3.000 khán giả nhà.
+: Sau khi thua set đầu 22-25, các cô gái Việt Nam chơi bùng nổ với 14 điểm của chủ công Hoàng Thị Kiều và thắng liền ba set 25-19, 25-21, 25-17.
caption: Hoàng Thị Kiều (số 10) đập bóng qua hàng chắn đối phương. (Ảnh: BTC)
+: Huấn luyện viên Phạm Minh Đức nói ông hài lòng với khâu chắn bóng nhưng lo ngại bước một còn chệch choạc.
+: Ở trận tiếp theo ngày 4/8, Việt Nam gặp Thái Lan, đội đang giữ ngôi vô địch.
byline: Hà Phương/VOV.VN
related|tail: Lịch thi đấu SEA V.League 2024 chặng hai
""",
    "agency: dateline with place, agency and day; end mark with signature glued": """
headline: ASEAN và Nhật Bản mở rộng hợp tác chuyển đổi xanh
dateline+: Jakarta (TTXVN 14/9) - Hội nghị Bộ trưởng Kinh tế ASEAN - Nhật Bản ngày 14/9 thông qua kế hoạch hợp tác chuyển đổi xanh giai đoạn 2025-2030 với 12 dự án đầu tiên.
+: Theo kế hoạch, hai bên lập quỹ 2,1 tỷ USD để hỗ trợ điện gió ngoài khơi, lưới điện thông minh và lưu trữ hydro.
+: Thứ trưởng Kinh tế Nhật Bản Kenji Moriyama nhấn mạnh Tokyo coi Đông Nam Á là đối tác then chốt trong chuỗi cung ứng pin.
+: Việt Nam đề xuất thí điểm hai dự án tại Ninh Thuận và Bạc Liêu trong năm 2025./. (TTXVN)
""",
    "agency site: dateline in capitals, caption placeholder, keywords": """
headline: Ninh Bình khai hội Hoa Lư năm 2024
dateline: Thứ Tư, 17/04/2024 08:11
dateline+: NINH BÌNH, ngày 17/4 - Lễ hội Hoa Lư khai mạc sáng 17/4 tại khu di tích Cố đô, mở đầu chuỗi hoạt động kỷ niệm 1.056 năm nhà nước Đại Cồ Việt.
caption: Chú thích ảnh
caption: Đoàn rước kiệu tiến vào sân rồng đền vua Đinh Tiên Hoàng. Ảnh: Thùy Dung/TTXVN
+: Phần lễ gồm rước nước, tế cửu khúc và dâng hương; phần hội có kéo chữ, cờ người và hát chèo sân đình.
+: Ban tổ chức cho biết khoảng 70.000 lượt khách đã đặt dịch vụ trong ba ngày lễ, tăng 18% so với năm ngoái.
+: Lễ hội kéo dài đến hết ngày 19/4, trùng với mùng 9 đến 11 tháng Ba âm lịch.
byline: Thùy Dung (TTXVN)
navigation: Chia sẻ:
navigation: Từ khóa: Ninh Bình, Hoa Lư, lễ hội, Cố đô
""",
    "gallery: headline with picture numbers as captions": """
headline: Ngắm ruộng bậc thang Mù Cang Chải mùa nước đổ
+: Cuối tháng 5, nước từ các khe núi đổ về làm ruộng bậc thang ở Mù Cang Chải sáng như gương, hút hàng nghìn tay máy từ khắp nơi.
caption: Ngắm ruộng bậc thang Mù Cang Chải mùa nước đổ - Ảnh 1.
+: Người Mông ở La Pán Tẩn bắt đầu be bờ, cày ải từ sau lễ cúng nước, khi những cơn mưa đầu hạ đã thấm đất.
caption: Ngắm ruộng bậc thang Mù Cang Chải mùa nước đổ ảnh 2Một gia đình người Mông cấy lúa ở đồi Móng Ngựa.
+: Anh Giàng A Tủa, chủ một nhà nghỉ, cho biết phòng đã kín đến ngày 10/6 với giá 350.000 đồng một đêm.
+: Huyện khuyến cáo du khách không giẫm lên bờ ruộng và không dùng flycam gần khu dân cư.
caption: Ngắm ruộng bậc thang Mù Cang Chải mùa nước đổ - 3
byline: Bài, ảnh: Lò Văn Hặc
""",
    "bracketed links and labels in brackets": """
headline: Ủy ban châu Âu đề xuất nới thời hạn giảm phát thải cho xe tải
+: Ủy ban châu Âu ngày 9/10 đề xuất lùi hai năm mục tiêu giảm phát thải đối với xe tải hạng nặng, từ 2030 sang 2032, sau nhiều tháng thương lượng.
related: [Đức, Pháp bất đồng về thuế carbon tại biên giới]
+: Theo Ủy viên phụ trách vận tải Marta Lindqvist, mạng lưới trạm sạc hiện mới đạt 38% kế hoạch và cần thêm 11 tỷ euro.
related: [Video] Cận cảnh nhà máy pin lớn nhất Bắc Âu
+: Các tổ chức môi trường phản đối, cho rằng việc lùi thời hạn làm tăng thêm 54 triệu tấn CO2.
+: Nghị viện châu Âu dự kiến bỏ phiếu về đề xuất này vào tháng 2/2025./.
byline: (TTXVN/Vietnam+)
navigation: Tin cùng chuyên mục
tail: Hy Lạp dập xong cháy rừng trên đảo Evia
tail: Sau năm ngày, lính cứu hỏa Hy Lạp khống chế hoàn toàn đám cháy trên đảo Evia, nơi 9.000 ha rừng thông bị thiêu rụi và hàng trăm ngôi nhà hư hại nặng.
""",
    "box of related links in the middle; the story goes on": """
headline: Bệnh viện tuyến huyện đầu tiên ghép thận thành công
+: Bệnh viện Đa khoa huyện Phú Lương ngày 3/11 công bố ca ghép thận đầu tiên, do 20 y bác sĩ thực hiện trong 6 giờ dưới sự hỗ trợ của tuyến trên.
+: Bệnh nhân là anh Ma Văn Quý, 34 tuổi, suy thận giai đoạn cuối, nhận thận từ mẹ ruột 58 tuổi.
navigation: Tin liên quan
related: Thêm ba bệnh viện được cấp phép ghép gan
related: Vì sao nguồn tạng hiến từ người chết não còn ít?
+: Theo bác sĩ Tạ Quang Huy, Giám đốc bệnh viện Phú Lương, anh Quý đã tự đi lại sau 5 ngày và chức năng thận trở về gần bình thường.
+: Chi phí ca ghép khoảng 280 triệu đồng, trong đó bảo hiểm y tế chi trả 160 triệu đồng.
+: Bệnh viện đặt mục tiêu làm 12 ca ghép trong năm 2025.
byline: Theo Báo Thái Nguyên
""",
    "no blank lines, furniture at both ends, address and copyright": """
navigation: Đăng nhập
navigation: Thế giới
headline: Chile khánh thành kính thiên văn lớn nhất Nam bán cầu
dateline: Cập nhật lúc 07:45 ngày 12/3/2025
+: Tổng thống Chile dự lễ khánh thành kính thiên văn Atacama Sur đường kính gương 24,5 m hôm 11/3 tại sa mạc Atacama, ở độ cao 2.500 m.
+: Dự án quy tụ 13 viện nghiên cứu của 7 nước, tốn 1,8 tỷ USD và mất 11 năm xây dựng.
+: Giáo sư Elena Rojas nói kính sẽ tìm dấu vết sự sống trên các hành tinh cách Trái đất dưới 100 năm ánh sáng.
+: Quan sát khoa học đầu tiên dự kiến vào tháng 9 năm nay.
byline: Khánh Vy (Theo Reuters, AFP)
navigation: © Bản quyền thuộc Báo Sớm Mai
navigation: Hotline: 0900 000 000
navigation: https://baosommai.example/the-gioi
""",
    "a story in sections: its subheadings stay": """
headline: Ba thay đổi lớn trong luật đất đai mới
+: Luật Đất đai sửa đổi có hiệu lực từ 1/8, với nhiều quy định tác động trực tiếp đến người dân và doanh nghiệp trên cả nước.
+: Bỏ khung giá đất
+: Bảng giá đất được xây dựng hằng năm theo nguyên tắc thị trường, lần đầu công bố và áp dụng từ ngày 1/1/2026.
+: Mở rộng đối tượng được cấp sổ đỏ
+: Đất không có giấy tờ sử dụng ổn định trước ngày 1/7/2014 được xem xét cấp giấy chứng nhận nếu không tranh chấp.
+: Bồi thường đa dạng hơn
+: Người có đất bị thu hồi có thể nhận tiền, đất khác mục đích hoặc nhà ở, theo ông Vương Đình Thắng, chuyên gia pháp lý.
byline: Lê Mai (tổng hợp)
""",
    "an interview: questions and answers stay": """
headline: “Tôi muốn kể chuyện làng bằng nhạc điện tử”
+: Sau 5 năm im lặng, nhạc sĩ trẻ Đinh Lam trở lại với album “Mùa ruộng”, phối nhạc điện tử với hát xoan và tiếng cồng.
+: - Vì sao anh chọn hát xoan?
+: - Bà nội tôi hát xoan. Tôi nghe từ bé nhưng mãi đến năm 25 tuổi mới hiểu.
+: - Album mất bao lâu để hoàn thành?
+: - Ba năm, riêng phần thu âm tại Phú Thọ mất 4 tháng.
+: "Nếu không ai nghe nữa thì nó sẽ chết."
+: Đêm ra mắt album diễn ra ngày 20/12 tại Nhà hát Hồ Gươm, vé từ 300.000 đồng.
byline: Thực hiện: Ngọc Ánh
""",
    "another story's headline twice and its teaser": """
headline: Hà Lan siết quy định thuê nhà ngắn hạn
dateline: 05/02/2024 14:20 GMT+7 | Thế giới
byline+: (Thethaovanhoa.vn) - Amsterdam từ ngày 1/4 chỉ cho phép chủ nhà cho khách thuê tối đa 20 đêm một năm, giảm từ 30 đêm, theo quyết định công bố ngày 4/2.
related: Venice bắt đầu thu phí tham quan trong ngày
related: Venice bắt đầu thu phí tham quan trong ngày
teaser: Du khách đến Venice trong ngày sẽ phải trả 5 euro phí tham quan vào các dịp cao điểm, bắt đầu từ lễ Phục sinh.
+: Phó thị trưởng Joost de Wit nói giá thuê nhà tại thành phố đã tăng 41% trong sáu năm, đẩy nhiều gia đình trẻ ra ngoại ô.
+: Mức phạt cao nhất cho chủ nhà vi phạm là 21.750 euro mỗi lần.
byline: Trần Khôi/TTXVN
navigation: Cùng chuyên mục
navigation: Xem theo ngày
navigation: Đọc thêm
""",
    "foreign notice and wordless lines around the story": """
navigation: Advertisement
headline: Thử nghiệm xe buýt không người lái ở Đà Nẵng
+: Từ ngày 15/10, Đà Nẵng chạy thử hai xe buýt không người lái 12 chỗ trên tuyến dài 3,6 km ven biển, miễn phí cho hành khách trong ba tháng.
navigation: This website uses cookies to improve your experience while you navigate through the pages.
+: Xe chạy tối đa 25 km/h, có một kỹ thuật viên ngồi giám sát và tự dừng khi có vật cản cách 8 m.
navigation: * * *
+: Sở Giao thông Vận tải sẽ đánh giá kết quả trước ngày 31/1/2026 để quyết định mở rộng.
byline: PV
""",
    "portraits and persons pointed at": """
headline: Hai thủ tướng điện đàm về nguồn nước sông chung
+: Thủ tướng hai nước Verland và Ostmark điện đàm tối 8/6, đồng ý lập tổ công tác chung về nguồn nước sông Arva trước mùa khô.
caption: Thủ tướng Verland Maria Olsen.
+: Theo thông cáo, hai bên sẽ trao đổi số liệu thủy văn hằng tuần, bắt đầu từ ngày 1/7.
caption: Bà Maria Olsen (trái) và ông Peter Krantz tại cuộc gặp ở thủ đô Ostmark năm ngoái.
+: Mực nước sông Arva hiện thấp hơn trung bình nhiều năm 1,4 m, đe dọa vụ lúa mì của cả hai nước.
caption: Đồ họa: Reuters.
byline: Nhật Hạ (theo AP)
""",
}
