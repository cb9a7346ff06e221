"""Every page behind sign-in, on a small phone: with a script and without, and by keyboard alone.

The access matrix (tests/matrix/) names every page and who may open it. Each is opened here as one who may. What its parts
do by keyboard and without a script is looked at where a part of that kind is first met.
"""

from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest
import time_machine
from django.test import Client, override_settings
from playwright.sync_api import Error

from leaving_care.models import KnownPerson, Membership, Team, User, YoungPerson
from pathways.models import Achievement, CheckIn, Contact, OwnWords, PlanAction, ToldWords
from tests import matrix
from tests.browser.axe import NewShapes
from tests.browser.keyboard import stops
from tests.matrix.world import VISITORS
from tests.people import NOW, TODAY, sign_in, young

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 320, "height": 640}
# Whose page is opened, of those who may: whoever's shows the most.
FIRST = ("kai", "adviser", "manager")
LONG = "Averylongwordwithoutanyspaceinitatall"
BY_KEYBOARD = {"a", "button", "input", "select", "textarea", "summary"}

# What is wrong with a page that is open. Links inside a sentence may be as low as its lines.
LOOK = """() => {
    const wrong = [], wide = document.scrollingElement.scrollWidth, ids = new Set()
    if (wide > innerWidth) wrong.push(`${wide} px wide`)
    const headings = [...document.querySelectorAll('h1')].filter(each => each.checkVisibility()).length
    if (headings !== 1) wrong.push(`${headings} main headings`)
    // What Enter presses is no target: nobody can point at it.
    const alone = 'nav a, header a, footer a, :is(li, dd, td, p) > a:only-child, button, summary, select, textarea, input'
    for (const target of document.querySelectorAll(`:is(${alone}):not([aria-hidden=true][tabindex="-1"])`)) {
        const box = target.getBoundingClientRect()
        const said = [...target.parentElement.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())
        if (box.width && (box.height < 24 || box.width < 24) && !(target.localName === 'a' && said)) {
            wrong.push(`${target.textContent.trim() || target.name}: ${box.width} by ${box.height}`)
        }
    }
    for (const { id } of document.querySelectorAll('[id]')) {
        if (ids.has(id)) wrong.push(`twice the id ${id}`)
        ids.add(id)
    }
    return wrong
}"""

# What cannot be read or sent without a script. Passkeys are nothing without one.
OUT_OF_REACH = """() => {
    document.querySelectorAll('details').forEach(each => { each.open = true })
    const main = document.querySelector('main'), title = main.querySelector('h1'), wrong = []
    const seen = each => each.checkVisibility({ visibilityProperty: true })
    const needless = 'script, style, template, option, optgroup, input[type=hidden], svg *, #passkey-part *, [id^=passkey]'
    if (!title || !seen(title) || main.innerText.trim().length < 20) wrong.push('nothing to read')
    for (const each of main.querySelectorAll(`:not(:is(${needless}))`)) {
        if (!seen(each)) wrong.push(`never shown: ${each.outerHTML.slice(0, 90)}`)
    }
    for (const form of document.querySelectorAll('form:not(dialog *, #passkey-part *)')) {
        const buttons = [...form.elements].filter(each => each.type === 'submit' || each.type === 'image')
        if (!buttons.some(each => seen(each) && each.offsetWidth)) wrong.push(`no button sends ${form.outerHTML.slice(0, 90)}`)
    }
    return wrong
}"""

# From the top, wherever the page put the focus.
TO_THE_TOP = """() => {
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
}"""

# How many stops the Tab key should make: one for the buttons of one question.
REACHABLE = """() => {
    const able = 'a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex="0"]'
    const there = document.querySelectorAll(`:is(${able}):not([aria-hidden=true][tabindex="-1"])`)
    const seen = [...there].filter(each => !each.disabled && each.checkVisibility())
    const questions = new Set(seen.filter(each => each.type === 'radio').map(each => each.name))
    return seen.filter(each => each.type !== 'radio').length + questions.size
}"""


def private(rows):
    """Every address that a GET opens to somebody who is signed in, and not to everybody; by visitor."""
    found = defaultdict(list)
    for row in (row for first in rows.values() for row in first.all()):
        able = [each for each in (*FIRST, *VISITORS) if row.open_to.get(each, row.otherwise) == 200]
        if able and row.post is None and row.anyone != 200:
            found[able[0]].append(row.address)
    return found


@pytest.fixture
def base_url(site):
    return site


@pytest.fixture
def world(site, tmp_path):
    """The matrix's world, on its day, in long words."""
    with override_settings(), time_machine.travel(NOW, tick=False):
        made = matrix.build(tmp_path)
        fill(made)
        yield made


def fill(world):
    """What the matrix has no need of: names and words too long for a phone, Kai's own words, a hello that is due."""
    for role, user in world.visitors.items():
        User.objects.filter(pk=user.pk).update(name=f"{role.title()} {LONG}")
    for rows, field in (
        (YoungPerson.objects, "name_used"),
        (Team.objects, "name"),
        (KnownPerson.objects, "name"),
        (Contact.objects, "note"),
        (CheckIn.objects, "note"),
        (PlanAction.objects.filter(version__approved_at=None), "what"),
        (ToldWords.objects.filter(version__approved_at=None), "text"),
    ):
        for key in rows.values_list("pk", flat=True):
            rows.filter(pk=key).update(**{field: f"{LONG} {key}"})
    said = {"person": world.kai, "by": world.kai.user, "at": NOW}
    OwnWords.objects.create(section="home", text=LONG, **said)
    Achievement.objects.create(on=TODAY, text=LONG, **said)
    young(world.here, adviser=Membership.objects.get(user=world.visitors["adviser"]), date_of_birth=date(2004, 5, 4))


