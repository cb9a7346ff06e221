"""A data officer's work on one person's data, and what waits for them."""

from leaving_care.models import Correction, KnownPerson
from tests.matrix import Row, to
from tests.people import NOW, TODAY
from tests.rights.making import made

SEE_KAI = ("adviser", "covering", "social_worker", "manager", "clinician", "partner")
OFFICERS = to("data_officer", "elsewhere_data_officer")
PEOPLE, KAI = "manage/data/people/<uuid:key>/", "/manage/data/people/{kai}/"
ASKED = {"about": "homes", "wrong": "The street", "right": ""}


def for_officers(address):
    """A page of no record: everybody else is told that it is not for them."""
    return Row(address, OFFICERS, otherwise=403)


def of_kai(rest="", post=None, also=None, status=200):
    """A page about Kai: refused to whom may see the record, and absent for everybody else."""
    return Row(f"{KAI}{rest}", to(*SEE_KAI, status=403) | {"data_officer": status}, post=post, also=also)


def both(rest, post):
    """A page with a form."""
    return of_kai(rest, also=of_kai(rest, post, status=302))


ROWS = {
    "manage/data/": Row(
        "/manage/data/",
        OFFICERS,
        otherwise=403,
        also=Row("/manage/data/", OFFICERS, otherwise=403, post={"who": "Nobody Of That Name"}),
    ),
    "manage/data/corrections/": for_officers("/manage/data/corrections/"),
    "manage/data/files/": for_officers("/manage/data/files/"),
    "manage/data/past-keeping/": for_officers("/manage/data/past-keeping/"),
    PEOPLE: both("", {}),
    f"{PEOPLE}archives/<uuid:archive>/": of_kai("archives/{officers_archive}/"),
    f"{PEOPLE}others/": of_kai("others/"),
    f"{PEOPLE}others/<slug:kind>/<uuid:row>/": both("others/knownperson/{known}/", {"reason": "About somebody else"}),
    f"{PEOPLE}correction/": both("correction/", ASKED),
    f"{PEOPLE}corrections/<uuid:correction>/": both("corrections/{correction}/", {"agreed": "yes", "answer": "Done"}),
    f"{PEOPLE}erase/": both("erase/", {"reason": "A court said so", "confirm": "erase"}),
}


def more(world):
    """A file, somebody around Kai, and something that Kai asked to have put right."""
    known = KnownPerson.objects.create(person=world.kai, name="Robin Example", starts_on=TODAY)
    asked = Correction.objects.create(person=world.kai, about="homes", wrong="x", by=world.kai.user, asked_at=NOW)
    return {"officers_archive": made(world.kai).key, "known": known.key, "correction": asked.key}
