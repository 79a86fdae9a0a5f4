"""A real mail server on this machine, that can fail, be slow, and refuse a login."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import cache
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

GEBRUIKER, WACHTWOORD = "werkplek", "fiets-wolk-7"


@dataclass
class Postkantoor:
    """What the server does, and what came in. ``traag``: seconds before it answers the text that it did take."""

    poort: int = 0
    antwoorden: list[str] = field(default_factory=list)  # taken one by one for each text; empty: it is taken
    traag: float = 0.0
    weiger_ontvanger: bool = False
    ontvangen: list[EmailMessage] = field(default_factory=list)
    pogingen: int = 0

    async def handle_RCPT(  # noqa: N802 – the library's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Accept a recipient, or not."""
        if self.weiger_ontvanger:
            return "550 geen postbus"
        envelope.rcpt_tos.append(address)
        return "250 goed"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Take the text, or give the answer that the test asked for."""
        self.pogingen += 1
        if self.antwoorden:
            return self.antwoorden.pop(0)
        assert isinstance(envelope.content, bytes)
        bericht = message_from_bytes(envelope.content, policy=policy.default)
        self.ontvangen.append(bericht)
        await asyncio.sleep(self.traag)
        return "250 aangenomen"

    @property
    def teksten(self) -> list[str]:
        """The texts that came in."""
        return [bericht.get_content() for bericht in self.ontvangen]


def _aanmelden(_: Any, __: Any, ___: Any, ____: str, gegevens: Any) -> AuthResult:
    goed = gegevens.login == GEBRUIKER.encode() and gegevens.password == WACHTWOORD.encode()
    return AuthResult(success=goed, handled=False)


@asynccontextmanager
async def postkantoor(
    map_: Path | None = None, *, tls: str = "geen", login: bool = False
) -> AsyncIterator[Postkantoor]:
    """Run a server until the end of the block. ``tls``: geen, starttls or tls, with a certificate in ``map_``."""
    kantoor, context = Postkantoor(), None
    if tls != "geen":
        assert map_ is not None
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificaat(map_))
    opties: dict[str, Any] = {"tls_context": context, "require_starttls": True} if tls == "starttls" else {}
    if login:
        opties |= {"authenticator": _aanmelden, "auth_required": True, "auth_require_tls": tls == "starttls"}
    lus = asyncio.get_running_loop()

    def maak() -> SMTP:
        return SMTP(kantoor, hostname="127.0.0.1", loop=lus, **opties)

    server = await lus.create_server(maak, "127.0.0.1", 0, ssl=context if tls == "tls" else None)
    kantoor.poort = server.sockets[0].getsockname()[1]
    try:
        yield kantoor
    finally:
        server.close()


@cache
def _sleutel_en_bewijs() -> bytes:
    sleutel = ec.generate_private_key(ec.SECP256R1())
    naam = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    nu = datetime.now(UTC)
    bewijs = (
        x509.CertificateBuilder()
        .subject_name(naam)
        .issuer_name(naam)
        .public_key(sleutel.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(nu - timedelta(days=1))
        .not_valid_after(nu + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(sleutel, hashes.SHA256())
    )
    geheim = sleutel.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return geheim + bewijs.public_bytes(serialization.Encoding.PEM)


def certificaat(map_: Path) -> Path:
    """Return a file with a key and a certificate for 127.0.0.1."""
    pad = map_ / "post.pem"
    pad.write_bytes(_sleutel_en_bewijs())
    return pad
