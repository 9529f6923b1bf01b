"""The advisors' talks in a database: each belongs to one name, is erased without residue, and goes after its time."""

from assistant.interfaces.historique.fils import Fil
from assistant.interfaces.historique.historique import Historique
from assistant.interfaces.historique.moteur import ouvrir_historique

__all__ = ["Fil", "Historique", "ouvrir_historique"]
