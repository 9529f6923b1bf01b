"""The command line, command by command: what goes out, what goes to stderr, and the exit status."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from assistant.interfaces import cli

JOUR = "2026-11-22"
QUESTION = "ancienneté pour un ptp en cdi ?"
CLES = ["id", "question", "date", "statut", "texte", "citations", "dispositifs", "certifications", "metiers", "passerelles", "avertissements", "contacts", "calendrier", "faits", "question_suivante", "duree_ms"]  # fmt: skip
Lancer = Callable[..., SimpleNamespace]


@pytest.fixture
def lancer(assistant, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Lancer:
    """Return a function that runs one command with the shared assistant, and gives its status and two outputs."""
    monkeypatch.setattr("assistant.interfaces.cli.index.ouvrir_assistant", lambda reglages: assistant)

    def executer(*arguments: object) -> SimpleNamespace:
        try:
            statut = cli.main([str(a) for a in arguments])
        except SystemExit as sortie:
            statut = sortie.code
        sorties = capsys.readouterr()
        return SimpleNamespace(statut=statut, out=sorties.out, err=sorties.err)

    return executer


@pytest.fixture
def lot(lancer: Lancer, tmp_path: Path) -> Callable[..., tuple[int, list[dict[str, Any]]]]:
    """Return a function that answers the bytes of a batch file: status, objects printed."""

    def executer(contenu: bytes, *options: str) -> tuple[int, list[dict[str, Any]]]:
        fichier = tmp_path / "lot.jsonl"
        fichier.write_bytes(contenu)
        rendu = lancer("ask", "--batch", fichier, "--json", "--date", JOUR, *options)
        return rendu.statut, [json.loads(ligne) for ligne in rendu.out.splitlines()]

    return executer


def francais(texte: str) -> None:
    """Assert that a message for a person is one or two sentences, not a stack."""
    assert texte.strip() and "Traceback" not in texte and texte.rstrip().endswith((".", "»")), texte


# -- ask ------------------------------------------------------------------------------------------------


def test_ask_text(lancer: Lancer) -> None:
    """An answer in text shows its sentence, then each proof on a line of its own; nothing goes to stderr."""
    rendu = lancer("ask", QUESTION, "--date", JOUR)
    assert rendu.statut == 0 and rendu.err == ""
    assert "24 mois" in rendu.out and "[1]" in rendu.out.split("\n\n")[0] and "\n[1] " in rendu.out


def test_ask_json(lancer: Lancer) -> None:
    """With --json, stdout is one object on one line, every key in order."""
    rendu = lancer("ask", QUESTION, "--date", JOUR, "--json")
    objet = json.loads(rendu.out)
    assert rendu.statut == 0 and rendu.out.count("\n") == 1 and list(objet) == CLES
    assert (objet["statut"], objet["date"], objet["question"]) == ("repondu", JOUR, QUESTION)


def test_the_date_changes_the_law(lancer: Lancer) -> None:
    """Pro-A is open in 2024 and closed today."""
    verdicts = []
    for jour in ("2024-06-01", JOUR):
        objet = json.loads(lancer("ask", "je suis en CDI, ai-je droit à la Pro-A ?", "--date", jour, "--json").out)
        verdicts.append({d["id"]: d["verdict"] for d in objet["dispositifs"]}.get("pro_a"))
    assert verdicts[0] != "ferme" and verdicts[1] == "ferme"


@pytest.mark.parametrize("jour", ["demain", "2026-02-30", "20261122", "2026-W47-7", "0001-01-01", "9999-12-31", ""])
def test_a_bad_date(lancer: Lancer, jour: str) -> None:
    """A date that does not exist or is out of reach is refused in French, with the form to use."""
    rendu = lancer("ask", QUESTION, f"--date={jour}")
    assert rendu.statut == 2 and rendu.out == ""
    assert "date" in rendu.err and ("AAAA-MM-JJ" in rendu.err or "année" in rendu.err)
    francais(rendu.err)


@pytest.mark.parametrize("question", ["", "   ", "\u200b\u200e", "\x00\x07", "!!! ???", "x" * 100_000])
def test_a_question_that_cannot_be_used(lancer: Lancer, question: str) -> None:
    """Empty, invisible, control-only and 100 kB questions get a sentence and status 2."""
    rendu = lancer("ask", question, "--date", JOUR, "--json")
    objet = json.loads(rendu.out)
    assert rendu.statut == 2 and objet["statut"] == "erreur" and list(objet) == CLES
    francais(objet["texte"])


@pytest.mark.parametrize("habit", ["anci\u200benneté pour un ptp en cdi ?", "\u202eancienneté\u202c pour un ptp en cdi ? \x07",
                                   "👋 ancienneté pour un ptp en cdi ? 🙏", "\ufeffancienneté  pour\tun ptp\nen cdi ?"])
def test_odd_characters_do_not_hide_a_question(lancer: Lancer, habit: str) -> None:
    """Zero-width, right-to-left, control characters and emoji around a question leave its answer the same."""
    nue = json.loads(lancer("ask", QUESTION, "--date", JOUR, "--json").out)
    habillee = json.loads(lancer("ask", habit, "--date", JOUR, "--json").out)
    assert (habillee["statut"], habillee["texte"]) == (nue["statut"], nue["texte"])


def test_half_a_character(lancer: Lancer) -> None:
    """Bytes of the terminal that are not UTF-8 do not stop the answer."""
    rendu = lancer("ask", f"{QUESTION} \udce9", "--date", JOUR, "--json")
    assert rendu.statut == 0 and json.loads(rendu.out)["statut"] == "repondu"


@pytest.mark.parametrize("arguments", [("ask",), ("ask", "question", "--batch", "x.jsonl")])
def test_one_question_or_a_file(lancer: Lancer, arguments: tuple[str, ...]) -> None:
    """ask wants a question or a file, not none, not both."""
    rendu = lancer(*arguments)
    assert rendu.statut == 2 and rendu.out == "" and "--batch" in rendu.err


# -- --profil -------------------------------------------------------------------------------------------


def test_a_profile_is_known_from_the_start(lancer: Lancer, tmp_path: Path) -> None:
    """The facts of --profil are in the answer and decide it, as if the person had said them."""
    fichier = tmp_path / "moi.toml"
    fichier.write_text('type_contrat = "cdi"\nanciennete_entreprise_mois = 30\nanciennete_salarie_mois = 60\n', "utf-8")
    rendu = lancer("ask", "ai-je droit au PTP ?", "--profil", fichier, "--date", JOUR, "--json")
    objet = json.loads(rendu.out)
    assert rendu.statut == 0
    assert (objet["faits"]["type_contrat"], objet["faits"]["anciennete_entreprise_mois"]) == ("cdi", 30)
    verdict = {d["id"]: d["verdict"] for d in objet["dispositifs"]}["ptp"]
    assert verdict in ("possible", "a_preciser")


@pytest.mark.parametrize(
    ("texte", "mot"),
    [(b"taille_cm = 180", "taille_cm"), (b'type_contrat = "pirate"', "pirate"), (b"anciennete_entreprise_mois = -4", "-4"),
     (b'anciennete_entreprise_mois = "beaucoup"', "beaucoup"), (b"type_contrat =", "profil.toml"), (b"\xff\xfe\x00", "profil.toml"), (None, "profil.toml")],
)  # fmt: skip
def test_a_profile_that_cannot_be_used(lancer: Lancer, tmp_path: Path, texte: bytes | None, mot: str) -> None:
    """An unknown fact, an impossible value, a broken or missing file: one French sentence that names it, status 1."""
    fichier = tmp_path / "profil.toml"
    if texte is not None:
        fichier.write_bytes(texte)
    rendu = lancer("ask", QUESTION, "--profil", fichier, "--date", JOUR)
    assert rendu.statut == 1 and rendu.out == "" and mot in rendu.err
    francais(rendu.err)


# -- --batch --------------------------------------------------------------------------------------------


def ligne(**objet: object) -> bytes:
    """Return one line of a batch file."""
    return json.dumps(objet, ensure_ascii=False).encode() + b"\n"


def test_a_good_batch(lot) -> None:
    """Ids, order and dates are kept; a talk gives its last answer only; status 0."""
    statut, objets = lot(ligne(id="b", q="bonjour") + ligne(id=3, q=QUESTION, date="2025-01-15")
                         + ligne(id="c", tours=["je suis en CDI", "et pour un PTP ?"]) + ligne(q="bonjour"))  # fmt: skip
    assert statut == 0 and [o["id"] for o in objets] == ["b", 3, "c", 4]
    assert [o["date"] for o in objets] == [JOUR, "2025-01-15", JOUR, JOUR]
    assert all(list(o) == CLES for o in objets)
    assert objets[2]["question"] == "et pour un PTP ?" and objets[2]["faits"]["type_contrat"] == "cdi"


MAUVAISES = {
    "not json": (b"bonjour", "JSON"), "cut": (b'{"id": "m", "q": "bonj', "JSON"), "not an object": (b"[1, 2]", "objet"),
    "a text": (b'"bonjour"', "objet"), "deep": (b"[" * 100_000, "JSON"), "huge number": (b"9" * 10_000, "JSON"),
    "no question": (b'{"id": "m"}', "question"), "a number for a question": (b'{"id": "m", "q": 12}', "question"),
    "no turns": (b'{"id": "m", "tours": []}', "question"), "turns that are not texts": (b'{"id": "m", "tours": ["a", 1]}', "question"),
    "bad date": (b'{"id": "m", "q": "a", "date": "22/11/2026"}', "AAAA-MM-JJ"), "far date": (b'{"id": "m", "q": "a", "date": "9999-12-31"}', "année"),
    "date that is a number": (b'{"id": "m", "q": "a", "date": 20261122}', "AAAA-MM-JJ"), "latin-1": (b'{"id": "m", "q": "caf\xe9"}', "UTF-8"),
}  # fmt: skip


@pytest.mark.parametrize("cas", MAUVAISES)
def test_a_bad_line_never_stops_a_batch(lot, cas: str) -> None:
    """A bad line gives its id or number and what to mend; the lines around it are answered; status 2."""
    mauvaise, mot = MAUVAISES[cas]
    statut, objets = lot(ligne(id="avant", q="bonjour") + mauvaise + b"\n" + ligne(id="apres", q="bonjour"))
    assert statut == 2 and [o["id"] for o in objets][::2] == ["avant", "apres"]
    assert [o["statut"] for o in objets] == ["repondu", "erreur", "repondu"]
    lu = b'"id": "m"' in mauvaise and cas not in ("cut", "latin-1")
    assert list(objets[1]) == ["id", "statut", "texte"] and objets[1]["id"] == ("m" if lu else 2)
    assert mot in objets[1]["texte"]
    francais(objets[1]["texte"])


def test_windows_files(lot) -> None:
    """A byte order mark, CRLF ends, blank lines and a missing last end change neither answers nor line numbers."""
    statut, objets = lot(b"\xef\xbb\xbf" + ligne(q="bonjour").replace(b"\n", b"\r\n") + b"\r\n   \r\n" + ligne(q="bonjour").strip())
    assert statut == 0 and [o["id"] for o in objets] == [1, 4]


def test_a_huge_line_and_an_empty_question(lot) -> None:
    """A 100 kB question and an empty one get whole objects with status erreur, and the batch goes on."""
    statut, objets = lot(ligne(id=1, q="mot " * 25_000) + ligne(id=2, q="") + ligne(id=3, q="bonjour"))
    assert statut == 2 and [o["statut"] for o in objets] == ["erreur", "erreur", "repondu"]
    assert all(list(o) == CLES for o in objets)


def test_a_lone_surrogate(lot) -> None:
    """Half a character escaped in JSON is printed as something readable, and does not stop the batch."""
    statut, objets = lot(b'{"id": "s", "q": "bonjour \\ud800"}\n' + ligne(id="t", q="bonjour"))
    assert statut == 0 and [o["statut"] for o in objets] == ["repondu", "repondu"]


def test_an_empty_batch(lot) -> None:
    """No line, nothing to answer, nothing wrong."""
    assert lot(b"\n\n") == (0, [])


@pytest.mark.parametrize("nom", ["absent.jsonl", ""])
def test_a_batch_that_cannot_be_opened(lancer: Lancer, tmp_path: Path, nom: str) -> None:
    """A missing file or a folder: nothing can be done, status 1, one sentence."""
    rendu = lancer("ask", "--batch", tmp_path / nom, "--json")
    assert rendu.statut == 1 and rendu.out == ""
    francais(rendu.err)


def test_a_fault_of_ours_stays_on_its_line(lot, assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even a bug in one answer is one bad line: it gets a sentence, without the fault's own words."""
    repondre = type(assistant).answer

    def casse(self, conversation, message):
        if message == "boum":
            raise ZeroDivisionError("secret")
        return repondre(self, conversation, message)

    monkeypatch.setattr(type(assistant), "answer", casse)
    statut, objets = lot(ligne(id=1, q="boum") + ligne(id=2, q="bonjour"))
    assert statut == 2 and [o["statut"] for o in objets] == ["erreur", "repondu"]
    assert "secret" not in objets[0]["texte"]


