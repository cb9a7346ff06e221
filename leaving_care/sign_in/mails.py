"""The mails about signing in: each is a subject and a text in templates/sign_in/mail/. No subject holds a name."""

from allauth.core import context
from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from leaving_care.sign_in import sending

PORTAL = "leaving care portal"


def send(name: str, to: str, **about) -> None:
    """Sends the mail of a name, in the templates' words; the first line of its file is the subject."""
    about = {"portal": address(), **about}

    def write() -> EmailMessage:
        subject, _, body = render_to_string(f"sign_in/mail/{name}.txt", about).strip().partition("\n")
        return EmailMessage(subject.strip(), body.strip() + "\n", to=[to])

    sending.written_mail(write)


def address(path: str = "/") -> str:
    """An address of the portal, whole, for a mail: by SITE_ADDRESS, or else by the request's own host."""
    if settings.SITE_ADDRESS:
        return f"{settings.SITE_ADDRESS}{path}"
    request = context.request
    return request.build_absolute_uri(path) if request is not None else path
