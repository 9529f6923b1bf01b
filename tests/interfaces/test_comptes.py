"""The password file and who is believed: hashes, refusals that tell nothing, the trusted proxy."""

from __future__ import annotations

import asyncio
import stat
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher

from assistant.errors import AssistantError, EntreeInvalide
from assistant.interfaces.acces import filtrer, lire_acces
from assistant.interfaces.comptes import Comptes, main
from assistant.interfaces.gardien import Debit, Gardien

MOT = "cheval-agrafe-pile"


class Compteur(PasswordHasher):
    """A light hasher that counts its checks."""

    essais = 0

    def verify(self, *arguments: Any) -> Any:
        """Count, then check."""
        self.essais += 1
        return super().verify(*arguments)


@pytest.fixture
def comptes(tmp_path: Path) -> Comptes:
    """One account, with hashes light enough for a test."""
    fichier = Comptes(tmp_path / "comptes", Compteur(time_cost=1, memory_cost=64, parallelism=1))
    fichier.ajouter("zoé.martin", MOT)
    return fichier


def test_le_bon_mot_de_passe_seul(comptes: Comptes) -> None:
    """Only the right password of the right name opens; an accent typed in two parts is the same name."""
    assert comptes.verifier("zoé.martin", MOT) and comptes.verifier("zoe\u0301.martin", MOT)
    refus = [("zoé.martin", MOT + "x"), ("zoé.martin", ""), ("autre", MOT), ("", ""), ("zoé.martin:", MOT), ("zoé.martin", "x" * 100_000)]
    assert not any(comptes.verifier(*essai) for essai in refus)


def test_un_inconnu_coute_autant(comptes: Comptes) -> None:
    """An unknown name costs one check of a hash, as a known one does: time tells nothing."""
    comptes.verifier("inconnu", MOT)
    comptes.verifier("zoé.martin", "faux-mot-de-passe")
    assert comptes.hacheur.essais == 2  # type: ignore[attr-defined]
    assert comptes.leurre.split("$")[:4] == comptes.fichier.read_text().strip().partition(":")[2].split("$")[:4]


def test_fichier_prive_et_argon2id(comptes: Comptes) -> None:
    """The file is readable by its owner only, holds argon2id hashes and no password; a second add replaces."""
    assert stat.S_IMODE(comptes.fichier.stat().st_mode) == 0o600
    comptes.ajouter("zoé.martin", "un-autre-mot-de-passe")
    texte = comptes.fichier.read_text(encoding="utf-8")
    assert texte.count("\n") == 1 and ":$argon2id$" in texte and MOT not in texte
    assert comptes.verifier("zoé.martin", "un-autre-mot-de-passe") and not comptes.verifier("zoé.martin", MOT)


def test_ligne_abimee_ou_fichier_absent(comptes: Comptes) -> None:
    """A line that is no hash opens nothing; a missing file is said, and closes every account."""
    comptes.fichier.write_text("zoé.martin:pas-une-empreinte\n# commentaire:x\nsans-deux-points\n", encoding="utf-8")
    assert not comptes.verifier("zoé.martin", MOT) and not comptes.existe("# commentaire") and not comptes.existe("sans-deux-points")
    comptes.fichier.unlink()
    with pytest.raises(AssistantError, match="ASSISTANT_COMPTES"):
        comptes.verifier("zoé.martin", MOT)


@pytest.mark.parametrize(("nom", "mot"), [("a", MOT), ("nom:double", MOT), ("nom\nsaut", MOT), ("bon", "court"), ("bon", "x" * 257)])
def test_ajout_refuse(comptes: Comptes, nom: str, mot: str) -> None:
    """A name that would break the file, or a weak password, is refused and writes nothing."""
    avant = comptes.fichier.read_text()
    with pytest.raises(EntreeInvalide):
        comptes.ajouter(nom, mot)
    assert comptes.fichier.read_text() == avant


