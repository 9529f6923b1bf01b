"""What every official export of France compétences says, whatever its format: entries, links, levels and dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from assistant.ingestion.exports.rncp_table import Fiche, Liens, iso


@dataclass(frozen=True, slots=True)
class Lot:
    """What one export says: its entries, who replaces whom, and the day it describes."""

    fiches: dict[str, Fiche]
    liens: Liens
    constate_le: date


def niveau(texte: str) -> str:
    """Return the European level 3 to 8 of « NIV5 », "" when it is not one."""
    trouve = re.fullmatch(r"NIV([3-8])", texte)
    return trouve[1] if trouve else ""


def dates(fin: str, active: bool, jour: date) -> dict[str, str]:
    """Return the date fields; an end that contradicts the flag on the day of the export is left unknown."""
    lue = iso(fin)
    coherente = bool(lue) and active == (lue >= jour.isoformat())
    return {
        "fin": lue if coherente else "",
        "fin_sure": "1" if coherente else "",
        "fin_relevee_le": jour.isoformat() if coherente else "",
        "constate_le": jour.isoformat(),
        "active_au_constat": "1" if active else "",
    }
