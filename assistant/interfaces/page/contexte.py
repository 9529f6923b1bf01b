"""What every handler of this process works with. Chainlit calls a handler with a message and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.interfaces.coupures import Coupures
from assistant.interfaces.gardien import Gardien
from assistant.interfaces.porte import Porte

if TYPE_CHECKING:
    from assistant.interfaces.acces import Acces
    from assistant.interfaces.historique import Historique


@dataclass(frozen=True, slots=True)
class Memoire:
    """Accounts and history, when they are on."""

    acces: Acces
    historique: Historique


@dataclass(frozen=True, slots=True)
class Contexte:
    """Set once by application(), before the first request. memoire: None when nobody logs in and nothing is kept."""

    porte: Porte
    gardien: Gardien
    coupures: Coupures
    memoire: Memoire | None = None


_pose: list[Contexte] = []


def poser(contexte: Contexte) -> None:
    """Set what the handlers work with, in place of what was there."""
    _pose[:] = [contexte]


def ici() -> Contexte:
    """Return what the handlers work with. Raises IndexError before application() is called."""
    return _pose[0]
