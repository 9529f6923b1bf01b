"""How people say yes, no and « je ne sais pas », and the words of each closed answer."""

from __future__ import annotations

from assistant.dialogue.lecture.dates import DATE
from assistant.dialogue.lecture.metiers_connus import TETE
from assistant.dialogue.lecture.texte import motif

NE_SAIT_PAS = (
    r"\b(?:sais? (?:pas|plus|rien)(?! (?:trop )?(?:quoi|comment|par ou|vers|ce qu|que faire|si je|si c'|ou aller|a qui))|saurais? pas|sait pas|aucune idee|pas d'idee|pas la"
    r" moindre idee|no idea|chais pas|jsp|j'en sais rien|ne sais|pas sure?"
    r"|prefere (?:ne )?pas|veux pas (?:repondre|le dire|dire)|souhaite pas repondre|je"
    r" passe|passer cette question|joker|ca ne vous regarde pas|j'ignore|je l'ignore"
    r"|me souviens (?:pas|plus)|\bidk)\b|^ ?(?:\?+|bof|mystere|je passe) ?$"
)
_DEBUT = (
    r"^[ ,.]*(?:(?:euh|bah|ben|alors|heu|ah|oh|mais|moi|je dirais|j'ai envie de dire|je crois(?: bien)? que|je pense que|il me semble que)[ ,]+)*"
)
# Said at the start of a longer answer, these words still answer; the weaker ones answer only when they are all that is said.
OUI = (
    rf"{_DEBUT}(?:oui|ouais|ouai|oué|oue|wi|yes|yep|si si|exact(?:ement)?|tout a fait|absolument(?! pas)"
    r"|bien (?:sur|entendu)(?! que non)|evidemment(?! que non)|affirmatif|c'est (?:ca|cela|le cas|exact|vrai)"
    r"|effectivement|en effet|carrement(?! pas)|c'est fait)\b(?! (?:et )?non\b)"
    r"|^[ ,.]*(?:je (?:crois|pense|dirais|suppose|imagine) (?:bien|que oui))\b"
    r"|^ ?(?:j'en ai(?: une?)?|je l'ai(?: deja)?(?: faite?)?|je le suis|c'est fait)[ .!]*$"
    r"|^[ ,.]*(?:si|parfois|souvent|deja|toujours|ca arrive|de temps en temps)[ ,.!]*(?:oui)?[ .!]*$"
)
NON = (
    rf"{_DEBUT}(?:non|nan|nn|no|nope|negatif|(?:bien sur|evidemment) que non|absolument pas|carrement pas|du tout"
    r"|pas (?:du tout|encore|vraiment|que je sache|a ma connaissance|pour l'instant|pour le moment|souvent|moi))\b"
    r"|^[ ,.]*(?:jamais(?: de la vie)?|aucune?|rien(?: du tout)?|pas)[ ,.!]*$"
    r"|^[ ,.]*(?:je|j'?ai|on|ils?|elle|c'est|ce|je n'ai)\b[^,?]{0,18}\b(?:pas|jamais|aucune?|personne)\b"
    r"|^[ ,.]*(?:jamais|aucune?|rien) (?:d[e']|eu|fait|travaille|ete|demande|signe|suivi|pour l'instant)\b[^?]{0,30}$"
)
# Negations that speak of something else than the question: not understanding it, wishing, being able, feeling.
_AUTRE_CHOSE = (
    r"\b(?:sai[st]?|savoir|compren\w*|compris|clair|veu[xt]|veulent|voulu?|voudrai\w*|aime\w*|peu[xt]|peuvent|pouvoir|entendu|repondu?|simple|facile|juste|grave"
    r"|normal|possible|vois|voit|trouve\w*|marche\w*|interess\w*|envie|souci|probleme|risque|question|rapport|sens|chance|temps|argent|mal)\b"
)
_AUTRE_SENS = r"^[ ,.]*(?:oui|non|ok|ouais|nan),? mais\b.*\?|^[^a-z]*(?:oui|non),? (?:c'est quoi|attend\w*|quoi|comment|pourquoi)\b.*\?"


