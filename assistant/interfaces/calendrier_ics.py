"""A calendar exported as an .ics file that any agenda opens."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from hashlib import sha256

from icalendar import Calendar, Event

from assistant.domaine.droit import Echeance


def vers_ics(echeances: Iterable[Echeance], titre: str) -> bytes:
    """Return an iCalendar file (RFC 5545) with one all-day event per step; same steps, same bytes."""
    agenda = Calendar()
    agenda.add("prodid", "-//assistant-orientation//calendrier//FR")
    agenda.add("version", "2.0")
    agenda.add("x-wr-calname", titre)
    for echeance in echeances:
        agenda.add_component(_evenement(echeance, titre))
    return agenda.to_ical()


def _evenement(echeance: Echeance, titre: str) -> Event:
    evenement = Event()
    empreinte = sha256(f"{titre}|{echeance.date}|{echeance.libelle}".encode()).hexdigest()
    evenement.add("uid", f"{empreinte[:24]}@assistant-orientation")
    # the stamp is the day of the step, so that the same calendar gives the same file
    evenement.add("dtstamp", datetime.combine(echeance.date, time(), UTC))
    evenement.add("summary", echeance.libelle)
    evenement.add("dtstart", echeance.date)
    evenement.add("dtend", (echeance.fin or echeance.date) + timedelta(days=1))
    details = [titre, echeance.article] + (["Date déjà passée."] if echeance.depassee else [])
    evenement.add("description", "\n".join(d for d in details if d))
    return evenement
