"""Pytest plugin: a run in which a test was skipped, or expected to fail, is a failed run. So is a run without tests.

A skipped test proves nothing while it looks green. Works in both environments: ``-p tests.hulp.geen_skips``.
"""

from __future__ import annotations

import pytest


class _Teller:
    def __init__(self) -> None:
        self.overgeslagen: list[str] = []
        self.uitgevoerd = 0


_TELLER = pytest.StashKey[_Teller]()


class _Plugin:
    def __init__(self, teller: _Teller) -> None:
        self.teller = teller

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.skipped:  # an expected failure is reported as skipped, too
            self.teller.overgeslagen.append(report.nodeid)
        elif report.when == "call":
            self.teller.uitgevoerd += 1

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.skipped:
            self.teller.overgeslagen.append(report.nodeid)


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_TELLER] = teller = _Teller()
    config.pluginmanager.register(_Plugin(teller), "vliegwiel-geen-skips")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    teller = session.config.stash[_TELLER]
    if exitstatus == pytest.ExitCode.OK and (teller.overgeslagen or not teller.uitgevoerd):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    teller = config.stash[_TELLER]
    if teller.overgeslagen:
        terminalreporter.section("overgeslagen tests tellen als mislukt", red=True)
        for naam in teller.overgeslagen:
            terminalreporter.line(naam, red=True)
