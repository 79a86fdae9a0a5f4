"""Write a trained network as the artifact that the project ships: int8 ONNX, tokenizer, heads, and what was learned.

    python -m bot.encoder.uitvoer var/encoder.pt models/nl_vliegwiel_begrip

Weights are kept as 8-bit numbers per output channel. The heads stay 32-bit arrays outside the graph, because ``rasa
train`` adapts them to lines that a municipality adds.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from bot.encoder import e5, stukken
from bot.encoder.leren import LANGSTE, lees_les
from bot.encoder.net import Begripsnet
from bot.nlu.geleerd import merken
from bot.nlu.hoofden import Hoofden

_OPSET = 17


class Kijker(nn.Module):
    """Only the part that goes into the graph: pieces in, mean, views, attention and the pieces' vectors out."""

    def __init__(self, net: Begripsnet) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: torch.Tensor, masker: torch.Tensor) -> tuple[torch.Tensor, ...]:
        return self.net.kijk(ids, masker)


def laad_net(pad: Path) -> tuple[Begripsnet, dict]:
    """Return a trained network and what was kept beside it."""
    bewaard = torch.load(pad, weights_only=False)
    net = Begripsnet(e5.Encoder(bewaard["vorm"], len(bewaard["houd"])), len(bewaard["daden"]))
    net.load_state_dict(bewaard["net"])
    return net.eval(), bewaard


def naar_onnx(net: Begripsnet, doel: Path) -> None:
    """Write the graph in 32 bits."""
    ids = torch.ones(2, 7, dtype=torch.long)
    torch.onnx.export(
        Kijker(net),
        (ids, torch.ones_like(ids)),
        str(doel),
        input_names=["stukken", "masker"],
        output_names=["gemiddeld", "blikken", "aandacht", "vectoren"],
        dynamic_axes={n: {0: "n", 1: "t"} for n in ("stukken", "masker")}
        | {"gemiddeld": {0: "n"}, "blikken": {0: "n"}, "aandacht": {0: "n", 2: "t"}, "vectoren": {0: "n", 1: "t"}},
        opset_version=_OPSET,
        dynamo=False,
    )


def hoofden(net: Begripsnet) -> dict[str, np.ndarray]:
    """Return the heads as arrays: weights (columns, inputs) and bias (columns)."""

    def rij(x: torch.Tensor) -> np.ndarray:
        return x.detach().numpy().astype(np.float32)

    breed = net.midden.shape[0]
    eigen = rij(net.polariteit_eigen)  # (11, 4, b): each domain's own part, added to the shared one
    polariteit = np.repeat(rij(net.polariteit.weight)[None], len(eigen), 0)  # (11, 4, 2b)
    polariteit[:, :, :breed] += eigen
    return {
        "gebied_w": rij(net.gebied),
        "gebied_b": rij(net.gebied_b),
        "polariteit_w": polariteit,
        "polariteit_b": rij(net.polariteit.bias),
        "wie_tijd_w": rij(net.wie_tijd.weight),
        "wie_tijd_b": rij(net.wie_tijd.bias),
        "crisis_w": rij(net.crisis.weight),
        "crisis_b": rij(net.crisis.bias),
        "daad_w": rij(net.daad.weight),
        "daad_b": rij(net.daad.bias),
    }


def schrijf(bron: Path, map_: Path) -> None:
    """Write every file of the artifact."""
    net, bewaard = laad_net(bron)
    map_.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as tijdelijk:
        vol = Path(tijdelijk) / "vol.onnx"
        naar_onnx(net, vol)
        quantize_dynamic(vol, map_ / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True)
    onnx.checker.check_model(str(map_ / "encoder.onnx"))
    lezer, houd = e5.lezer(), bewaard["houd"]
    woorden = stukken.tokenizer(
        [lezer.stukken[i] for i in houd], [float(lezer.scores[i]) for i in houd], houd.index(lezer.vorm.onbekend)
    )
    woorden.save(str(map_ / "stukken.json"), pretty=False)
    Hoofden(hoofden(net), bewaard["daden"]).bewaar(map_)
    np.save(map_ / "geleerd.npy", merken(r for r in lees_les().regels if r.bron not in bewaard["zonder"]))
    vorm = lezer.vorm
    kaart = {
        "begin": houd.index(vorm.begin),
        "eind": houd.index(vorm.eind),
        "leeg": houd.index(vorm.leeg),
        "langste": LANGSTE,
        "breedte": vorm.breedte,
    }
    if bewaard["zonder"]:
        (map_ / "zonder.json").write_text(json.dumps(bewaard["zonder"]) + "\n", encoding="utf-8")
    (map_ / "vorm.json").write_text(json.dumps(kaart, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Read the command line and write."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("bron", type=Path)
    p.add_argument("doel", type=Path)
    a = p.parse_args()
    schrijf(a.bron, a.doel)
    for pad in sorted(a.doel.iterdir()):
        print(f"{pad.stat().st_size / 1e6:7.2f} MB  {pad.name}")


if __name__ == "__main__":
    main()
