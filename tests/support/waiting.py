"""Waits for what scripts do: our Content-Security-Policy forbids the way Playwright has for it."""

from __future__ import annotations

import time

from playwright.sync_api import Error, Page

#: Seconds.
LIMIT = 20.0
_PAUSE = 50.0


def until(page: Page, expression: str) -> None:
    """Wait until a JavaScript expression is true."""
    end = time.monotonic() + LIMIT
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"never true: {expression}"
        page.wait_for_timeout(_PAUSE)


def until_settled(page: Page, expression: str) -> None:
    """The same across a reload, during which a page cannot be asked."""
    end = time.monotonic() + LIMIT
    while not _ask(page, expression):
        assert time.monotonic() < end, f"never true: {expression}"
        page.wait_for_timeout(_PAUSE)


def _ask(page: Page, expression: str) -> object:
    try:
        return page.evaluate(expression)
    except Error:
        return False
