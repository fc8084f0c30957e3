"""Waits for what scripts do: our Content-Security-Policy forbids the way Playwright has for it."""

from __future__ import annotations

import time

from playwright.sync_api import Page

#: Seconds.
LIMIT = 15.0
_PAUSE = 50.0


def until(page: Page, expression: str) -> None:
    """Wait until a JavaScript expression is true."""
    end = time.monotonic() + LIMIT
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"never true: {expression}"
        page.wait_for_timeout(_PAUSE)
