"""The page in a real Chromium: what a person sees, clicks and hears."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.interfaces.conftest import ICI, LARGEURS, Serveur, Visite, arreter, demarrer, port_libre
from tests.interfaces.hostiles import chaines

pytestmark = pytest.mark.navigateur


@pytest.fixture(params=LARGEURS)
def visite(request: pytest.FixtureRequest, navigateur: Any, page_factice: Serveur) -> Iterator[Visite]:
    """A visitor at 1280, then at 390 pixels."""
    visiteur = Visite(navigateur, page_factice, request.param)
    yield visiteur
    visiteur.contexte.close()


def test_accueil(visite: Visite) -> None:
    """The first screen is French, says that it is a machine and who to call, and offers starters."""
    page = visite.page
    page.wait_for_selector("#starters button")
    visite.photo("accueil")
    texte = page.inner_text("#welcome-screen")
    assert page.evaluate("document.documentElement.lang") == "fr"
    assert "assistant automatique" in texte and "mon-cep.org" in texte
    assert page.locator("#starters button").count() >= 4
    assert page.locator("#droit-date").is_visible()
    assert visite.deborde() <= 0 and visite.dehors == []


def test_deux_questions_et_une_source(visite: Visite) -> None:
    """Two questions are answered, and a mark opens its passage at the side with title, section, page and dates."""
    page = visite.page
    visite.dire("un chiffre")
    reponse = visite.dire("Je suis en CDI")
    page.wait_for_selector(".question button")
    visite.photo("reponse")
    assert reponse.locator("blockquote").inner_text().startswith("À savoir. TransCo est fermé")
    reponse.locator('a[href^="#source-"]').first.click()
    panneau = page.wait_for_selector("#side-view-content .source")
    page.wait_for_timeout(400)  # the panel slides in; wait for the picture only
    visite.photo("source")
    texte = panneau.inner_text()
    for attendu in ("Le projet de transition professionnelle", "§ 4.1", "page 36 et suivantes", "En vigueur depuis le 01/02/2024"):
        assert attendu in texte
    assert page.inner_text("#side-view-content mark") == "projets"
    assert visite.deborde() <= 0 and visite.dehors == []


def test_les_boutons_repondent(visite: Visite) -> None:
    """A button of the next question sends its words, once; « Je ne sais pas » is always offered."""
    reponse = visite.dire("Je suis en CDI")
    boutons = reponse.locator(".question button")
    boutons.first.wait_for()
    assert boutons.all_inner_texts() == ["CDI", "CDD", "Intérim", "Je ne sais pas"]
    avant = visite.reponses().count()
    boutons.nth(1).click()
    assert "Vous avez écrit\u00a0: CDD" in visite.attendre(avant).inner_text()
    assert boutons.nth(0).is_disabled()


def test_une_panne_est_dite(visite: Visite) -> None:
    """An exception in a handler reaches the person as a French sentence, without its details."""
    texte = visite.dire("panne").inner_text()
    assert "panne de mon côté" in texte and "secret interne" not in texte


def test_la_date_du_droit_change(visite: Visite) -> None:
    """The date in the header changes the law applied, and the last question is answered again."""
    visite.dire("un chiffre")
    avant = visite.reponses().count()
    visite.page.fill("#droit-date", "1/6/2025")
    visite.page.press("#droit-date", "Enter")
    reponse = visite.attendre(avant)
    reponse.locator(".droit-au").wait_for()
    assert visite.page.input_value("#droit-date") == "01/06/2025"
    assert "Je lis maintenant le droit au 01/06/2025." in reponse.inner_text()
    assert "01/06/2025" in reponse.locator(".droit-au").inner_text()


def test_une_date_refusee_est_dite(visite: Visite) -> None:
    """A date that is none is refused in words and the header keeps the one applied; the calendar's button has a name."""
    page = visite.page
    visite.dire("un chiffre")
    avant, tenue = visite.reponses().count(), page.input_value("#droit-date")
    page.fill("#droit-date", "demain")
    page.press("#droit-date", "Enter")
    assert "Je n'ai pas compris cette date" in visite.attendre(avant).inner_text()
    assert page.input_value("#droit-date") == tenue and re.fullmatch(r"\d\d/\d\d/\d{4}", tenue)
    assert page.get_by_role("button", name="Choisir la date du droit dans un calendrier").is_visible()


