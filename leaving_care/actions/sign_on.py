"""A council's own sign-on: its staff sign in with its own accounts."""

import uuid
from datetime import datetime
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_domain_name

from leaving_care import audit
from leaving_care.actions.council import SETTINGS, deciding, raise_if_changed
from leaving_care.models import Authority, StaffSignOn, User
from leaving_care.public_hosts import NotPublic, is_plain, raise_unless_public


def sign_on_of(authority: Authority) -> dict[str, str]:
    """How a council's staff sign in with its own accounts; nothing where they do not."""
    fields = ("name", "server_url", "client_id", "domains")
    return StaffSignOn.objects.filter(authority=authority).values(*fields).first() or {}


def change_sign_on(
    authority: Authority,
    *,
    name: str,
    server_url: str,
    client_id: str,
    domains: str,
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Changes how the council's staff sign in with its own accounts. `domains`: one a line. The secret is not kept here."""
    with deciding(authority, SETTINGS, by=by, at=at, once=once) as held:
        raise_if_changed(version, sign_on_of(held))
        new = {"name": name, "server_url": _provider(server_url), "client_id": client_id, "domains": _domains(domains)}
        StaffSignOn.objects.update_or_create(authority=held, defaults=new)
        audit.done(held, SETTINGS, by=by, at=at, fields=[f"sign-on {field}" for field in new], once=once)


def end_sign_on(authority: Authority, *, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Ends signing in with the council's own accounts. Staff then sign in by code and second factor."""
    with deciding(authority, SETTINGS, by=by, at=at, once=once) as held:
        if StaffSignOn.objects.filter(authority=held).delete()[0]:
            audit.done(held, SETTINGS, by=by, at=at, fields=["sign-on"], once=once)


def check_provider(address: str) -> None:
    """Refuses, in words, an address that our server does not call: anything but https:// and a name in a domain."""
    if not is_plain(address):
        raise ValidationError("Enter an address that starts with https:// and names the provider")


def _provider(address: str) -> str:
    """The address, if our server may call it: written plainly, and not leading into a network of its own."""
    try:
        check_provider(address)
        raise_unless_public(urlsplit(address).hostname or "")
    except NotPublic:
        raise ValidationError({"server_url": "This name leads into a private network. We cannot call it"}) from None
    except ValidationError as wrong:
        raise ValidationError({"server_url": wrong}) from None
    return address


def _domains(text: str) -> str:
    found = list(dict.fromkeys(line.strip().lower().removeprefix("@") for line in text.split()))
    for domain in found:
        try:
            validate_domain_name(domain)
        except ValidationError:
            domain = ""
        if "." not in domain:
            raise ValidationError({"domains": "Write each domain on a line of its own, such as example.gov.uk"})
    if not found:
        raise ValidationError({"domains": "Enter at least one domain"})
    return "\n".join(found)
