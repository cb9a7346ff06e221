"""The desk's pages on which an offer is brought in, row by row, and taken out."""

import uuid
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from offers.bringing.booklet import read_text
from offers.bringing.reading import read
from offers.bringing.taking_out import rows_of
from offers.contents import read_contents
from offers.models import Bringing, Edition
from tests.desk.drafts import editor, whole_edition
from tests.desk.test_bringing import BOOKLET, bring, row_of, take_all
from tests.offers.bad_sheets import MANY_FAULTS, as_typed, sound, themes
from tests.people import council, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    """A council with no offer yet."""
    return council("newton")


@pytest.fixture
def by(here):
    """Its editor."""
    return editor(here)


@pytest.fixture
def desk(client, by):
    """The editor's browser."""
    return sign_in(client, by)


def at(name="bring_in", *more):
    """An address of the council's desk."""
    return reverse(f"offers:{name}", args=["newton", *more])


def sent(content, name="offer.xlsx", **more):
    """A form with a file."""
    return {"file": SimpleUploadedFile(name, content), "once": str(uuid.uuid4()), **more}


def test_a_spreadsheet_is_sent_looked_at_and_taken_in(desk):
    page = desk.post(at(), sent(sound()), follow=True)
    bringing = Bringing.objects.get()
    assert page.redirect_chain == [(at("brought", bringing.key), 302)]
    body = page.content.decode()
    assert "To look at (7)" in body
    assert "Starter pack" in body
    assert "Items, row 2" in body
    choices = {f"row_{row.position}": "take" for row in bringing.rows.all()}
    assert desk.post(at("brought", bringing.key), choices).status_code == 302
    page = desk.post(at("take_in_brought", bringing.key), {"once": str(uuid.uuid4())})
    assert page["Location"] == reverse("offers:checks", args=["newton", 1])
    assert Edition.objects.get().items.count() == 2
    assert "These rows were taken in on" in desk.get(at("brought", bringing.key) + "?show=all").content.decode()


def test_a_broken_file_lists_every_fault_and_keeps_nothing(desk):
    body = desk.post(at(), sent(themes(["home", "=1+1"], ["=2", "x"]))).content.decode()
    assert "Themes, cell B2: there is a formula" in body
    assert "Themes, cell A3: there is a formula" in body
    assert "Error:" in body
    assert not Bringing.objects.exists()


def test_every_fault_of_every_row_is_on_the_page_and_nothing_is_in_an_offer(desk):
    desk.post(at(), sent(as_typed(MANY_FAULTS)))
    bringing = Bringing.objects.get()
    address = at("brought", bringing.key) + "?show=faulty&page="
    body = unescape("".join(desk.get(f"{address}{page}").content.decode() for page in (1, 2)))
    rows = list(bringing.rows.exclude(faults=[]))
    assert sum(len(row.faults) for row in rows) > 90
    for row in rows:
        assert row.source_text in body
        for fault in row.faults:
            assert fault in body
    choices = {f"row_{row.position}": "take" for row in rows}
    assert "Something is wrong in this row" in desk.post(at("brought", bringing.key), choices).content.decode()
    assert not Edition.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("offer.xlsm", b"x", "macros"),
        ("offer.pdf", b"x", "We read .xlsx, .docx and .txt"),
        ("offer.xlsx", b"", "This file is empty"),
        ("offer.xlsx", b"x", "not whole"),
        ("offer.docx", b"x", "not whole"),
        ("offer.txt", b"\xff", "not text in UTF-8"),
        ("offer.txt", b"\n", "There is no text in it"),
    ],
)
def test_a_file_that_we_cannot_read_says_what_would_help(desk, name, content, words):
    assert words in desk.post(at(), sent(content, name)).content.decode()


def test_a_file_or_a_text_and_not_both(desk):
    for said in ({"text": ""}, sent(sound(), text="Our offer")):
        assert "one of the two" in desk.post(at(), said).content.decode()


