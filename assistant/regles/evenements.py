"""What the law counts from a letter or a request: the appeal, the allowance, the employer's silence, an attestation that ages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.domaine.droit import Echeance
from assistant.regles.droit import Droit
from assistant.regles.temps import plus_mois


@dataclass(frozen=True, slots=True)
class Delai:
    """A delay that runs from an event, and the rule of a scheme that states it."""

    dispositif: str
    regle: str
    mois: int = 0
    jours: int = 0


# By event, then the delay of each scheme that it may concern; the first is meant when none is named.
DELAIS: Mapping[str, tuple[Delai, ...]] = {
    "notification_refus": (Delai("ptp", "recours", mois=2), Delai("demissionnaire", "recours", mois=2)),  # R6323-16, R5422-2-2
    "attestation": (Delai("demissionnaire", "inscription_6_mois", mois=6),),  # R5422-2-3
    "demande_employeur": (Delai("ptp", "reponse_employeur", jours=30),),  # R6323-10 III
    "attestation_points": (Delai("prp_c2p", "attestation_de_points", mois=6),),  # arrêté du 30/01/2024
    "fin_formation": (Delai("ptp", "notification_retour", mois=-3),),  # L6323-17-3
    "bilan_finance": (Delai("cpf", "bilan_5_ans", mois=60),),  # D6323-6
}


def echeance_depuis(droit: Droit, evenement: str, jour: date, le: date, dispositifs: tuple[str, ...] = ()) -> Echeance | None:
    """Return the day that the law counts from an event, of the scheme named among those it may concern; None when no rule is in force."""
    delais = DELAIS[evenement]
    delai = next((d for d in delais if d.dispositif in dispositifs), delais[0])
    bloc = next((b for b in droit.dispositif(delai.dispositif).blocs if b.id == delai.regle and b.en_vigueur(le)), None)
    if bloc is None:
        return None
    limite = plus_mois(jour, delai.mois) + timedelta(days=delai.jours)
    return Echeance(limite, bloc.regle, bloc.reference.article, bloc.reference, limite < le)