def test_commande(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The command asks twice, writes the account, and says in French what is wrong."""
    monkeypatch.delenv("ASSISTANT_COMPTES", raising=False)
    assert main(["ajouter", "ana"], lambda _: MOT) == 2 and "ASSISTANT_COMPTES" in capsys.readouterr().err
    monkeypatch.setenv("ASSISTANT_COMPTES", str(tmp_path / "c"))
    dits = iter([MOT, "autre chose ici"])
    assert main(["ajouter", "ana"], lambda _: next(dits)) == 2 and "diffèrent" in capsys.readouterr().err
    assert main(["ajouter", "ana"], lambda _: MOT) == 0 and Comptes(tmp_path / "c").verifier("ana", MOT)


@pytest.mark.parametrize(("environ", "mot"), [
    ({"ASSISTANT_AUTH": "ldap"}, "fichier"), ({"ASSISTANT_AUTH": "fichier"}, "ASSISTANT_COMPTES"),
    ({"ASSISTANT_AUTH": "entete"}, "ASSISTANT_PROXYS"), ({"ASSISTANT_AUTH": "entete", "ASSISTANT_PROXYS": "partout"}, "ASSISTANT_PROXYS"),
    ({"ASSISTANT_AUTH": "entete", "ASSISTANT_PROXYS": "10.0.0.1", "ASSISTANT_CONSERVATION_JOURS": "0"}, "CONSERVATION"),
])
def test_reglage_refuse(tmp_path: Path, environ: dict[str, str], mot: str) -> None:
    """A wrong setting stops the page with the name of what to mend; it never opens wider."""
    with pytest.raises(EntreeInvalide, match=mot):
        lire_acces(environ, tmp_path)


def test_sans_reglage_pas_de_compte(tmp_path: Path) -> None:
    """By default there are no accounts, whatever else is set."""
    assert lire_acces({"ASSISTANT_HISTORIQUE": "x", "ASSISTANT_COMPTES": "y", "ASSISTANT_PROXYS": "0.0.0.0/0"}, tmp_path) is None


def passer(client: str, *entetes: tuple[bytes, bytes]) -> dict[bytes, bytes]:
    """Return the headers that reach the page behind a proxy at 10.0.0.1, for a login cookie « jeton-NOM »."""
    acces = lire_acces({"ASSISTANT_AUTH": "entete", "ASSISTANT_PROXYS": "10.0.0.1"}, Path())
    recus: list[Any] = []

    async def page(scope: Any, receive: Any, send: Any) -> None:
        recus.append(dict(scope["headers"]))

    assert acces is not None
    scope = {"type": "http", "client": (client, 1), "headers": list(entetes)}
    asyncio.run(filtrer(page, acces, lambda jeton: jeton.removeprefix("jeton-"))(scope, None, None))  # type: ignore[arg-type]
    return recus[0]


NOM = b"x-forwarded-user"


def test_entete_cru_du_mandataire_seul() -> None:
    """The name header passes from the declared proxy, and is dropped from anybody else or when it comes twice."""
    assert passer("10.0.0.1", (NOM, b"ana"))[NOM] == b"ana"
    assert NOM not in passer("10.0.0.2", (NOM, b"ana"))
    assert NOM not in passer("", (NOM, b"ana"))
    assert NOM not in passer("10.0.0.1", (NOM, b"ana"), (b"X-Forwarded-User", b"chef"))


def test_jeton_d_un_autre_retire() -> None:
    """A login cookie counts only with the proxy's word for the same name; the other cookies stay."""
    cookie = (b"cookie", b"access_token=jeton-ana; a=1")
    assert b"jeton-ana" in passer("10.0.0.1", (NOM, b"ana"), cookie)[b"cookie"]
    for cas in ([(NOM, b"bob"), cookie], [cookie]):
        assert passer("10.0.0.1", *cas)[b"cookie"] == b"a=1"
    assert passer("10.0.0.9", (NOM, b"ana"), cookie)[b"cookie"] == b"a=1"


def test_connexions_freinees() -> None:
    """The 11th login of a minute waits: by address, and by name from any address, known or not."""
    gardien = Gardien(connexions=Debit(10, lambda: 0.0))
    formulaire = b"username=Ana&password=x"
    assert [gardien.attente_connexion(f"10.0.0.{n}", formulaire) for n in range(10)] == [0] * 10
    assert gardien.attente_connexion("10.0.1.1", b"username=ana&password=y") == 60
    assert [gardien.attente_connexion("10.0.2.2", f"username=n{n}".encode()) for n in range(11)] == [0] * 10 + [60]
