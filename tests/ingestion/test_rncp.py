"""The official exports of the RNCP are read with their traps, refused in French, and never half imported."""

from __future__ import annotations

import csv
import unicodedata
import zipfile
from datetime import date
from pathlib import Path

import pytest

from assistant.errors import SourceUnreadable
from assistant.ingestion.exports.rncp_consolide import SourcesConsolidees, importer_consolide
from assistant.ingestion.exports.rncp_officiel import importer_rncp

ENTETE = (
    '"Id_Fiche";"Numero_Fiche";"Intitule";"Abrege_Libelle";"Abrege_Intitule";"Nomenclature_Europe_Niveau";'
    '"Date_Fin_Enregistrement";"Type_Enregistrement";"Actif"'
)
STANDARD = "\r\n".join([
    ENTETE,
    '"1";"RNCP10";"Agent d\'\'accueil; et de gestion";"TP";"Titre professionnel";"NIV4";"01/09/2028";"de droit";"ACTIVE"',
    '"2";"RNCP9";"Agent d\'\'accueil";"TP";"Titre professionnel";"NIV4";"01/09/2024";"de droit";"INACTIVE"',
    '"3";"RNCP11";"Date en retard";;;"NIV9";"pas une date";"sur demande";"ACTIVE"',
    '"4";"RS5";"Habilitation";;;;"31/12/2025";"sur demande";"ACTIVE"',
]) + "\r\n"  # fmt: skip
TABLES = {
    "Rome": '"Numero_Fiche";"Codes_Rome_Code";"Codes_Rome_Libelle"\r\n"RNCP10";"M1601";"Accueil d\'\'un public"\r\n',
    "Certificateurs": '"Numero_Fiche";"Siret_Certificateur";"Nom_Certificateur"\r\n'
    '"RNCP10";"\t11000007200014";"MINISTERE DU TRAVAIL"\r\n"RNCP10";"\t1";"MADAME UNE PERSONNE"\r\n',
    "Formacode": '"Numero_Fiche";"Formacode_Code";"Formacode_Libelle"\r\n"RNCP10";"35052";"35052 : Accueil"\r\n',
    "Nsf": '"Numero_Fiche";"Nsf_Code";"Nsf_Intitule"\r\n"RNCP10";"324t";"324t : Saisie"\r\n',
    "Ancienne_Nouvelle_Certification": '"Numero_Fiche";"Ancienne_Certification";"Nouvelle_Certification"\r\n'
    '"RNCP10";"RNCP9";\r\n',
    unicodedata.normalize("NFD", "VoixdAccès"): '"Numero_Fiche";"Si_Jury"\r\n"RNCP10";"Par expérience"\r\n',
}
XML = """<?xml version="1.0" encoding="UTF-8"?><FICHES><VERSION_FLUX>4.1</VERSION_FLUX>
<FICHE><NUMERO_FICHE>RNCP20</NUMERO_FICHE><INTITULE>Maçon d''art</INTITULE><ABREGE><LIBELLE>Titre professionnel</LIBELLE></ABREGE>
<NOMENCLATURE_EUROPE><NIVEAU>NIV3</NIVEAU></NOMENCLATURE_EUROPE><ACTIF>Oui</ACTIF>
<DATE_FIN_ENREGISTREMENT>01/01/2030</DATE_FIN_ENREGISTREMENT>
<CODES_ROME><ROME><CODE>F1703</CODE></ROME></CODES_ROME>
<CERTIFICATEURS><CERTIFICATEUR><NOM_CERTIFICATEUR>ECOLE</NOM_CERTIFICATEUR><ETAT_CERTIFICATEUR>Actif</ETAT_CERTIFICATEUR></CERTIFICATEUR>
<CERTIFICATEUR><NOM_CERTIFICATEUR>PARTI</NOM_CERTIFICATEUR><ETAT_CERTIFICATEUR>Inactif</ETAT_CERTIFICATEUR></CERTIFICATEUR></CERTIFICATEURS>
<ANCIENNES_CERTIFICATIONS><ANCIENNE_CERTIFICATION><ID_FICHE_ANCIENNE_CERTIFICATION>RNCP19</ID_FICHE_ANCIENNE_CERTIFICATION>
</ANCIENNE_CERTIFICATION></ANCIENNES_CERTIFICATIONS></FICHE></FICHES>"""


