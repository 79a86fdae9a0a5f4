"""Bringing one hand-over over to a register of Klantinteracties, so that doing it again changes nothing.

Whether something was done is never guessed from an answer: before anything is added, it is looked up by our own
reference. So an answer that is lost or given twice leaves one klantcontact and one internetaak; an attempt that comes
through after the next one looked is found a while later (``ruim_dubbel_op``). What people add
over there (other tasks, a party) is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from vliegwiel.core.klantinteracties import BRON, VERWERKT, Afspraak, Bericht
from vliegwiel.services.poorten_uitwisseling import Geweigerd, MagNiet, NietGevonden, Overkant

KLANTCONTACT, INTERNETAAK = "klantcontacten", "internetaken"
BETROKKENE, ADRES, ACTOR = "betrokkenen", "digitaleadressen", "actoren"
Gevonden = Mapping[str, Any]


async def breng_over(kant: Overkant, bericht: Bericht, bekend: Mapping[str, str], afspraak: Afspraak) -> dict[str, str]:
    """Make the other side hold this version, once; return the ids over there. Raises ``Overkantfout``."""
    actor = afspraak.actor or await _actor(kant, afspraak)
    contact = await _klantcontact(kant, bericht, bekend.get("klantcontact", ""))
    ids = {"klantcontact": contact}
    if bericht.betrokkene is not None:
        ids["betrokkene"] = await _betrokkene(kant, bericht, contact, bekend.get("betrokkene", ""))
    ids["internetaak"] = await _internetaak(kant, bericht, contact, actor)
    return ids


async def rond_af(kant: Overkant, referentie: str) -> None:
    """Close the task of a hand-over that was finished here; what people over there made themselves is left alone."""
    for contact in await _contacten(kant, referentie):
        for taak in await _taken(kant, str(contact["uuid"]), referentie):
            if taak.get("status") != VERWERKT:
                await kant.wijzig(INTERNETAAK, str(taak["uuid"]), {"status": VERWERKT})


async def ruim_dubbel_op(kant: Overkant, referentie: str, bekend: Mapping[str, str]) -> None:
    """Keep one of each, those that we know, when an attempt that seemed lost came through after all."""
    contacten = [str(c["uuid"]) for c in await _contacten(kant, referentie)]
    if not contacten:
        return
    houd = bekend["klantcontact"] if bekend.get("klantcontact") in contacten else contacten[0]
    await _alleen(kant, referentie, houd)
    taken = [str(t["uuid"]) for t in await _taken(kant, houd, referentie)]
    for dubbel in sorted(taken, key=lambda uuid: uuid != bekend.get("internetaak"))[1:]:
        await _weg(kant, INTERNETAAK, dubbel)
    betrokkenen = await _betrokkenen(kant, houd, bekend.get("betrokkene", ""))
    for dubbel in betrokkenen[1:]:
        await _verwijder_betrokkene(kant, dubbel)
    gezien: set[str] = set()
    for adres in await _adressen_van(kant, betrokkenen[0]) if betrokkenen else ():
        if str(adres["referentie"]) in gezien:
            await _weg(kant, ADRES, str(adres["uuid"]))
        gezien.add(str(adres["referentie"]))


async def haal_weg(kant: Overkant, referentie: str, bekend: Mapping[str, str], afspraak: Afspraak) -> None:
    """Take everything of a hand-over away from the other side, or empty and close it where it can't be removed."""
    contacten = [str(c["uuid"]) for c in await _contacten(kant, referentie)]
    if bekend.get("klantcontact") and bekend["klantcontact"] not in contacten:
        contacten.append(bekend["klantcontact"])
    for contact in contacten:
        await _verwijder_contact(kant, contact, referentie, bekend, afspraak)


