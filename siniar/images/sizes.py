"""How large the pictures of a site are, in pixels and in bytes."""

from __future__ import annotations

from collections.abc import Mapping

#: Pixels a side of the artwork in feeds, and its bytes.
FEED_SIZE = 3000
FEED_BUDGET = 500_000
#: Bytes that a square picture on a page may have, by its pixels a side.
PAGE_BUDGETS: Mapping[int, int] = {96: 2_500, 192: 6_000, 384: 16_000, 640: 36_000}
PAGE_SIZES = tuple(PAGE_BUDGETS)
#: An icon that is shown as it is: Apple cuts its corners itself and shows transparency black.
APPLE_SIZE = 180