class Visit:
    """One visitor's two phones, the second with scripts turned off, on which they are signed in."""

    def __init__(self, browser, site, user, names):
        cookie = {"name": "session", "value": sign_in(Client(), user).cookies["session"].value, "url": site}
        self.contexts = [
            browser.new_context(base_url=site, viewport=PHONE, java_script_enabled=on) for on in (True, False)
        ]
        for context in self.contexts:
            context.add_cookies([cookie])
        self.page, self.plain = (context.new_page() for context in self.contexts)
        self.names, self.said = names, []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda asked: asked.url.startswith(site) or self.said.append(asked.url))

    def faults(self, address, judge):
        """What is wrong with the page at an address; None where a file is."""
        self.said.clear()
        try:
            answer = self.page.goto(address)
        except Error as error:
            if "Download is starting" in str(error):
                return None
            raise
        if answer.status != 200:
            return [f"status {answer.status}"]
        if not answer.headers["content-type"].startswith("text/html"):
            return None
        shapes = judge.new(self.page)
        found = judge.faults(self.page, shapes) + self.page.evaluate(LOOK) + self.said
        found += [f"{name} in the title" for name in self.names if name in self.page.title()]
        if BY_KEYBOARD & {shape.split("|")[2] for shape in shapes}:
            found += by_keyboard(self.page)
        if shapes:
            self.plain.goto(address)
            found += [f"without a script: {fault}" for fault in self.plain.evaluate(OUT_OF_REACH)]
        return found

    def close(self):
        for context in self.contexts:
            context.close()


def by_keyboard(page):
    """What the Tab key does not come to, in the page's order, so that it can be seen."""
    page.evaluate(TO_THE_TOP)
    expected, passed = page.evaluate(REACHABLE), []
    for here in stops(page):
        # A box for a time has stops inside it.
        if not passed or here.place != passed[-1].place:
            passed.append(here)
    found = [f"not seen by keyboard: {here.name[:60]}" for here in passed if not here.seen]
    # A line's height of leeway: links beside each other need not stand on the same pixel.
    found += [f"out of order: {here.name[:60]}" for last, here in pairwise(passed) if here.y < last.y - 24]
    return found + ([] if len(passed) == expected else [f"{len(passed)} stops of {expected}"])


def test_every_page_is_accessible_fits_and_needs_no_script(browser, site, world):
    judge, found, opened = NewShapes(), {}, 0
    names = YoungPerson.objects.values_list("name_used", flat=True)
    for visitor, addresses in private(matrix.rows()).items():
        visit = Visit(browser, site, world.visitors[visitor], names)
        for address in addresses:
            faults = visit.faults(address.format(**world.names), judge)
            opened += faults is not None
            if faults:
                found[address] = [visitor, *faults]
        visit.close()
    assert found == {}
    assert opened > 190


# What follows tries the above on pages that the portal does not have.


@pytest.fixture
def bare(browser):
    """A phone before any page."""
    context = browser.new_context(viewport=PHONE)
    yield context.new_page()
    context.close()


def test_what_is_wrong_is_seen(bare):
    bare.set_content(
        "<main><h1 id=a>One</h1><h1 id=a>Two</h1><nav><a href=/ style='font-size:12px'>x</a></nav>"
        "<p>In a <a href=/ style='font-size:12px'>sentence</a>.</p><p style='width:400px'>Wide</p></main>"
    )
    sideways, headings, small, twice = bare.evaluate(LOOK)
    assert sideways.endswith("px wide")
    assert headings == "2 main headings"
    assert small.startswith("x: ")
    assert twice == "twice the id a"


def test_what_needs_a_script_is_seen(bare):
    bare.set_content(
        "<main><h1>Words to read without a script</h1><p hidden>Hidden</p><details><summary>More</summary><p>Words</p>"
        "</details><form id=sent><button>Send</button></form><form id=unsent><button type=button>Send</button></form>"
        "<form id=away><button style='display:none'>Send</button></form></main>"
    )
    found = "\n".join(bare.evaluate(OUT_OF_REACH)).split("\n")
    assert [fault for fault in found if "Hidden" in fault and fault.startswith("never shown")]
    assert [fault.split("id=")[1][:8] for fault in found if fault.startswith("no button")] == ['"unsent"', '"away"><']
    assert len(found) == 4  # the button that is away is never shown


def test_what_the_keyboard_does_not_reach_is_seen(bare):
    bare.set_content(
        "<style>.plain:focus { outline: 0 } main { display: flex; flex-direction: column } a { line-height: 2 }</style>"
        "<main><a href=/ class=plain>Unmarked</a><a href=/ tabindex=-1>Passed by</a><a href=/>Second</a>"
        "<a href=/ style='order: -1'>Above</a><input autofocus></main>"
    )
    assert by_keyboard(bare) == ["not seen by keyboard: Unmarked", "out of order: Above", "4 stops of 5"]


def test_a_fault_of_a_new_kind_of_part_is_seen_among_known_ones(bare):
    judge, page = NewShapes(), "<html lang=en><title>x</title><main><h1>One</h1><p>Words</p>{}</main>"
    bare.set_content(page.format(""))
    assert judge.faults(bare) == []
    bare.set_content(page.format("<p class=pale style='color:#ddd'>Pale</p>"))
    assert [fault.split(":")[0] for fault in judge.faults(bare)] == ["color-contrast"]
    bare.set_content(page.format("<h3>Third</h3>"))
    assert [fault.split(":")[0] for fault in judge.faults(bare)] == ["heading-order"]