async def _klantcontact(kant: Overkant, bericht: Bericht, bekend: str) -> str:
    gevonden = [str(c["uuid"]) for c in await _contacten(kant, bericht.referentie)]
    for uuid in dict.fromkeys([*(g for g in gevonden if g == bekend), *gevonden, *([bekend] if bekend else [])]):
        try:
            await kant.wijzig(KLANTCONTACT, uuid, bericht.klantcontact)
        except NietGevonden:  # somebody over there removed it
            continue
        await _alleen(kant, bericht.referentie, uuid)
        return uuid
    try:
        nieuw = await kant.maak(KLANTCONTACT, bericht.klantcontact)
    except Geweigerd:
        # A register that lets no reference be there twice refuses what came through after all.
        toch = [str(c["uuid"]) for c in await _contacten(kant, bericht.referentie)]
        if not toch:
            raise
        nieuw = toch[0]
    await _alleen(kant, bericht.referentie, nieuw)
    return nieuw


async def _alleen(kant: Overkant, referentie: str, houd: str) -> None:
    """Remove what a message that arrived twice left behind."""
    for dubbel in await _contacten(kant, referentie):
        if dubbel["uuid"] != houd:
            for taak in await _taken(kant, str(dubbel["uuid"]), referentie):
                await _weg(kant, INTERNETAAK, str(taak["uuid"]))
            await _weg(kant, KLANTCONTACT, str(dubbel["uuid"]))


async def _internetaak(kant: Overkant, bericht: Bericht, contact: str, actor: str) -> str:
    inhoud = {
        **bericht.internetaak,
        "aanleidinggevendKlantcontact": {"uuid": contact},
        "toegewezenAanActoren": [{"uuid": actor}],
    }
    taken = [str(t["uuid"]) for t in await _taken(kant, contact, bericht.referentie)]
    if taken:
        # Who has the task over there keeps it; only what it says is new.
        await kant.wijzig(INTERNETAAK, taken[0], bericht.internetaak)
    else:
        await kant.maak(INTERNETAAK, inhoud)
        taken = [str(t["uuid"]) for t in await _taken(kant, contact, bericht.referentie)]
    for dubbel in taken[1:]:
        await _weg(kant, INTERNETAAK, dubbel)
    return taken[0] if taken else ""


async def _betrokkene(kant: Overkant, bericht: Bericht, contact: str, bekend: str) -> str:
    assert bericht.betrokkene is not None  # noqa: S101  (for the type checker: the caller looked)
    van_ons = await _betrokkenen(kant, contact, bekend)
    if van_ons:
        await kant.wijzig(BETROKKENE, van_ons[0], bericht.betrokkene)
    else:
        await kant.maak(BETROKKENE, {**bericht.betrokkene, "hadKlantcontact": {"uuid": contact}})
        van_ons = await _betrokkenen(kant, contact, bekend)
    for dubbel in van_ons[1:]:
        await _verwijder_betrokkene(kant, dubbel)
    if van_ons:
        await _adressen(kant, van_ons[0], bericht.adressen)
    return van_ons[0] if van_ons else ""


async def _adressen(kant: Overkant, betrokkene: str, gewenst: Iterable[Mapping[str, Any]]) -> None:
    over = await _adressen_van(kant, betrokkene)
    for adres in gewenst:
        zelfde = [a for a in over if a.get("referentie") == adres["referentie"]]
        if zelfde:
            await kant.wijzig(ADRES, str(zelfde[0]["uuid"]), adres)
            over.remove(zelfde[0])
        else:
            await kant.maak(ADRES, {**adres, "verstrektDoorBetrokkene": {"uuid": betrokkene}})
            nieuw = [a for a in await _adressen_van(kant, betrokkene) if a.get("referentie") == adres["referentie"]]
            over += nieuw[1:]
    for weg in over:
        await _weg(kant, ADRES, str(weg["uuid"]))


