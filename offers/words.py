"""An edition's facts in the words a young person reads: ages, amounts, duties, numbers. No page words facts another way."""

from datetime import date

import phonenumbers

from leaving_care.dates import ages_in_words, in_words, last_age
from leaving_care.law import statuses
from offers.conditions import CIRCUMSTANCES, LIVINGS, either
from offers.models import ContactNumber, Item, ItemRule

NOT_RECORDED = "Not recorded yet"

DUTY_EXPLAINED = {
    Item.Duty.MUST: "The law says we must do this.",
    Item.Duty.SHOULD: "National guidance says we should do this.",
    Item.Duty.CHOOSE: "We do this by our own choice.",
    "": "Whether the law makes us do this is not recorded yet.",
}


def duty(item: Item) -> str:
    """The short label of how strong a promise is: We must, We should, We choose to."""
    return item.get_duty_display() if item.duty else NOT_RECORDED


def ages(rule: ItemRule) -> str:
    """The ages of one rule, with the last birthday stated."""
    return ages_in_words(rule.age_from, rule.age_to, rule.last_year_included)


def conditions(rule: ItemRule) -> list[str]:
    """What else a rule asks beside age, each a clause that follows "if"; whoever asks "or" between words of one kind."""
    said = []
    if rule.statuses:
        names = [statuses()[status].name.lower() for status in rule.statuses]
        said.append(f"your status is {either(names)}")
    if rule.circumstances:
        said.append(either([CIRCUMSTANCES[word] for word in rule.circumstances]))
    if rule.living:
        said.append(either([LIVINGS[word] for word in rule.living]))
    return said


def age_bands(item: Item) -> str:
    """The ages of all of an item's rules in one short line, the last age that counts included: "16 to 20, 21 to 24".

    No rule: it is for everyone.
    """
    bands: list[str] = []
    rules = item.rules.all()
    if not rules:
        return "For everyone"
    for rule in rules:
        if rule.age_from is None and rule.age_to is None:
            continue
        last = last_age(rule.age_from, rule.age_to, rule.last_year_included)
        band = f"{rule.age_from} and over" if last is None else f"{rule.age_from or 'Up'} to {last}"
        if rule.age_from == last:
            band = f"{last}"
        if band not in bands:
            bands.append(band)
    return ", ".join(bands) or "Ages not recorded yet"


def figure(item: Item) -> str:
    """The amount's figure with its unit and how often ("Up to £1,200 a year"), or "" when there is no figure."""
    if item.amount_figure is None:
        return ""
    number = f"{item.amount_figure:,.2f}".removesuffix(".00")
    short = number.rstrip("0") if "." in number else number  # pence have two places, all else as few as it needs
    points = "point" if number == "1" else "points"
    unit = {Item.Unit.POUNDS: f"£{number}", Item.Unit.POINTS: f"{short} {points}", Item.Unit.PERCENT: f"{short}%"}
    start = "Up to " if item.amount_at_most else ""
    each = f" {item.get_amount_each_display()}" if item.amount_each else ""
    return f"{start}{unit[Item.Unit(item.amount_unit)]}{each}"


def amount(item: Item) -> str:
    """How much, in one line: the figure, the words beside it, or that it is not recorded yet. Where it is set is said apart."""
    parts = [part for part in (figure(item), item.amount_words) if part]
    if not parts and item.amount_each:
        parts = [item.get_amount_each_display().capitalize()]
    said = ". ".join(part[0].upper() + part[1:].rstrip(".") for part in parts)
    return said or ("" if item.amount_set_in_id else NOT_RECORDED)


def number(row: ContactNumber) -> str:
    """A telephone number as people read it (01332 643907); what is no number is never shown as one."""
    whole = telephone(row.number)
    if whole is None:
        return NOT_RECORDED
    if _is_short(whole):
        return " ".join(row.number.split())
    home = whole.country_code == 44
    form = phonenumbers.PhoneNumberFormat.NATIONAL if home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(whole, form)


def tel(row: ContactNumber) -> str:
    """The number for a link that dials; "" where there is no number."""
    whole = telephone(row.number)
    if whole is None:
        return ""
    # A short number (111, 116 123) is dialled as it is: with a country in front it reaches nobody.
    if _is_short(whole):
        return str(whole.national_number)
    return phonenumbers.format_number(whole, phonenumbers.PhoneNumberFormat.E164)


def telephone(said: str) -> phonenumbers.PhoneNumber | None:
    """The telephone number that a text is. None where it is none: with an X in it, or only a piece of one."""
    if not said.replace(" ", "").removeprefix("+").isdecimal():
        return None
    try:
        whole = phonenumbers.parse(said, "GB")
    except phonenumbers.NumberParseException:
        return None
    possible = phonenumbers.is_possible_number_with_reason(whole) == phonenumbers.ValidationResult.IS_POSSIBLE
    # Few numbers have under nine digits after the 0 (0800 1111 has): such a one is most often torn off a longer one.
    if possible and (len(str(whole.national_number)) >= 9 or phonenumbers.is_valid_number(whole)):
        return whole
    return whole if _is_short(whole) else None


def _is_short(whole: phonenumbers.PhoneNumber) -> bool:
    return phonenumbers.is_valid_short_number_for_region(whole, "GB")


def day(on: date | None) -> str:
    """A day written out, or that it is not recorded yet."""
    return in_words(on) if on else NOT_RECORDED


def dated(on: date | None, as_printed: str) -> str:
    """A day written out; where the source prints it loosely, as the source prints it."""
    return as_printed or day(on)