# -- the other commands ---------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [(), ("frobniquer",), ("regles",), ("corpus", "importer", "sirene", "x"), ("chat", "--port", "huit"),
                                       ("ask", "--inconnue", "x"), ("evaluate", "--seuil", "2")])
def test_a_wrong_command(lancer: Lancer, arguments: tuple[str, ...]) -> None:
    """A wrong command is refused in French with where to find help; status 2."""
    rendu = lancer(*arguments)
    assert rendu.statut == 2 and rendu.out == "" and "--help" in rendu.err
    for anglais in ("invalid", "required", "unrecognized", "usage", "error"):
        assert anglais not in rendu.err


def test_regles_montrer(lancer: Lancer) -> None:
    """A scheme is shown as a page for the day asked."""
    rendu = lancer("regles", "montrer", "ptp", "--date", JOUR)
    assert rendu.statut == 0 and rendu.out.startswith("# Projet de transition professionnelle") and "22 novembre 2026" in rendu.out


def test_regles_comparer(lancer: Lancer) -> None:
    """Between two dates, the closing of Pro-A is told."""
    rendu = lancer("regles", "comparer", "pro_a", "2024-03-01", JOUR)
    assert rendu.statut == 0 and rendu.out.strip()


@pytest.mark.parametrize(("arguments", "statut", "mot"), [
    (("montrer", "cif"), 1, "ptp"), (("comparer", "cif", "2024-01-01", JOUR), 1, "ptp"), (("montrer", "ptp", "--date", "hier"), 2, "AAAA-MM-JJ"),
    (("comparer", "ptp", "2024-13-01", JOUR), 2, "AAAA-MM-JJ"), (("comparer", "ptp", "2024-01-01"), 2, "au"),
])  # fmt: skip
def test_regles_that_cannot_be_shown(lancer: Lancer, arguments: tuple[str, ...], statut: int, mot: str) -> None:
    """An unknown scheme lists the known ones (status 1); a bad or missing date says its form (status 2)."""
    rendu = lancer("regles", *arguments)
    assert (rendu.statut, rendu.out) == (statut, "") and mot in rendu.err
    francais(rendu.err)


