"""Names of services that a feed may keep out, from the namespace's own list.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/serviceslugs.txt
"""

from __future__ import annotations

_LIST = """
acast amazon anchor apple audible audioboom backtracks bitcoin blubrry buzzsprout captivate castos
castopod facebook fireside fyyd google gpodder hypercatcher kasts libsyn mastodon megafono megaphone
omnystudio overcast paypal pinecast podbean podcastaddict podcastguru podcastindex podcasts
podchaser podcloud podfriend podiant podigee podnews podomatic podserve podverse redcircle relay
resonaterecordings rss shoutengine simplecast slack soundcloud spotify spreaker tiktok transistor
twitter whooshkaa youtube zencast
"""
SERVICES = tuple(_LIST.split())
