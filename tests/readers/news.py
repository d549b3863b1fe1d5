"""Made-up Vietnamese news sentences on varied topics, for statistics that need more text."""

from __future__ import annotations

from tests.hostile.article import TEXT

SENTENCES = (
    "Bão số 5 mạnh lên cấp 12 khi cách bờ biển miền Trung khoảng 200 km về phía đông.",
    "Thủ tướng yêu cầu các bộ ngành rà soát thủ tục, giảm ít nhất 20% chi phí cho doanh nghiệp.",
    "Đội tuyển nữ Việt Nam thắng Thái Lan 2-0 trong trận chung kết tối qua tại sân Cẩm Phả.",
    "Giá cà phê nhân xô ở Tây Nguyên tăng thêm 1.200 đồng, lên mức 48.500 đồng một kg.",
    "Bác sĩ khuyến cáo người già và trẻ nhỏ nên tiêm vắc-xin cúm trước mùa lạnh.",
    "Hai nghi phạm khai đã cưa trộm hơn chục cây gỗ quý trong rừng phòng hộ.",
    "Trường đại học này xét tuyển bằng học bạ, điểm thi tốt nghiệp và phỏng vấn trực tuyến.",
    "Ngân hàng Nhà nước giữ nguyên lãi suất điều hành, tỷ giá trung tâm giảm 15 đồng.",
    "Phố cổ Hội An đón lượng khách quốc tế kỷ lục trong dịp nghỉ lễ vừa qua.",
    "Kỹ sư trẻ nghiên cứu máy lọc nước mặn thành nước ngọt chạy bằng năng lượng mặt trời.",
    "Ông Nguyễn Đức Thuận bị truy tố tội lừa đảo chiếm đoạt tài sản gần 40 tỷ đồng.",
    "Cuộc đàm phán giữa hai nước về biên giới kéo dài đến khuya nhưng chưa đạt thỏa thuận.",
    "Nhà văn vừa qua đời ở tuổi 83 để lại nhiều tiểu thuyết viết về vùng quê Bắc Bộ.",
    "Từ ngày 15/8, xe tải trên 5 tấn không được lưu thông qua cầu Rạch Miễu vào giờ cao điểm.",
    "Công an huyện đang xác minh danh tính người phụ nữ để quên túi xách trên chuyến tàu SE3.",
    "Ủy ban nhân dân tỉnh hỗ trợ mỗi hộ bị sập nhà 60 triệu đồng để dựng lại chỗ ở.",
    "Úc và Ấn Độ ký hiệp định thương mại tự do sau hơn mười năm thương lượng.",
    "Lũ quét cuốn trôi cây cầu gỗ, gần ba trăm học sinh xã vùng cao phải nghỉ học.",
)
ENGLISH = (
    "The ministry said the new rules would take effect next year, after a public consultation. "
)
NEWS = TEXT + "\n" + "\n".join(SENTENCES) + "\n"
