"""The desk's pages of languages, and what they do."""

import uuid

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from leaving_care.changing import AlreadyDone, ChangedMeanwhile, NotAllowed
from leaving_care.models import Authority, Event, Role
from offers.actions.translating import Text, translate, version_of
from offers.models import Translation
from offers.translating import piece_of
from tests.offers.builders import an_edition
from tests.offers.in_urdu import SAMPLE, translate_all
from tests.offers.in_urdu import translate as translated
from tests.people import NOW, council, member, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def contents():
    """A small edition, still a draft."""
    return an_edition()


@pytest.fixture
def editor(contents):
    """An editor of its council."""
    return member(Role.EDITOR, contents.authority).user


@pytest.fixture
def desk(client, editor):
    """The editor's browser."""
    return sign_in(client, editor)


def address(name, *more):
    """The address of a page of the small council's languages."""
    return reverse(f"offers:{name}", args=["smallton", *more])


PACK = ("ur", "item", "starter-pack")


def save(contents, by, *, field="to_know", english="Keep the receipts.", text=SAMPLE, **more):
    """Translates one field of the starter pack."""
    piece = piece_of(contents.items[0])
    translate(contents.authority, "ur", piece, [Text(field, english, text)], by=by, at=NOW, **more)


def pack():
    """What is translated of the starter pack."""
    return Translation.objects.get(kind="item", row="starter-pack")


def test_a_text_is_kept_with_its_english_its_day_and_who(contents, editor):
    save(contents, editor, translator="Agency")
    row = pack()
    assert (row.texts, row.english) == ({"to_know": SAMPLE}, {"to_know": "Keep the receipts."})
    assert row.english_on == row.translated_on == NOW.date()
    assert (row.translator, row.changed_by) == ("Agency", editor)
    (event,) = Event.objects.filter(what="edit_offer")
    assert event.fields == ["ur of starter-pack: to_know"]


def test_a_text_made_anew_from_other_english_keeps_the_one_before_for_older_editions(contents, editor):
    for number in range(5):
        save(contents, editor, english=f"Words {number}", text=f"{SAMPLE} {number}")
    assert pack().texts["to_know"] == f"{SAMPLE} 4"
    assert pack().earlier["to_know"] == [[f"Words {n}", f"{SAMPLE} {n}"] for n in (3, 2, 1)]
    save(contents, editor, english="Words 2", text="متن 2")
    assert [english for english, _ in pack().earlier["to_know"]] == ["Words 4", "Words 3", "Words 1"]


def test_a_text_that_is_mended_is_not_kept_twice(contents, editor):
    save(contents, editor)
    save(contents, editor, text="متن")
    assert pack().texts == {"to_know": "متن"}


def test_a_blank_text_takes_away_what_was_there(contents, editor):
    save(contents, editor)
    save(contents, editor, text="")
    assert pack().texts == pack().english == {}


@pytest.mark.parametrize(
    ("field", "english", "text", "why"),
    [
        ("to_know", "Up to £20.", "£25", "does not say 25"),
        ("to_know", "Up to £20.", "۲۵", "does not say 25"),
        ("to_know", "Ask us.", "https://bad.example/x", "does not lead to https://bad.example/x"),
        ("name", "A name", "ن" * 301, "longer than 300"),
        ("to_know", "Ask us.", "ن" * 20_001, "longer than 20,000"),
    ],
)
def test_a_text_that_says_more_than_its_english_is_refused(contents, editor, field, english, text, why):
    with pytest.raises(ValidationError, match=why) as refused:
        save(contents, editor, field=field, english=english, text=text)
    assert list(refused.value.message_dict) == [field]
    assert not Translation.objects.exists()


@pytest.mark.parametrize("role", [role for role in Role if role != Role.EDITOR])
def test_nobody_but_an_editor_translates(contents, role):
    with pytest.raises(NotAllowed):
        save(contents, member(role, contents.authority).user)
    assert not Translation.objects.exists()


def test_an_editor_of_the_next_council_does_not(contents):
    with pytest.raises(NotAllowed):
        save(contents, member(Role.EDITOR, council("elsewhere")).user)


def test_sent_twice_it_is_done_once(contents, editor):
    once = uuid.uuid4()
    save(contents, editor, once=once)
    with pytest.raises(AlreadyDone):
        save(contents, editor, text="متن", once=once)
    assert pack().texts["to_know"] == SAMPLE


def test_whoever_saves_second_is_told(contents, editor):
    version = version_of(piece_of(contents.items[0]), None)
    save(contents, editor, version=version)
    with pytest.raises(ChangedMeanwhile):
        save(contents, editor, text="متن", version=version)


def test_the_languages_say_how_far_they_are(contents, desk, django_assert_max_num_queries):
    translate_all(contents)
    Translation.objects.filter(kind="contact").delete()
    with django_assert_max_num_queries(40):
        page = desk.get(address("languages")).content.decode()
    assert "Urdu" in page
    assert "اردو" in page
    assert "2 March 2026" in page
    assert page.count("Nothing translated yet") == 3


def test_a_language_lists_its_rows_with_as_many_queries_for_many(contents, desk):
    desk.get(address("language", "ur"))
    with CaptureQueriesContext(
        connection,
    ) as few:
        desk.get(address("language", "ur"))
    translate_all(contents)
    with CaptureQueriesContext(connection) as many:
        page = desk.get(address("language", "ur")).content.decode()
    assert len(many) <= len(few)
    assert "Home starter pack" in page
    assert "Nothing is left to do." in desk.get(address("language", "ur") + "?show=open").content.decode()