def test_corpus_list(lancer: Lancer) -> None:
    """Every source is on one line with its date and rank, the law first."""
    rendu = lancer("corpus", "list")
    lignes = [texte.split("\t") for texte in rendu.out.splitlines()]
    assert rendu.statut == 0 and {"livre-blanc", "code-travail"} <= {nom for nom, *_ in lignes}
    assert [rang for *_, rang, _ in lignes] == sorted(rang for *_, rang, _ in lignes)


def test_corpus_check(lancer: Lancer) -> None:
    """The corpus in the repository is sound."""
    rendu = lancer("corpus", "check")
    assert rendu.statut == 0, rendu.out


def test_evaluate(lancer: Lancer, tmp_path: Path) -> None:
    """The score of each file and the total are printed; --seuil makes a low score fail and names the file."""
    bon, faux = tmp_path / "bon.jsonl", tmp_path / "faux.jsonl"
    bon.write_bytes(ligne(q="bonjour", statut="repondu"))
    faux.write_bytes(ligne(q="bonjour", statut="hors_sujet") + ligne(q="bonjour", statut="repondu"))
    rendu = lancer("evaluate", bon, faux)
    assert rendu.statut == 0
    for attendu in ("bon : 1/1 = 100.0 %", "faux : 1/2 = 50.0 %", "total : 2/3 = 66.7 %"):
        assert attendu in rendu.out
    exigeant = lancer("evaluate", bon, faux, "--seuil", "0.9", "--detail")
    assert exigeant.statut == 1 and "faux" in exigeant.err and "bon" not in exigeant.err and "statut repondu" in exigeant.out


