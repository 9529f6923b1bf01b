"""The euros of the CPF, said with the account or in the talk about it."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.nombres import EUROS, lire_quantite, quantite
from assistant.dialogue.lecture.salaire import EURO
from assistant.dialogue.lecture.texte import motif


def lire(contexte: Contexte) -> Iterator[Indice]:
    """Yield the euros on the training account."""
    compte = r"(?:cpf|compte (?:personnel de )?formation|droits? (?:de |a la )?formation)"
    montant = quantite(rf"{EURO}")
    nu = quantite(rf"{EURO}?")
    source = (
        rf"(?P<q>{montant})(?: d[e']? ?(?:droits? ?)?| disponibles?| qui restent| acquis)*"
        rf" ?(?:(?:sur|dans|de|en|au) ?(?:mon |le |son |mes |ma |du )?)?{compte}"
        rf"|\b(?:mon|son|mes|ma) {compte}(?: (?:est|a|il y a|affiche|de|contient|j'ai|:))*"
        rf" ?(?:a |de |: ?)?(?!une? )(?P<r>{nu})"
        rf"|\b{compte} ?:? ?(?:de |= ?)?(?P<s>{montant})"
        rf"|(?P<t>{nu}) sur (?:mon |le |son ){compte}"
        rf"|\b{compte}\b ?[?:,]? ?(?:il |elle |et )?(?:j'en ai|j'ai|il y a|il me reste|reste|a|on a) (?P<u>{nu})(?= ?(?:dessus|dedans|dispo\w*|restants?|et |[.,!?]|$))"
        rf"|(?P<v>{montant}) (?:sur|dans) (?:mon|le|son) compte\b(?! (?:bancaire|courant|epargne|en banque|joint))"
    )
    deja = contexte.profil.valeur("cpf_droits_eur") is not None
    for trouve in motif(source).finditer(contexte.t):
        if not motif(r"participation|plafond|limite|reste a").search(contexte.avant(trouve.start())):
            ecrit = next(filter(None, (trouve.group(g) for g in "qrstuv")))
            if trouve.group("v") and not deja and not motif(compte).search(contexte.t):
                continue  # « sur mon compte » is that of the CPF when the CPF is spoken of
            valeur = lire_quantite(ecrit, EUROS)
            sien = deja or contexte.personnel or "?" not in contexte.t or motif(r"\b(?:salariee?|demandeu\w+|au chomage|reste)\b").search(contexte.t)
            if valeur is not None and sien:
                yield Indice("cpf_droits_eur", valeur, trouve.start(), trouve.end())
