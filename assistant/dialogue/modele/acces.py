"""Calling a model without ever waiting for it longer than decided: deadline, breaker, second model.

The call runs in a thread of its own: past the deadline the answer goes on without it, and the thread ends with its socket's
own time limit. What this module does not know: what is asked, or which library asks it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue

from assistant.dialogue.modele.porte import Attendre, Interroger
from assistant.errors import ModelUnavailable

FAUTES_MAXI = 5  # in a row, then the breaker opens
OUVERT_S = 30.0  # seconds before one call tries again
EN_VOL = 16  # calls running at once, abandoned ones included
PART_PREMIER = 0.6  # of the time left, when a second model stands behind
UTILE_S = 0.3  # under this, no call is worth starting
Horloge = Callable[[], float]


@dataclass(slots=True)
class Disjoncteur:
    """Stops calling a model that fails, and lets one call through after a while. Shared by all threads."""

    horloge: Horloge = time.monotonic
    _fautes: int = 0
    _ouvert_le: float | None = None
    _verrou: threading.Lock = field(default_factory=threading.Lock)

    def permet(self) -> bool:
        """Return whether a call may start; when half open, only one at a time."""
        with self._verrou:
            if self._ouvert_le is None:
                return True
            if self.horloge() - self._ouvert_le < OUVERT_S:
                return False
            self._ouvert_le = self.horloge()
            return True

    def note(self, reussi: bool) -> None:
        """Record how a call ended."""
        with self._verrou:
            self._fautes = 0 if reussi else self._fautes + 1
            if reussi:
                self._ouvert_le = None
            elif self._fautes >= FAUTES_MAXI:
                self._ouvert_le = self.horloge()


@dataclass(frozen=True, slots=True)
class Ligne:
    """One model that may be called."""

    interroger: Interroger
    disjoncteur: Disjoncteur = field(default_factory=Disjoncteur)


@dataclass(slots=True)
class Acces:
    """The models in order: the first, then the one that stands behind it."""

    lignes: Sequence[Ligne]
    horloge: Horloge = time.monotonic
    _places: threading.BoundedSemaphore = field(default_factory=lambda: threading.BoundedSemaphore(EN_VOL))

    def demander(self, systeme: str, message: str, fin: float) -> str:
        """Return a model's text before the instant fin. Raises ModelUnavailable."""
        derniere = ModelUnavailable("aucun modèle n'est disponible")
        for rang, ligne in enumerate(self.lignes):
            part = 1.0 if rang == len(self.lignes) - 1 else PART_PREMIER
            reste = (fin - self.horloge()) * part
            if reste < UTILE_S or not ligne.disjoncteur.permet():
                continue
            try:
                return self._essayer(ligne, systeme, message, reste)
            except ModelUnavailable as faute:
                derniere = faute
        raise derniere

    def _essayer(self, ligne: Ligne, systeme: str, message: str, reste: float) -> str:
        fin = self.horloge() + reste
        try:
            texte = self._appeler(ligne.interroger, systeme, message, reste)
        except Attendre as attente:
            ligne.disjoncteur.note(False)
            suite = fin - self.horloge() - attente.secondes
            if suite < UTILE_S or not ligne.disjoncteur.permet():
                raise
            time.sleep(attente.secondes)
            return self._essayer(ligne, systeme, message, suite)
        except ModelUnavailable:
            ligne.disjoncteur.note(False)
            raise
        ligne.disjoncteur.note(True)
        return texte

    def _appeler(self, interroger: Interroger, systeme: str, message: str, reste: float) -> str:
        if not self._places.acquire(blocking=False):
            raise ModelUnavailable("trop d'appels en cours")
        boite: SimpleQueue[str | ModelUnavailable] = SimpleQueue()

        def travailler() -> None:
            try:
                boite.put(interroger(systeme, message, reste))
            except ModelUnavailable as faute:
                boite.put(faute)
            except Exception as faute:  # noqa: BLE001 - nothing may leave the caller waiting
                boite.put(ModelUnavailable(type(faute).__name__))
            finally:
                self._places.release()

        threading.Thread(target=travailler, daemon=True, name="modele").start()
        try:
            resultat = boite.get(timeout=reste)
        except Empty:
            raise ModelUnavailable("le modèle est trop lent") from None
        if isinstance(resultat, ModelUnavailable):
            raise resultat
        return resultat
