"""What is wrong with the settings, in Dutch and without any value of a secret."""

from __future__ import annotations

from pydantic import ValidationError

_MELDINGEN = {
    "missing": "ontbreekt",
    "int_parsing": "moet een geheel getal zijn",
    "float_parsing": "moet een getal zijn",
    "bool_parsing": "moet true of false zijn",
    "extra_forbidden": "is geen bekende instelling",
    "string_too_short": "mag niet leeg zijn",
    "string_too_long": "is te lang",
    "literal_error": "heeft een waarde die niet bestaat",
}


def uitleg(fout: ValidationError) -> str:
    """Return every problem on a line of its own."""
    regels = []
    for onderdeel in fout.errors(include_url=False, include_input=False, include_context=False):
        naam = "_".join(str(deel) for deel in onderdeel["loc"]).removeprefix("VLIEGWIEL_").lower()
        melding = onderdeel["msg"].removeprefix("Value error, ")
        if onderdeel["type"] != "value_error":
            melding = _MELDINGEN.get(onderdeel["type"], f"is ongeldig ({melding})")
        regels += [f"{naam} {deel}".strip() for deel in melding.split("; ")]
    kop = "De instellingen van Vliegwiel kloppen niet:"
    return "\n".join([kop, *(f"  - {regel}" for regel in regels)])
