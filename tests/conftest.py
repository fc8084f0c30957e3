"""Makes the fixtures of tests/support known to every test."""

from hypothesis import settings

pytest_plugins = ["tests.support.tools.fixtures"]

# A machine that does something else at the time is no fault of what is tested, and a red run shall
# always be about what was changed: the same examples each time. Whoever looks for others takes
# --hypothesis-profile=explore.
settings.register_profile("siniar", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None)
settings.load_profile("siniar")
