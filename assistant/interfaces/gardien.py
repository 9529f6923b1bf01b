"""Who may speak to the page: a session belongs to the browser that opened it, and nobody speaks too fast."""

from __future__ import annotations

import hashlib
import hmac
import math
import secrets
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

COOKIE = "assistant_navigateur"
MAXI_SESSIONS = 20_000  # bindings remembered; the oldest are forgotten first
FENETRE_S = 60.0


@dataclass(slots=True)
class Debit:
    """At most `maxi` events a minute for each key."""

    maxi: int
    horloge: Callable[[], float] = time.monotonic
    passages: OrderedDict[str, deque[float]] = field(default_factory=OrderedDict)

    def attente(self, cle: str) -> int:
        """Count one event; return 0 when it may pass, else the seconds to wait (the event is then not counted)."""
        maintenant = self.horloge()
        self._oublier(maintenant)
        file = self.passages.setdefault(cle, deque())
        self.passages.move_to_end(cle)
        while file and maintenant - file[0] >= FENETRE_S:
            file.popleft()
        if len(file) >= self.maxi:
            return max(1, math.ceil(FENETRE_S - (maintenant - file[0])))
        file.append(maintenant)
        return 0

    def _oublier(self, maintenant: float) -> None:
        """Forget the keys silent for a minute, the longest silent first, and the oldest when there are too many."""
        while self.passages:
            file = next(iter(self.passages.values()))
            if len(self.passages) < MAXI_SESSIONS and file and maintenant - file[-1] < FENETRE_S:
                return
            self.passages.popitem(last=False)


@dataclass(slots=True)
class Gardien:
    """Binds each session id to the secret cookie of the browser that opened it."""

    par_session: Debit = field(default_factory=lambda: Debit(15))
    par_adresse: Debit = field(default_factory=lambda: Debit(600))
    connexions: Debit = field(default_factory=lambda: Debit(10))
    proprietaires: OrderedDict[str, str] = field(default_factory=OrderedDict)

    def nouveau_secret(self) -> str:
        """Return a fresh cookie value: 256 random bits."""
        return secrets.token_urlsafe(32)

    def lier(self, session: str, secret: str | None) -> bool:
        """Bind a new session to this browser; return whether the session is this browser's."""
        if not session or not secret:
            return False
        connu = self.proprietaires.setdefault(session, _empreinte(secret))
        while len(self.proprietaires) > MAXI_SESSIONS:
            self.proprietaires.popitem(last=False)
        return hmac.compare_digest(connu, _empreinte(secret))

    def possede(self, session: str, secret: str | None) -> bool:
        """Return whether this browser opened this session; an unknown session belongs to nobody."""
        connu = self.proprietaires.get(session)
        return bool(connu and secret) and hmac.compare_digest(connu or "", _empreinte(secret or ""))

    def oublier(self, session: str) -> None:
        """Forget a session that has ended."""
        self.proprietaires.pop(session, None)

    def attente(self, session: str, adresse: str) -> int:
        """Return 0 when a message may pass, else the seconds to wait."""
        return self.par_session.attente(session) or self.par_adresse.attente(adresse)

    def attente_connexion(self, adresse: str, formulaire: bytes) -> int:
        """Return 0 when a login may be tried, else the seconds to wait: 10 a minute for an address, and for a name."""
        nom = (parse_qs(formulaire.decode("utf-8", "replace")).get("username") or [""])[0][:64].casefold()
        return self.connexions.attente(f"adresse {adresse}") or self.connexions.attente(f"nom {nom}")


def _empreinte(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def lire_cookie(entete: str | None) -> str | None:
    """Return our cookie in a Cookie header, None when it is not there."""
    try:
        trouve = SimpleCookie(entete or "").get(COOKIE)
    except CookieError:
        return None
    return trouve.value if trouve else None
