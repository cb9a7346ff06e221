"""Visits that were agreed and still stand: neither cancelled nor done. One condition for every list."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate

from leaving_care.dates import UK
from pathways.models import Contact, VisitPlanned

MET = (Contact.How.VISIT, Contact.How.MEETING)


def visits_standing() -> QuerySet[VisitPlanned]:
    """The visits that nobody cancelled or logged. A visit or meeting logged on the day, by UK time, has done it."""
    logged = Contact.objects.filter(person=OuterRef("person"), how__in=MET, mistaken="")
    done = logged.annotate(day=TruncDate("at", tzinfo=UK)).filter(day=OuterRef("on"))
    return VisitPlanned.objects.filter(~Q(Exists(done)), cancelled="")
