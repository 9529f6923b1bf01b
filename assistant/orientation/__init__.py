"""From a job to its exposure, to the ways out of it and to the certifications in force that lead there."""

from assistant.orientation.metiers import Mention
from assistant.orientation.orientation import Orientation, charger_orientation

__all__ = ["Mention", "Orientation", "charger_orientation"]
