"""Sending e-mail over SMTP. The only place that knows the mail library."""

from __future__ import annotations

import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

import aiosmtplib

from vliegwiel.core.post import PostMislukt, PostOnzeker

STARTTLS, TLS = "starttls", "tls"


@dataclass(frozen=True)
class Server:
    """A mail server. ``beveiliging``: starttls, tls, or geen; ``wachttijd``: seconds that one step may take."""

    host: str
    poort: int
    beveiliging: str
    afzender: str
    gebruiker: str = ""
    wachtwoord: str = field(default="", repr=False)
    wachttijd: float = 20.0
    ca: Path | None = None


class Postbode:
    """Sends letters (``services.post.Postbode``); each over a connection of its own."""

    def __init__(self, server: Server, klok: Callable[[], datetime]) -> None:
        self._server = server
        self._klok = klok

    async def verstuur(
        self, aan: str, onderwerp: str, tekst: str, kenmerk: str, voor_de_tekst: Callable[[], Awaitable[None]]
    ) -> None:
        """Send one letter; raises ``PostMislukt`` while it is certain that nothing arrived, else ``PostOnzeker``."""
        bericht = self._bericht(aan, onderwerp, tekst, kenmerk)
        verbinding = self._verbinding()
        try:
            try:
                await verbinding.connect()
                await verbinding.mail(self._server.afzender)
                await verbinding.rcpt(aan)
            except (aiosmtplib.SMTPException, OSError, ValueError) as fout:
                raise PostMislukt(_soort(fout)) from None
            await voor_de_tekst()
            try:
                await verbinding.data(bericht)
            except aiosmtplib.SMTPResponseException as fout:
                raise PostMislukt(_soort(fout)) from None  # the server answered, and said no
            except (aiosmtplib.SMTPException, OSError) as fout:
                raise PostOnzeker(_soort(fout)) from None
        finally:
            verbinding.close()

    def _verbinding(self) -> aiosmtplib.SMTP:
        server = self._server
        veilig = server.beveiliging in (STARTTLS, TLS)
        return aiosmtplib.SMTP(
            hostname=server.host,
            port=server.poort,
            username=server.gebruiker or None,
            password=server.wachtwoord or None,
            timeout=server.wachttijd,
            use_tls=server.beveiliging == TLS,
            start_tls=server.beveiliging == STARTTLS,  # true: refused when the server has none, never quietly without
            tls_context=ssl.create_default_context(cafile=server.ca) if veilig else None,
        )

    def _bericht(self, aan: str, onderwerp: str, tekst: str, kenmerk: str) -> bytes:
        bericht = EmailMessage()
        bericht["From"] = self._server.afzender
        bericht["To"] = aan
        bericht["Subject"] = onderwerp
        bericht["Date"] = format_datetime(self._klok())
        bericht["Message-ID"] = f"<{kenmerk}@{self._server.afzender.rpartition('@')[2]}>"
        bericht["Auto-Submitted"] = "auto-generated"  # so that nobody's holiday notice answers
        bericht.set_content(tekst)
        return bericht.as_bytes()


def _soort(fout: Exception) -> str:
    """Return the kind of an error with the server's number: what the server wrote may name an address."""
    code = fout.code if isinstance(fout, aiosmtplib.SMTPResponseException) else ""
    return f"{type(fout).__name__} {code}".strip()
