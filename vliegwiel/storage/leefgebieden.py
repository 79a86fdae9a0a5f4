"""The domain sets that conversations began with, kept whole: changing or losing the file changes no running talk."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from vliegwiel.core.leefgebied import LeefgebiedenSet
from vliegwiel.storage.invoegen import voeg_in_als_nieuw
from vliegwiel.storage.tabellen import leefgebiedenset


async def bewaar_set(verbinding: AsyncConnection, gebieden: LeefgebiedenSet, nu: datetime) -> str:
    """Keep a set, once, under what is in it; returns its ``kenmerk``."""
    kenmerk = gebieden.kenmerk
    bekend = select(leefgebiedenset.c.kenmerk).where(leefgebiedenset.c.kenmerk == kenmerk)
    if await verbinding.scalar(bekend) is None:
        rij = {
            "kenmerk": kenmerk,
            "id": gebieden.id,
            "versie": gebieden.versie,
            "inhoud": gebieden.as_dict(),
            "sinds": nu,
        }
        await voeg_in_als_nieuw(verbinding, leefgebiedenset, rij)
    return kenmerk
