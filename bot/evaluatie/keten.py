"""One message through the whole chain: how long it takes on one core, and how much memory the process has.

Run in a process of its own (``peer.apart``): what training left in memory is not what answering needs. So nothing of
Rasa may be imported here before ``laat_weg``, as in the server.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot.zonder_tensorflow import laat_weg

if TYPE_CHECKING:
    from bot.verstaander import Verstaander

HOOGSTENS = 300  # lines
KEREN = 3
Vraag = tuple[str, str]


def meet_keten(model: Path, vragen: Sequence[Vraag]) -> dict[str, float]:
    """Return milliseconds and memory for messages (text, question) through Rasa's whole graph.

    Each is read ``KEREN`` times and its fastest counts: what else the machine does is not ours. ``cpu_p50_ms`` is the
    time that the process itself used, which hardly depends on it at all.
    """
    laat_weg()
    import numpy as np

    from bot.evaluatie.peer import geheugen_mb
    from bot.verstaander import Verstaander

    with Verstaander(model) as verstaander:
        keren = [
            [_een_keer(verstaander, vraag) for _ in range(KEREN)]
            for vraag in vragen[:: max(1, len(vragen) // HOOGSTENS)]
        ]
        mb = geheugen_mb()
    p50, p95 = np.percentile([min(duur for duur, _ in k) for k in keren], (50, 95))
    cpu = np.percentile([min(eigen for _, eigen in k) for k in keren], 50)
    return {"p50_ms": float(p50), "p95_ms": float(p95), "cpu_p50_ms": float(cpu), "mb": mb}


def _een_keer(verstaander: Verstaander, vraag: Vraag) -> tuple[float, float]:
    """Return milliseconds on the clock and of this process, for one message."""
    begin, eigen = time.perf_counter(), time.process_time()
    verstaander.begrijp(*vraag)
    return (time.perf_counter() - begin) * 1000, (time.process_time() - eigen) * 1000