@pytest.mark.parametrize("contenu", [b"pas un cas\n", b'{"id": 1}\n', b"\xff\xff", None])
def test_evaluate_on_a_broken_file(lancer: Lancer, tmp_path: Path, contenu: bytes | None) -> None:
    """A question file that is broken or missing is named in one sentence; status 1."""
    fichier = tmp_path / "jeu.jsonl"
    if contenu is not None:
        fichier.write_bytes(contenu)
    rendu = lancer("evaluate", fichier)
    assert rendu.statut == 1 and rendu.out == "" and "jeu.jsonl" in rendu.err
    francais(rendu.err)


def test_a_port_already_taken(lancer: Lancer, monkeypatch: pytest.MonkeyPatch) -> None:
    """chat on a port that is taken says so at once, status 1."""
    monkeypatch.setattr("assistant.interfaces.cli.index.preparer_index", lambda reglages: None)
    with socket.create_server(("127.0.0.1", 0)) as prise:
        rendu = lancer("chat", "--port", prise.getsockname()[1])
    assert rendu.statut == 1 and "--port" in rendu.err
    francais(rendu.err)


def test_a_closed_pipe_is_quiet() -> None:
    """A reader that stops early (head) gets no stack trace."""
    commande = f"{sys.executable} -m assistant corpus list | head -c 10"
    fini = subprocess.run(["bash", "-c", commande], capture_output=True, text=True, check=False, timeout=60)
    assert "Traceback" not in fini.stderr and "BrokenPipe" not in fini.stderr
