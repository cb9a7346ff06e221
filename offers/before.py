"""The edition before another, as far as the two are compared: its items, and what districts had otherwise."""

from dataclasses import dataclass, field

from django.db.models import Prefetch, QuerySet

from offers.models import Correction, DistrictItem, Edition, Item, ItemProvider


@dataclass(frozen=True)
class Before:
    """The edition before another: what it is compared with. `items` have their `rules` and `providers` at hand."""

    edition: Edition
    items: list[Item]
    district_items: list[DistrictItem] = field(default_factory=list)


def whole_items(*editions: Edition) -> QuerySet[Item]:
    """The items of editions, each with whom it is for and who gives it, in order."""
    return (
        Item.objects.filter(edition__in=editions)
        .select_related("identity", "policy", "amount_set_in")
        .prefetch_related(
            "rules", Prefetch("providers", ItemProvider.objects.select_related("authority").order_by("pk"))
        )
    )


def of_districts(*editions: Edition) -> QuerySet[DistrictItem]:
    """What districts add to editions or have otherwise, in order."""
    return DistrictItem.objects.filter(edition__in=editions).select_related("district", "differs_from")


def edition_before(edition: Edition) -> Edition | None:
    """The edition that readers had before this one: the newest published one with a lower number, not withdrawn by then."""
    earlier = Edition.objects.published().filter(authority=edition.authority_id, number__lt=edition.number)
    if edition.is_draft or edition.effective_from is None:
        earlier = earlier.filter(withdrawal=None)
    else:
        earlier = earlier.exclude(withdrawal__withdrawn_on__lte=edition.effective_from)
    return earlier.select_related("withdrawal").order_by("-number").first()


def read_before(edition: Edition) -> Before | None:
    """The edition before another, without what a correction had taken off its pages by then."""
    before = edition_before(edition)
    if before is None:
        return None
    taken_off = Correction.objects.filter(edition=before, kind=Correction.Kind.REMOVED, approved_at__isnull=False)
    if edition.published_at:
        taken_off = taken_off.filter(approved_at__lt=edition.published_at)
    items = list(whole_items(before).exclude(identity__in=taken_off.values("identity")))
    return Before(before, items, list(of_districts(before)))
