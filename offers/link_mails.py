"""The mails about private links and suggestions. Each is a subject and a text in templates/desk/linking/mail/; no subject names
a person."""

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from leaving_care.dates import in_words, uk_day
from leaving_care.sign_in import sending
from leaving_care.sign_in.mails import address
from offers.models import Link, Suggestion


def written(name: str, *to: str, **about: object) -> EmailMessage:
    """The mail of a name, in its template's words; the first line of the file is the subject."""
    subject, _, body = render_to_string(f"desk/linking/mail/{name}.txt", about).strip().partition("\n")
    return EmailMessage(" ".join(subject.split()), body.strip() + "\n", to=list(to))


def send_link(link: Link, secret: str) -> None:
    """Mails a link's address to whom it is for. The secret is in this mail and nowhere else."""
    name = "partner" if link.kind == Link.Kind.PARTNER else "guest"
    sending.mail(written(name, link.email, address=address(reverse("offers:partner", args=[secret])), **_about(link)))


def reminder(link: Link) -> EmailMessage:
    """The one reminder. It cannot hold the address, which nobody has but who got the first mail: it says where to look."""
    sent = in_words(uk_day(link.sent_at)) if link.sent_at else ""
    return written("reminder", link.email, sent=sent, **_about(link))


def site() -> str:
    """The address of the portal, whole, without a path. For tasks: they are told it, since they know of no request."""
    return address().rstrip("/")


def call_for_help(council: str, page: str, *to: str) -> EmailMessage:
    """That somebody's words read like a call for help. None of them is in the mail. `page`: whole, where it can be read."""
    return written("help", *to, council=council, address=page)


def answer(suggestion: Suggestion) -> EmailMessage:
    """What came of a suggestion, to whom sent it."""
    council = suggestion.authority.name
    return written("answer", suggestion.reach, council=council, answer=suggestion.answer)


def _about(link: Link) -> dict[str, object]:
    return {
        "council": link.edition.authority.name,
        "until": in_words(link.ends_on),
        "is_partner": link.kind == Link.Kind.PARTNER,
    }
