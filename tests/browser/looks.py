"""What is looked at on every page and in every state of one."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.support.places import ROOT

#: Looks for what keeps people with screen readers or weak eyes out.
AXE = ROOT / "tests/support/node/node_modules/axe-core/axe.min.js"
#: Its rules that look at colours.
COLOURS = ["color-contrast", "link-in-text-block"]
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


def pushed(page: Page, *widths: int) -> dict[int, int]:
    """Pixels that the page can be pushed sideways, by the width of windows where it can."""
    found = {}
    for width in widths:
        page.set_viewport_size({"width": width, "height": 740})
        found[width] = overflow(page)
    return {width: pixels for width, pixels in found.items() if pixels > 0}


def set_letters(page: Page, size: str) -> None:
    """Letters of another size, as browsers have a setting for."""
    page.evaluate(
        "size => document.documentElement.style.setProperty('font-size', size, 'important')", size
    )


def faults_of_both_schemes(page: Page) -> dict[str, list[tuple[str, str]]]:
    """What axe finds, by colour scheme: in the dark only what colours can change.

    What is in another window's frame is not ours.
    """
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = {}
    for scheme, rules in (("light", None), ("dark", COLOURS)):
        page.emulate_media(color_scheme=scheme)
        faults = page.evaluate(
            "rules => axe.run({iframes: false, resultTypes: ['violations'],"
            " ...(rules && {runOnly: rules})})"
            ".then(({violations}) => violations)",
            rules,
        )
        found[scheme] = [(fault["id"], fault["nodes"][0]["html"][:160]) for fault in faults]
    return {scheme: faults for scheme, faults in found.items() if faults}
