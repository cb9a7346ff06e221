"""Who said that they need help, and has neither been answered nor reached since. One condition for every list."""

from datetime import date, datetime, time

from django.db.models import Exists, OuterRef, Q, QuerySet

from leaving_care.dates import UK
from pathways.models import CheckIn, Contact


def needing_help() -> QuerySet[CheckIn]:
    """The check-ins that ask for help and still wait: nobody has written an answer, and nobody has reached them since.

    That somebody has seen one is no help yet. A try that reached nobody is none either.
    """
    reached = Contact.objects.filter(person=OuterRef("person"), mistaken="", at__gte=OuterRef("at"))
    reached = reached.exclude(outcome=Contact.Outcome.TRIED)
    return CheckIn.objects.filter(~Q(Exists(reached)), needs_help=True, answer="")


def since_before(on: date) -> QuerySet[CheckIn]:
    """Those of them that were sent before a day, so that at least a night has passed: what a manager is shown."""
    return needing_help().filter(at__lt=datetime.combine(on, time(), tzinfo=UK))
