"""Masks numbers that point to a person in free text, before it is stored, logged or sent to Rasa.

BSN: nine digits that pass the *elfproef* (Wet algemene bepalingen burgerservicenummer; the AVG asks for no more
than the purpose needs). IBAN: ISO 13616, checked with modulo 97. The contact card never comes through here.
"""

from __future__ import annotations

import re

BSN = "[bsn]"
REKENING = "[rekeningnummer]"
TELEFOON = "[telefoonnummer]"
MAIL = "[e-mailadres]"

# ISO 13616 registry: length per country. A country that is not here is tried at every length.
_LANDEN_PER_LENGTE = {
    15: "NO",
    16: "BE",
    18: "DK FI FK FO GL NL SD",
    19: "MK SI",
    20: "AT BA EE KZ LT LU XK MN",
    21: "CH HR LI LV",
    22: "BG BH CR DE GB GE IE ME RS VA",
    23: "AE GI IL IQ OM SO TL",
    24: "AD CZ ES MD PK RO SA SE SK TN VG",
    25: "LY PT ST",
    26: "IS TR",
    27: "BI DJ FR GR IT MC MR SM",
    28: "AL AZ BY CY DO GT HU LB NI PL SV",
    29: "BR EG PS QA UA",
    30: "JO KW MU YE",
    31: "MT SC",
    32: "LC",
    33: "RU",
}
_LENGTES = {land: lengte for lengte, landen in _LANDEN_PER_LENGTE.items() for land in landen.split()}
_MIN_LENGTE, _MAX_LENGTE = 15, 34

# People leave out ".nl" behind a provider that everybody knows, and write "(at)" where a sign may be refused.
_MAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}(?:@|\s?[(\[](?:at|apenstaartje)[)\]]\s?)"
    r"(?:[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}|(?:gmail|hotmail|outlook|live|icloud|yahoo|ziggo|kpnmail|xs4all)\b)",
    re.IGNORECASE,
)
_IBAN_BEGIN = re.compile(r"(?<![^\W_])([A-Za-z]{2})[ .-]?[0-9]{2}")
# "NL" with two digits, a bank and ten digits is an account number even when one digit is mistyped.
_NL_VORM = re.compile(r"NL[0-9]{2}[A-Z]{4}[0-9]{10}")
# A Dutch number has nine digits after the 0 or +31; any number after a + is a telephone number too.
# 0800 and 0900 are help lines: they point to nobody.
_STREEP = r"[ .\-/\u00a0\u2010-\u2013]{0,3}"
_TELEFOON = re.compile(
    rf"(?<![\w+])(?:(?:\+|00){_STREEP}31{_STREEP}(?:\(0\))?|\(?0(?!{_STREEP}[89]{_STREEP}0{_STREEP}[069])){_STREEP}"
    rf"[1-9](?:\)?{_STREEP}[0-9]){{8}}(?![0-9])"
    rf"|(?<![\w+])\+{_STREEP}[1-9](?:{_STREEP}[0-9]){{7,14}}(?![0-9])"
    rf"|(?<![\w+])00{_STREEP}[1-9](?:{_STREEP}[0-9]){{8,13}}(?![0-9])"
    rf"|(?<![\w+])31{_STREEP}6(?:{_STREEP}[0-9]){{8}}(?![0-9])"
)
# Somebody who says that it is a telephone number, or a BSN, need not type it without mistakes.
_TELEFOON_GENOEMD = re.compile(
    rf"(?<!\w)((?:tel(?:efoon)?(?:nummer|nr)?|mobiel(?:e nummer)?|bel(?: me| mij)?(?: maar)? op|06|whatsapp)\.?"
    rf"(?: is)?[:\s]{{1,3}})6(?:{_STREEP}[0-9]){{8}}(?![0-9])",
    re.IGNORECASE,
)
_BSN_GENOEMD = re.compile(
    r"((?<!\w)(?:bsn|burger ?service ?(?:nummer|nr)|sofi ?(?:nummer|nr))(?:[- ]?(?:nummer|nr))?(?: (?:is|was))?[:.\s]{0,3})"
    r"\d(?:[ .\-]?\d){7,8}(?![ .\-]?\d)",
    re.IGNORECASE,
)
_CIJFERREEKS = re.compile(r"\d+(?:[ .\-\u00a0]{1,2}\d+)*")
_CIJFERGROEP = re.compile(r"\d+")
# Groups that happen to add up to nine digits: a birthday with something behind it, two years, an amount of money.
_DATUM = re.compile(
    r"(?<!\d)(?:(?:0?[1-9]|[12]\d|3[01])[ .-](?:0?[1-9]|1[0-2])[ .-](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)(?!\d)"
)
_JAAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_GELD_ERVOOR = re.compile(r"(?:€|\beuro?|\beur)\s?$", re.IGNORECASE)
_GELD_ERNA = re.compile(r"(?:,\d\d(?!\d)|,-)?\s?(?:€|euro?s?\b)|,-|,\d\d(?!\d)", re.IGNORECASE)
_BSN_GEWICHTEN = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def is_bsn(cijfers: str) -> bool:
    """Tell whether nine digits pass the elfproef. Eight digits are never a BSN here: too often something else."""
    if len(cijfers) != len(_BSN_GEWICHTEN) or not cijfers.isdecimal():
        return False
    waarden = [int(c) for c in cijfers]
    return any(waarden) and sum(g * w for g, w in zip(_BSN_GEWICHTEN, waarden, strict=True)) % 11 == 0


