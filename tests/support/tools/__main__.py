"""Gets the tools of the tests ready: ``python -m tests.support.tools node java browser``."""

import sys
from concurrent.futures import ThreadPoolExecutor

from tests.support.tools.browser import prepare_browser
from tests.support.tools.clients import prepare_clients
from tests.support.tools.ffmpeg import prepare_ffmpeg, prepare_systems_ffmpeg
from tests.support.tools.hearing import prepare_hearing
from tests.support.tools.java import prepare_java
from tests.support.tools.missing import MissingToolError
from tests.support.tools.node import prepare_node
from tests.support.tools.servers import prepare_servers, prepare_storage
from tools.bootstrap import BootstrapError

PREPARE = {
    "browser": prepare_browser,
    "clients": prepare_clients,
    "ffmpeg": prepare_ffmpeg,
    "hearing": prepare_hearing,
    "java": prepare_java,
    "node": prepare_node,
    "servers": prepare_servers,
    "storage": prepare_storage,
    "systems-ffmpeg": prepare_systems_ffmpeg,
}

#: What waits for the same lock goes on one after the other, the rest side by side.
LANES = (
    ("node",),
    ("systems-ffmpeg", "browser", "servers", "clients"),
    ("ffmpeg", "java", "storage", "hearing"),
)


def prepare(lane: tuple[str, ...]) -> None:
    """Get ready what was asked for of a lane."""
    for name in lane:
        if name in sys.argv[1:]:
            PREPARE[name]()


try:
    with ThreadPoolExecutor() as lanes:
        list(lanes.map(prepare, LANES))
except (BootstrapError, MissingToolError) as error:
    print(error, file=sys.stderr)
    raise SystemExit(1) from None
except KeyboardInterrupt:
    raise SystemExit(130) from None
