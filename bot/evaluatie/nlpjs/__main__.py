"""nlp.js with Dutch as a peer; any Python from 3.10, and Node.

    python -m bot.evaluatie.nlpjs MAP [--hoogstens 0] [--rondes 0]

One intent a line; a line with several mentions is learned once for each of them. ``peer.mjs`` does the work.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess  # starts npm and node, with our own words only
import sys
import tempfile
from pathlib import Path

from bot.evaluatie.peer import Info, MapFout, Zin, draai, lees, ontleder, opmerking, schrijf, uit_voornemens
from bot.omgeving import ROOT

NAAM = "nlpjs"
HIER = Path(__file__).resolve().parent
INSTALLATIE = ROOT / "var" / "evaluatie" / NAAM
_PAKKETTEN = ("package.json", "package-lock.json")


def installeer(doel: Path = INSTALLATIE) -> Path:
    """Install the pinned packages in ``doel``, unless they are there; returns the program to start."""
    for naam in ("npm", "node"):
        if shutil.which(naam) is None:
            raise MapFout(f"{naam} ontbreekt. Installeer Node 18 of nieuwer.")
    doel.mkdir(parents=True, exist_ok=True)
    afdruk = hashlib.sha256(b"".join((HIER / naam).read_bytes() for naam in _PAKKETTEN)).hexdigest()
    stempel = doel / "node_modules" / ".stempel"
    if not stempel.is_file() or stempel.read_text(encoding="ascii") != afdruk:
        for naam in _PAKKETTEN:
            shutil.copyfile(HIER / naam, doel / naam)
        _start(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], doel, "nlp.js installeren")
        stempel.write_text(afdruk, encoding="ascii")
    # Node looks for packages from where the program is.
    return Path(shutil.copyfile(HIER / "peer.mjs", doel / "peer.mjs"))


def _start(opdracht: list[str], map_: Path, wat: str) -> str:
    uitkomst = subprocess.run(opdracht, cwd=map_, capture_output=True, text=True, check=False)  # noqa: S603
    if uitkomst.returncode:
        raise MapFout(f"{wat} is niet gelukt (code {uitkomst.returncode}):\n{uitkomst.stderr[-2000:]}")
    return uitkomst.stdout


def _node(programma: Path, opdracht: str, werk: dict, map_: Path) -> dict:
    (pad := map_ / f"{opdracht}.json").write_text(json.dumps(werk, ensure_ascii=False), encoding="utf-8")
    woorden = ["node", str(programma), opdracht, str(pad), str(map_ / "model.json")]
    return json.loads(_start(woorden, map_, f"nlp.js ({opdracht})").splitlines()[-1])


def _les(zinnen: list[Zin]) -> list[dict[str, str]]:
    return [{"tekst": zin.tekst, "voornemen": v} for zin in zinnen for v in zin.voornemens()]


def _lees_keuze() -> argparse.Namespace:
    regel = ontleder(NAAM, __doc__, hoogstens=0)
    regel.add_argument("--rondes", type=int, default=0, help="hoogstens zoveel rondes (0: wat nlp.js zelf kiest)")
    return regel.parse_args()


def main() -> None:
    """Install what is missing, learn, answer in a fresh process, write."""
    keuze = _lees_keuze()
    zinnen, proef = lees(keuze)
    programma = installeer()
    with tempfile.TemporaryDirectory(prefix="vliegwiel-nlpjs-") as tijdelijk:
        map_, uit = Path(tijdelijk), Path(tijdelijk) / "uit.jsonl"
        geleerd = _node(programma, "leer", {"leer": _les(zinnen), "rondes": keuze.rondes}, map_)
        gezegd = _node(programma, "antwoord", {"proef": [zin.tekst for zin in proef], "uit": str(uit)}, map_)
        regels = [json.loads(regel) for regel in uit.read_text(encoding="utf-8").splitlines()]
    pakket = json.loads((HIER / "package.json").read_text(encoding="utf-8"))["dependencies"]
    rondes = f"{geleerd['rondes']} rondes" + (f", begrensd op {keuze.rondes}" if keuze.rondes else "")
    info = Info(
        naam=NAAM,
        versie=f"nlp.js {pakket['@nlpjs/nlp']}, lang-nl {pakket['@nlpjs/lang-nl']}",
        leertijd_s=geleerd["leertijd_s"],
        geheugen_mb=gezegd["geheugen_mb"],
        regels=len(zinnen),
        opmerking=opmerking(keuze, rondes, "één voornemen per regel"),
    )
    schrijf(keuze.map, info, (uit_voornemens(r["kansen"], r["ms"]) for r in regels))


if __name__ == "__main__":
    sys.exit(draai(main))
