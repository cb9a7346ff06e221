"""Who may bring people in from a file, and take everybody out: data officers, each for their own council."""

import uuid

from pathways.importing import uploads
from tests.matrix import Row, to
from tests.people import NOW

OFFICERS = to("data_officer", "elsewhere_data_officer")


def for_officers(address, **more):
    """A page that is the same for the data officers of every council; 403 for everybody else, who see no record by it."""
    return Row(address, open_to=OFFICERS, otherwise=403, **more)


def of_ours(address, status=200, **more):
    """A page about a file of Testshire's: not there for anybody but its data officer."""
    return Row(address, open_to=to("data_officer", status=status), **more)


ROWS = {
    "manage/import/": for_officers("/manage/import/", also=for_officers("/manage/import/", post={})),
    "manage/import/template.csv": for_officers("/manage/import/template.csv"),
    "manage/import/export/": for_officers(
        "/manage/import/export/", also=for_officers("/manage/import/export/", post={})
    ),
    "manage/import/<uuid:key>/": of_ours("/manage/import/{upload}/"),
    "manage/import/<uuid:key>/faults.csv": of_ours("/manage/import/{upload}/faults.csv"),
    "manage/import/<uuid:key>/confirm/": of_ours("/manage/import/{upload}/confirm/", status=302, post={}),
    "manage/import/<uuid:key>/drop/": of_ours("/manage/import/{dropped}/drop/", status=302, post={}),
}


def more(world):
    """A file of Testshire's that is being looked through, and one to be thrown away."""
    names = {"upload": uuid.uuid4(), "dropped": uuid.uuid4()}
    officer = world.visitors["data_officer"]
    for key in names.values():
        uploads.keep(key, [b"record,council_id\n"], authority_id=world.here.pk, by_id=officer.pk, at=NOW)
    return names
