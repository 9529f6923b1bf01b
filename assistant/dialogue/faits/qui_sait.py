"""Who knows what our sources do not say: the right person to call, by what the question speaks of."""

from __future__ import annotations

from assistant.dialogue.services import Services
from assistant.domaine.droit import Contact

DEFAUT = ("cep-salarie",)


def qui_sait(s: Services, plie: str) -> tuple[str, ...]:
    """Return the contacts that know about what a folded question names, the career adviser when it names nothing special."""
    cle = s.reperes.premier("qui_sait", plie)
    return (s.joignables(*s.reperes.par_nom[f"qui_sait.{cle}"].contacts) if cle else ()) or s.joignables(*DEFAUT)


def en_mots(contact: Contact) -> str:
    """Return a contact as it stands in a sentence, with its telephone or its site."""
    moyen = contact.telephone or contact.url
    return f"**{contact.nom}**" + (f" ({moyen})" if moyen else "")


def du_travail(s: Services, plie: str) -> bool:
    """Return whether a folded question speaks of work or training, even when no word of our schemes is in it."""
    return s.reperes.premier("qui_sait", plie) is not None