def test_annoncee_une_fois(visite: Visite) -> None:
    """A screen reader hears each answer once, whole, from one polite live region."""
    page = visite.page
    page.evaluate("window.dits = []; new MutationObserver(() => window.dits.push(document.querySelector('.annonce[role=status]').textContent))"
                  ".observe(document.querySelector('.annonce[role=status]'), {childList: true, characterData: true, subtree: true})")
    visite.dire("un chiffre").locator(".droit-au").wait_for()
    page.wait_for_timeout(500)
    assert page.evaluate("window.dits") == ["Réponse de l'assistant. Le coût horaire moyen est écrit ici."]


def test_comparaison_et_puces(visite: Visite) -> None:
    """The comparison shows verdict, conditions with article, money that opens its rule; a chip is corrected in place."""
    reponse = visite.dire("Je suis en CDI")
    carte = reponse.locator(".carte").first
    carte.locator("summary").click()
    visite.photo("comparaison")
    texte = reponse.locator(".dispositifs").inner_text()
    for attendu in ("Possible", "Pas possible aujourd'hui", "à partir du 22/11/2028", "C. trav. D6323-9", "Prochaine étape."):
        assert attendu in texte
    carte.locator("button.montant").click()
    assert "24 mois de travail salarié" in visite.page.wait_for_selector("#side-view-content .source").inner_text()
    visite.page.keyboard.press("Escape")
    reponse.locator(".puce").nth(1).click()
    avant = visite.reponses().count()
    reponse.locator(".correction input").fill("60")
    reponse.locator(".correction button[type=submit]").click()
    corrigee = visite.attendre(avant)
    corrigee.locator(".puce").first.wait_for()
    assert "C'est corrigé" in corrigee.inner_text() and "5 ans" in corrigee.locator(".compris").inner_text()


def choisir(visite: Visite, profil: str) -> None:
    """Pick one of the three ways in."""
    visite.page.click("#chat-profiles")
    visite.page.get_by_role("option", name=profil).click()
    visite.page.wait_for_selector("#starters button:enabled")


def test_formulaire_au_clavier(visite: Visite) -> None:
    """The advisor's form opens on its first field and is filled and sent with the keyboard alone."""
    choisir(visite, "Conseiller")
    page = visite.page
    reponse = visite.dire("Ouvrir le formulaire de profil")
    reponse.locator("form.profil select").first.wait_for()
    page.wait_for_function("document.activeElement.id.endsWith('type_contrat')")
    page.keyboard.type("CDD")
    page.keyboard.press("Tab")
    page.keyboard.type("14")
    visite.photo("formulaire")
    avant = visite.reponses().count()
    page.keyboard.press("Enter")
    comparee = visite.attendre(avant)
    comparee.locator(".puce").first.wait_for()
    puces = comparee.locator(".compris").inner_text()
    assert "CDD" in puces and "14 mois" in puces


def test_parcours_sur_un_ecran(visite: Visite) -> None:
    """The path of a person shows its five stages in order, and fits the width of the screen; at 1280 it fits its height too."""
    reponse = visite.dire("Je suis en CDI")
    avant = visite.reponses().count()
    reponse.get_by_role("button", name="Parcours sur un écran").click()
    chemin = visite.attendre(avant).locator(".parcours")
    chemin.wait_for()
    visite.page.wait_for_function("document.querySelector('.parcours').querySelector('h3').getBoundingClientRect().bottom < document.querySelector('#message-composer').getBoundingClientRect().top")
    visite.page.wait_for_timeout(500)  # the scroll ends; for the picture only
    visite.photo("parcours")
    assert chemin.locator("h3").all_inner_texts() == ["Aujourd'hui", "Ce qui peut aider", "Démarches", "La formation", "Après"]
    for attendu in ("Contrat de travail : CDI", "Projet de transition professionnelle", "04/01/2027 · C. trav. R6323-10", "À choisir"):
        assert attendu in chemin.inner_text()
    assert "Démission" not in chemin.inner_text() and visite.deborde() <= 0
    assert visite.largeur < 1000 or chemin.bounding_box()["height"] < 600


