"""From a job to its exposure, to the ways out of it and to the certifications in force that lead there."""

from assistant.orientation.formations import Formation, Offres
from assistant.orientation.metiers import Mention
from assistant.orientation.orientation import Orientation, charger_orientation
from assistant.orientation.parcours import Etape, Parcours

__all__ = ["Etape", "Formation", "Mention", "Offres", "Orientation", "Parcours", "charger_orientation"]
