"""System checks: what must be right before the portal starts."""

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register
from django.db import connections

from leaving_care import guards, walls
from leaving_care.law import BookError, book
from leaving_care.law.faults import faults
from leaving_care.models import Permit


@register(Tags.database)
def guards_stand(app_configs, databases, **kwargs):
    """E001: every trigger that freezes what is published is there. E002: no permit to get past them was left behind."""
    errors = []
    for alias in databases or ():
        connection = connections[alias]
        if guards.are_lifted(connection):
            continue
        if gone := guards.missing(connection):
            errors.append(
                Error(
                    f"The database does not guard what is published. Missing on '{alias}': {', '.join(gone)}.",
                    hint="Run `python manage.py migrate`: it puts the guards back.",
                    id="leaving_care.E001",
                )
            )
        if guards.permits_left(connection):
            errors.append(
                Error(
                    f"A permit to change frozen rows was left open on '{alias}': nothing is frozen while it stands.",
                    hint=f"Find out who left it, then delete every row of {Permit._meta.db_table}.",
                    id="leaving_care.E002",
                )
            )
    return errors


@register(Tags.database)
def walls_stand(app_configs, databases, **kwargs):
    """E005: PostgreSQL keeps each authority's rows from the others, and the portal's role does not see through the walls."""
    errors = []
    for alias in databases or ():
        connection = connections[alias]
        if not guards.are_lifted(connection) and (gone := walls.missing(connection)):
            errors.append(
                Error(
                    f"Nothing stands between councils on '{alias}' for: {', '.join(gone)}.",
                    hint="Run `python manage.py migrate`, as a role that is neither a superuser nor has BYPASSRLS.",
                    id="leaving_care.E005",
                )
            )
    return errors


@register()
def law_book_is_whole(app_configs, **kwargs):
    """E003: the law book cannot be read, or something in it is wrong; one error for each fault."""
    try:
        said = faults(book().tables)
    except BookError as bad:
        said = [str(bad)]
    return [
        Error(
            f"The law book has a fault. {fault}",
            hint="Put it right in leaving_care/law/ (docs/law.md says how the book is kept).",
            id="leaving_care.E003",
        )
        for fault in said
    ]


@register(deploy=True)
def mails_know_the_address(app_configs, **kwargs):
    """W007: SITE_ADDRESS is not set. What is mailed in the background, such as that somebody needs help, then has no whole link."""
    if settings.SITE_ADDRESS:
        return []
    return [
        Warning(
            "SITE_ADDRESS is not set: links in reminders, and in mails to those on duty, have no host.",
            hint="Set it to the portal's address, such as https://leaving-care.example.gov.uk.",
            id="leaving_care.W007",
        )
    ]
