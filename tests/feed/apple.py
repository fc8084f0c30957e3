"""Apple's podcast categories with their subcategories, letter by letter.

https://podcasters.apple.com/support/1691-apple-podcasts-categories
"""

from pathlib import Path

_TEXT = (Path(__file__).parent / "cases/categories.txt").read_text(encoding="utf-8")
#: Subcategories by category.
CATEGORIES = {
    name: frozenset(inner.strip().split("|")) - {""}
    for name, _, inner in (line.partition(":") for line in _TEXT.strip().splitlines())
}
