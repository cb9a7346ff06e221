"""One thing on the list, in the words that are shown. Pure: no Django."""

from dataclasses import dataclass
from datetime import date

from entitlements.decisions import Answer, Decision
from leaving_care.dates import in_words, ordinal
from leaving_care.law import Amount, provisions, saying

US, THEM = "we", "the council that looked after you"
TAGS = {"must": "must", "must_unless": "must", "should": "should", "may": "may", "choose": "choose to"}
SCHEME_TAGS = {
    "must": "Must, by law",
    "should": "Should, by guidance",
    "choose": "Each council chooses",
    "": "Announced",
}
SCHEME_SAID = {
    "must": "This is the law.",
    "should": "This is national guidance, and not a law.",
    "choose": "Each council decides this for itself.",
    "": "",
}
SET_BY = {"statute": "by law", "regulation": "by law", "guidance": "in national guidance"}


@dataclass(frozen=True, slots=True)
class Sum:
    """How much: `short` where the list is read down, `full` with its date and where it stands. Blank: nothing is named."""

    short: str = ""
    full: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on the list. `address` blank: it has no page of its own. Blank texts have nothing to say, and are left out.

    `here`: that it is otherwise where somebody lives, and why. `otherwise`: the names and addresses of districts in which it is.
    `offered_at`: where the offer itself has it, whatever page of a district `address` is.
    `promised_by`: who it is that must, should, may or chooses to: US, THEM, or "" for a scheme that is no council's.
    """

    name: str
    decision: Decision
    promised_by: str = US
    what: str = ""
    address: str = ""
    theme: str = ""
    amount: Sum = Sum()
    how: str = ""
    who_for: str = ""
    who_decides: str = ""
    elsewhere: str = ""
    here: str = ""
    otherwise: tuple[tuple[str, str], ...] = ()
    offered_at: str = ""

    @property
    def tag(self) -> str:
        """How strong the promise is, in a word or two: We must, They may, We choose to; "" where nobody has said."""
        strength = self.decision.strength
        if not self.promised_by:
            return SCHEME_TAGS[strength]
        they = "We" if self.promised_by == US else "They"
        return f"{they} {TAGS[strength]}" if strength else ""

    @property
    def kind(self) -> str:
        """The same as a class of the style sheet."""
        return "must" if self.decision.strength == "must_unless" else self.decision.strength

    @property
    def why(self) -> str:
        """Why it is where it is: what is met or not, the rule, and whether anybody has to."""
        said = (self.decision.because, self.decision.rule, _strength(self.decision, self.promised_by))
        return " ".join(each for each in said if each)

    @property
    def laws(self) -> list[tuple[str, str]]:
        """The title and the address of the provision it rests on, if there is one."""
        provision = provisions().get(self.decision.provision)
        return [(provision.title, provision.address)] if provision else []

    @property
    def when(self) -> str:
        """Of something that is for later: from which birthday or event; "" otherwise."""
        age, event = self.decision.from_age, self.decision.from_event
        if age is None:
            return event
        return f"from your {ordinal(age)} birthday{f', {event}' if event else ''}"


def _strength(decision: Decision, who: str) -> str:
    is_theirs = decision.answer == Answer.ENTITLED
    if not who:
        counts = f" It counts {decision.condition}." if decision.condition and is_theirs else ""
        return f"{SCHEME_SAID[decision.strength]}{counts}"
    if decision.strength == "must" and not decision.provision:
        return "Our offer says that we must do this."
    if decision.strength == "may" and decision.answer == Answer.MAY_BE:
        return ""  # that is the reason itself
    # Of what is open, the reason says on what it hangs.
    when = f", {decision.condition}" if decision.condition and is_theirs else ""
    if not is_theirs and decision.strength in ("must", "must_unless"):
        then = "Then" if decision.answer <= Answer.NOT_YET else "If this is for you,"
        return f"{then} the law says that {who} must do it."
    if decision.strength == "must_unless":
        sure = "we are" if who == US else "it is"
        there = f" It is for you {decision.condition}." if decision.condition else ""
        return (
            f"The law says that {who} must do this, unless {sure} satisfied that your welfare does not need it.{there}"
        )
    return {
        "must": f"The law says that {who} must do this{when}.",
        "should": f"National guidance says that {who} should do this{when}.",
        "may": f"The law lets {'us' if who == US else who} do this{when}. It does not have to be done.",
        "choose": "We do this by our own choice.",
        "": "Whether anybody has to do this is not recorded yet.",
    }[decision.strength]


def national_sum(amount: Amount | None, on: date) -> Sum:
    """What the law or national guidance sets on a day: "£2,000 once by law". Blank where it sets no figure."""
    values = amount.in_force(on) if amount else ()
    if not values or values[0].figure is None:
        return Sum()
    value = values[0]
    said = saying.amount(value).strip()
    said = f"{said[0].upper()}{said[1:]}"
    # A first day that only means "before this book begins" tells nobody anything.
    known = value.starts_on and not value.from_note
    since = (
        f"since {in_words(value.starts_on)}"
        if known and value.starts_on
        else f"looked up on {in_words(value.checked_on)}"
    )
    return Sum(said, f"{said} {SET_BY[value.kind]}, {since}." if value.kind in SET_BY else f"{said}, {since}.")


def local_sum(said: str, set_in: str, on: str, edition_from: str, national: Sum) -> Sum:
    """What an offer says of an item's amount, with the day when that was last looked at, or since when the offer holds.

    Where it names no sum of its own, the national one stands before the paper that it points to.
    """
    is_known = said not in ("", "Not recorded yet")
    when = f"last looked at on {_day(on)}" if on else f"in our offer since {_day(edition_from)}" if edition_from else ""
    parts = [f"{said} ({when})." if when else f"{said}."] if is_known else [national.full] if national.full else []
    if set_in:
        parts.append(f"Our amount is in “{set_in}”.")
    elif said and not is_known and not national.full:
        parts.append(f"{said}.")
    short = said if is_known else f"National: {national.short}" if national.short and set_in else national.short
    return Sum(short, " ".join(parts))


def _day(iso: str) -> str:
    return in_words(date.fromisoformat(iso))
