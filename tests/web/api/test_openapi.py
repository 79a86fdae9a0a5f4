"""The description is complete and true: every route is in it, and real answers fit it."""

from __future__ import annotations

import json
import re
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from tests.hulp.webproef import Web
from vliegwiel.core.gesprek import FASEN
from vliegwiel.web.api.modellen import AndereRegel, NieuwBericht
from vliegwiel.web.api.openapi import BESCHRIJVING
from vliegwiel.web.kaarten import Contactkaart, Nadenkkaart, Steunkaart, Terugbelkaart

DOC: dict[str, Any] = json.loads(BESCHRIJVING.read_text("utf-8"))
METHODEN = {"get", "post", "put", "patch", "delete"}


def past(gegevens: Any, schema: str) -> None:
    """Check a value against a schema of the description."""
    bron = Resource.from_contents({"$schema": "https://json-schema.org/draft/2020-12/schema", **DOC})
    register: Any = Registry().with_resource("urn:api", bron)
    Draft202012Validator({"$ref": f"urn:api#/components/schemas/{schema}"}, registry=register).validate(gegevens)


async def test_every_route_of_the_api_is_described_and_every_description_is_a_route(webdienst: Web) -> None:
    echt = {
        (route.method.lower(), route.resource.canonical)
        for route in webdienst.server.app.router.routes()
        if route.resource and route.resource.canonical.startswith("/api") and route.method.lower() in METHODEN
    }
    beschreven = {(m, pad) for pad, item in DOC["paths"].items() for m in item if m in METHODEN}
    assert echt == beschreven


async def test_the_description_is_served_as_it_is(webdienst: Web) -> None:
    antwoord = await webdienst.client().get("/api/openapi.json")
    assert antwoord.content_type == "application/json"
    assert await antwoord.json() == DOC


def test_every_schema_is_a_schema_and_every_reference_leads_somewhere() -> None:
    for schema in DOC["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    for verwijzing in set(re.findall(r'"#/([^"]+)"', json.dumps(DOC))):
        plek: Any = DOC
        for deel in verwijzing.split("/"):
            plek = plek[deel]


def test_the_fields_are_those_of_the_models() -> None:
    for naam, model in (("NieuwBericht", NieuwBericht), ("AndereRegel", AndereRegel), ("Contactkaart", Contactkaart),
                        ("Steunkaart", Steunkaart), ("Nadenkkaart", Nadenkkaart), ("Terugbelkaart", Terugbelkaart)):  # fmt: skip
        assert set(DOC["components"]["schemas"][naam]["properties"]) == set(model.model_fields)
    assert DOC["components"]["schemas"]["Fase"]["enum"] == list(FASEN)


async def test_real_answers_fit_the_description(webdienst: Web) -> None:
    client = webdienst.client()
    past(await (await client.post("/api/gesprekken")).json(), "NieuwGesprek")
    gesprek = await webdienst.gesprek()
    for bericht in ({"keuze": "begin"}, {"tekst": "ik wil werk"}, {"tekst": "dan hoor ik er weer bij en heb ik weer geld"},
                    {"tekst": "ik fiets"}, {"tekst": "ik heb schulden"}, {"keuzes": ["wonen"]}, {"tekst": "te klein"},
                    {"keuze": "weet_niet"}):  # fmt: skip
        past(bericht | {"id": "bericht-99"}, "NieuwBericht")
        past(await gesprek.zeg(bericht), "Antwoord")
    past(await gesprek.lees(), "Gesprek")
    past(await (await gesprek.client.get(f"{gesprek.pad}/matrix", headers=gesprek.koppen)).json(), "Matrix")
    regel = (await gesprek.regels())[0]
    pad = f"{gesprek.pad}/matrix/{regel['id']}"
    past(await (await gesprek.client.patch(pad, json={"citaat": "anders"}, headers=gesprek.koppen)).json(), "Bewerkt")
    past(await (await gesprek.client.delete(pad, headers=gesprek.koppen)).json(), "Bewerkt")
    past(await (await gesprek.client.delete(pad, headers=gesprek.koppen)).json(content_type=None), "Probleem")
    webdienst.taal.stil = True
    past(await (await gesprek.stuur(tekst="ben je er nog")).json(), "Wacht")
