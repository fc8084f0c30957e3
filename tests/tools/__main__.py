"""Gets the tools ready before the tests run: ``python -m tests.tools node java browser``."""

import sys

from tests.tools.browser import prepare_browser
from tests.tools.clients import prepare_clients
from tests.tools.ffmpeg import prepare_ffmpeg
from tests.tools.java import prepare_java
from tests.tools.missing import MissingToolError
from tests.tools.node import prepare_node
from tools.bootstrap import BootstrapError

PREPARE = {
    "browser": prepare_browser,
    "clients": prepare_clients,
    "ffmpeg": prepare_ffmpeg,
    "java": prepare_java,
    "node": prepare_node,
}

try:
    for name in sys.argv[1:]:
        PREPARE[name]()
except (BootstrapError, MissingToolError) as error:
    print(error, file=sys.stderr)
    raise SystemExit(1) from None
except KeyboardInterrupt:
    raise SystemExit(130) from None
