"""A course catalogue brings places, prices and hours; without one, the assistant says where to look."""

from __future__ import annotations

import pytest

from assistant.errors import SourceUnreadable
from assistant.ingestion.exports.catalogue import importer_catalogue
from assistant.orientation.formations import Formations

MCF = (
    "\ufeffdate_chargement;nom_of;type_referentiel;code_rs;code_rncp;intitule_formation;code_departement;nom_departement;"
    "nombre_heures_total_min;nombre_heures_total_max;frais_ttc_tot_min;frais_ttc_tot_max\n"
    "2026-09-01;CENTRE A;RNCP;-1;37674;Dev web;31;Haute-Garonne;700;910;5000;7500.5\n"
    "2026-09-01;MADAME UNE PERSONNE;RNCP;-1;37674;Dev web;34;Hérault;700;700;0;\n"
    "2026-09-01;AILLEURS;RNCP;-1;37674;Dev web;75;Paris;700;700;100;100\n"
    "2026-09-01;SANS NUMERO;RNCP;-1;-1;Poterie;31;Haute-Garonne;7;7;10;10\n"
)
LHEO = """<?xml version="1.0" encoding="UTF-8"?><lheo xmlns="http://lheo.gouv.fr/2.3"><offres><formation datemaj="20251205">
<intitule-formation>DE aide-soignant</intitule-formation><certification><code-RNCP>40692</code-RNCP></certification>
<action><lieu-de-formation><coordonnees><adresse><codepostal>31000</codepostal><ville>Toulouse</ville></adresse></coordonnees>
</lieu-de-formation><nombre-heures-total>1540</nombre-heures-total>
<session><periode><debut>20270104</debut><fin>20271217</fin></periode></session></action>
<organisme-formation-responsable><nom-organisme>IFAS</nom-organisme></organisme-formation-responsable></formation></offres></lheo>"""


def _formations(corpus):
    return Formations(corpus / "certifications" / "formations.csv")


def test_mon_compte_formation(tmp_path):
    """Only Occitanie and numbered offers are kept, with hours and prices as the catalogue gives them, and its date."""
    source = tmp_path / "mcf.csv"
    source.write_text(MCF, "utf-8")
    assert importer_catalogue(source, tmp_path).lignes == 2
    offres = _formations(tmp_path).pour("RNCP37674", "31")
    assert len(offres.formations) == 1
    phrase = offres.formations[0].phrase()
    for fait in ("CENTRE A", "Haute-Garonne (31)", "de 700 à 910 heures", "de 5000 à 7500,5 € TTC", "1er septembre 2026"):
        assert fait in phrase


def test_a_missing_price_is_not_zero(tmp_path):
    """A price of zero or empty is a price that is not known: it is not said, and no person is named."""
    source = tmp_path / "mcf.csv"
    source.write_text(MCF, "utf-8")
    importer_catalogue(source, tmp_path)
    (formation,) = _formations(tmp_path).pour("RNCP37674", "34").formations
    assert formation.prix_eur == "" and "€" not in formation.phrase()
    assert formation.organisme == "un organisme individuel"


def test_lheo(tmp_path):
    """A Carif-Oref offer gives its town, hours and session dates."""
    source = tmp_path / "lheo.xml"
    source.write_text(LHEO, "utf-8")
    importer_catalogue(source, tmp_path)
    (formation,) = _formations(tmp_path).pour("RNCP40692").formations
    assert (formation.lieu, formation.heures) == ("Toulouse", "1540 heures")
    assert formation.session == "du 4 janvier 2027 au 17 décembre 2027"


def test_without_a_catalogue(tmp_path):
    """No catalogue: no place, no price, and where to look."""
    offres = _formations(tmp_path).pour("RNCP37674")
    assert offres.formations == () and "pas de données" in offres.phrase and "https://" in offres.phrase


@pytest.mark.parametrize(
    ("texte", "mot"),
    [
        (MCF.replace("code_rncp", "rncp", 1), "code_rncp"), ("", "vide"), (MCF.split("\n")[0] + "\n", "Aucune formation"),
        (LHEO[:-40], "abîmé"), ("<autre/>", "Aucune formation"),
    ],
)  # fmt: skip
def test_a_bad_catalogue_changes_nothing(tmp_path, texte, mot):
    """A bad catalogue is refused in French and the one in place stays."""
    bon, mauvais = tmp_path / "bon.csv", tmp_path / "mauvais"
    bon.write_text(MCF, "utf-8")
    importer_catalogue(bon, tmp_path)
    avant = (tmp_path / "certifications/formations.csv").read_bytes()
    mauvais.write_text(texte, "utf-8")
    with pytest.raises(SourceUnreadable, match=mot):
        importer_catalogue(mauvais, tmp_path)
    assert (tmp_path / "certifications/formations.csv").read_bytes() == avant
