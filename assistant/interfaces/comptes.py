"""Advisors' accounts: one line « nom:empreinte » each in a file, argon2id. `python -m assistant.interfaces.comptes ajouter NOM`."""

from __future__ import annotations

import argparse
import getpass
import os
import re
import sys
import tempfile
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from assistant.errors import AssistantError, EntreeInvalide

NOM = re.compile(r"[\w.@-]{2,64}")
MINIMUM = 12
MAXIMUM = 256  # characters; a longer password would only make the server work


@dataclass(frozen=True)
class Comptes:
    """The accounts of a file, read again at each check so that a line removed closes its account at once."""

    fichier: Path
    hacheur: PasswordHasher = field(default_factory=PasswordHasher)

    @cached_property
    def leurre(self) -> str:
        """Return the hash checked for an unknown name: refusing takes as long as for a known one."""
        return self.hacheur.hash(os.urandom(16).hex())

    def verifier(self, nom: str, mot_de_passe: str) -> bool:
        """Return whether the password is this account's. Raises AssistantError when the file cannot be read."""
        connu = self._lire().get(propre(nom))
        try:
            juste = self.hacheur.verify(connu or self.leurre, propre(mot_de_passe)[:MAXIMUM])
        except (Argon2Error, InvalidHashError):
            return False
        return juste and connu is not None

    def existe(self, nom: str) -> bool:
        """Return whether this account is still open. Raises AssistantError when the file cannot be read."""
        return propre(nom) in self._lire()

    def _lire(self) -> dict[str, str]:
        try:
            lignes = self.fichier.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as faute:
            raise AssistantError("Le fichier des comptes (ASSISTANT_COMPTES) n'est pas lisible. Prévenez l'exploitant de la page.") from faute
        couples = (ligne.strip().partition(":") for ligne in lignes if not ligne.startswith("#"))
        return {propre(nom): empreinte for nom, deux_points, empreinte in couples if deux_points and empreinte}

    def ajouter(self, nom: str, mot_de_passe: str) -> None:
        """Write an account, or its new password. Raises EntreeInvalide when the name or the password is too weak."""
        if not NOM.fullmatch(propre(nom)):
            raise EntreeInvalide("Un nom de compte fait 2 à 64 signes : lettres, chiffres, point, tiret ou @.")
        if not MINIMUM <= len(propre(mot_de_passe)) <= MAXIMUM:
            raise EntreeInvalide(f"Un mot de passe fait de {MINIMUM} à {MAXIMUM} signes. Choisissez plusieurs mots.")
        comptes = self._lire() if self.fichier.exists() else {}
        comptes[propre(nom)] = self.hacheur.hash(propre(mot_de_passe))
        self._ecrire("".join(f"{n}:{e}\n" for n, e in comptes.items()))

    def _ecrire(self, texte: str) -> None:
        """Replace the file whole, readable by its owner only."""
        dossier = self.fichier.resolve().parent
        dossier.mkdir(parents=True, exist_ok=True)
        numero, essai = tempfile.mkstemp(dir=dossier)  # created with mode 0600
        with os.fdopen(numero, "w", encoding="utf-8") as sortie:
            sortie.write(texte)
            sortie.flush()
            os.fsync(sortie.fileno())
        os.replace(essai, self.fichier)


def propre(texte: str) -> str:
    """Return the text composed (NFC): an accent typed in two ways is one name."""
    return unicodedata.normalize("NFC", texte)


def main(arguments: list[str] | None = None, demander: Callable[[str], str] = getpass.getpass) -> int:
    """Add an account, asking for its password twice. Returns 0, or 2 with the reason on stderr."""
    analyseur = argparse.ArgumentParser(prog="python -m assistant.interfaces.comptes", description="Les comptes des conseillers.")
    analyseur.add_argument("action", choices=["ajouter"])
    analyseur.add_argument("nom")
    options = analyseur.parse_args(arguments)
    try:
        chemin = os.environ.get("ASSISTANT_COMPTES")
        if not chemin:
            raise EntreeInvalide("Donnez d'abord le chemin du fichier des comptes dans ASSISTANT_COMPTES.")
        premier = demander("Mot de passe : ")
        if premier != demander("Encore une fois : "):
            raise EntreeInvalide("Les deux mots de passe diffèrent. Recommencez.")
        Comptes(Path(chemin)).ajouter(options.nom, premier)
    except AssistantError as faute:
        print(faute, file=sys.stderr)
        return 2
    print(f"Le compte {options.nom} est inscrit.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