def test_a_language_that_the_council_does_not_have_is_not_there(contents, desk):
    for code in ("en", "fr", "x" * 90):
        assert desk.get(address("language", code)).status_code == 404
    assert desk.get(address("translate", "ur", "item", "nothing")).status_code == 404
    assert desk.get(address("translate", "ur", "nothing", "starter-pack")).status_code == 404


def test_a_row_is_translated_by_its_form(contents, desk):
    page = desk.get(address("translate", *PACK))
    body = page.content.decode()
    typed = html.fromstring(body).xpath("//*[self::input or self::textarea][@lang='ur' and @dir='rtl']")
    assert len(typed) == len(piece_of(contents.items[0]).english)
    assert len(html.fromstring(body).xpath("//main//form")) == 1
    assert "Keep the receipts." in body
    sent = {"to_know": f"{SAMPLE}\r\nمتن", "translator": "Agency", **hidden(page)}
    assert desk.post(address("translate", *PACK), sent).status_code == 302
    assert pack().texts == {"to_know": f"{SAMPLE}\nمتن"}


def hidden(page):
    """What the form carries unseen."""
    carried = page.context["carried"]
    return {name: carried.initial[name] for name in ("once", "version")}


def test_a_field_that_says_too_much_says_so_and_loses_nothing(contents, desk):
    page = desk.get(address("translate", *PACK))
    body = desk.post(
        address("translate", *PACK), {"to_know": "£7", "our_part": SAMPLE, **hidden(page)}
    ).content.decode()
    assert "The English does not say 7" in body
    assert SAMPLE in body
    assert "Error:" in body
    assert not Translation.objects.exists()


def test_an_out_of_date_text_is_said_to_hold_again(contents, desk):
    translated(contents, contents.items[0], to_know=SAMPLE, english={"to_know": "Keep all receipts."})
    page = desk.get(address("translate", *PACK))
    assert "Out of date" in page.content.decode()
    sent = {"to_know": SAMPLE, **hidden(page)}
    desk.post(address("translate", *PACK), sent)
    assert pack().english["to_know"] == "Keep all receipts."
    desk.post(address("translate", *PACK), {**sent, "still_to_know": "on", "once": str(uuid.uuid4())})
    assert pack().english["to_know"] == "Keep the receipts."


def test_two_editors_are_both_shown(contents, desk, editor):
    page = desk.get(address("translate", *PACK))
    save(contents, editor, text="متن")
    body = desk.post(address("translate", *PACK), {"to_know": SAMPLE, **hidden(page)}).content.decode()
    assert "What it says now" in body
    assert SAMPLE in body
    assert pack().texts["to_know"] == "متن"


def test_a_file_goes_out_is_looked_through_and_comes_in(contents, desk):
    translate_all(contents)
    out = desk.get(address("export_language", "ur"))
    assert out["Content-Disposition"] == 'attachment; filename="smallton-edition-3-ur.xlf"'
    Translation.objects.all().delete()
    page = desk.post(address("import_language", "ur"), {"file": sent(out.content), "translator": "Agency"})
    assert "It changes" in page.content.decode()
    assert not Translation.objects.exists()
    form = {"carried": page.context["take_in"].initial["carried"], "translator": "Agency", "once": str(uuid.uuid4())}
    for _ in range(2):
        answer = desk.post(address("take_in_language", "ur"), form)
        assert answer["Location"] == address("language", "ur")
    assert pack().translator == "Agency"
    assert desk.get(address("export_language", "ur")).content == out.content
    again = desk.post(address("import_language", "ur"), {"file": sent(out.content)})
    assert "There is nothing to take in." in again.content.decode()


def sent(content):
    """A file as a browser sends it."""
    return SimpleUploadedFile("offer.xlf", content)


def test_a_broken_file_lists_its_faults_and_changes_nothing(contents, desk):
    translate_all(contents)
    file = desk.get(address("export_language", "ur")).content.decode()
    Translation.objects.all().delete()
    file = file.replace("item.advice.name", "item.gone.name").replace("</target>", " £7</target>", 1)
    body = desk.post(address("import_language", "ur"), {"file": sent(file.encode())}).content.decode()
    assert "nothing called “item.gone.name”" in body
    assert "does not say 7" in body
    assert not Translation.objects.exists()


@pytest.mark.parametrize("content", [b"", b"<x", b"\xff\xfe", b"<!DOCTYPE x><x/>", b"x" * 2_100_000])
def test_what_is_no_file_is_answered_in_words(contents, desk, content):
    assert desk.post(address("import_language", "ur"), {"file": sent(content)}).status_code == 200
    assert desk.post(address("import_language", "ur"), {"file": "no file"}).status_code == 200


@pytest.mark.parametrize("carried", ["", "nonsense", "a:b:c", "x" * 10_000, "\0"])
def test_a_file_that_we_did_not_sign_is_not_taken_in(contents, desk, carried):
    answer = desk.post(address("take_in_language", "ur"), {"carried": carried, "once": "no"}, follow=True)
    assert "We no longer have the file" in answer.content.decode()
    assert not Translation.objects.exists()


def test_a_council_without_an_edition_says_so(client):
    made = Authority.objects.create(slug="newton", name="Newton", short_name="Newton", tier="unitary")
    sign_in(client, member(Role.EDITOR, made).user)
    assert "nothing to translate" in client.get(reverse("offers:languages", args=["newton"])).content.decode()
