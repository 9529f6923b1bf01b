"""From an answer to what the page shows: text, sources, cards, facts. Pure, without a server."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from assistant.domaine.droit import PriseEnCharge
from assistant.domaine.profil import Intervalle, Profil
from assistant.domaine.reponse import Avertissement, Conversation, Reponse
from assistant.domaine.sources import Citation
from assistant.errors import EntreeInvalide
from assistant.interfaces import rendu, tableau
from assistant.interfaces.dossier_page import preparer
from assistant.interfaces.faits_page import DEDUITS, FaitsPage, en_champ
from assistant.interfaces.reglages_page import dossier_execution, gardien, origines_permises
from assistant.interfaces.sources_page import Catalogue, SourcePage, charger_catalogue
from assistant.interfaces.textes import charger_textes
from assistant.regles.deductions import deduire
from assistant.settings import lire_reglages
from tests.interfaces.faux_assistant import BILANS, LIVRE, QUESTION, REF, REGLE, FauxAssistant

REGLAGES = lire_reglages({})
JOUR = date(2026, 11, 22)
CATALOGUE = Catalogue({"livre-blanc": SourcePage("Livre blanc", "TPO", "Livre blanc de février 2024", "01/02/2024", "", None)},
                      frozenset({"www.legifrance.gouv.fr"}))


@pytest.fixture(scope="module")
def faits() -> FaitsPage:
    """The facts of the real corpus."""
    return FaitsPage(FauxAssistant().services)


def reponse(texte: str, **reste: object) -> Reponse:
    """Return an answer with this text."""
    return Reponse("q", JOUR, "repondu", texte, **reste)  # type: ignore[arg-type]


def test_avertissement_au_dessus() -> None:
    """A warning already in the text is moved into the band above; one that is not there is added with its mark."""
    dans = reponse("Suite. [1]\n\nFermé depuis 2026. [1]", citations=(Citation(1, LIVRE, "x"),),
                   avertissements=(Avertissement("Fermé depuis 2026.", 1), Avertissement("Autre.", 1)))
    texte = rendu.texte_affiche(dans, "k", frozenset())
    assert texte == ("> **À savoir.** Fermé depuis 2026.\u00a0[[1]](#source-k-1)\n\n> **À savoir.** Autre.\u00a0[[1]](#source-k-1)\n\n"
                     "Suite.\u00a0[[1]](#source-k-1)")


@pytest.mark.parametrize(("texte", "attendu"), [
    ("1 063 235 habitants", "1\u00a0063\u00a0235 habitants"), ("18 000 € HT", "18\u00a0000\u00a0€ HT"), ("Quoi ?", "Quoi\u00a0?"),
    ("en 2024 12 mois", "en 2024 12 mois"), ("le 22 2026", "le 22 2026"),
])
def test_insecables(texte: str, attendu: str) -> None:
    """A number never breaks, two neighbouring numbers stay two."""
    assert rendu.insecables(texte) == attendu


def test_source_complete() -> None:
    """The panel gets title, section, path, page, dates, authority and the passage around its extract."""
    s = rendu.source_affichee(Citation(1, LIVRE, "Le coût horaire moyen"), CATALOGUE)
    assert (s["section"], s["page"], s["validite"], s["autorite"]) == (
        "§ 4.1", "page 36 et suivantes", "En vigueur depuis le 01/02/2024", "Livre blanc de février 2024")
    assert s["avant"].endswith("projets. ") and s["marque"] == "Le coût horaire moyen" and s["apres"] == " est écrit ici."


def test_lien_inconnu_retire() -> None:
    """The link of a passage is shown only when its host is ours."""
    assert rendu.source_affichee(Citation(1, REGLE, ""), CATALOGUE)["url"] == "https://www.legifrance.gouv.fr/codes/"
    ailleurs = replace(REGLE, url="https://evil.example/")
    assert rendu.source_affichee(Citation(1, ailleurs, ""), CATALOGUE)["url"] is None


def test_question() -> None:
    """« Je ne sais pas » is always a button; the question is repeated only when it is not the last words."""
    assert rendu.question_affichee(QUESTION, f"Bonjour. {QUESTION.texte}") == {
        "fait": "type_contrat", "texte": QUESTION.texte, "rappel": False, "pourquoi": QUESTION.pourquoi, "sensible": False,
        "reponses": ["CDI", "CDD", "Intérim", "Je ne sais pas"]}
    assert rendu.question_affichee(QUESTION, "Bonjour.")["rappel"] and rendu.question_affichee(None) is None  # type: ignore[index]


def test_tableau() -> None:
    """Schemes of the answer come first; a verdict that changed shows the old one; each line carries its proof."""
    r = reponse("x", citations=(Citation(4, REGLE, ""),), bilans=BILANS)
    cartes = tableau.tableau(r, ("cpf",), {"ptp": "exclu", "cpf": "a_preciser"})
    assert [c["id"] for c in cartes] == ["cpf", "ptp", "demissionnaire"]
    assert [c["avant"] for c in cartes] == ["", "Pas possible aujourd'hui", ""]
    assert cartes[2]["aPartirDu"] == "22/11/2028" and cartes[1]["conditions"][0]["n"] == 4
    assert cartes[1]["suite"] == "Prenez rendez-vous." and cartes[0]["suite"] == "Quel est votre solde\u00a0?"
    assert [c["montre"] for c in cartes] == [True, False, False]


def test_une_correction_montre_ce_qui_bouge() -> None:
    """After a fact corrected on purpose, a scheme whose verdict moved is shown with those of the answer, whichever it is."""
    avant = {b.id: b.verdict for b in BILANS} | {"demissionnaire": "possible"}
    cartes = tableau.tableau(reponse("x", bilans=BILANS), ("cpf",), avant, corrige=True)
    assert [(c["id"], c["montre"]) for c in cartes] == [("cpf", True), ("demissionnaire", True), ("ptp", False)]


def test_une_carte_fermee_se_compare() -> None:
    """A closed card counts its conditions by state and says its first amount; one that is ruled out promises none."""
    ptp, cpf, exclu = BILANS[0], replace(BILANS[0], conditions=()), replace(BILANS[0], verdict="exclu")
    assert tableau.en_bref(ptp) == "Conditions\u00a0: 1 remplie, 1 à faire · Rémunération\u00a0: entre 1\u00a0800\u00a0€ et 2\u00a0000\u00a0€ par mois"
    assert "Condition" not in tableau.en_bref(cpf) and "€" not in tableau.en_bref(exclu)
    assert tableau.en_bref(replace(ptp, verdict="ferme")) == ""


@pytest.mark.parametrize(("mini", "maxi", "attendu"), [
    ("3734.03", "3734.03", "3\u00a0734,03\u00a0€ par mois"), ("1800", None, "au moins 1\u00a0800\u00a0€ par mois"),
    (None, "27.45", "au plus 27,45\u00a0€ par mois"), (None, None, ""), ("1800", "2000", "entre 1\u00a0800\u00a0€ et 2\u00a0000\u00a0€ par mois"),
])
def test_montant(mini: str | None, maxi: str | None, attendu: str) -> None:
    """Both ends are said when only a range is known, nothing when no amount is."""
    borne = [None if b is None else Decimal(b) for b in (mini, maxi)]
    assert tableau.montant(PriseEnCharge("r", "R", "TP", *borne, "mois", "", REF)) == attendu


def test_formulaire_complet(faits: FaitsPage) -> None:
    """Every declared fact is in the form once, filled with what is known, but for those the rules count from dates alone."""
    comptes, _ = deduire({}, JOUR)
    assert set(comptes) >= DEDUITS
    profil = faits.lire({"type_contrat": "cdd", "age": "41"})
    champs = [c for g in faits.formulaire(profil) for c in g["champs"]]
    assert sorted(c["id"] for c in champs) == sorted(faits.services.droit.definitions.keys() - DEDUITS)
    essentiel = faits.formulaire(profil)[0]
    assert essentiel["champs"][0]["id"] == "type_contrat" and len(essentiel["champs"]) <= 14
    assert {c["id"]: c["valeur"] for c in champs if c["valeur"]} == {"type_contrat": "cdd", "age": "41"}


def test_valeurs_aller_retour(faits: FaitsPage) -> None:
    """What a field shows is read back as the same value: ranges, dates, yes and no."""
    dits = {"anciennete_entreprise_mois": "24..30", "fin_contrat_le": "31/01/2027", "rqth": "non", "type_contrat": "interim", "age": "50"}
    profil = faits.lire(dits)
    assert {i: en_champ(profil.valeur(i)) for i in dits} == dits


def test_corriger(faits: FaitsPage) -> None:
    """A fact is replaced, forgotten when emptied, kept as unknown when the person does not know."""
    profil = faits.corriger(Profil(), "age", "30")
    assert profil.valeur("age") == Decimal(30)
    assert faits.corriger(profil, "age", "").valeur("age") is None
    assert faits.corriger(profil, "age", "je ne sais pas").inconnus == {"age"}


@pytest.mark.parametrize(("fait", "valeur"), [("inexistant", "1"), ("age", "abc"), ("age", "1" * 300), ("type_contrat", "roi")])
def test_correction_refusee(faits: FaitsPage, fait: str, valeur: str) -> None:
    """What cannot be a value is refused with a sentence."""
    with pytest.raises(EntreeInvalide):
        faits.corriger(Profil(), fait, valeur)


def test_fourchette_ouverte() -> None:
    """An open range shows its known end."""
    assert en_champ(Intervalle(Decimal(25), None)) == "25.." and en_champ(None) == ""


def test_textes_et_commandes() -> None:
    """Three profiles with starters; tools are named word for word, whatever case and accents."""
    textes = charger_textes(REGLAGES.prompts / "page")
    assert [p.id for p in textes.profils] == ["salarie", "conseiller", "interne"] and all(len(p.exemples) >= 4 for p in textes.profils)
    assert textes.commande("QUIZ !") == "quiz" and textes.commande("c'est quoi le quiz de la semaine ?") is None
    assert textes.public("Équipe interne") == "interne" and textes.public(None) == "salarie"
    assert all("assistant automatique" in p.accueil for p in textes.profils)
    assert "mon-cep.org" in textes.profils[0].accueil and "transitionspro-occitanie.fr" in textes.profils[1].accueil


def test_catalogue_reel() -> None:
    """The real sources have a title and an authority, and the links of the page's own texts are known hosts."""
    catalogue = charger_catalogue(REGLAGES.corpus, ["https://mon-cep.org/", None, "pas une adresse"])
    assert catalogue.sources["code-travail"].autorite == "Texte de loi ou règlement" and "mon-cep.org" in catalogue.hotes


