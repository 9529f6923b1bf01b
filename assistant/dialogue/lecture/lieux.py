"""Towns and departments, folded, to department codes: all of Occitanie, and the large towns elsewhere."""

from __future__ import annotations

from functools import cache

from assistant.dialogue.lecture.texte import motif

_DEPARTEMENTS = {
    "09": "ariege|foix|pamiers|saint-girons|lavelanet|mirepoix|saverdun",
    "11": "aude|carcassonne|narbonne|castelnaudary|limoux|lezignan(?:-corbieres)?",
    "12": "aveyron|rodez|millau|villefranche-de-rouergue|decazeville|onet-le-chateau|saint-affrique",
    "30": "gard|nimes|ales|bagnols-sur-ceze|beaucaire|vauvert|le vigan|pont-saint-esprit|uzes",
    "31": (
        "haute[- ]garonne|toulouse|colomiers|blagnac|tournefeuille|muret|saint-gaudens"
        "|cugnaux|balma|plaisance-du-touch"
        "|ramonville|l'union|castanet|labege|revel"
    ),
    "32": "gers|auch|condom|fleurance|l'isle-jourdain|lectoure|mirande",
    "34": (
        "herault|montpellier|beziers|sete|lunel|agde|frontignan|castelnau-le-lez|lattes"
        "|mauguio|lodeve|pezenas"
    ),
    "46": "lot|cahors|figeac|gourdon|souillac",
    "48": "lozere|mende|marvejols|florac|langogne",
    "65": "hautes[- ]pyrenees|tarbes|lourdes|bagneres-de-bigorre|lannemezan",
    "66": (
        "pyrenees[- ]orientales|perpignan|canet-en-roussillon|saint-esteve"
        "|argeles(?:-sur-mer)?|prades|ceret|cabestany"
    ),
    "81": "tarn|albi|castres|gaillac|graulhet|mazamet|carmaux|lavaur",
    "82": "tarn[- ]et[- ]garonne|montauban|castelsarrasin|moissac|caussade",
    "75": "paris",
    "69": "lyon|villeurbanne",
    "13": "marseille|aix-en-provence",
    "33": "bordeaux|gironde",
    "59": "lille",
    "67": "strasbourg",
    "44": "nantes",
    "35": "rennes",
    "06": "nice",
    "38": "grenoble",
    "83": "toulon",
    "64": "pau|bayonne",
    "47": "agen|lot[- ]et[- ]garonne",
    "87": "limoges",
    "63": "clermont-ferrand",
    "84": "avignon",
    "26": "valence",
}
_NUMERO = r"(?:0[1-9]|[1-8]\d|9[0-5]|2[ab])(?:\d{3})?"


def _noms() -> list[tuple[str, str]]:
    paires = [(nom, code) for code, noms in _DEPARTEMENTS.items() for nom in noms.split("|")]
    return sorted(paires, key=lambda paire: -len(paire[0]))


LIEU = (
    rf"(?:(?:{'|'.join(nom.replace('-', '[- ]') if '[' not in nom else nom for nom, _ in _noms())})\b(?![-"
    rf" ](?:airport))"
    rf"|(?:(?<=\ble )|(?<=\()|(?<=departement )|(?<=dept )|(?<=dep )){_NUMERO}\b(?! ?(?:\d"
    rf"|ans?|mois|h\b|heures|€|euros|%|salarie|personnes|points|jours|k\b)))"
)


@cache
def departement(ecrit: str) -> str | None:
    """Return the code of a folded town, department or number; None when it is not known."""
    if ecrit[:2].isdigit() or ecrit in ("2a", "2b"):
        return ecrit[:2]
    for nom, code in _noms():
        if motif(nom.replace("-", "[- ]") if "[" not in nom else nom).fullmatch(ecrit):
            return code
    return None