# « non en octobre » answers a date, whatever was asked since.
_AUTRE_DATE = rf"^[ ,.]*(?:non|nan|nn)[ ,]*(?:plutot |mais |finalement )*(?:en |le |au |des |pour |vers |a partir d\w+ |courant |debut |mi |fin )*(?:{DATE})"
_AUTRE_METIER = rf"^[ ,.]*(?:non|nan|nn)[ ,]*(?:plutot |mais |finalement )*(?:comme |une? )?{TETE}(?: [a-z-]+){{0,2}}\W*$"  # « non, pâtissier »
# What a denial may speak of and still answer: « j'ai pas le bac » says nothing of five years of work.
SUJETS = {
    "activite_continue_5ans": r"meme (?:boite|patron|entreprise|endroit|employeur)|arret\w*|interrompu\w*|interruption|coupure|chom\w*|travaill\w*|5 ans|cinq ans|continu|trou|pause|tout le temps|toujours",
    "ptp_anterieur": r"ptp|cif|fongecif|transition|formation|deja|jamais",
    "rqth": r"rqth|handicap\w*|reconn\w*|travailleur|aah|invalid\w*",
    "demission_faite": r"demission\w*|lettre|quitt\w*|parti\w*|pos\w*|envoy\w*",
    "employeur_public": r"publi\w*|prive\w*|mairie|hopital|etat|fonction\w*",
    "metier_vise_expose": r"expos\w*|penib\w*|charges?|nuits?|usure|bruit",
    "licencie_sans_formation": r"licenci\w*|vire\w*|inapt\w*|econom\w*",
    "absence_maladie_pro_24mois": r"malad\w*|arret\w*|absen\w*",
    "change_de_metier": r"metier|chang\w*|meme",
    "certification_visee": r"certifi\w*|reconn\w*|diplom\w*|titre|rncp|registre|officiel\w*",
    "cep_fait": r"cep|conseil\w*|vu|rencontr\w*|rendez|rdv",
}
# What the employer is, said beside « oui » or « non », speaks of the question too.
_EMPLOYEUR = r"boites?|entreprises?|societe|patron\w*|artisan|association|magasin|commerce|commune|ville|ecole|creche|service|municipal\w*|departement\w*|region\w*|chu|ehpad|agence|filiale|employeur|particulier\w*"
# « oui je crois », « non pas encore » : words that lean on the question, whatever it was.
_APPUI = (
    r"crois|pense|le suis|suis sure?|l'ai|en ai|j'y|c'est (?:ca|cela|vrai|le cas|exact|bien|fait|mon|ma|une?|la|le)|bien sur|toujours|jamais|encore|deja|pas|du tout|vraiment|tout a fait|(?:un )?(?:petit )?peu|pour (?:l'instant|le moment)|malheureusement|helas"
    r"|depuis|en (?!fait)|il y a|ca fait (?:\d|longtemps|une?)|hier|\d+|l'an|l'annee|la semaine|le mois|plusieurs|une? fois"
)
_LIAISON = r"\W*[,.;!]\W*(?:et|mais|puis|donc|alors|du coup|par contre|maintenant|sinon|comment|combien|quel\w*|je (?:voudrais|veux|souhaite)|j'aimerais)\b"
SEULS = 2  # words that may follow a yes or a no without speaking of the question
_COMPLEMENT = r"\b(?:pas|jamais|plus|aucune?)\b(?: [a-z]+){0,2} (?:le |la |les |de |d'|du |des |mon |ma |mes |un |une |l')(?P<c>[^,.;?!]+)"


def dit_oui(plie: str) -> bool:
    """Return whether a folded message answers yes to the question asked."""
    return bool(motif(OUI).search(plie)) and not motif(_AUTRE_SENS).search(plie)


def dit_non(plie: str) -> bool:
    """Return whether a folded message answers no; « je comprends pas » is a negation and answers nothing."""
    trouve = motif(NON).search(plie)
    if trouve is None or motif(rf"{_AUTRE_SENS}|{_AUTRE_DATE}|{_AUTRE_METIER}").search(plie):
        return False
    return dit_franchement_non(plie) or not motif(_AUTRE_CHOSE).search(plie)