def test_dossier_hors_du_depot(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    """Chainlit's files go to the user's state, the page is French, and nothing outside is linked."""
    monkeypatch.setenv("CHAINLIT_APP_ROOT", "")
    dossier = dossier_execution({"XDG_STATE_HOME": str(tmp_path)}, 8000)
    preparer(dossier, 8000, "127.0.0.1")
    html = (dossier / "page" / "index.html").read_text(encoding="utf-8")
    assert tmp_path in dossier.parents and '<html lang="fr">' in html and "https://" not in html
    assert '"http://localhost:8000"' in (dossier / ".chainlit" / "config.toml").read_text(encoding="utf-8")
    assert (dossier / "public" / "elements" / "Reponse.jsx").is_file()


def test_etat_interdit(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """With nowhere to write in the user's state (disk full, no right), a temporary folder is taken."""
    (tmp_path / "fichier").write_text("")
    assert tmp_path not in dossier_execution({"XDG_STATE_HOME": str(tmp_path / "fichier")}, 8000).parents


def test_reglages() -> None:
    """Origins and rates come from the environment; a wrong rate is refused by name."""
    assert origines_permises({"ASSISTANT_ORIGINES": "https://a.fr/, "}, 80, "0.0.0.0") == ["http://localhost:80", "http://127.0.0.1:80", "https://a.fr"]
    assert gardien({"ASSISTANT_MESSAGES_MINUTE": "3"}).par_session.maxi == 3
    with pytest.raises(EntreeInvalide, match="ASSISTANT_MESSAGES_MINUTE"):
        gardien({"ASSISTANT_MESSAGES_MINUTE": "-1"})


def test_outils() -> None:
    """The form is for advisors, exports need a comparison, the calendar needs dates."""
    avec = reponse("x" * 400, bilans=BILANS)
    assert tableau.outils(avec, "conseiller") == ["simple", "formulaire", "parcours", "exports"]
    assert tableau.outils(reponse("court"), "salarie") == [] and Conversation(date=JOUR).public == "salarie"


def test_parcours() -> None:
    """The path goes from what was said to the follow-up: open schemes only, dated steps first, each step once."""
    from assistant.interfaces.faits_page import FaitsPage
    from assistant.interfaces.parcours import parcours
    from tests.interfaces.faux_assistant import FauxAssistant

    faux = FauxAssistant()
    conversation, _ = faux.answer(Conversation(date=JOUR), "Je suis en CDI")
    etapes = parcours(conversation, FaitsPage(faux.services))
    assert [e["titre"] for e in etapes] == ["Aujourd'hui", "Ce qui peut aider", "Démarches", "La formation", "Après"]
    dits, aides, demarches, formation, apres = ([f"{x['texte']} | {x['note']}" for x in e["lignes"]] for e in etapes)
    assert dits[0].startswith("Contrat de travail : CDI")
    assert aides == ["Projet de transition professionnelle | possible", "Compte personnel de formation | à préciser"]
    assert demarches == ["Demande écrite à l'employeur | 04/01/2027 · C. trav. R6323-10", "Début de la formation | 04/05/2027",
                         "Prenez rendez-vous. | Projet de transition professionnelle", "Quel est votre solde ? | Compte personnel de formation"]
    assert formation == ["Métier visé : =1+1 cœur | ", "À choisir avec un conseiller : la formation et sa certification | "] and len(apres) == 3
    vide = parcours(Conversation(date=JOUR), FaitsPage(faux.services))
    assert [len(e["lignes"]) for e in vide[:4]] == [0, 0, 0, 1] and all(e["vide"] for e in vide[:3]) and all(e["reste"] == 0 for e in vide)


def test_signes_insecables() -> None:
    """A line never begins with a French sign that belongs to the word before it; the rule of a table stays as it is."""
    assert rendu.insecables("Métier : aide ; « oui » ?") == "Métier\u00a0: aide\u00a0; «\u00a0oui\u00a0»\u00a0?"
    assert rendu.insecables("| a | b |\n| :--- | ---: |") == "| a | b |\n| :--- | ---: |"
