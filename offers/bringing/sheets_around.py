"""The sheets of what goes with the offer itself: who was asked, what came of it, what changed, and with whom it is shared."""

from offers.bringing.columns import (
    AMOUNT,
    CHOICE,
    DAY,
    KEY,
    KEYS,
    LINE,
    NUMBER,
    SOURCE,
    TEXT,
    YES_NO,
    Column,
    Sheet,
    choices,
)
from offers.models import Change, Consultation, Item, Point

CONSULTATIONS = Sheet("Consultations", "A consultation", "Who was asked about the offer, when, where and how many.", (
    Column("key", "Consultation", KEY, "Its short word: what people said names it by it. Only this file has it."),
    Column("who", "Who was asked", LINE, "A group, never a person.", must=True),
    Column("way", "In which way", CHOICE, allowed=choices(Consultation.Way.choices)),
    Column("about", "About what", LINE),
    Column("how", "How", LINE),
    Column("where", "Where", LINE),
    Column("held_on", "On", DAY, "The day, or the first of several."),
    Column("ends_on", "Last day", DAY, "Where it went on for more than one day."),
    Column("people", "How many people", NUMBER),
    Column("heard", "What they said", TEXT),
    Column("changed", "What changed because of it", TEXT),
    SOURCE,
))  # fmt: skip
POINTS = Sheet("You said", "A point", "What young people said, and what came of it, one point a row.", (
    Column("said", "You said", TEXT, "No name, and nothing by which a person could be known.", must=True),
    Column("said_by", "Who said it", LINE, "A group, never a person."),
    Column("people", "How many people", NUMBER, "Fewer than five is never shown."),
    Column("consultation", "Consultation", KEY, "The short word of the consultation in which it was said."),
    Column("items", "Items", KEYS, "The short words of the items that it is about."),
    Column("answer", "Answer", CHOICE, allowed=choices(Point.Answer.choices)),
    Column("did", "We did", TEXT, "What you did, or are doing."),
    Column("reason", "Why not", TEXT, "What cannot be done needs its reason."),
    SOURCE,
))  # fmt: skip
CHANGES = Sheet("What changed", "A line of what changed", "Lines of the public list of what changed with this edition.", (
    Column("kind", "Kind", CHOICE, must=True, allowed=choices(Change.Kind.choices)),
    Column("text", "Text", TEXT, must=True),
    Column("ages_from", "From age", NUMBER, "Leave both ages blank for everybody."),
    Column("ages_to", "To age", NUMBER),
    SOURCE,
))  # fmt: skip
ITEM_CHANGES = Sheet("Item changes", "A change of an item", "What differs from last year’s item, why, and who decided it.", (
    Column("identity", "Item", KEY, "The item’s short word; of one that has ended, the word that it had.", must=True),
    Column("kind", "Kind of change", CHOICE, "Leave it blank to go by the comparison.", allowed=choices(Change.Kind.choices)),
    Column("words", "In the list of changes", TEXT, "Leave it blank to have the line made from the comparison."),
    Column("reason", "Why there is less", TEXT, "A reason needs the decision below."),
    Column("decided_by", "Whose decision", LINE, "A body or a post, not a name."),
    Column("decided_on", "Decided on", DAY),
    Column("minute", "Minute", LINE),
    SOURCE,
))  # fmt: skip
DISTRICT_ITEMS = Sheet("In districts", "What a district does", "What one district adds, or does otherwise than the county.", (
    Column("district", "District", KEY, "Its word in addresses.", must=True),
    Column("key", "Word", KEY, "Its own short word, once a district.", must=True),
    Column("differs_from", "Instead of item", KEY, "The short word of the county’s item. Blank: the district adds this."),
    Column("theme_slug", "Theme", KEY, "Of what is added: the short word of its theme."),
    Column("name", "Name", LINE, "Blank, here and below: as the county says it."),
    Column("what_we_offer", "What we offer", TEXT),
    Column("to_know", "Good to know", TEXT),
    Column("how_to_get_it", "How to get it", TEXT),
    Column("who_decides", "Who decides", LINE, "A job, not a name."),
    Column("amount_figure", "Amount", AMOUNT, "In pounds."),
    Column("amount_each", "How often", CHOICE, allowed=choices(Item.Each.choices)),
    Column("amount_words", "Amount in words", LINE),
    Column("reason", "Why it is different", TEXT, "People who live there read it. Every difference needs it."),
    Column("gives_less", "It gives less", YES_NO, "Whether you judge that it gives less than the county."),
    SOURCE,
))  # fmt: skip
JOINT = Sheet("Joint councils", "A joint council", "Other councils whose offer this is too.", (
    Column("authority", "Council", KEY, "A council of this portal, by its word in addresses.", must=True),
    SOURCE,
))  # fmt: skip
