"""Who may log in, read from the environment; and the filter that believes a name only from a trusted reverse proxy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import AssistantError, EntreeInvalide
from assistant.interfaces.asgi import Application, Receive, Scope, Send

if TYPE_CHECKING:
    from assistant.interfaces.comptes import Comptes

Reseau = IPv4Network | IPv6Network
JETON = "access_token"  # Chainlit's cookie; a long one is cut into access_token_0, _1…


@dataclass(frozen=True, slots=True)
class Acces:
    """The accounts' settings. mode: « fichier » or « entete »."""

    mode: str
    historique: str  # an SQLite path, or a SQLAlchemy address
    conservation_jours: int
    comptes: Comptes | None = None
    entete: str = "x-forwarded-user"
    mandataires: tuple[Reseau, ...] = ()

    def actif(self, nom: str) -> bool:
        """Return whether this account is open; with a reverse proxy, the proxy decides at each request."""
        try:
            return self.comptes is None or self.comptes.existe(nom)
        except AssistantError:  # a file that cannot be read opens nothing
            return False

    def de_confiance(self, adresse: str) -> bool:
        """Return whether a peer is one of the declared reverse proxies."""
        try:
            return any(ip_address(adresse) in reseau for reseau in self.mandataires)
        except ValueError:
            return False


def lire_acces(environ: Mapping[str, str], dossier: Path) -> Acces | None:
    """Return the accounts' settings, None without ASSISTANT_AUTH. Raises EntreeInvalide naming what is wrong."""
    mode = environ.get("ASSISTANT_AUTH", "")
    if not mode:
        return None
    if mode not in ("fichier", "entete"):
        raise EntreeInvalide("ASSISTANT_AUTH vaut « fichier » ou « entete ».")
    jours = environ.get("ASSISTANT_CONSERVATION_JOURS") or "180"
    if not (jours.isdecimal() and 0 < int(jours) <= 3650):
        raise EntreeInvalide("ASSISTANT_CONSERVATION_JOURS est un nombre de jours, de 1 à 3650.")
    historique = environ.get("ASSISTANT_HISTORIQUE") or str(dossier / "historique.sqlite")
    if mode == "fichier":
        return Acces(mode, historique, int(jours), _comptes(environ))
    entete = (environ.get("ASSISTANT_ENTETE") or "X-Forwarded-User").lower()
    return Acces(mode, historique, int(jours), None, entete, _mandataires(environ))


def _comptes(environ: Mapping[str, str]) -> Comptes:
    from assistant.interfaces.comptes import Comptes

    chemin = Path(environ.get("ASSISTANT_COMPTES") or "-")
    if not chemin.is_file():
        raise EntreeInvalide("ASSISTANT_AUTH=fichier demande un fichier de comptes dans ASSISTANT_COMPTES. "
                             "Créez-le avec « python -m assistant.interfaces.comptes ajouter NOM ».")
    return Comptes(chemin)


def _mandataires(environ: Mapping[str, str]) -> tuple[Reseau, ...]:
    try:
        reseaux = tuple(ip_network(a.strip()) for a in environ.get("ASSISTANT_PROXYS", "").split(",") if a.strip())
    except ValueError as faute:
        raise EntreeInvalide("ASSISTANT_PROXYS contient une adresse illisible. Écrivez par exemple 127.0.0.1,10.0.0.0/24.") from faute
    if not reseaux:
        raise EntreeInvalide("ASSISTANT_AUTH=entete demande l'adresse du mandataire dans ASSISTANT_PROXYS.")
    return reseaux


def filtrer(application: Application, acces: Acces, porteur: Callable[[str], str | None]) -> Application:
    """Return the application where a name header comes only from a declared proxy, and agrees with the login cookie.

    porteur: the name inside a login cookie, None when it is forged or too old.
    """
    nom_brut = acces.entete.encode()

    async def garde(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await application(scope, receive, send)
            return
        dits = [v for n, v in scope["headers"] if n.lower() == nom_brut]
        sur = acces.de_confiance(str((scope.get("client") or ("",))[0])) and len(dits) == 1
        nom = dits[0].decode("utf-8", "replace").strip() if sur else ""
        gardes = [(n, v) for n, v in scope["headers"] if nom or n.lower() != nom_brut]
        entetes = [(n, _sans_jeton(v, nom, porteur) if n.lower() == b"cookie" else v) for n, v in gardes]
        await application({**scope, "headers": entetes}, receive, send)

    return garde


def _sans_jeton(brut: bytes, nom: str, porteur: Callable[[str], str | None]) -> bytes:
    """Return a Cookie header without the login cookie of somebody else than the name the proxy gives."""
    try:
        cookies = SimpleCookie(brut.decode("latin-1"))
    except CookieError:
        return b""
    jeton = cookies.get(JETON)
    if nom and jeton is not None and porteur(jeton.value) == nom:
        return brut
    return "; ".join(f"{n}={m.coded_value}" for n, m in cookies.items() if not n.startswith(JETON)).encode("latin-1")
