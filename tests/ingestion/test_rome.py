"""ROME, ILO and Dares files become compact tables; a missing file or column changes nothing."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from assistant.errors import SourceUnreadable
from assistant.ingestion.exports.oit import importer_oit, importer_tension
from assistant.ingestion.exports.rome import importer_rome, importer_rome_v3

V4 = {
    "referentiel_code_rome": '"code_rome","libelle_rome","code_rome_parent"\n"A1101","Conducteur / Conductrice","A1101"\n',
    "referentiel_appellation": '"libelle_appellation_long","libelle_appellation_court","code_rome","classification",'
    '"emploi_reglemente"\n"Conducteur / Conductrice","Conducteur / Conductrice","A1101","PRINCIPALE","O"\n',
    "rubrique_mobilite": '"code_rome","code_rome_cible","numero_ordre"\n"A1101","A1103","2"\n"A1101","A1102","1"\n',
    "arborescence_centre_interet": '"code_centre_interet","libelle_centre_interet","code_rome","principal"\n'
    '"2","J\'aime","A1101","oui"\n',
}
V3 = {
    "rubrique_mobilite": '"code_rome","code_rome_cible","libelle_type_mobilite"\n"A1101","A1201","Evolution"\n"A1101","A1202","Proche"\n',
    "coherence_item": '"code_rome","code_ogr"\n"A1101","1"\n"A1101","99"\n',
    "referentiel_competence": '"code_ogr","libelle_competence","code_type_competence"\n"1","Abattage d\'\'arbres","1"\n',
}


def _dossier(tmp_path: Path, tables: dict[str, str], version: str) -> Path:
    dossier = tmp_path / version
    dossier.mkdir()
    for nom, texte in tables.items():
        (dossier / f"unix_{nom}_{version}_utf8.csv").write_text(texte, "utf-8")
    return dossier


def _lire(chemin: Path) -> list[list[str]]:
    with chemin.open(encoding="utf-8", newline="") as flux:
        return list(csv.reader(flux))[1:]


def test_rome_v4(tmp_path):
    """Jobs, names, ranked targets and interests are written; the version and licence are beside them."""
    rapport = importer_rome(_dossier(tmp_path, V4, "v460"), tmp_path)
    assert rapport.lignes == 4
    assert _lire(tmp_path / "metiers/metiers.csv") == [["A1101", "Conducteur / Conductrice", "A1101", "O"]]
    assert _lire(tmp_path / "metiers/mobilites.csv") == [["A1101", "A1102|A1103"]]
    assert "ROME 4.60" in (tmp_path / "metiers/origines.toml").read_text("utf-8")


def test_rome_v3(tmp_path):
    """Typed mobilities and skills are written by older code; a skill without a name is left out."""
    importer_rome_v3(_dossier(tmp_path, V3, "v347"), tmp_path)
    assert _lire(tmp_path / "metiers/mobilites_typees.csv") == [["A1101", "A1202", "A1201"]]
    assert _lire(tmp_path / "metiers/competences.csv") == [["A1101", "1"]]
    assert _lire(tmp_path / "metiers/competences_noms.csv") == [["1", "1", "Abattage d'arbres"]]


@pytest.mark.parametrize("casse", ["absent", "colonne"])
def test_an_incomplete_folder_changes_nothing(tmp_path, casse):
    """A missing table or column is named in French and no table is written."""
    tables = dict(V4)
    if casse == "absent":
        del tables["rubrique_mobilite"]
    else:
        tables["rubrique_mobilite"] = tables["rubrique_mobilite"].replace("numero_ordre", "rang")
    with pytest.raises(SourceUnreadable, match="Rien n'a été importé"):
        importer_rome(_dossier(tmp_path, tables, "v460"), tmp_path)
    assert not (tmp_path / "metiers").exists()


def test_the_ilo_index(tmp_path):
    """The ILO score goes from ISCO to ROME, rounded to two decimals; a job without score is left out and counted."""
    oit, passage = tmp_path / "oit.csv", tmp_path / "passage.csv"
    oit.write_text("isco08;mean_score_2025;sd_2025;categorie_2025\n5230;0.394;0.1449;Exposed: Gradient 1\n", "utf-8")
    passage.write_text("code_rome_v3;isco08\nD1505;5230\nA1101;3435\n", "utf-8")
    rapport = importer_oit(oit, passage, tmp_path)
    attendu = ["D1505", "5230", "exposition faible (gradient 1 sur 4)", "0.39", "0.14", "2025"]
    assert _lire(tmp_path / "metiers/exposition.csv") == [attendu]
    assert rapport.remarques == ("1 codes ROME n'ont pas d'indice.",)


def test_tension(tmp_path):
    """Tension is summed up by job: number of areas, median, lowest and highest."""
    source = tmp_path / "tension.csv"
    source.write_text("annee;code_rome_v3;ind_tension_d\n2021;A1;5\n2021;A1;2\n2021;A1;4\n2021;A2;\n", "utf-8")
    importer_tension(source, tmp_path)
    assert _lire(tmp_path / "metiers/tension.csv") == [["A1", "2021", "3", "4", "2", "5"]]
