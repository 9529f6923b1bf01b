"""Load on the real page: N talks, a real question every 10 s. `python tests/interfaces/charge.py URL SESSIONS SECONDES` prints the figures."""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parent))

from client import Client

QUESTIONS = ("Je suis en CDI depuis 3 ans, je veux devenir infirmière", "C'est quoi le PTP ?", "Et en CDD ?",
             "Quel est l'âge des candidats au numérique ?", "Combien de temps à l'avance prévenir mon employeur ?",
             "Quelles certifications pour devenir secrétaire médicale ?")
PAUSE_S = 10.0
CHAUFFE_S = 60.0  # every talk is open and has asked each question once: what grows after that is kept for nothing


async def parler(url: str, n: int, total: int, duree: float) -> tuple[list[float], int]:
    """Return the delays in seconds to the first visible content, and the number of failures, for one talk."""
    await asyncio.sleep(PAUSE_S * n / total)
    delais, fautes, fin, tour = [], 0, time.monotonic() + duree, 0
    async with Client(url) as client:
        while time.monotonic() < fin:
            debut = time.monotonic()
            try:
                reponse = await client.dire(QUESTIONS[(n + tour) % len(QUESTIONS)], 15)
                fautes += "panne de mon côté" in reponse or "c'est le maximum" in reponse
                delais.append(time.monotonic() - debut)
            except TimeoutError:
                fautes += 1
            client.recus.clear()
            tour += 1
            await asyncio.sleep(max(0.0, PAUSE_S - (time.monotonic() - debut)))
    return delais, fautes


def processus(url: str) -> Path | None:
    """Return the /proc folder of whoever listens on this port of this machine, None when it is not here."""
    port = f"{urlsplit(url).port or 80:04X}"
    lignes = [ligne.split() for table in ("tcp", "tcp6") for ligne in Path(f"/proc/net/{table}").read_text().splitlines()[1:]]
    prises = {f"socket:[{ligne[9]}]" for ligne in lignes if ligne[3] == "0A" and ligne[1].endswith(f":{port}")}
    for lien in Path("/proc").glob("[0-9]*/fd/*"):
        try:
            if str(lien.readlink()) in prises:
                return lien.parent.parent
        except OSError:  # a process of somebody else, or gone
            continue
    return None


def memoire(dossier: Path | None) -> float:
    """Return the resident memory of a process in MB, 0 when it is unknown."""
    lignes = (dossier / "status").read_text().splitlines() if dossier else []
    return next((int(ligne.split()[1]) / 1024 for ligne in lignes if ligne.startswith("VmRSS")), 0.0)


async def peser(dossier: Path | None, apres: float) -> float:
    """Return the memory after so many seconds."""
    await asyncio.sleep(apres)
    return memoire(dossier)


async def charger(url: str, sessions: int, duree: float) -> None:
    """Print messages, failures, median, 95th and largest delay, then the memory at the start, once warm and at the end."""
    page = processus(url)
    depart, chaud = memoire(page), asyncio.create_task(peser(page, min(CHAUFFE_S, duree / 2)))
    resultats = await asyncio.gather(*(parler(url, n, sessions, duree) for n in range(sessions)))
    delais = sorted(d for ds, _ in resultats for d in ds)
    fautes, apres, fin = sum(f for _, f in resultats), await chaud, memoire(page)

    def rang(p: float) -> float:
        return delais[min(len(delais) - 1, int(p * len(delais)))]

    print(f"{sessions} sessions, {len(delais)} messages, {fautes} erreurs, p50 {rang(.5):.3f} s, p95 {rang(.95):.3f} s, max {delais[-1]:.3f} s")
    if page:
        print(f"mémoire : {depart:.0f} Mo au départ, {apres:.0f} Mo après {min(CHAUFFE_S, duree / 2):.0f} s, {fin:.0f} Mo à la fin, "
              f"soit {100 * (fin / apres - 1):+.1f} % depuis la chauffe")


if __name__ == "__main__":
    asyncio.run(charger(sys.argv[1], int(sys.argv[2]), float(sys.argv[3])))
