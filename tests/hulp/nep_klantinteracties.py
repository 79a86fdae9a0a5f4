"""A register of Klantinteracties on a local port, that holds every message against the API's own schemas, and can fail.

``stoor`` is asked before every request, with its number (from 1), and names what goes wrong:

- ``500``, ``503``, ``429``, ``400``, ``401``, ``404``: refused, nothing done (429 with Retry-After);
- ``traag``: done, and no answer within the client's patience; ``hangt``: the same, and nothing done;
- ``knip``: the connection is cut, nothing done; ``kwijt``: done, and the connection is cut before the answer;
- ``twee_keer``: done twice (a proxy that tries again); ``dubbel``: one answer, twice on the wire;
- ``onzin``: done, and the answer is a page of somebody else.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import uuid4

import yaml
from aiohttp import web
from aiohttp.test_utils import TestServer
from openapi_schema_validator import OAS30ReadValidator, OAS30WriteValidator
from referencing import Registry
from referencing.jsonschema import DRAFT4

BESCHRIJVING = Path(__file__).parents[1] / "data" / "klantinteracties" / "openapi.yaml"
SCHEMAS = {
    "klantcontacten": "Klantcontact",
    "internetaken": "InterneTaak",
    "betrokkenen": "Betrokkene",
    "digitaleadressen": "DigitaalAdres",
    "actoren": "Actor",
}
# A filter, and the field of a resource that it looks at.
FILTERS = {
    "referentienummer": ("referentienummer",),
    "aanleidinggevendKlantcontact__uuid": ("aanleidinggevendKlantcontact", "uuid"),
    "hadKlantcontact__uuid": ("hadKlantcontact", "uuid"),
    "verstrektDoorBetrokkene__uuid": ("verstrektDoorBetrokkene", "uuid"),
    "actoridentificatorObjectId": ("actoridentificator", "objectId"),
    "actoridentificatorCodeObjecttype": ("actoridentificator", "codeObjecttype"),
    "actoridentificatorCodeRegister": ("actoridentificator", "codeRegister"),
    "actoridentificatorCodeSoortObjectId": ("actoridentificator", "codeSoortObjectId"),
}
LEEG: Mapping[str, Mapping[str, Any]] = {
    "klantcontacten": {
        n: [] for n in ("gingOverOnderwerpobjecten", "hadBetrokkenActoren", "omvatteBijlagen", "hadBetrokkenen",
                        "leiddeTotInterneTaken")
    },
    "internetaken": {"toegewezenOp": "2026-03-02T09:30:00Z"},
    "betrokkenen": {"digitaleAdressen": [], "volledigeNaam": ""},
}  # fmt: skip
Stoor = Callable[[int, str, str], str]


class NepRegister:
    """The register. ``alles``: what it keeps; ``verzoeken``: (method, kind) of every request; ``klachten``: bad messages."""

    def __init__(self) -> None:
        self.token = "geheim"
        self.alles: dict[str, dict[str, dict[str, Any]]] = {soort: {} for soort in SCHEMAS}
        self.verzoeken: list[tuple[str, str]] = []
        self.klachten: list[str] = []
        self.stoor: Stoor = lambda nummer, methode, soort: ""
        self.filtert = True
        self.uniek = False
        self._open = asyncio.Event()
        self.klaar = asyncio.Event()  # there is a task
        self._keurders: dict[tuple[str, bool], Any] = {}
        beschrijving = _beschrijving()
        self._filters = beschrijving["x-filters"]
        self._register = Registry().with_resource("urn:api", DRAFT4.create_resource(beschrijving))
        app = web.Application(middlewares=[self._poort])
        app.router.add_get("/klantinteracties/api/v1/{soort}", self._lijst)
        app.router.add_post("/klantinteracties/api/v1/{soort}", self._maak)
        app.router.add_patch("/klantinteracties/api/v1/{soort}/{uuid}", self._wijzig)
        app.router.add_delete("/klantinteracties/api/v1/{soort}/{uuid}", self._verwijder)
        self.server = TestServer(app)

    @property
    def url(self) -> str:
        """The address of the API."""
        return str(self.server.make_url("/klantinteracties/api/v1"))

    async def begin(self) -> None:
        await self.server.start_server()

    async def sluit(self) -> None:
        self._open.set()
        await self.server.close()

    def van(self, soort: str) -> list[dict[str, Any]]:
        """Everything of one kind."""
        return list(self.alles[soort].values())

    def aantallen(self) -> tuple[int, ...]:
        """How many klantcontacten, internetaken, betrokkenen and digitaleadressen there are."""
        return tuple(len(self.alles[soort]) for soort in SCHEMAS if soort != "actoren")

    @web.middleware
    async def _poort(self, request: web.Request, handler: Any) -> web.StreamResponse:
        soort = request.match_info.get("soort", "")
        self.verzoeken.append((request.method, soort))
        if request.headers.get("Authorization") != f"Token {self.token}":
            return web.json_response({}, status=401)
        hoe = self.stoor(len(self.verzoeken), request.method, soort)
        if hoe.isdigit():
            koppen = {"Retry-After": "120"} if hoe == "429" else {}
            return web.json_response({"detail": "wat de klant vertelde"}, status=int(hoe), headers=koppen)
        if hoe in ("hangt", "knip"):
            return await self._zwijg(request, hoe)
        antwoord = await handler(request)
        if hoe == "twee_keer" and request.method == "POST":
            await handler(request)
        if hoe in ("traag", "kwijt"):
            return await self._zwijg(request, hoe)
        if hoe == "onzin":
            return web.Response(text="<h1>Inloggen</h1>", content_type="text/html")
        if hoe == "dubbel" and antwoord.body:
            kop = f"HTTP/1.1 {antwoord.status} OK\r\nContent-Type: application/json\r\n"
            request.transport.write(f"{kop}Content-Length: {len(antwoord.body)}\r\n\r\n".encode() + antwoord.body)
        return antwoord

    async def _zwijg(self, request: web.Request, hoe: str) -> web.StreamResponse:
        if hoe in ("traag", "hangt"):
            await self._open.wait()
        elif request.transport:
            request.transport.abort()
        return web.Response(status=500)

    async def _lijst(self, request: web.Request) -> web.Response:
        soort = request.match_info["soort"]
        vreemd = set(request.query) - set(self._filters[soort])
        if vreemd:
            self.klachten.append(f"onbekend filter {vreemd}")
        gevonden = [d for d in self.van(soort) if not self.filtert or _past(d, request.query)]
        lijst = {"count": len(gevonden), "next": None, "previous": None, "results": gevonden}
        self._keur(f"Paginated{SCHEMAS[soort]}List", lijst, lezen=True)
        return web.json_response(lijst)

    async def _maak(self, request: web.Request) -> web.Response:
        soort, inhoud = request.match_info["soort"], await request.json()
        if not self._keur(SCHEMAS[soort], inhoud):
            return web.json_response({}, status=400)
        zelfde = [d for d in self.van(soort) if d.get("referentienummer") == inhoud.get("referentienummer")]
        if self.uniek and "referentienummer" in inhoud and zelfde:
            return web.json_response({"code": "unique"}, status=400)
        uuid = str(uuid4())
        verwijzing = {n: {**w, "url": f"{self.url}/x/{w['uuid']}"} for n, w in inhoud.items() if _is_link(w)}
        lijsten = {"toegewezenAanActoren": [{**a, "url": f"{self.url}/actoren/{a['uuid']}"} for a in inhoud.get("toegewezenAanActoren", [])]} if soort == "internetaken" else {}  # fmt: skip
        ding = {
            **LEEG.get(soort, {}),
            **inhoud,
            **verwijzing,
            **lijsten,
            "uuid": uuid,
            "url": f"{self.url}/{soort}/{uuid}",
        }
        self.alles[soort][uuid] = ding
        self._keur(SCHEMAS[soort], ding, lezen=True)
        if soort == "internetaken":
            self.klaar.set()
        return web.json_response(ding, status=201)

    async def _wijzig(self, request: web.Request) -> web.Response:
        soort, uuid, inhoud = request.match_info["soort"], request.match_info["uuid"], await request.json()
        if uuid not in self.alles[soort]:
            return web.json_response({}, status=404)
        if not self._keur(f"Patched{SCHEMAS[soort]}", inhoud):
            return web.json_response({}, status=400)
        self.alles[soort][uuid] |= inhoud
        self._keur(SCHEMAS[soort], self.alles[soort][uuid], lezen=True)
        return web.json_response(self.alles[soort][uuid])

    async def _verwijder(self, request: web.Request) -> web.Response:
        gone = self.alles[request.match_info["soort"]].pop(request.match_info["uuid"], None)
        return web.Response(status=404 if gone is None else 204)

    def _keur(self, schema: str, inhoud: Any, *, lezen: bool = False) -> bool:
        keurder = self._keurders.get((schema, lezen))
        if keurder is None:
            soort = OAS30ReadValidator if lezen else OAS30WriteValidator
            keurder = soort({"$ref": f"urn:api#/components/schemas/{schema}"}, registry=self._register)
            self._keurders[schema, lezen] = keurder
        fouten = [f"{schema} {'/'.join(map(str, f.path))}: {f.message}" for f in keurder.iter_errors(inhoud)]
        self.klachten += fouten
        return not fouten


@lru_cache
def _beschrijving() -> Any:
    return yaml.safe_load(BESCHRIJVING.read_text(encoding="utf-8"))


def _past(ding: Mapping[str, Any], vraag: Mapping[str, str]) -> bool:
    for naam, waarde in vraag.items():
        if naam in FILTERS:
            gevonden: Any = ding
            for stap in FILTERS[naam]:
                with suppress(AttributeError):
                    gevonden = gevonden.get(stap)
            if gevonden != waarde:
                return False
    return True


def _is_link(waarde: object) -> bool:
    return isinstance(waarde, dict) and set(waarde) == {"uuid"}
