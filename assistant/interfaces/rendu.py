"""An answer as the page shows it: safe Markdown, and plain JSON for the page's own elements. Decides nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from assistant.domaine.droit import Contact, Question
from assistant.domaine.reponse import Avertissement, Reponse
from assistant.domaine.sources import Citation
from assistant.interfaces.assainir import MARQUE, assainir, hote_connu, lier_marques
from assistant.interfaces.documents import lien
from assistant.interfaces.sources_page import Catalogue, SourcePage, en_date

NE_SAIT_PAS = "Je ne sais pas"
INCONNUE = SourcePage("", "", "Document du corpus", "", "", None)
DANS_NOMBRE = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
AVANT_UNITE = re.compile(r" (?=[€%»?!;]|:(?!-))")  # « :--- » draws a table
NATURES = {
    "note": "Restitué avec nos mots, sans citation",
    "original": "Texte d'origine",
    "regle": "Règle restituée avec nos mots",
    "donnee": "Donnée publique",
}


def texte_affiche(reponse: Reponse, cle: str, hotes: frozenset[str]) -> str:
    """Return the Markdown of the message: warnings first in a band, then the answer, its marks made links."""
    texte = assainir(reponse.texte, hotes)
    avertis = [assainir(a.texte, hotes) for a in reponse.avertissements]
    texte = insecables(_bandeau(texte, avertis, reponse.avertissements))
    return lier_marques(texte, cle, {c.n for c in reponse.citations})


def insecables(texte: str) -> str:
    """Return the text where a line never breaks inside a number, before its unit or inside quotation marks."""
    return AVANT_UNITE.sub("\u00a0", DANS_NOMBRE.sub("\u00a0", texte)).replace("« ", "«\u00a0")


def _bandeau(texte: str, avertis: Sequence[str], sources: Sequence[Avertissement]) -> str:
    """Put the warnings above the answer, as a quotation that the page draws as a band."""
    paragraphes = texte.split("\n\n")
    dits = [p for p in paragraphes if any(a and a in p for a in avertis)]
    manquants = [_avec_marque(a, s) for a, s in zip(avertis, sources, strict=True) if a and a not in texte]
    reste = [p for p in paragraphes if p not in dits]
    tete = [f"> **À savoir.** {p}".replace("\n", "\n> ") for p in dits + manquants]
    return "\n\n".join(tete + reste)


def _avec_marque(texte: str, avertissement: Avertissement) -> str:
    return f"{texte} [{avertissement.citation}]" if avertissement.citation is not None else texte


def proprietes(reponse: Reponse, cle: str, catalogue: Catalogue, public: str = "salarie", outils: Sequence[str] = ()) -> dict[str, Any]:
    """Return what the element under an answer shows: sources, contacts, tools, date of the law."""
    citees = {int(n) for _, n in MARQUE.findall(reponse.texte)}
    return {
        "outils": list(outils),
        "cle": cle,
        "statut": reponse.statut,
        "date": reponse.date.isoformat(),
        "dateTexte": en_date(reponse.date),
        "sources": [source_affichee(c, catalogue) | {"citee": c.n in citees} for c in reponse.citations],
        "contacts": [contact_affiche(c, n, catalogue) for c, n in reponse.contacts],
        # Open only for a person with a case, when the text does not already name them; always in an emergency.
        "contactsOuverts": reponse.statut == "urgence" or public != "interne" and not any(c.nom in reponse.texte for c, _ in reponse.contacts),
    }


def source_affichee(citation: Citation, catalogue: Catalogue) -> dict[str, Any]:
    """Return one citation with the whole passage around its extract, ready for the side panel."""
    passage = citation.passage
    source = catalogue.sources.get(passage.source, INCONNUE)
    url = passage.url or source.url
    avant, marque, apres = decouper(passage.texte, citation.extrait)
    return {
        "n": citation.n,
        "titre": passage.titre or source.titre,
        "document": source.titre,
        "section": section_dite(passage.section),
        "chemin": list(passage.chemin),
        "page": _page(citation),
        "validite": validite(passage.valide_du, passage.valide_au),
        "autorite": source.autorite,
        "editeur": source.editeur,
        "etatAu": source.etat_au,
        "licence": source.licence,
        "nature": NATURES[passage.nature],
        "avant": avant, "marque": marque, "apres": apres,
        "url": url if url and hote_connu(url, catalogue.hotes) else None,
        "pdf": lien(passage.source, passage.page) if passage.nature == "original" and passage.source in catalogue.ajoutes else None,
    }


def decouper(texte: str, extrait: str) -> tuple[str, str, str]:
    """Return what stands before, at and after the extract; the extract alone when the text does not hold it."""
    debut = texte.find(extrait) if extrait else -1
    if debut < 0:
        return "", extrait or texte, ""
    return texte[:debut], extrait, texte[debut + len(extrait):]


def section_dite(section: str | None) -> str:
    """Return « § 4.1 » for a numbered section, « Préface » for a named one, an article as it is."""
    if not section:
        return ""
    noms = {"preface": "Préface", "postface": "Postface", "remerciements": "Remerciements",
            "bibliographie": "Bibliographie", "introduction": "Introduction"}
    if section in noms:
        return noms[section]
    return f"§ {section}" if section[0].isdigit() else section


def validite(du: Any, au: Any) -> str:
    """Return « En vigueur depuis le 01/01/2026 », "" when no bound is known."""
    if du and au:
        return f"En vigueur du {en_date(du)} au {en_date(au)}"
    if du:
        return f"En vigueur depuis le {en_date(du)}"
    return f"En vigueur jusqu'au {en_date(au)}" if au else ""


def _page(citation: Citation) -> str:
    page = citation.passage.page
    if page is None:
        return ""
    # A note knows only the first page of its section; an original PDF knows the exact one.
    return f"page {page}" if citation.passage.nature == "original" else f"page {page} et suivantes"


def question_affichee(question: Question | None, texte: str = "") -> dict[str, Any] | None:
    """Return the next question with its buttons; « Je ne sais pas » is always one of them."""
    if question is None:
        return None
    reponses = [libelle for _, libelle in question.reponses]
    rappel = not texte.rstrip().endswith(question.texte)  # its buttons stand right under its words, or repeat them
    return {"fait": question.fait, "texte": question.texte, "rappel": rappel, "pourquoi": question.pourquoi, "sensible": question.sensible,
            "reponses": reponses + [NE_SAIT_PAS]}


def contact_affiche(contact: Contact, n: int | None, catalogue: Catalogue) -> dict[str, Any]:
    """Return one person or site to call; the link only when its host is ours."""
    url = contact.url if contact.url and hote_connu(contact.url, catalogue.hotes) else None
    return {"nom": contact.nom, "pour": contact.pour, "url": url, "telephone": contact.telephone,
            "adresse": contact.adresse, "vuLe": en_date(contact.date), "n": n}
