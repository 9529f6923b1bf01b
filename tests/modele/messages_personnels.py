"""Messages as people write them, with the personal data that must not leave and what must stay. Everybody in them is invented."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

NIR = ("1 85 05 78 006 084 36", "285057800608436", "2 91 11 31 555 120 04", "1 72 02 2A 004 015", "190013112304589", "2.88.07.66.136.042.81")
IBAN = ("FR76 3000 6000 0112 3456 7890 189", "FR7630006000011234567890189", "fr14 2004 1010 0505 0001 3m02 606", "DE89370400440532013000")
COURRIEL = ("karim.benali@gmail.com", "s_martin31@orange.fr", "julie-petit@ac-toulouse.fr", "paul.durand (at) free.fr", "lea arobase laposte.net", "a.b+c@mairie-albi.fr")
TELEPHONE = ("06 12 34 56 78", "0612345678", "06.12.34.56.78", "+33 6 12 34 56 78", "+33612345678", "06-12-34-56-78", "0033 5 61 22 33 44", "+33 (0)7 81 22 33 44")
IDENTIFIANT = ("1234567A", "7654321 B", "0047812K", "5521904Z")
NOM = ("Karim Benali", "Sophie Martin", "Jean-Pierre Durand", "Fatoumata Diallo", "Mehdi El Amrani", "Chloé Lefèvre", "Nguyen Thi Lan", "Paulo da Silva",
       "Marie Dupont-Lacaze", "Yanis Kaddour", "Océane Bourdieu", "Ingrid Svensson")
ADRESSE = ("12 rue des Lilas", "3 bis avenue Jean Jaurès", "48 boulevard de Strasbourg", "7, impasse du Moulin", "125 chemin de la Côte Pavée", "2 allée François Verdier",
           "14 route de Narbonne", "9 place du Capitole", "31 rue du 11 novembre", "5 quai Saint-Pierre")
NAISSANCE = ("12/03/1985", "4 juin 1972", "1er janvier 1990", "23-11-1968", "1979-08-30", "12.03.85", "mars 1988")
GABARITS = (
    ("nom", "Bonjour, je m'appelle {nom}, je suis en CDI depuis 3 ans."), ("nom", "bonjour moi c'est {nom} et je cherche une formation d'aide-soignante"),
    ("nom", "Je suis {nom}, caissière à Toulouse depuis 6 ans, et je veux changer de métier."), ("nom", "Ma conseillère, Mme {famille}, m'a parlé du PTP, est-ce possible ?"),
    ("nom", "Est-ce que {nom} de Transitions Pro peut m'aider pour mon dossier ?"), ("nom", "Je veux devenir infirmière. Cordialement, {nom}"),
    ("nom", "mon patron {nom} refuse mon congé, que faire ?"), ("nom", "J'ai vu {nom} à la mission locale de Nîmes, il m'a conseillé une VAE."),
    ("nom", "Mon nom est {nom} et je gagne 1 900 € brut par mois."), ("nom", "Pour monsieur {famille}, 45 ans, en CDD depuis 8 mois, quelles pistes ?"),
    ("nom", "nom : {nom}, cdi 4 ans, projet boulanger"), ("nom", "Je m'appelle {bas} et je travaille de nuit"),
    ("courriel", "Vous pouvez me répondre à {courriel}, je suis en CDI depuis 2 ans."), ("courriel", "mon mail c'est {courriel} merci de m'envoyer les infos sur le CPF"),
    ("courriel", "Contact : {courriel}. Je veux faire une VAE."), ("telephone", "Rappelez-moi au {telephone}, je veux un PTP."),
    ("telephone", "tel {telephone}, cdi depuis 5 ans, combien je touche pendant la formation ?"), ("telephone", "Mon numéro : {telephone}. J'ai 50 points C2P, que faire ?"),
    ("nir", "Mon numéro de sécurité sociale est {nir}, ai-je droit au PTP ?"), ("nir", "nir {nir} cdi 3 ans aide soignante"), ("nir", "sécu : {nir}, je suis en intérim depuis 2 ans"),
    ("iban", "Voici mon IBAN {iban} pour la rémunération du PTP, elle est versée quand ?"), ("iban", "iban {iban}, je veux une formation"),
    ("identifiant", "Mon identifiant France Travail est {identifiant}, je suis au chômage depuis 6 mois."), ("identifiant", "demandeur d'emploi n° {identifiant}, quelles aides ?"),
    ("identifiant", "identifiant pôle emploi : {identifiant}, je veux me reconvertir"), ("adresse", "J'habite {adresse} à Toulouse et je suis en CDI depuis 4 ans."),
    ("adresse", "mon adresse : {adresse}, 31000 Toulouse. Quelle agence pour moi ?"), ("adresse", "Je vis {adresse}, Montpellier, je cherche une formation de soudeur."),
    ("adresse", "Mon employeur est au {adresse} 66000 Perpignan, peut-il refuser ?"), ("naissance", "Je suis né le {naissance}, je suis en CDI, ai-je droit au PTP ?"),
    ("naissance", "née le {naissance} à Albi, en CDD de 10 mois, projet coiffeuse"), ("naissance", "Date de naissance : {naissance}. En intérim depuis un an."),
    ("naissance", "ddn {naissance}, cdi, caissière"),
)
RESTE = (
    "Je suis en CDI depuis le 12/03/2019 et je gagne 2 150,50 € brut par mois.", "Le titre RNCP37674 est-il encore valable ?", "Mon métier est M1805, développeur web.",
    "L'article L6323-17-1 du code du travail dit quoi ?", "Mon entreprise a pour SIRET 732 829 320 00074 et 48 salariés.", "SIRET 73282932000074, je veux un PTP.",
    "J'habite à Saint-Gaudens, en Haute-Garonne.", "Ma formation commence le 1er mars 2027 et dure 1 200 heures.", "Je travaille chez Airbus à Blagnac depuis 12 ans.",
    "Je veux devenir Technicien Supérieur en Réseaux.", "La formation coûte 18 000 € HT, soit 27,45 € de l'heure.", "Le Conseil en Évolution Professionnelle est-il gratuit ?",
    "Transitions Pro Occitanie peut-il financer mon Projet de Transition Professionnelle ?", "Mon CDD finit le 30/06/2026 après 14 mois.", "Le compte personnel de formation donne 500 € par an ?",
    "Je suis Aide Soignante à l'hôpital de Rodez.", "Je suis né pour être cuisinier.", "Il y a 12 places dans la formation à Béziers ?", "Je fais 3 cours de français par semaine.",
    "Le Livre Blanc parle de l'Intelligence Artificielle en Occitanie.", "D6323-9 demande 24 mois ?", "RS5616 ou RNCP35030, lequel choisir ?", "J'ai 40 points sur mon C2P et 52 ans.",
    "Le BTS Comptabilité Gestion à Montpellier, c'est niveau 5 ?", "Je gagne 1867,02 € au SMIC depuis juin 2026.", "Les métiers K1304 et J1501 sont-ils proches ?", "Mon contrat a débuté le 4 janvier 2021.",
    "Puis-je partir en formation le 15/09/2027 ?", "Mon employeur, la Mairie de Toulouse, refuse.", "Je cherche un CAP Petite Enfance à Nîmes.", "Le Titre Professionnel Conducteur de Bus m'intéresse.",
    "Pôle Emploi est devenu France Travail, non ?", "J'ai travaillé 910 heures en intérim sur 12 mois.", "Ma période d'essai finit dans 2 mois.", "Le taux est de 13,2 % en Occitanie ?", "Mon opérateur est Uniformation.",
    "Je suis en congé parental depuis 18 mois.", "Quelles formations à Castelnaudary ou Villefranche-de-Rouergue ?", "Le SMIC horaire est de 12,31 € ?", "Formation de 8 mois du 01/02/2027 au 30/09/2027.",
    "Combien gagne un Chef de Projet Digital ?", "Le Certificat CléA suffit-il ?", "Je suis Agent de Sécurité depuis 2015.", "Mon usine compte 300 salariés, avec un CSE.", "Le livre blanc, page 36, parle du PTP.",
    "J'ai un DEUST Métiers de la Forme.", "OPCO Atlas ou OPCO Santé pour ma branche ?", "La convention collective 1486 s'applique-t-elle ?", "Je veux ouvrir une boulangerie à Lodève.", "En 2023, 1 234 dossiers ont été financés ?",
    "Je suis reconnu travailleur handicapé (RQTH).", "Le décret 2018-1332 date du 28/12/2018 ?", "Avec 3 ans d'ancienneté et 2 050 € brut, combien ?", "Bonjour Madame, je cherche une reconversion.", "Merci Monsieur, et pour un CDD ?",
    "Je travaille 35 heures par semaine depuis 2 ans.", "Mon diplôme est de niveau 4 depuis 2010.", "Le Gers et le Lot ont-ils des formations ?", "Je suis développeur Java et Python.", "J'ai un master Droit Social de l'Université Toulouse Capitole.",
)


@dataclass(frozen=True)
class MessagePersonnel:
    """A message, the kind of datum it holds, and the words that must not leave."""

    texte: str
    genre: str
    secret: str


def messages(total: int) -> Iterator[MessagePersonnel]:
    """Yield messages, every template with data drawn in turn."""
    tirage = random.Random(7)
    sources = {"nir": NIR, "iban": IBAN, "courriel": COURRIEL, "telephone": TELEPHONE, "identifiant": IDENTIFIANT, "adresse": ADRESSE, "naissance": NAISSANCE}
    for i in range(total):
        genre, gabarit = GABARITS[i % len(GABARITS)]
        if genre == "nom":
            nom = tirage.choice(NOM)
            famille = nom.split()[-1]
            secret = famille if "{famille}" in gabarit else nom.lower() if "{bas}" in gabarit else nom
            yield MessagePersonnel(gabarit.format(nom=nom, famille=famille, bas=nom.lower()), genre, secret)
        else:
            secret = tirage.choice(sources[genre])
            yield MessagePersonnel(gabarit.format(**{genre: secret}), genre, secret)
