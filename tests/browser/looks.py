"""What is looked at on every page and in every state of one."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.support.places import ROOT

#: Looks for what keeps people with screen readers or weak eyes out.
AXE = ROOT / "tests/support/node/node_modules/axe-core/axe.min.js"
#: Targets of taps that are too small, except links within running text (WCAG 2.5.8).
SMALL_TARGETS = """() => [...document.querySelectorAll(
  'a[href], button, input, select, summary, audio')].filter(target => {
  const box = target.getBoundingClientRect();
  if (!box.width || !box.height || target.matches('.skip-link')) return false;
  if (getComputedStyle(target).display === 'inline' && target.closest('p, li, dd')) {
    const around = target.closest('p, li, dd').textContent.trim();
    if (around !== target.textContent.trim()) return false;
  }
  const after = getComputedStyle(target, '::after');
  if (after.position === 'absolute' && after.inset === '0px') return false;
  return box.width < 47.5 || box.height < 47.5;
}).map(target => target.outerHTML.slice(0, 160))"""


def overflow(page: Page) -> int:
    """Pixels that the page can be pushed sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
