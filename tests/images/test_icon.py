from lxml import etree

from siniar.images.draw import VectorIcon
from tests.support.pictures import make_icon


def test_the_icon_is_one_safe_drawing() -> None:
    root = etree.fromstring(VectorIcon(make_icon(64)).render())
    assert root.get("viewBox") == "0 0 64 64"
    assert {etree.QName(item).localname for item in root.iter()} <= {
        "svg", "clipPath", "rect", "g", "circle",
    }  # fmt: skip
