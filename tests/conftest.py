"""Makes the fixtures of tests/tools known to every test."""

pytest_plugins = ["tests.tools.fixtures"]
