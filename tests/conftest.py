"""Makes the fixtures of tests/support known to every test."""

from hypothesis import settings

pytest_plugins = ["tests.support.tools.fixtures"]

# A machine that does something else at the time is no fault of what is tested.
settings.register_profile("siniar", deadline=None)
settings.load_profile("siniar")
