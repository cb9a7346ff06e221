"""The points that the law leaves open, as a question to the person they are about. Pure: no Django."""

from entitlements.questions.you import to_you
from leaving_care.status import Flag

# By the flag's id. One that is not here is put to "you" as the status engine words it.
_PLAIN = {
    "exactly_91": "You have just 13 weeks in care if every date counts, and a day less if nights are counted. Were they 13 full "
    "weeks?",
    "left_on_16th": "You left care on your 16th birthday. Does that day count?",
    "pre14_spell_clipped": "Part of your time in care began before you turned 14. Do its days since your 14th birthday count?",
    "same_day_stay": "You came into care and left on the same date. Was it for more than 24 hours?",
    "wales_days": "Some of your time in care was in Wales, Scotland or Northern Ireland. Can it count in England?",
    "s17_accommodation_16_17": "Children's services found you a place to live, and did not take you into care. Should they have? "
    "Get advice: it can change your group.",
    "short_breaks_only": "Short breaks are the only care you had after 16. Are they enough to ask for help?",
    "short_break_limits": "Your short breaks were long, so they can count like other care. Do they?",
    "home6_in_care": "Part of your six months at home was while you were still in care. Does that part count?",
    "home6_last_day": "Your six months at home are complete at the end of a day. Are they complete during it?",
    "home6_after_18": "You lived at home around your 18th birthday or after it. Is your group settled at 18, or can it change?",
    "sgo_at_home": "Have you lived with your special guardian for six months or more, all that time?",
    "sgo_back_in_care": "You have a special guardian, and are back in care. Do you still have the rights that come from that?",
    "straight_from_care": "There were a few days between care and what came after it. Does that count as straight from care?",
    "left_before_18": "Your time in care ended on the day before your 18th birthday. Were you still in care when you turned 18?",
    "still_accommodated": "You left one place that counts, and live in another. Can you ask for help while you are there?",
    "private_fostering_16": "You lived with another family at 16 or 17. The law speaks of people under 16. Does it count for you?",
    "leap_day": "You were born on 29 February. In a year without that day, is your birthday on 28 February or on 1 March?",
}


def question(flag: Flag) -> str:
    """What a person has to settle, in plain words."""
    return _PLAIN.get(flag.id) or to_you(flag.question)
