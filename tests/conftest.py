"""Makes the fixtures of tests/support/tools known to every test."""

pytest_plugins = ["tests.support.tools.fixtures"]