def repond_a(plie: str, question: str) -> bool:
    """Return whether a yes or a no answers the question asked: hardly more is said, or what is said speaks of it.

    « bien sûr que l'IA va tout prendre, oui » says nothing of the employer.
    """
    tete = motif(rf"{OUI}|{_DEBUT}(?:non|nan|nn|nope|negatif)\b").match(plie)
    if tete is None or question not in SUJETS:
        return True
    reste = plie[tete.end() :]
    sujet = SUJETS[question] + (f"|{_EMPLOYEUR}" if question == "employeur_public" else "")
    court = len(reste.split()) <= SEULS and not motif(r"^ (?:que|qu')").match(reste)
    appuie = motif(rf"^[ ,.]*(?:(?:je|j'|et|ce|ca|ne|n'|moi|on) ?)*(?:{_APPUI})\b").match(reste) and len(reste.split()) <= 3 * SEULS
    return bool(court or appuie or motif(_LIAISON).match(reste) or motif(rf"\b(?:{sujet})\b").search(reste))


def dit_franchement_non(plie: str) -> bool:
    """Return whether a folded message opens with « non » itself."""
    return motif(rf"{_DEBUT}(?:non|nan|nn|nope|negatif)\b").match(plie) is not None


def nie_autre_chose(plie: str, question: str) -> bool:
    """Return whether a denial without « non » has an object that the question is not about."""
    objet = motif(_COMPLEMENT).search(plie)
    return bool(objet) and question in SUJETS and not motif(rf"\b(?:{SUJETS[question]})\b").search(plie)


CHOIX: dict[str, tuple[tuple[str, str], ...]] = {
    "employeur_position": (
        (
            "pas_demande",
            (
                r"pas (?:encore )?(?:demande|parle|evoque|au courant|prevenu)|pas_demande|rien dit"
                r"|sait pas|ne lui ai pas|lui ai pas|n'en ai pas"
            ),
        ),
        ("refus", r"refus\w*|pas d'accord|ne veut pas|veut pas|\bcontre\b|dit non|s'oppose|^ ?non\b"),
        ("propose", r"propos\w*|c'est lui qui|son idee|vient de lui"),
        ("accord", r"d'accord|accord|accept\w*|\bok\b|favorable|dit oui|^ ?oui\b|partant|veut bien|soutient"),
    ),
    "type_projet": (
        ("creation", r"creation|creer|reprendre|reprise|entreprise|a mon compte|boite|independant"),
        ("formation", r"formation|former|etudes|apprendre|diplome"),
    ),
    "intermittent_metier": (
        ("technicien_enregistre", r"enregistre|audiovisuel|cinema|tele|tournage|technicien_enregistre"),
        ("technicien_vivant", r"vivant|theatre|concert|technicien|regisseur|plateau|technicien_vivant"),
        ("artiste", r"artiste|comedien|music|danse|chant"),
    ),
    "certification_visee": (
        ("bloc", r"\bblocs?\b"),
        ("rs_metier", r"rs_metier|specifique,? qui couvre"),
        ("rs", r"\brs\b|specifique|toeic|caces|anglais|excel|bureautique"),
        ("clea", r"\bclea\b"),
        ("cqp", r"\bcqp\b"),
        ("permis_lourd", r"permis_lourd|poids[ -]?lourd|\bpl\b|\bcamion|\bbus\b|transports? en commun|permis (?:c1e?|ce?|d1e?|d)\b(?!')"),
        ("permis", r"permis"),
        ("bilan", r"bilan"),
        ("vae", r"\bvae\b"),
        ("aucune", r"\baucune?\b|^ ?non\b|pas de certification"),
        ("rncp", r"\brncp\b|titre|diplome|\bcap\b|\bbts\b|licence|master|\bbac"),
    ),
    "mobilite": (
        ("externe", r"externe|autre (?:entreprise|boite|employeur)|ailleurs|changer d'entreprise|quitter"),
        ("interne", r"interne|mon entreprise|ma boite|rester|la meme|sur place|mon employeur"),
    ),
}
