"""The network: one encoder, one pooled view of the message per question that is asked of it, and the heads.

Each label (eleven domains, crisis, dialogue act) looks at the message with its own attention over the pieces. All start as
the plain mean and learn where to look. A domain's log-odds are a sum over the pieces, so what each piece adds is known:
that is the evidence, the words that say it.
"""

from __future__ import annotations

import torch
from torch import nn

from bot.encoder.e5 import Encoder

GEBIEDEN, POLARITEITEN, SOORTEN, NIVEAUS = 11, 4, 6, 3
CRISIS, DAAD = GEBIEDEN, GEBIEDEN + 1
BLIKKEN = GEBIEDEN + 2


class Begripsnet(nn.Module):
    """``kijk`` gives the views, ``forward`` the log-odds of every head."""

    def __init__(self, encoder: Encoder, daden: int, breedte: int = 384) -> None:
        super().__init__()
        self.encoder = encoder
        self.uitval = nn.Dropout(0.15)
        self.zoek = nn.Parameter(torch.zeros(BLIKKEN, breedte))
        self.gebied = nn.Parameter(torch.zeros(GEBIEDEN, 2 * breedte))
        self.gebied_b = nn.Parameter(torch.full((GEBIEDEN,), -2.0))
        self.polariteit = nn.Linear(2 * breedte, POLARITEITEN)
        self.polariteit_eigen = nn.Parameter(torch.zeros(GEBIEDEN, POLARITEITEN, breedte))
        self.wie_tijd = nn.Linear(2 * breedte, 2)
        self.crisis = nn.Linear(2 * breedte, SOORTEN + NIVEAUS)
        self.daad = nn.Linear(2 * breedte, daden)
        # All vectors of this encoder share a large common part: without taking it off the heads learn nothing at first.
        self.register_buffer("midden", torch.zeros(breedte))
        self.register_buffer("schaal", torch.ones(breedte))

    def kijk(
        self, ids: torch.Tensor, masker: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
        """Return mean (n, b), views (n, BLIKKEN, b), attention (n, BLIKKEN, t), and the pieces' vectors (n, t, b)."""
        x = (self.encoder(ids, masker) - self.midden) / self.schaal
        vol = masker[:, :, None].to(x.dtype)
        gemiddeld = (x * vol).sum(1) / vol.sum(1)
        score = torch.einsum("ntb,lb->nlt", x, self.zoek) / x.shape[-1] ** 0.5
        score = score.masked_fill(masker[:, None, :] == 0, -1e4)
        aandacht = score.softmax(-1)
        return gemiddeld, aandacht @ x, aandacht, x

    def weeg(self, gemiddeld: torch.Tensor, blikken: torch.Tensor) -> dict[str, torch.Tensor]:
        """Return the log-odds of each head."""
        breed = gemiddeld[:, None, :].expand_as(blikken)
        samen = torch.cat([blikken, breed], -1)
        per_gebied = samen[:, :GEBIEDEN]
        return {
            "gebied": (per_gebied * self.gebied).sum(-1) + self.gebied_b,
            "polariteit": self.polariteit(per_gebied)
            + torch.einsum("ngb,gpb->ngp", blikken[:, :GEBIEDEN], self.polariteit_eigen),
            "wie_tijd": self.wie_tijd(per_gebied),
            "crisis": self.crisis(samen[:, CRISIS]),
            "daad": self.daad(samen[:, DAAD]),
        }

    def forward(self, ids: torch.Tensor, masker: torch.Tensor) -> dict[str, torch.Tensor]:
        gemiddeld, blikken, _, _ = self.kijk(ids, masker)
        return self.weeg(self.uitval(gemiddeld), self.uitval(blikken))