async def _actor(kant: Overkant, afspraak: Afspraak) -> str:
    wie = {
        "objectId": afspraak.actor_naam,
        "codeObjecttype": "organisatorische eenheid",
        "codeRegister": BRON,
        "codeSoortObjectId": "naam",
    }
    filters = {f"actoridentificator{naam[0].upper()}{naam[1:]}": waarde for naam, waarde in wie.items()}
    for _ in range(2):
        for actor in await kant.lijst(ACTOR, **filters):
            if (actor.get("actoridentificator") or {}) == wie:
                return str(actor["uuid"])
        if _ == 0:
            await kant.maak(
                ACTOR,
                {
                    "naam": afspraak.actor_naam,
                    "soortActor": "organisatorische_eenheid",
                    "indicatieActief": True,
                    "actoridentificator": wie,
                },
            )
    raise Geweigerd("geen_actor")


async def _contacten(kant: Overkant, referentie: str) -> list[Gevonden]:
    gevonden = await kant.lijst(KLANTCONTACT, referentienummer=referentie)
    # A register may not know the filter, and another system may use the same reference.
    return [
        c
        for c in gevonden
        if c.get("referentienummer") == referentie and (c.get("metadata") or {}).get("bron", BRON) == BRON
    ]


async def _taken(kant: Overkant, contact: str, referentie: str) -> list[Gevonden]:
    gevonden = await kant.lijst(INTERNETAAK, aanleidinggevendKlantcontact__uuid=contact)
    return [
        t
        for t in gevonden
        if t.get("referentienummer") == referentie and _verwijst(t, "aanleidinggevendKlantcontact", contact)
    ]


async def _betrokkenen(kant: Overkant, contact: str, bekend: str) -> list[str]:
    """Return ours: the one that we know first, then those to which nobody over there linked a party."""
    gevonden = await kant.lijst(BETROKKENE, hadKlantcontact__uuid=contact)
    van_ons = [
        str(b["uuid"])
        for b in gevonden
        if _verwijst(b, "hadKlantcontact", contact)
        and (b["uuid"] == bekend or (b.get("initiator") and b.get("rol") == "klant" and not b.get("wasPartij")))
    ]
    return sorted(van_ons, key=lambda uuid: uuid != bekend)


async def _adressen_van(kant: Overkant, betrokkene: str) -> list[Gevonden]:
    gevonden = await kant.lijst(ADRES, verstrektDoorBetrokkene__uuid=betrokkene)
    return [
        a
        for a in gevonden
        if str(a.get("referentie", "")).startswith(f"{BRON}-") and _verwijst(a, "verstrektDoorBetrokkene", betrokkene)
    ]


def _verwijst(wat: Gevonden, veld: str, uuid: str) -> bool:
    return (wat.get(veld) or {}).get("uuid") == uuid


async def _verwijder_contact(
    kant: Overkant, contact: str, referentie: str, bekend: Mapping[str, str], afspraak: Afspraak
) -> None:
    leeg = {"onderwerp": afspraak.ingetrokken, "inhoud": ""}
    klaar = {"status": VERWERKT, "toelichting": afspraak.ingetrokken}
    for taak in await _taken(kant, contact, referentie):
        await _weg(kant, INTERNETAAK, str(taak["uuid"]), klaar)
    for betrokkene in await _betrokkenen(kant, contact, bekend.get("betrokkene", "")):
        await _verwijder_betrokkene(kant, betrokkene)
    await _weg(kant, KLANTCONTACT, contact, leeg)


async def _verwijder_betrokkene(kant: Overkant, betrokkene: str) -> None:
    for adres in await _adressen_van(kant, betrokkene):
        await _weg(kant, ADRES, str(adres["uuid"]), {"adres": "-", "soortDigitaalAdres": "overig"})
    await _weg(kant, BETROKKENE, betrokkene, {"contactnaam": {"voornaam": ""}})


async def _weg(kant: Overkant, soort: str, uuid: str, leeg: Mapping[str, Any] | None = None) -> None:
    """Remove one. Where that may not be done, nothing of what it said is left."""
    try:
        await kant.verwijder(soort, uuid)
    except NietGevonden:
        return
    except MagNiet:
        if leeg is None:
            raise
        try:
            await kant.wijzig(soort, uuid, leeg)
        except NietGevonden:
            return
