"""Licences that readers know by their SPDX identifier; any other needs its address.

https://podcasting2.org/docs/podcast-namespace/tags/license
"""

from __future__ import annotations

_CREATIVE_COMMONS = tuple(
    f"cc-{terms}-{version}"
    for terms in ("by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd")
    for version in ("4.0", "3.0", "2.5", "2.0", "1.0")
)
#: In small letters.
LICENSES = (*_CREATIVE_COMMONS, "cc0-1.0", "cc-pddc", "arr", "pod-v4v-1.0", "gfdl-1.3-or-later")