def _zip(dossier: Path, standard: bytes | str = STANDARD, nom: str = "export-fiches-csv-2026-02-02.zip") -> Path:
    chemin = dossier / nom
    with zipfile.ZipFile(chemin, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("export_fiches_CSV_Standard_2026_02_01.csv", standard)
        for table, texte in TABLES.items():
            archive.writestr(f"export_fiches_CSV_{table}_2026_02_01.csv", texte)
    return chemin


def _table(corpus: Path) -> dict[str, dict[str, str]]:
    with (corpus / "certifications" / "certifications.csv").open(encoding="utf-8", newline="") as flux:
        return {ligne["numero"]: ligne for ligne in csv.DictReader(flux)}


def test_the_zip_of_csv(tmp_path):
    """The zip gives facts only: doubled apostrophes mended, dates ISO, the day read from the inner file name."""
    rapport = importer_rncp(_zip(tmp_path), tmp_path)
    fiches = _table(tmp_path)
    assert rapport.lignes == len(fiches) == 4
    fiche = fiches["RNCP10"]
    assert fiche["intitule"] == "Agent d'accueil; et de gestion"
    assert (fiche["niveau"], fiche["rome"], fiche["fin"], fiche["fin_sure"]) == ("4", "M1601", "2028-09-01", "1")
    assert fiche["constate_le"] == "2026-02-01"
    assert fiche["formacodes"] == "35052 Accueil"
    assert fiche["certificateurs"] == "MINISTERE DU TRAVAIL|un organisme individuel"
    assert (fiche["remplace"], fiches["RNCP9"]["remplacee_par"]) == ("RNCP9", "RNCP10")
    assert fiches["RNCP9"]["active_au_constat"] == ""


def test_what_contradicts_itself_stays_unknown(tmp_path):
    """An unreadable date, a level out of range and an active entry already ended leave the fact empty."""
    importer_rncp(_zip(tmp_path), tmp_path)
    fiches = _table(tmp_path)
    assert (fiches["RNCP11"]["fin"], fiches["RNCP11"]["niveau"]) == ("", "")
    assert (fiches["RS5"]["fin"], fiches["RS5"]["fin_sure"], fiches["RS5"]["active_au_constat"]) == ("", "", "1")


def test_the_xml_keeps_the_other_register(tmp_path):
    """The RNCP XML replaces RNCP entries and leaves RS entries; inactive certifiers are left out."""
    importer_rncp(_zip(tmp_path), tmp_path)
    xml = tmp_path / "export_fiches_RNCP_V4_1_2026-08-16.xml"
    xml.write_text(XML, "utf-8")
    importer_rncp(xml, tmp_path)
    fiches = _table(tmp_path)
    assert set(fiches) == {"RNCP20", "RS5"}
    fiche = fiches["RNCP20"]
    assert (fiche["intitule"], fiche["certificateurs"], fiche["remplace"]) == ("Maçon d'art", "ECOLE", "RNCP19")
    assert (fiche["fin"], fiche["constate_le"]) == ("2030-01-01", "2026-08-16")


def test_the_mark_of_the_white_paper_survives(tmp_path):
    """A new import keeps the mark that the white paper gave to an entry."""
    importer_rncp(_zip(tmp_path), tmp_path)
    table = tmp_path / "certifications" / "certifications.csv"
    lignes = table.read_text("utf-8").splitlines()
    marquees = [ligne + "top 10" if ligne.startswith("RNCP10,") else ligne for ligne in lignes]
    table.write_text("\n".join(marquees) + "\n", "utf-8")
    importer_rncp(_zip(tmp_path), tmp_path)
    assert _table(tmp_path)["RNCP10"]["livre_blanc"] == "top 10"


def _sans_colonne(dossier: Path) -> Path:
    return _zip(dossier, STANDARD.replace('"Actif"', '"Etat"', 1))


def _latin(dossier: Path) -> Path:
    return _zip(dossier, STANDARD.replace("Habilitation", "Été").encode("latin-1"))


def _faux_zip(dossier: Path) -> Path:
    chemin = dossier / "export-fiches-csv-2026-02-02.zip"
    chemin.write_bytes(b"ceci n'est pas un zip")
    return chemin


def _zip_coupe(dossier: Path) -> Path:
    chemin = _zip(dossier)
    octets = bytearray(chemin.read_bytes())
    octets[60:120] = b"\x00" * 60
    chemin.write_bytes(bytes(octets))
    return chemin


def _bombe(dossier: Path) -> Path:
    return _zip(dossier, b"0" * (120 * 1024 * 1024))


def _xml_coupe(dossier: Path) -> Path:
    chemin = dossier / "export_2026-08-16.xml"
    chemin.write_text(XML[:-30], "utf-8")
    return chemin


def _xml_piege(dossier: Path) -> Path:
    chemin = dossier / "export_2026-08-16.xml"
    chemin.write_text('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><FICHES>&x;</FICHES>', "utf-8")
    return chemin


def _vide(dossier: Path) -> Path:
    chemin = dossier / "vide.zip"
    chemin.touch()
    return chemin


def _sans_date(dossier: Path) -> Path:
    chemin = dossier / "export.xml"
    chemin.write_text(XML, "utf-8")
    return chemin


def _sans_fiche(dossier: Path) -> Path:
    return _zip(dossier, ENTETE + "\r\n")


@pytest.mark.parametrize(
    ("fabriquer", "mot"),
    [
        (_sans_colonne, "Actif"), (_latin, "UTF-8"), (_faux_zip, "ni un zip"), (_zip_coupe, "abîmée"), (_bombe, "n'est pas un export"),
        (_xml_coupe, "coupé avant la fin"), (_xml_piege, "entités"), (_vide, "vide"), (_sans_date, "date"), (_sans_fiche, "Aucune fiche"),
        (lambda dossier: dossier / "absent.zip", "n'existe pas"),
    ],
)  # fmt: skip
def test_a_bad_file_changes_nothing(tmp_path, fabriquer, mot):
    """Each bad file gives a French sentence that says what is wrong, and the table stays byte for byte."""
    (tmp_path / "bon").mkdir()
    importer_rncp(_zip(tmp_path / "bon"), tmp_path)
    table = tmp_path / "certifications" / "certifications.csv"
    avant = table.read_bytes()
    with pytest.raises(SourceUnreadable, match=mot) as refus:
        importer_rncp(fabriquer(tmp_path), tmp_path)
    assert "Rien n'a été importé" in str(refus.value)
    assert table.read_bytes() == avant
    assert not list(table.parent.glob(".*"))


def test_a_file_too_large_is_refused(tmp_path):
    """A file over the limit is refused before it is opened."""
    with pytest.raises(SourceUnreadable, match="trop grand"):
        importer_rncp(_zip(tmp_path), tmp_path, limite=100)


def test_the_consolidated_list(tmp_path):
    """A date already passed on the day an entry was seen active is dropped; a doubtful one stays doubtful."""
    actives = tmp_path / "actives.csv"
    colonnes = (
        "Numero_Fiche;Intitule;Abrege_Intitule;Niveau;Date_Fin_Enregistrement;Date_Fin_source;Date_Fin_fiabilite;"
        "Codes_Rome_v3;Certificateurs;Formacodes;Nsf;Anciennes_Certifications;Nouvelles_Certifications_au_2026_02_01"
    )
    lignes = [
        "RNCP10;Passée;;4;01/01/2026;kit_2025-01-31;moyenne;M1601;A;;;RNCP9;",
        "RNCP12;Douteuse;;4;01/01/2027;kit_2025-01-31;moyenne;M1601;A;;;;",
        "RNCP13;Sûre;;4;01/01/2027;xml_2026-08-16;forte;M1601;A;;324t : Saisie;;",
    ]
    actives.write_text("\n".join([colonnes, *lignes]) + "\n", "utf-8")
    importer_consolide(SourcesConsolidees(actives, date(2026, 4, 22)), tmp_path)
    fiches = _table(tmp_path)
    assert (fiches["RNCP10"]["fin"], fiches["RNCP12"]["fin_sure"], fiches["RNCP13"]["fin_sure"]) == ("", "", "1")
    assert fiches["RNCP12"]["fin_relevee_le"] == "2025-01-31"
    assert fiches["RNCP9"]["remplacee_par"] == "RNCP10"
    assert fiches["RNCP13"]["nsf"] == "324t"
