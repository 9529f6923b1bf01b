"""Load on the real page: N talks, a real question every 10 s. `python tests/interfaces/charge.py URL SESSIONS SECONDES` prints the figures."""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from client import Client

QUESTIONS = ("Je suis en CDI depuis 3 ans, je veux devenir infirmière", "C'est quoi le PTP ?", "Et en CDD ?",
             "Quel est l'âge des candidats au numérique ?", "Combien de temps à l'avance prévenir mon employeur ?",
             "Quelles certifications pour devenir secrétaire médicale ?")
PAUSE_S = 10.0


async def parler(url: str, n: int, total: int, duree: float) -> tuple[list[float], int]:
    """Return the delays in seconds to the first visible content, and the number of failures, for one talk."""
    await asyncio.sleep(PAUSE_S * n / total)
    delais, fautes, fin, tour = [], 0, time.monotonic() + duree, 0
    async with Client(url) as client:
        while time.monotonic() < fin:
            debut = time.monotonic()
            try:
                reponse = await client.dire(QUESTIONS[(n + tour) % len(QUESTIONS)], 15)
                fautes += "panne de mon côté" in reponse
                delais.append(time.monotonic() - debut)
            except TimeoutError:
                fautes += 1
            tour += 1
            await asyncio.sleep(max(0.0, PAUSE_S - (time.monotonic() - debut)))
    return delais, fautes


async def charger(url: str, sessions: int, duree: float) -> None:
    """Print messages, failures, median, 95th and largest delay."""
    resultats = await asyncio.gather(*(parler(url, n, sessions, duree) for n in range(sessions)))
    delais = sorted(d for ds, _ in resultats for d in ds)
    fautes = sum(f for _, f in resultats)

    def rang(p: float) -> float:
        return delais[min(len(delais) - 1, int(p * len(delais)))]

    print(f"{sessions} sessions, {len(delais)} messages, {fautes} erreurs, p50 {rang(.5):.3f} s, p95 {rang(.95):.3f} s, max {delais[-1]:.3f} s")


if __name__ == "__main__":
    asyncio.run(charger(sys.argv[1], int(sys.argv[2]), float(sys.argv[3])))
