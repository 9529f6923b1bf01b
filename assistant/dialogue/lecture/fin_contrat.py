"""The last day of a contract or a mission: said with its name, or as one item of a list."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.dialogue.lecture.contexte import Contexte, Indice
from assistant.dialogue.lecture.dates import DATE, lire_date
from assistant.dialogue.lecture.texte import motif

JOUR = r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) )"


NOUVEAU = r"\b(?:nouveau|nouvel|autre|second|deuxieme) (?:cdd|contrat|cdi)\b"


def lire(contexte: Contexte) -> Iterator[Indice]:
    """Yield the last day of the contract, past or to come."""
    contrat = (
        r"\b(?:mon |ma |le |son |sa |ce )?(?:cdd|contrat|mission|dernier|apprentissage"
        r"|alternance|contrat d'apprentissage)\b"
    )
    finit = (
        r"(?:(?:se |s')?(?:finit|finie?|terminee?|finira|terminera|arrete|arretera|acheve"
        r"|finissait|prend fin|est finie?|fin)|jusqu'(?:a|au|en)?|s'est (?:terminee?|finie?|achevee?)|va jusqu'(?:a|au"
        r"|en))"
    )
    source = (
        rf"{contrat}(?: (?!formation)[a-z0-9']+){{0,4}}?,? ?(?:et )?(?:il |qui )?{finit} ?(?:le"
        rf" |en |au |a la |a |ce |: ?|du |{JOUR})*(?P<d>{DATE})|\bfin (?:de|du|de mon|de ma)"
        rf" (?:contrat|cdd|mission)(?: prevue)? ?(?:le|en|au|:|est le)* ?(?P<e>{DATE})"
        rf"|{contrat}(?:\.{{2,}}|…|(?!formation|stage|\bptp)[^.;?!…]){{0,70}}?\b(?:jusqu'(?:au|a|en)|du {DATE} au) {JOUR}?(?P<g>{DATE})"
        rf"|\b(?:finis|finit|finira|finirai|termine|terminera|terminerai|acheve) (?:mon|ma|son|sa|le|la|un|une) (?:cdd|contrat|mission|saison)(?: [a-z-]+){{0,3}}? (?:le |en |au |fin |{JOUR})*(?P<h>{DATE})"
    )
    if motif(r"\b(?:cdd|contrat|mission|saison\w*|interim\w*)\b").search(contexte.t):
        source += rf"|(?:[,;(:] ?|\bet (?:ca |il )?|\bca )(?:fin|finit|fini|finie|termine|terminee|se termine|s'arrete)(?: prevue)? ?(?:le|au|en|:)? ?(?P<f>{DATE}(?: dernier)?)"
    yield from _repris(contexte)
    for trouve in motif(source).finditer(contexte.t):
        if trouve.group(0)[0] in ",;(:ec" and motif(r"\bformation\b[^.;]*$").search(contexte.t[max(0, trouve.start() - 60) : trouve.start()]):
            continue
        if trouve.group("g") and motif(r"\bcdi\b").search(contexte.t):
            continue  # « en CDD du 3 janvier 2022 au 30 juin 2024, en CDI depuis » : the contract of before
        ecrit = trouve.group("d") or trouve.group("e") or trouve.group("g") or trouve.group("h") or trouve.groupdict().get("f") or ""
        passe = contexte.apres(trouve.end()).startswith(" dernier") or bool(motif(r"\bdernier contrat (?:s'est |est |a ete )?(?:fini|termine)").search(trouve.group())) or bool(motif(r"\bdernier$|s'est (?:terminee?|finie?|achevee?)|est fini|\b(?:finie|terminee)\b|il y a").search(trouve.group()))
        periode = lire_date(ecrit, contexte.le, passe=passe)
        # A day told is somebody's: « CDD fini le 31 décembre, jusqu'à quand déposer ? » is no question in general.
        if periode is not None and (contexte.personnel or "?" not in contexte.t or periode.debut == periode.fin):
            yield Indice("fin_contrat_le", periode.fin, trouve.start(), trouve.end())
    yield from _nouveau(contexte)


def _repris(contexte: Contexte) -> Iterator[Indice]:
    """« en CDD de remplacement (…), il se termine le 31 janvier 2027 » : the contract, said before, is taken up by « il »."""
    if contexte.profil.valeur("type_contrat") not in ("cdd", "interim") and not motif(r"\b(?:cdd|interim\w*|mission)\b").search(contexte.t):
        return
    finit = r"(?:se (?:termine|terminera|finit|finira)|prend(?:ra)? fin|finit|finira|terminera?|s'(?:acheve|achevera|arrete|arretera)|(?:va|court|dure|est)? ?jusqu'(?:au|a|en))"
    reprend = "il|ca|qui|elle" if motif(r"\bmission\b").search(contexte.t) else "il|ca|qui"
    for trouve in motif(rf"\b(?:{reprend}) {finit} ?(?:le |en |au |a la |{JOUR})*(?P<d>{DATE})").finditer(contexte.t):
        avant = contexte.t[max(0, trouve.start() - 60) : trouve.start()]
        periode = lire_date(trouve.group("d"), contexte.le, passe=False)
        if periode is not None and not motif(r"\b(?:formation|stage|ptp|cours|session|arret de travail|preavis|cdi|cpf)\b").search(avant) and contexte.clause(trouve.start()).statut == "affirme":
            yield Indice("fin_contrat_le", periode.fin, trouve.start(), trouve.end(), poids=-1)


def _nouveau(contexte: Contexte) -> Iterator[Indice]:
    """« j'ai signé un nouveau CDD » : the end of the last contract counts no more, the new one is to be asked."""
    ancienne = contexte.profil.valeur("fin_contrat_le")
    trouve = motif(rf"{NOUVEAU}|\b(?:re)?(?:signe|commence|demarre|repris|reprends|enchaine) (?:sur )?un (?:autre )?(?:cdd|contrat|cdi)\b").search(contexte.t)
    if trouve and ancienne is not None and "?" not in contexte.t and not motif(r"\b(?:pas|cherche|espere|voudrais|veux)\b").search(contexte.t[: trouve.start()]):
        yield Indice("fin_contrat_le", ancienne, trouve.start(), trouve.end(), statut="retrait")
