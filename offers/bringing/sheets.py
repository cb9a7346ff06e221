"""The sheets of the spreadsheet and their columns, in words. Rows of one sheet name rows of another by their short words.

Between them they hold all of an edition that people write. Who agreed it is not among them: no file can say that somebody did.
"""

from leaving_care.law import amounts, areas, duties, provisions
from offers.bringing.columns import (
    AMOUNT,
    CHOICE,
    DAY,
    KEY,
    KEYS,
    LINE,
    LINES,
    NUMBER,
    SOURCE,
    TEXT,
    YES_NO,
    Column,
    Sheet,
    choices,
    same,
)
from offers.bringing.sheets_around import CHANGES, CONSULTATIONS, DISTRICT_ITEMS, ITEM_CHANGES, JOINT, POINTS
from offers.conditions import CIRCUMSTANCES, LIVINGS, STATUSES
from offers.languages import LANGUAGES
from offers.models import Contact, ContactNumber, Item, Statement, Theme

NATIONAL = sorted({*duties(), *amounts()})
AGES = "Leave it blank for no limit."

EDITION = Sheet("Edition", "The edition", "The offer as a whole: one row.", (
    Column("title", "Title", LINE, "What the offer is called.", must=True),
    Column("subtitle", "Subtitle", LINE),
    Column("effective_from", "Applies from", DAY, "The first day. It can be decided later."),
    Column("effective_from_note", "About that day", LINE, "What to know about that day, if anything."),
    Column("review_due_on", "Next review on", DAY),
    Column("review_due_as_printed", "Next review, as printed", LINE, "Where only a month or a year is printed."),
    Column("legal_basis", "Legal basis", KEYS, "Provisions of the law book.", allowed=same(provisions())),
    Column("foreword", "Foreword", TEXT),
    Column("other_formats", "Other formats", TEXT, "How to ask for another format or language."),
    SOURCE,
))  # fmt: skip
THEMES = Sheet("Themes", "A theme", "The headings of the offer, in order.", (
    Column("slug", "Theme", KEY, "Its short word: it is part of addresses, and items name their theme by it.", must=True),
    Column("name", "Name", LINE, "What people read.", must=True),
    Column("intro", "A few words", TEXT),
    Column("areas", "Areas of the law", KEYS, "What of the law it covers.", allowed=same(areas())),
    Column("icon", "Picture", CHOICE, allowed=choices(Theme.Icon.choices)),
    SOURCE,
))  # fmt: skip
ITEMS = Sheet("Items", "An item", "What you offer, one thing a row, in order.", (
    Column("identity", "Item", KEY, "Its short word. The same one in next year’s offer makes it the same promise.", must=True),
    Column("slug", "Address", KEY, "The last part of its address.", must=True),
    Column("theme", "Theme", KEY, "The short word of the theme it stands under.", must=True),
    Column("also_in", "Also under", KEYS, "Other themes that list it."),
    Column("places", "Places in its themes", KEYS, "Leave it blank: items then stand in the order of the rows."),
    Column("name", "Name", LINE, "What people read.", must=True),
    Column("kind", "Kind", CHOICE, allowed=choices(Item.Kind.choices)),
    Column("what_we_offer", "What we offer", TEXT, "In words a young person uses.", must=True),
    Column("to_know", "Good to know", TEXT),
    Column("our_part", "Our part", TEXT),
    Column("your_part", "Your part", TEXT),
    Column("how_to_get_it", "How to get it", TEXT),
    Column("who_decides", "Who decides", LINE, "A job, not a name."),
    Column("decided_within", "Decided within", LINE),
    Column("elsewhere", "If you live elsewhere", TEXT),
    Column("amount.figure", "Amount", AMOUNT),
    Column("amount.unit", "Amount is in", CHOICE, allowed=choices(Item.Unit.choices)),
    Column("amount.at_most", "Up to that amount", YES_NO),
    Column("amount.each", "How often", CHOICE, allowed=choices(Item.Each.choices)),
    Column("amount.words", "Amount in words", LINE),
    Column("amount.set_in", "Amount is set in", KEY, "The short word of a document."),
    Column("amount.last_reviewed_on", "Amount last looked at on", DAY),
    Column("duty", "Duty", CHOICE, "Whether you must, should or choose to.", allowed=choices(Item.Duty.choices)),
    Column("provision", "Law or guidance", LINE, "A must or should needs one, from the law book.", allowed=same(provisions())),
    Column("national", "What is owed nationally", KEY, "A duty or an amount of the law book.", allowed=same(NATIONAL)),
    Column("entitlement", "Entitlement", KEY, "Items that grant the same thing share this word."),
    Column("policy", "Policy", KEY, "The short word of a document."),
    Column("in_plan", "In the pathway plan", YES_NO, "Whether it must be written in the pathway plan."),
    Column("open_to_other_councils", "For other councils’ care leavers", YES_NO),
    Column("sensitive", "Sensitive", YES_NO, "A helpline is shown beside it."),
    Column("ends_with", "Ends with", LINE),
    Column("happens", "When it happens", LINE),
    Column("who_for", "Who it is for, in words", LINE),
    Column("funding_ends_on", "Money for it ends on", DAY),
    SOURCE,
))  # fmt: skip
RULES = Sheet("Rules", "A rule", "Who an item is for. Meeting one row is enough; no row: for everybody.", (
    Column("of", "Item", KEY, "The item’s short word.", must=True),
    Column("age_from", "From age", NUMBER, AGES),
    Column("age_to", "To age", NUMBER, AGES),
    Column("last_year_included", "Last year included", YES_NO, "Whether the year after the last birthday counts."),
    Column("statuses", "Statuses", KEYS, allowed=same(STATUSES)),
    Column("circumstances", "Circumstances", KEYS, allowed=same(CIRCUMSTANCES)),
    Column("living", "Where they live", KEYS, allowed=same(LIVINGS)),
    Column("limited", "Less at these ages", YES_NO),
    Column("inferred", "Worked out, not printed", YES_NO),
    Column("note", "Note", LINE),
    SOURCE,
))  # fmt: skip
PROVIDERS = Sheet("Providers", "A provider", "Who gives an item, where it is not the council alone.", (
    Column("of", "Item", KEY, "The item’s short word.", must=True),
    Column("authority", "Council", KEY, "A council of this portal, by its word in addresses; or give a name."),
    Column("name", "Name", LINE, "A partner; or give a council."),
    Column("gives", "What it gives", LINE),
    Column("starts_on", "From", DAY),
    Column("ends_on", "To", DAY),
    SOURCE,
))  # fmt: skip
CONTACTS = Sheet("Contacts", "A contact", "Where to turn to.", (
    Column("key", "Contact", KEY, "Its short word: numbers and emails name it by it.", must=True),
    Column("kind", "Kind", CHOICE, must=True, allowed=choices(Contact.Kind.choices)),
    Column("name", "Name", LINE, "A team or a service, never a person.", must=True),
    Column("host", "In the house of", LINE),
    Column("address", "Address", LINES, "Without the postcode."),
    Column("postcode", "Postcode", LINE),
    Column("hours", "Opening times", LINE),
    Column("walk_in", "Come without an appointment", YES_NO),
    Column("welcome", "Welcome", LINE),
    Column("say", "What to say", TEXT, "What to say when you ring."),
    Column("serves", "Whom it serves", LINE),
    Column("districts", "Districts", KEYS, "The districts it serves, by their words in addresses."),
    Column("districts_as_printed", "Districts, as printed", LINES),
    Column("promised", "Promised and not given", LINE, "What your paper promises about it and does not give."),
    Column("valid_from", "From", DAY),
    SOURCE,
))  # fmt: skip
NUMBERS = Sheet("Numbers", "A number", "Numbers of contacts. Write them as text, so that the first 0 stays.", (
    Column("of", "Contact", KEY, "The contact’s short word.", must=True),
    Column("number", "Number", LINE, "A whole number, such as 01632 960001."),
    Column("as_printed", "As printed", LINE, "What is printed in its place, where that is no number."),
    Column("kind", "Kind", CHOICE, allowed=choices(ContactNumber.Kind.choices)),
    Column("audience", "For whom", CHOICE, allowed=choices(ContactNumber.Audience.choices)),
    Column("free", "Free to ring", YES_NO),
    Column("label", "Label", LINE),
    Column("language", "Language", LINE, "A code, where the number is for one language.", allowed=same(LANGUAGES)),
    SOURCE,
))  # fmt: skip
EMAILS = Sheet("Emails", "An email address", "Addresses of contacts to write to.", (
    Column("of", "Contact", KEY, "The contact’s short word.", must=True),
    Column("email", "Email", LINE),
    Column("as_printed", "As printed", LINE, "What is printed in its place, where that is no address."),
    Column("label", "Label", LINE),
    SOURCE,
))  # fmt: skip
STATEMENTS = Sheet("Statements", "A statement", "What you say beside the items: pledges, promises, notices and so on.", (
    Column("key", "Statement", KEY, "Its short word.", must=True),
    Column("parent", "Part of", KEY, "The short word of the statement that it is a part of."),
    Column("kind", "Kind", CHOICE, must=True, allowed=choices(Statement.Kind.choices)),
    Column("title", "Title", LINE),
    Column("text", "Text", TEXT),
    Column("owner", "Owner", LINE, "A post, not a name."),
    Column("due_on", "Due on", DAY),
    Column("due_as_printed", "Due, as printed", LINE),
    Column("state", "State", CHOICE, allowed=choices(Statement.State.choices)),
    Column("until", "Until", DAY, "The last day of a notice."),
    Column("on", "On", DAY, "The day of an announcement or a figure."),
    Column("status", "Status", LINE, "For a wording of who can get help.", allowed=same(STATUSES)),
    Column("age_from", "From age", NUMBER),
    Column("age_to", "To age", NUMBER),
    Column("figure", "Figure", NUMBER),
    Column("said_by", "Said by", LINE, "A group, not a name."),
    SOURCE,
))  # fmt: skip
DOCUMENTS = Sheet("Documents", "A document", "Papers that the offer points to.", (
    Column("key", "Document", KEY, "Its short word.", must=True),
    Column("title", "Title", LINE, must=True),
    Column("url", "Link", LINE),
    Column("about", "About", TEXT),
    Column("designed_with", "Made with", LINE),
    Column("starts_on", "From", DAY),
    Column("review_due_on", "Next review on", DAY),
    Column("review_due_as_printed", "Next review, as printed", LINE),
    SOURCE,
))  # fmt: skip
# In the order of the file. Places of rows that were brought in count by it: a new sheet goes last.
SHEETS = {
    sheet.name: sheet
    for sheet in (
        EDITION, THEMES, ITEMS, RULES, PROVIDERS, CONTACTS, NUMBERS, EMAILS, STATEMENTS, DOCUMENTS,
        CONSULTATIONS, POINTS, CHANGES, ITEM_CHANGES, DISTRICT_ITEMS, JOINT,
    )
}  # fmt: skip
_SHEET = 10_000  # more than the rows of any sheet


def position_of(sheet: str, number: int) -> int:
    """The place in a file of a sheet's row: sheets one after the other."""
    return list(SHEETS).index(sheet) * _SHEET + number


def number_of(position: int) -> int:
    """Which row of its sheet a place in a file is; of a booklet's text: which piece of it."""
    return position % _SHEET