def test_a_text_that_is_far_too_long_is_refused_in_words(desk, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000_000
    body = desk.post(at(), {"text": "x" * 5_000_000}).content.decode()
    assert "longer than a million characters" in body


def test_a_form_sent_twice_is_kept_once(desk):
    once = str(uuid.uuid4())
    for _ in range(2):
        assert desk.post(at(), {"text": BOOKLET, "once": once}).status_code == 302
    assert Bringing.objects.count() == 1


def test_script_in_a_booklet_is_only_words(desk):
    desk.post(at(), {"text": "Our offer\n\n<script>alert(1)</script>.", "once": str(uuid.uuid4())})
    body = desk.get(at("brought", Bringing.objects.get().key)).content.decode()
    assert "<script>alert" not in body
    assert "&lt;script&gt;alert" in body


def test_a_page_of_rows_asks_as_many_queries_for_many(desk, here, by, django_assert_max_num_queries):
    few, many = (
        bring(here, by),
        bring(here, by, found=read_text("Offer\n\n" + "Home\n\nWe help.\n\n" * 300), kind="booklet"),
    )
    desk.get(at("brought", few.key))
    with CaptureQueriesContext(connection) as one:
        desk.get(at("brought", few.key))
    with django_assert_max_num_queries(len(one)):
        body = desk.get(at("brought", many.key) + "?page=2").content.decode()
    assert "Page 2 of 16" in body
    assert len(one) <= 12


def test_rows_are_left_taken_and_listed(desk, here, by):
    bringing = bring(here, by, Rules=[{"of": "gone"}])
    theme, rule = row_of(bringing, "Themes"), row_of(bringing, "Rules")
    desk.post(
        at("brought", bringing.key), {f"row_{theme.position}": "leave", "row_x": "take", f"row_{rule.position}": "?"}
    )
    body = desk.get(at("brought", bringing.key)).content.decode()
    for words in ("To look at (6)", "With something wrong (1)", "Left out (1)", "All (7)", "There is no item “gone”"):
        assert words in body
    body = desk.post(at("brought", bringing.key), {f"row_{rule.position}": "take"}).content.decode()
    assert "Something is wrong in this row" in body
    assert "Your home" in desk.get(at("brought", bringing.key) + "?show=left").content.decode()
    assert desk.get(at("brought", bringing.key) + "?show=nonsense&page=x").status_code == 200


def test_a_row_is_changed_by_its_form(desk, here, by):
    bringing = bring(here, by, Rules=[{"of": "gone"}])
    row = row_of(bringing, "Rules")
    address = at("brought_row", bringing.key, row.position)
    page = desk.get(address)
    assert "There is no item “gone”" in page.content.decode()
    hidden = page.context["carried"].initial
    body = desk.post(address, {"of": "pack", "age_from": "x", **hidden}).content.decode()
    assert "“x” is not a whole number." in body
    assert 'value="pack"' in body.replace(">pack<", 'value="pack"')
    assert desk.post(address, {"of": "gone", **hidden})["Location"] == address
    hidden = desk.get(address).context["carried"].initial
    assert desk.post(address, {"of": "pack", **hidden})["Location"] == at("brought", bringing.key)
    row.refresh_from_db()
    assert (row.values, row.taken) == ({"of": "pack"}, True)


def test_words_that_could_tell_who_said_them_are_looked_at_first(desk, here, by):
    said = {"You said": [{"said": "My name is Robin Ashdown."}, {"said": "More trips."}]}
    bringing = bring(here, by, **said)
    row = row_of(bringing, "You said")
    body = desk.get(at("brought", bringing.key)).content.decode()
    assert body.count("Somebody could be known from these words") == 1
    assert "Robin Ashdown" in body
    address = at("brought_row", bringing.key, row.position)
    hidden = desk.get(address).context["carried"].initial
    page = desk.post(address, {"said": "Robin Ashdown said so.", **hidden}, follow=True).content.decode()
    assert "Look at it again, and take it or leave it out." in page
    row.refresh_from_db()
    assert row.taken is None
    hidden = desk.get(address).context["carried"].initial
    desk.post(address, {"said": "Somebody said so.", **hidden})
    row.refresh_from_db()
    assert (row.taken, row.values) == (True, {"said": "Somebody said so."})


def test_the_page_says_what_never_comes_from_a_file(desk):
    body = desk.get(at()).content.decode()
    assert "Who agreed an edition is never in it, and never comes from a file" in body


def test_two_editors_are_both_shown(desk, here, by):
    bringing = bring(here, by)
    address = at("brought_row", bringing.key, row_of(bringing, "Themes").position)
    first, second = (desk.get(address).context["carried"].initial for _ in range(2))
    desk.post(address, {"slug": "home", "name": "First", **first})
    body = desk.post(address, {"slug": "home", "name": "Second", **second}).content.decode()
    assert "What it says now" in body
    assert "First" in body
    assert "Second" in body


def test_a_piece_of_a_booklet_becomes_something_else(desk, here, by):
    bringing = bring(here, by, found=read_text(BOOKLET), kind="booklet")
    row = row_of(bringing, "Items")
    address = at("turn_brought_row", bringing.key, row.position)
    assert address in desk.get(at("brought_row", bringing.key, row.position)).content.decode()
    hidden = desk.get(address).context["carried"].initial
    assert "Choose what it is" in desk.post(address, {**hidden, "sheet": "Rules"}).content.decode()
    answer = desk.post(address, {**hidden, "sheet": "Statements"})
    assert answer["Location"] == at("brought_row", bringing.key, row.position)
    assert "A statement" in desk.get(answer["Location"]).content.decode()


def test_what_is_not_there_is_not_there(desk, here, by):
    bringing = bring(here, by)
    assert desk.get(at("brought", uuid.uuid4())).status_code == 404
    assert desk.get(at("brought_row", bringing.key, 5)).status_code == 404
    assert desk.get(at("turn_brought_row", bringing.key, row_of(bringing, "Items").position)).status_code == 404
    assert desk.get(at("export_offer", 7)).status_code == 404
    elsewhere = council("elsewhere")
    other = bring(elsewhere, editor(elsewhere))
    assert desk.get(at("brought", other.key)).status_code == 404
    assert desk.post(at("drop_brought", other.key)).status_code == 404


def test_a_take_in_that_cannot_be_says_why(desk, here, by):
    bringing = bring(here, by)
    assert "nobody has looked at yet: 7" in desk.post(at("take_in_brought", bringing.key)).content.decode()
    take_all(bringing, by, but=("Contacts",))
    body = desk.post(at("take_in_brought", bringing.key)).content.decode()
    assert "Numbers, row 2: A number “team”: Contact: There is no contact “team” among the rows." in body
    assert not Edition.objects.exists()


def test_a_file_is_given_up(desk, here, by):
    bringing = bring(here, by)
    assert "You are looking at" in desk.get(at()).content.decode()
    assert desk.post(at("drop_brought", bringing.key), {"once": str(uuid.uuid4())})["Location"] == at()
    assert "You are looking at" not in desk.get(at()).content.decode()
    assert desk.get(at("brought_row", bringing.key, row_of(bringing, "Items").position)).status_code == 404


def test_template_and_edition_are_taken_out(client):
    edition = whole_edition()
    browser = sign_in(client, editor(edition))
    file = browser.get(reverse("offers:export_offer", args=["smallton", 3]))
    assert file["Content-Disposition"] == 'attachment; filename="smallton-edition-3.xlsx"'
    found = read(file.content)
    assert [row.values for row in found.rows if row.sheet == "Items"] == rows_of(read_contents(edition))["Items"]
    template = browser.get(reverse("offers:offer_template", args=["smallton"]))
    assert read(template.content).faults == ["There is nothing in this file but headings."]