def test_discussion_oubliee(navigateur: Any, tmp_path: Path) -> None:
    """A page still open when the server starts again says that its talk is forgotten, once, and goes on."""
    port = port_libre()
    commande = [sys.executable, str(ICI / "faux_assistant.py"), str(port)]
    premier = demarrer(tmp_path, commande, port)
    visiteur = Visite(navigateur, premier)
    visiteur.dire("Je suis en CDI")
    arreter(premier)
    second = demarrer(tmp_path, commande, port)
    try:
        visiteur.page.set_default_timeout(60000)
        assert "coupée trop longtemps" in visiteur.attendre(1).inner_text()
        assert "bonjour" in visiteur.dire("bonjour").inner_text()
        assert visiteur.page.get_by_text("coupée trop longtemps").count() == 1
    finally:
        visiteur.contexte.close()
        arreter(second)


def test_nouvelle_discussion_n_est_pas_oubliee(visite: Visite) -> None:
    """A talk begun anew, after another and at once spoken in, is not said forgotten."""
    page = visite.page
    visite.dire("un chiffre")
    page.click("#new-chat-button")
    page.click("#new-chat-dialog button:has-text('Confirmer')")
    page.wait_for_selector("#starters button:enabled")
    visite.dire("Ouvrir le formulaire de profil").locator("form.profil").wait_for()
    page.wait_for_timeout(2000)  # twice the time after which the page would say so
    assert page.get_by_text("coupée trop longtemps").count() == 0 and visite.reponses().count() == 1


def test_formulaire_refuse_en_francais(visite: Visite) -> None:
    """A value out of bounds is refused with the sentence that says what to mend."""
    choisir(visite, "Conseiller")
    reponse = visite.dire("Ouvrir le formulaire de profil")
    reponse.locator("input[id$=anciennete_entreprise_mois]").fill("abc")
    avant = visite.reponses().count()
    reponse.locator("form.profil button[type=submit]").click()
    assert "ne convient pas" in visite.attendre(avant).inner_text()


def test_exports_telecharges(visite: Visite) -> None:
    """Word, PDF and calendar are downloaded from the answer, made in memory."""
    reponse = visite.dire("Je suis en CDI")
    debuts = {"Synthèse Word": b"PK", "Synthèse PDF": b"%PDF", "Calendrier (.ics)": b"BEGIN:VCALENDAR"}
    for bouton, debut in debuts.items():
        with visite.page.expect_download() as attente:
            reponse.get_by_role("button", name=bouton).click()
        chemin = attente.value.path()
        assert chemin.read_bytes().startswith(debut)


def test_chaines_hostiles_inertes(navigateur: Any, page_large: Serveur) -> None:
    """200 hostile strings, said and answered back, run nothing, load nothing and link nowhere."""
    toutes = chaines()
    visiteur = Visite(navigateur, page_large)
    for debut in range(0, len(toutes), 5):
        visiteur.dire("\n\n".join(toutes[debut:debut + 5]))
    page = visiteur.page
    page.wait_for_timeout(300)
    assert page.evaluate("window.pirate === undefined")
    assert page.locator("#root :is(a, img, iframe, form, link, object, embed, video)[href*='evil' i], #root [src*='evil' i]").count() == 0
    assert visiteur.dehors == [] and not [c for c in visiteur.console if c.startswith("dialog")]
    assert page.url.startswith(page_large.url)
    visiteur.contexte.close()


def test_avis_sans_la_discussion(visite: Visite) -> None:
    """« Non » asks for a reason; what is kept holds the reason and no word of the talk."""
    reponse = visite.dire("un chiffre secret-4821")
    reponse.locator(".avis").get_by_role("button", name="Non").click()
    reponse.get_by_role("button", name="Il manque quelque chose").click()
    visite.page.wait_for_selector(".avis[role=status]")
    garde = (visite.serveur.etat / "assistant-orientation" / "avis.jsonl").read_text(encoding="utf-8")
    assert '"raison": "incomplet"' in garde and "4821" not in garde


