"""Who is on duty for a council when what somebody wrote reads like a call for help: whom a mail goes to, and who may read it."""

from datetime import date

from leaving_care.access import held, may_in
from leaving_care.models import Authority, Role, User
from offers.models import Contact, ContactEmail, Edition

MODERATE = "moderate"
WORKS_WITH_PEOPLE = "log_contact"
ON_DUTY = (Contact.Kind.DUTY, Contact.Kind.OUT_OF_HOURS)


def duty_addresses(authority: Authority, on: date) -> list[str]:
    """Where the offer in force says that those on duty, by day or night, can be written to; none where it says nothing of it."""
    edition = Edition.objects.filter(authority=authority).in_force(on)
    rows = ContactEmail.objects.filter(contact__edition__in=edition, contact__kind__in=ON_DUTY).exclude(email="")
    return list(dict.fromkeys(rows.order_by("contact__position", "position").values_list("email", flat=True)))


def may_read_calls(user: User, authority: Authority, on: date) -> bool:
    """Whether somebody may open the page of one call for help to a council, which the mail to those on duty links to.

    Duty is mostly a mailbox that a team shares, so whoever works with the council's young people may: personal advisers, social
    workers and their managers. So may who moderates what people tell the council, and any member of its staff whose own address
    is among those that the offer names for duty. There is no list of calls for them: each is opened by its own address.
    """
    if may_in(user, MODERATE, authority, on) or may_in(user, WORKS_WITH_PEOPLE, authority, on):
        return True
    is_staff = any(row.authority_id == authority.pk and row.role != Role.YOUNG_PERSON for row in held(user, on))
    known = {address.casefold() for address in duty_addresses(authority, on)} if is_staff and user.is_active else set()
    return user.email.casefold() in known