def is_iban(kandidaat: str) -> bool:
    """Tell whether letters and digits without blanks are an account number (modulo 97, length of the country)."""
    iban = kandidaat.upper()
    if not (iban.isascii() and iban.isalnum() and _MIN_LENGTE <= len(iban) <= _MAX_LENGTE):
        return False
    if len(iban) != _LENGTES.get(iban[:2], len(iban)):
        return False
    return int("".join(str(int(teken, 36)) for teken in iban[4:] + iban[:4])) % 97 == 1


def _einde_iban(tekst: str, begin: int) -> int | None:
    """Return where the account number that begins at ``begin`` ends, or None when there is none."""
    land = tekst[begin : begin + 2].upper()
    gewenst = _LENGTES.get(land)
    gelezen: list[str] = []
    plek = begin
    eind = None
    while plek < len(tekst) and len(gelezen) < (gewenst or _MAX_LENGTE):
        teken = tekst[plek]
        if teken.isascii() and teken.isalnum():
            gelezen.append(teken)
            op_grens = plek + 1 == len(tekst) or not tekst[plek + 1].isalnum()
            lang_genoeg = len(gelezen) >= (gewenst or _MIN_LENGTE)
            # Of unknown length: end on a digit, so that the next word is never taken along.
            if op_grens and lang_genoeg and (gewenst or teken.isdecimal()):
                code = "".join(gelezen).upper()
                if is_iban(code) or _NL_VORM.fullmatch(code):
                    eind = plek + 1
        elif teken not in " .-\u00a0\n" or not tekst[plek + 1 : plek + 2].isalnum():
            break
        plek += 1
    return eind


def _maskeer_iban(tekst: str) -> str:
    delen: list[str] = []
    vanaf = 0
    for begin in _IBAN_BEGIN.finditer(tekst):
        if begin.start() < vanaf:
            continue
        eind = _einde_iban(tekst, begin.start())
        if eind is not None:
            delen += (tekst[vanaf : begin.start()], REKENING)
            vanaf = eind
    return "".join((*delen, tekst[vanaf:]))


def _is_iets_anders(getypt: str) -> bool:
    """Tell whether groups of digits that pass the elfproef are a date or years with something beside them."""
    return bool(_DATUM.search(getypt)) or len(_JAAR.findall(getypt)) > 1


def _maskeer_bsn_in(reeks: str) -> str:
    """Mask every run of whole groups in a row of digit groups that together are a BSN."""
    groepen = list(_CIJFERGROEP.finditer(reeks))
    delen: list[str] = []
    vanaf = 0
    for i, eerste in enumerate(groepen):
        if eerste.start() < vanaf:
            continue
        cijfers = ""
        for groep in groepen[i:]:
            cijfers += groep[0]
            if len(cijfers) >= len(_BSN_GEWICHTEN):
                if is_bsn(cijfers) and not _is_iets_anders(reeks[eerste.start() : groep.end()]):
                    delen += (reeks[vanaf : eerste.start()], BSN)
                    vanaf = groep.end()
                break
    return "".join((*delen, reeks[vanaf:]))


def _maskeer_telefoon(gevonden: re.Match[str]) -> str:
    return gevonden[0] if _DATUM.match(gevonden[0]) else TELEFOON  # "01-01-2000 10 keer" has ten digits too


def _maskeer_bsn(gevonden: re.Match[str]) -> str:
    tekst, begin, eind = gevonden.string, gevonden.start(), gevonden.end()
    if _GELD_ERVOOR.search(tekst, max(0, begin - 6), begin) or _GELD_ERNA.match(tekst, eind):
        return gevonden[0]
    return _maskeer_bsn_in(gevonden[0])


def maskeer(tekst: str) -> str:
    """Return the text with every BSN, account number, telephone number and e-mail address replaced by its name.

    Masking twice changes nothing more. An eight-digit number is left alone, unless it is called a BSN.
    """
    zonder_mail = _MAIL.sub(MAIL, tekst)
    zonder_rekening = _maskeer_iban(zonder_mail)
    zonder_genoemd = _BSN_GENOEMD.sub(rf"\1{BSN}", zonder_rekening)
    zonder_telefoon = _TELEFOON_GENOEMD.sub(rf"\1{TELEFOON}", _TELEFOON.sub(_maskeer_telefoon, zonder_genoemd))
    return _CIJFERREEKS.sub(_maskeer_bsn, zonder_telefoon)
