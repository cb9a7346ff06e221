"""Easy read: pictures drawn anew, lines that hold or not, and the pages and booklet made of them."""

import io
import struct
import zlib
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from lxml import html
from PIL import Image

from leaving_care.changing import ChangedMeanwhile, NotAllowed
from leaving_care.models import Role
from offers import booklets
from offers.actions.easy_read import add_picture, remove_picture, version_of, write_easy_read
from offers.actions.publishing import keep_published, publish_edition
from offers.contents import read_contents
from offers.easy_reading import easy_items, easy_reads_of
from offers.models import EasyRead, Picture
from offers.pictures import HEAVIEST, drawn_anew
from offers.translating import State
from tests.offers.builders import an_edition
from tests.offers.small import draft
from tests.people import NOW, council, member
from tests.verapdf import check_ua1

NOON = datetime(2026, 4, 2, 12, tzinfo=UTC)
DAY = date(2026, 4, 2)


def picture(size=(40, 30), kind="PNG", mode="RGB", **more):
    """A picture's bytes."""
    out = io.BytesIO()
    Image.new(mode, size, 0).save(out, kind, **more)
    return out.getvalue()


def bomb(side):
    """A PNG of a few bytes that says it has side × side points."""

    def chunk(name, said):
        return struct.pack(">I", len(said)) + name + said + struct.pack(">I", zlib.crc32(name + said))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_picture_is_drawn_anew_as_a_small_png(kind):
    drawn = drawn_anew(picture((1200, 900), kind))
    assert (drawn.width, drawn.height) == (400, 300)
    assert Image.open(io.BytesIO(drawn.content)).format == "PNG"
    assert len(drawn.content) <= HEAVIEST
    assert drawn_anew(picture((1200, 900), kind)) == drawn


def test_nothing_of_the_file_but_its_points_is_kept():
    marks = Image.Exif()
    marks[0x010E] = "somebody’s name"
    sent = picture(kind="JPEG", exif=marks) + b"<script>alert(1)</script>"
    drawn = drawn_anew(sent)
    assert b"script" not in drawn.content
    assert not Image.open(io.BytesIO(drawn.content)).getexif()


def test_what_is_clear_becomes_white():
    drawn = drawn_anew(picture(mode="RGBA"))
    assert Image.open(io.BytesIO(drawn.content)).convert("RGB").getpixel((1, 1)) == (255, 255, 255)


def test_a_picture_of_noise_still_weighs_little():
    noise = Image.effect_noise((2000, 2000), 100).convert("RGB")
    out = io.BytesIO()
    noise.save(out, "PNG")
    assert len(drawn_anew(out.getvalue()).content) <= HEAVIEST


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        (b"", "not a picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a picture"),
        (b"GIF89a", "not a picture"),
        (picture(kind="BMP"), "not a picture"),
        (bomb(7_000), "40 million"),
        (bomb(60_000), "40 million"),
        (b"x" * (10 * 1024 * 1024 + 1), "10 MB"),
    ],
)
def test_what_is_no_picture_or_a_bomb_is_refused_in_words(sent, why):
    with pytest.raises(ValidationError, match=why):
        drawn_anew(sent)


@pytest.fixture
def contents():
    """A small edition."""
    return an_edition()


@pytest.fixture
def editor(contents):
    """An editor of its council."""
    return member(Role.EDITOR, contents.authority).user


def written(contents, editor, *lines, item=0, **more):
    """An item's easy read."""
    lines = lines or (("You can have pans.", ""), ("Up to £2,000.", ""))
    write_easy_read(contents.items[item], lines=lines, by=editor, at=NOW, **more)


def easy(contents):
    """The first item in easy read, as an edition shows it."""
    return easy_items(contents, easy_reads_of(contents.authority))[0]


pytestmark = pytest.mark.django_db


def test_lines_are_kept_with_the_words_that_they_were_made_from(contents, editor):
    made = add_picture(contents.authority, content=picture(), alt="A pan", by=editor, at=NOW)
    written(contents, editor, ("Pans.", str(made.key)), ("  ", ""), checked_with="The forum, in May")
    row = EasyRead.objects.get()
    assert row.lines == [{"text": "Pans.", "picture": str(made.key)}]
    assert row.english["how much"] == "Up to £2,000 once"
    assert (row.english_on, row.checked_with) == (NOW.date(), "The forum, in May")
    shown = easy(contents)
    assert (shown.state, shown.lines[0].picture) == (State.CURRENT, made)


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ({"to_know": "Keep all receipts."}, State.OUT_OF_DATE),
        ({"amount_figure": 1500}, State.MOVED),
        ({"to_know": "Keep the receipts for 2 years."}, State.MOVED),
        ({"to_know": ""}, State.OUT_OF_DATE),
    ],
)
def test_lines_are_not_shown_once_a_figure_of_the_item_has_moved(contents, editor, change, state):
    written(contents, editor)
    for name, said in change.items():
        setattr(contents.items[0], name, said)
    assert easy(contents).state == state
    assert easy(contents).is_shown is (state != State.MOVED)


