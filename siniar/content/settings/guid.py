"""Mints the guid of a show from the address of its feed."""

from __future__ import annotations

import re
import uuid

from siniar.model.urls import Addresses, is_example

#: Namespace of ``podcast:guid``.
#: https://podcasting2.org/docs/podcast-namespace/tags/guid
GUID_NAMESPACE = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")


def mint_show_guid(feed_url: str) -> str:
    """The UUIDv5 of a feed address without scheme and trailing slashes, computed once for life."""
    return str(uuid.uuid5(GUID_NAMESPACE, re.sub("^[a-z]+://", "", feed_url).rstrip("/")))


def propose_guid(site_url: str) -> str:
    """A guid for a show that has none; by chance as long as its address is nobody's.

    Every show begins with the same example address, so that address must give no guid.
    """
    if is_example(site_url):
        return str(uuid.uuid4())
    return mint_show_guid(f"{site_url.rstrip('/')}/{Addresses().of_feed()}")
