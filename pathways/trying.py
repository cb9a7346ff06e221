"""How often somebody tried to be in touch since a young person was last reached. One condition for every page."""

from datetime import date

from django.db.models import Count, Exists, IntegerField, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from leaving_care.dates import in_words, uk_day
from leaving_care.models import YoungPerson
from pathways.models import Contact


def with_tries(people: QuerySet[YoungPerson]) -> QuerySet[YoungPerson]:
    """People with how often it was tried since they were last reached (`tries`), and when last (`tried_at`). No query more."""
    counting = Contact.objects.filter(mistaken="").order_by()
    later = counting.filter(person=OuterRef("person"), at__gte=OuterRef("at")).exclude(outcome=Contact.Outcome.TRIED)
    since = counting.filter(~Q(Exists(later)), person=OuterRef("pk"), outcome=Contact.Outcome.TRIED).values("person")
    return people.annotate(
        tries=Coalesce(Subquery(since.annotate(number=Count("pk")).values("number"), output_field=IntegerField()), 0),
        tried_at=Subquery(since.annotate(newest=Max("at")).values("newest")),
    )


def tried(person: YoungPerson, reached_on: date | None) -> str:
    """Tried 3 times since then, last on 20 November 2026. Blank: not since they were reached on a day, or at all.

    `person`: found with `with_tries`.
    """
    number, at = person.__dict__["tries"], person.__dict__["tried_at"]
    if not number:
        return ""
    times = "once" if number == 1 else f"{number} times"
    since, last = " since then" if reached_on else "", "on" if number == 1 else "last on"
    return f"Tried {times}{since}, {last} {in_words(uk_day(at))}"


def tried_since(person: YoungPerson, reached_on: date | None) -> str:
    """The same of one person, in one query."""
    return tried(with_tries(YoungPerson.objects.filter(pk=person.pk)).get(), reached_on)
