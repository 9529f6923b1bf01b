"""The interview synthesis, opened by readers that are not its writers."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdf
import pytest
from docx import Document
from icalendar import Calendar

from assistant.domaine.reponse import Conversation
from assistant.errors import EntreeInvalide
from assistant.interfaces.exports import exporter
from assistant.interfaces.faits_page import FaitsPage
from assistant.interfaces.synthese import cellule, neutre, synthetiser
from tests.interfaces.faux_assistant import FauxAssistant

JOUR = date(2026, 11, 22)


@pytest.fixture(scope="module")
def entretien() -> tuple[Conversation, FaitsPage]:
    """A talk of two turns, and the facts of the corpus."""
    assistant = FauxAssistant()
    conversation = Conversation(date=JOUR, public="conseiller")
    for message in ("un chiffre", "Je suis en CDI"):
        conversation, _ = assistant.answer(conversation, message)
    return conversation, FaitsPage(assistant.services)


def octets(entretien: tuple[Conversation, FaitsPage], format_: str) -> bytes:
    """Return the file of one format."""
    return base64.b64decode(exporter(*entretien, format_, JOUR)["base64"])


def cases(entretien: tuple[Conversation, FaitsPage]) -> list[list[str]]:
    """Return every table row of the Word file."""
    document = Document(BytesIO(octets(entretien, "docx")))
    return [[c.text for c in r.cells] for t in document.tables for r in t.rows]


def test_word_dit_tout(entretien: tuple[Conversation, FaitsPage]) -> None:
    """The Word file holds facts, verdicts, amounts, proofs with section and page, calendar, contacts, law date, signature."""
    lignes = cases(entretien)
    assert ["Contrat de travail", "CDI"] in lignes
    assert any(r[:2] == ["Démission pour reconversion", "Pas possible aujourd'hui"] and r[3:] == ["22/11/2028", "C. trav. D6323-9"]
               for r in lignes)
    assert any(r[2:3] == ["entre 1\u00a0800\u00a0€ et 2\u00a0000\u00a0€ par mois"] for r in lignes)
    assert ["Le projet de transition professionnelle", "§ 4.1, p. 36 et suivantes", "Le coût horaire moyen est écrit ici.",
            "En vigueur depuis le 01/02/2024"] in lignes
    assert ["04/01/2027", "Demande écrite à l'employeur", "C. trav. R6323-10"] in lignes
    assert any(r[0] == "à fixer" and "certification" in r[1] for r in lignes)
    assert ["Mon CEP", "Trouver son conseiller.", "https://mon-cep.org/"] in lignes
    texte = "\n".join(p.text for p in Document(BytesIO(octets(entretien, "docx"))).paragraphs)
    assert "Droit appliqué au 22/11/2026" in texte and "Signature" in texte and "ne décide pas" in texte


def test_pdf_se_lit(entretien: tuple[Conversation, FaitsPage]) -> None:
    """The PDF, read by pypdf, gives back accents, œ, € and apostrophes."""
    lecteur = pypdf.PdfReader(BytesIO(octets(entretien, "pdf")))
    texte = " ".join(" ".join(p.extract_text() for p in lecteur.pages).split())
    for attendu in ("Synthèse d'entretien", "cœur", "€ par mois", "§ 4.1, p. 36", "Démission pour", "Mon CEP", "Signature", "page 1 sur"):
        assert attendu in texte
    assert "?" not in texte.replace("Quel est votre solde ?", "").replace("Quel est votre solde\u00a0?", "")


def test_le_document_ne_parle_pas_pour_l_assistant() -> None:
    """What is missing is written for whoever reads the document: no « dites-moi », no « il me manque »."""
    dits = ["Il me manque le prix.", "Plafond 18 000 €. Il me faut le prix.", "Dites-moi si vous travaillez de nuit.",
            "Si vous avez démissionné, dites-moi quand."]
    assert [neutre(d) for d in dits] == ["À préciser : le prix.", "Plafond 18 000 €. À préciser : le prix.",
                                         "À préciser : si vous travaillez de nuit.", "Si vous avez démissionné, à préciser : quand."]


def test_calendrier_compte_des_que_le_debut_est_connu(entretien: tuple[Conversation, FaitsPage]) -> None:
    """A start told dates the legal steps without being asked, follows a correction, and the follow-up starts after the last day."""
    conversation, faits = entretien
    for debut, demande, fin in (("06/09/2027", "09/05/2027", "05/05/2028"), ("04/10/2027", "06/06/2027", "03/06/2028")):
        profil = faits.lire({"type_contrat": "cdi", "formation_debut": debut, "formation_duree_mois": "8", "formation_temps_partiel": "non"})
        lignes = synthetiser(replace(conversation, profil=profil), faits, JOUR).calendrier
        quand = {quoi.split(" (")[0]: jour for jour, quoi, _ in reversed(lignes)}
        assert quand["Demande écrite d'absence à l'employeur"] == demande and quand["Fin de la formation"] == fin
        assert [jour for jour, _, article in lignes if article == "usage"] == [f"après le {fin}"] * 3
    evenements = Calendar.from_ical(octets((replace(conversation, profil=profil), faits), "ics")).walk("VEVENT")
    assert date(2027, 10, 4) in [e.decoded("dtstart") for e in evenements]


def test_aucune_demarche_aupres_d_un_employeur_quitte(entretien: tuple[Conversation, FaitsPage]) -> None:
    """Once the contract is over, no calendar sends the person to the employer: the one of another scheme is given, or none."""
    conversation, faits = entretien
    profil = faits.lire({"type_contrat": "cdd", "fin_contrat_le": "31/01/2027", "formation_debut": "04/10/2027"})
    lignes = synthetiser(replace(conversation, profil=profil), faits, JOUR).calendrier
    assert not [quoi for jour, quoi, _ in lignes if "employeur" in quoi and jour.endswith("2027") and jour[3:5] > "01"]


def test_aucune_formule(entretien: tuple[Conversation, FaitsPage]) -> None:
    """No cell starts with = + - or @: what a person typed never becomes a formula."""
    lignes = cases(entretien)
    assert ["Métier visé", "'=1+1 cœur"] in lignes
    assert not [c for r in lignes for c in r if c.startswith(("=", "+", "-", "@", "\t"))]


@pytest.mark.parametrize("brut", ["=1+1", "+33", "-2", "@A1", "\t=1", " =1", "\u200b=1", "\r=1"])
def test_cellule_neutralise(brut: str) -> None:
    """Every opening of a formula gets an apostrophe, even behind invisible characters."""
    assert cellule(brut).startswith("'")


def test_agenda_et_courriel(entretien: tuple[Conversation, FaitsPage]) -> None:
    """The calendar opens in icalendar with its steps; the e-mail is plain text with the law date."""
    agenda = Calendar.from_ical(octets(entretien, "ics"))
    assert [str(e["summary"]) for e in agenda.walk("VEVENT")] == ["Demande écrite à l'employeur", "Début de la formation"]
    courriel = exporter(*entretien, "courriel", JOUR)["texte"]
    assert "droit au 22/11/2026" in courriel and "Mon CEP" in courriel and "<" not in courriel


def test_format_inconnu(entretien: tuple[Conversation, FaitsPage]) -> None:
    """An unknown format is refused with a French sentence."""
    with pytest.raises(EntreeInvalide, match="format"):
        exporter(*entretien, "exe", JOUR)
