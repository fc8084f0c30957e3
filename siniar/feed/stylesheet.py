"""Renders the stylesheet that shows a feed to people who open it in a browser.

XSLT is on its way out of browsers. Where it is gone, the feed is shown as plain XML; nothing else
depends on it, and every page of the site links to the subscribe page instead of the feed.
"""

from __future__ import annotations

from html import escape

from siniar.model.share import app_links
from siniar.model.show import Show
from siniar.model.urls import Addresses, absolute, base_path
from siniar.model.words import Words

#: Below the site's root.
STYLESHEET = "feed.xsl"

_TEMPLATE = """<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:output method="html" encoding="UTF-8" doctype-system="about:legacy-compat"/>
<xsl:template match="/rss/channel">
<html lang="{language}">
<head>
<meta charset="UTF-8"/>
<meta name="viewport" content="width=device-width"/>
<title><xsl:value-of select="title"/></title>
<style>
body {{ margin: 0 auto; padding: 1rem; max-width: 40rem; font: 1.125rem/1.5 system-ui, sans-serif;
  color: #16211f; background: #fff }}
img {{ width: 8rem; height: 8rem; border-radius: 1rem }}
a {{ color: {color} }}
.main {{ display: inline-block; padding: .75rem 1.25rem; border-radius: .5rem; color: #fff;
  background: {color}; text-decoration: none }}
code {{ display: block; padding: .75rem; overflow-wrap: anywhere; background: #eef3f1;
  user-select: all }}
li {{ margin-block: .75rem }}
.apps {{ display: flex; flex-wrap: wrap; gap: 0 1.25rem; padding: 0; list-style: none }}
@media (prefers-color-scheme: dark) {{
  body {{ color: #eef3f1; background: #101816 }} a {{ color: {accent} }}
  code {{ background: #1d2826 }} .main {{ color: #fff }}
}}
</style>
</head>
<body>
<p><img alt="" src="{picture}"/></p>
<h1><xsl:value-of select="title"/></h1>
<p><xsl:value-of select="description"/></p>
<p><strong>{explanation}</strong></p>
<p><a class="main" href="{subscribe}">{follow}</a></p>
<code><xsl:value-of select="*[local-name() = 'link'][@rel = 'self']/@href"/></code>
<ul class="apps">{apps}</ul>
<h2>{episodes}</h2>
<ul>
<xsl:for-each select="item">
<li><a href="{{link}}"><xsl:value-of select="title"/></a></li>
</xsl:for-each>
</ul>
</body>
</html>
</xsl:template>
</xsl:stylesheet>
"""


def stylesheet_address(show: Show) -> str:
    """Where feeds find it, as a path: browsers apply one from their own origin only.

    A preview on another address, or a host under a second name, shows it too.
    """
    return f"{base_path(show)}/{STYLESHEET}"


def render_stylesheet(show: Show, addresses: Addresses, picture: str, words: Words) -> bytes:
    """The stylesheet in the show's language; it loads nothing from elsewhere.

    ``picture`` is the path of the show's artwork below the site's root.
    """
    values = {
        "language": show.language,
        "color": show.color,
        "accent": show.accent,
        "picture": absolute(show, picture),
        "explanation": words.t(
            "This is a podcast feed: copy its address into a podcast app to hear every new episode."
        ),
        "subscribe": absolute(show, f"{addresses.subscribe}/"),
        "follow": words.t("How to follow the show"),
        "episodes": words.t("Episodes"),
    }
    safe = {name: escape(value) for name, value in values.items()}
    # The show's own feed in every program: an app that knows the show needs no second copy of it.
    apps = app_links(show, absolute(show, addresses.of_feed()))
    safe["apps"] = "".join(
        f'<li><a href="{escape(address)}">{escape(row.name)}</a></li>' for row, address in apps
    )
    return _TEMPLATE.format(**safe).encode()
