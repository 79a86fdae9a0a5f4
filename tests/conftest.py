"""Shared by all tests in the app environment; tests/bot has its own pytest.ini and does not see this."""

pytest_plugins = ["tests.hulp.geen_skips", "tests.hulp.postgres"]
