"""The offer as it is in the district where somebody's home is, by their record."""

from dataclasses import replace

from entitlements.facts import ELSEWHERE, HERE, OTHER_COUNCIL, Facts
from entitlements.merging import Offer
from offers.answering import offer_on

# What facts say of a home in a council's area that is not the county itself, where that council lies in the county.
IN_THE_COUNTY = {ELSEWHERE: HERE, "": OTHER_COUNCIL}


def where_they_live(offer: Offer, facts: Facts) -> tuple[Offer, Facts]:
    """A council's offer and somebody's facts, both as they are in the district of their home. No query.

    Where the record names none of the offer's districts, both stay as they are: the list then says what is different where.
    Whoever lives in a district of the county lives in the county.
    """
    home = facts.council.casefold()
    places = offer.get("places", ()) if home else ()
    named = [place for place in places if home in (place["name"].casefold(), place["full_name"].casefold())]
    if not named:
        return offer, facts
    lives = IN_THE_COUNTY.get(facts.lives, facts.lives)
    return offer_on(offer["slug"], facts.on, named[0]["slug"]), replace(facts, lives=lives)
