"""A PostgreSQL of our own for the tests: a throw-away folder, a Unix socket, nothing on the network."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import time
import uuid
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

PERSONNE = "nobody"  # PostgreSQL refuses to run as root
REGLAGES = ("listen_addresses=", "fsync=off", "shared_buffers=16MB", "max_connections=20", "log_statement=none")


def binaires() -> Path | None:
    """Return the folder of initdb and postgres: the system's, or those of the package pgserver; None without any."""
    trouve = shutil.which("postgres")
    candidats = [Path(trouve).resolve().parent] if trouve else []
    candidats += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    paquet = find_spec("pgserver")  # looked at, never imported: importing it starts servers and makes accounts
    if paquet is not None and paquet.origin is not None:
        candidats.append(Path(paquet.origin).parent / "pginstall" / "bin")
    return next((c for c in candidats if (c / "initdb").is_file() and (c / "postgres").is_file()), None)


@dataclass(slots=True)
class Postgres:
    """One server; `adresse` gives each test a database of its own."""

    bin: Path
    dossier: Path
    processus: subprocess.Popen[bytes] | None = None
    _utilisateur: dict[str, str] = field(default_factory=dict)

    @classmethod
    def creer(cls, bin_: Path) -> Postgres:
        """Return a server that runs. Raises OSError or CalledProcessError when it cannot."""
        dossier = Path(tempfile.mkdtemp(prefix="pg-"))
        serveur = cls(bin_, dossier)
        if os.geteuid() == 0:
            compte = pwd.getpwnam(PERSONNE)
            os.chown(dossier, compte.pw_uid, compte.pw_gid)
            serveur._utilisateur = {"user": PERSONNE, "group": str(compte.pw_gid)}
        try:
            serveur._lancer("initdb", "-D", str(dossier / "donnees"), "-U", "postgres", "--auth=trust", "-E", "UTF8", "--locale=C", "-N")
            serveur.demarrer()
        except BaseException:
            serveur.jeter()
            raise
        return serveur

    def _qui(self) -> dict[str, object]:
        qui = dict(self._utilisateur)
        return {"user": qui["user"], "group": int(qui["group"]), "extra_groups": []} if qui else {}

    def _lancer(self, programme: str, *arguments: str) -> None:
        subprocess.run([str(self.bin / programme), *arguments], check=True, cwd=self.dossier, capture_output=True, timeout=120, **self._qui())

    def demarrer(self, patience: float = 60) -> None:
        """Start the server and wait until its socket answers."""
        reglages = [m for r in (*REGLAGES, f"unix_socket_directories={self.dossier}") for m in ("-c", r)]
        with (self.dossier / "journal").open("ab") as trace:
            self.processus = subprocess.Popen([str(self.bin / "postgres"), "-D", str(self.dossier / "donnees"), *reglages], cwd=self.dossier,
                                              stdout=trace, stderr=subprocess.STDOUT, **self._qui())
        fin = time.monotonic() + patience
        while time.monotonic() < fin and self.processus.poll() is None:
            etat = self.dossier / "donnees" / "postmaster.pid"
            if etat.is_file() and etat.read_text().rstrip().endswith("ready"):
                return
            time.sleep(0.05)
        raise OSError(f"PostgreSQL did not start: {(self.dossier / 'journal').read_text(errors='replace')[-800:]}")

    def arreter(self) -> None:
        """Stop at once, as a machine that fails: connections are cut, nothing is waited for."""
        if self.processus is not None and self.processus.poll() is None:
            self.processus.send_signal(3)  # SIGQUIT: immediate shutdown
            self.processus.wait(60)

    def jeter(self) -> None:
        """Stop and remove everything."""
        self.arreter()
        shutil.rmtree(self.dossier, ignore_errors=True)

    def adresse(self, base: str | None = None) -> str:
        """Return the setting that names a new, empty database of this server."""
        import asyncio

        import asyncpg

        nom = base or f"h{uuid.uuid4().hex}"

        async def creer() -> None:
            lien = await asyncpg.connect(host=str(self.dossier), user="postgres", database="postgres")
            await lien.execute(f'CREATE DATABASE "{nom}"')
            await lien.close()

        asyncio.run(creer())
        return f"postgresql+asyncpg://postgres@/{nom}?host={self.dossier}"
