"""Shared by all tests in the app environment; tests/bot has its own pytest.ini and does not see this."""

import signal

pytest_plugins = ["tests.hulp.geen_skips", "tests.hulp.postgres"]


def pytest_configure() -> None:
    # A run that is told to stop (CI's limit, `timeout`) stops as after Ctrl-C: servers and browsers go down with it.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