def test_no_lines_take_the_easy_read_away(contents, editor):
    written(contents, editor)
    written(contents, editor, ("", ""))
    assert not EasyRead.objects.exists()


def test_a_number_that_the_item_does_not_say_is_refused_in_words_and_never_shown(contents, editor):
    with pytest.raises(ValidationError, match="Line 2 says 3000, and the item does not"):
        written(contents, editor, ("Pans.", ""), ("Up to £3,000.", ""))
    assert not EasyRead.objects.exists()
    written(contents, editor)
    EasyRead.objects.update(lines=[{"text": "Up to £3,000.", "picture": ""}])  # however it came there
    assert not easy(contents).is_shown


@pytest.mark.parametrize("lines", [[("x", "")] * 31, [("x" * 301, "")], [("x", "no such picture")]])
def test_too_much_or_a_lost_picture_is_refused(contents, editor, lines):
    with pytest.raises(ValidationError):
        written(contents, editor, *lines)


def test_only_an_editor_of_the_council_writes_and_sends_pictures(contents):
    for who in (member(Role.PARTICIPATION, contents.authority).user, member(Role.EDITOR, council("elsewhere")).user):
        with pytest.raises(NotAllowed):
            written(contents, who)
        with pytest.raises(NotAllowed):
            add_picture(contents.authority, content=picture(), alt="A pan", by=who, at=NOW)


def test_whoever_saves_second_is_told(contents, editor):
    version = version_of(None, contents.items[0])
    written(contents, editor, version=version)
    with pytest.raises(ChangedMeanwhile):
        written(contents, editor, version=version)


def test_a_picture_needs_words_and_stays_while_it_is_used(contents, editor):
    with pytest.raises(ValidationError):
        add_picture(contents.authority, content=picture(), alt=" ", by=editor, at=NOW)
    made = add_picture(contents.authority, content=picture(), alt="A pan", by=editor, at=NOW)
    written(contents, editor, ("Pans.", str(made.key)))
    with pytest.raises(ValidationError, match="stands in easy read"):
        remove_picture(made, by=editor, at=NOW)
    written(contents, editor, ("Pans.", ""))
    remove_picture(made, by=editor, at=NOW)
    assert not Picture.objects.exists()


def test_the_pages_have_it_with_its_pictures(published_folder, tmp_path, visit):
    edition = draft(tmp_path / "one")
    publish_edition(edition, at=NOON, by="a test")
    assert visit("/smallton/easy-read/", DAY)[0] == 404
    contents = read_contents(edition)
    editor = member(Role.EDITOR, edition.authority).user
    made = add_picture(edition.authority, content=picture(), alt="A pan", by=editor, at=NOW)
    written(contents, editor, ("Pans & pots.", str(made.key)), checked_with="The forum")
    assert keep_published(today=DAY) == ["smallton: made again"]
    page = html.fromstring(visit("/smallton/easy-read/offer/home/starter-pack/", DAY)[1])
    (shown,) = page.xpath("//main//img")
    assert shown.get("alt") == "A pan"
    assert "Pans & pots." in page.text_content()
    assert "Tried with: The forum" in page.text_content()
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert "img-src 'self' data:" in policy
    release = published_folder / "live" / "smallton" / shown.get("src").removeprefix("/smallton/")
    assert release.read_bytes() == bytes(made.content)
    own = visit("/smallton/offer/home/starter-pack/", DAY)[1]
    assert 'href="/smallton/easy-read/offer/home/starter-pack/"' in own
    assert "img-src data:" in own
    assert "Starter pack" in visit("/smallton/easy-read/", DAY)[1]
    assert "Easy read" in visit("/smallton/booklets/", DAY)[1]


@pytest.mark.slow
@pytest.mark.once
def test_the_booklet_passes_pdf_ua(contents, editor):
    made = add_picture(contents.authority, content=picture(), alt="A pan", by=editor, at=NOW)
    written(contents, editor, ("Pans.", str(made.key)), ("Ask us.", ""))
    (booklet,) = booklets.easy_read(contents, easy_reads_of(contents.authority))
    assert check_ua1(booklets.make_pdf(booklet.html).bytes).broken == {}