def test_avis_avec_l_echange_si_on_le_coche(visite: Visite) -> None:
    """Ticked, the box joins the question and the answer that was judged, even when another has been asked since."""
    reponse = visite.dire("un chiffre jugé-7310")
    visite.dire("un chiffre suivant-7311")
    reponse.locator(".avis").get_by_role("button", name="Non").click()
    reponse.get_by_label("Joindre ma question et cette réponse").check()
    reponse.get_by_role("button", name="C'est faux").click()
    visite.page.get_by_text("comme vous l'avez demandé").wait_for()
    garde = (visite.serveur.etat / "assistant-orientation" / "avis.jsonl").read_text(encoding="utf-8").splitlines()[-1]
    assert "jugé-7310" in garde and '"reponse":' in garde and "suivant-7311" not in garde


def test_equipe_interne(visite: Visite) -> None:
    """The quiz proves its answers, a chart has its source and its table, and the changes are told with their date."""
    choisir(visite, "interne")
    page = visite.page
    quiz = visite.dire("Commencer le quiz")
    quiz.locator(".choix-quiz").nth(1).click()
    assert "§ 3.1" in quiz.locator(".preuve").inner_text() and "Juste." in quiz.inner_text()
    quiz.get_by_role("button", name="Question suivante").click()
    assert "Question 2" in quiz.inner_text()
    graphiques = visite.dire("Montrer les graphiques")
    graphiques.locator("figure").first.wait_for()
    visite.photo("graphiques")
    assert "Entre 30 et 35 ans" in graphiques.inner_text() and "§ 4.3, page 41" in graphiques.inner_text()
    graphiques.locator("figure summary").first.click()
    assert graphiques.locator("figure table").first.is_visible()
    ecarts = visite.dire("Montrer ce qui a changé depuis le livre blanc")
    ecarts.locator(".ecarts li").first.wait_for()
    assert "TransCo" in ecarts.inner_text() and "depuis le 01/01/2026" in ecarts.inner_text()
    assert visite.deborde() <= 0 and page.url.startswith(visite.serveur.url)


def etats(visite: Visite) -> Iterator[str]:
    """Walk through the main states of the page, naming each."""
    page = visite.page
    yield "accueil"
    page.click("#readme-button")
    page.wait_for_selector("[role=dialog]")
    yield "a-lire"
    page.keyboard.press("Escape")
    page.wait_for_selector("[role=dialog]", state="detached")
    reponse = visite.dire("Je suis en CDI")
    reponse.locator(".carte").first.wait_for()
    yield "reponse"
    for resume in reponse.locator("summary").all():
        resume.click()
    yield "tout-ouvert"
    reponse.locator(".puce").first.click()
    yield "correction"
    reponse.locator('a[href^="#source-"]').first.click()
    page.wait_for_selector("#side-view-content .source")
    page.wait_for_timeout(600)
    yield "source"
    page.keyboard.press("Escape")
    page.wait_for_selector("#side-view-content", state="detached")
    avant = visite.reponses().count()
    reponse.get_by_role("button", name="Parcours sur un écran").click()
    visite.attendre(avant).locator(".parcours li li").first.wait_for()
    yield "parcours"
    visite.dire("Ouvrir le formulaire de profil").locator("form.profil").wait_for()
    yield "formulaire"
    visite.dire("panne")
    yield "panne"
    for outil in ("Quiz", "Graphiques", "Montrer ce qui a changé depuis le livre blanc"):
        visite.dire(outil).locator(".equipe").wait_for()
        yield outil.lower().split()[0]
    visite.page.emulate_media(reduced_motion="reduce")
    page.click("#new-chat-button")
    page.wait_for_selector("#new-chat-dialog")
    yield "nouvelle-discussion"


def test_accessibilite(visite: Visite) -> None:
    """axe finds no violation on any state of the page, at both widths."""
    from axe_playwright_python.sync_playwright import Axe

    axe, fautes = Axe(), []
    for etat in etats(visite):
        visite.page.wait_for_timeout(250)
        for f in axe.run(visite.page).response["violations"]:
            fautes += [f"{etat}: {f['id']} ({f['impact']}) {n['html'][:160]}" for n in f["nodes"][:3]]
        visite.photo(f"etat-{etat}")
        assert visite.deborde() <= 0, etat
    assert not fautes, "\n".join(fautes)
