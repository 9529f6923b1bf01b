"""Talks whose connection was cut: kept a while for the same browser to come back, then forgotten. No Chainlit here."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field

MAXI_COUPEES = 300  # talks cut at once; beyond it the oldest is forgotten, so that nobody fills the memory by leaving


@dataclass(slots=True)
class Coupures:
    """Waits beside each cut talk. delai_s: seconds a talk is kept after the cut."""

    delai_s: float
    maxi: int = MAXI_COUPEES
    en_attente: OrderedDict[str, asyncio.Event] = field(default_factory=OrderedDict)

    async def patienter(self, connexion: str) -> None:
        """Return when the delay of this connection is over, when it is taken up again, or when too many wait."""
        fini = self.en_attente[connexion] = asyncio.Event()
        while len(self.en_attente) > self.maxi:
            self.en_attente.popitem(last=False)[1].set()
        try:
            async with asyncio.timeout(self.delai_s):
                await fini.wait()
        except TimeoutError:
            pass
        finally:
            self.en_attente.pop(connexion, None)

    def reprendre(self, connexion: str) -> None:
        """Stop waiting: the browser is back under another connection."""
        fini = self.en_attente.pop(connexion, None)
        if fini is not None:
            fini.set()
