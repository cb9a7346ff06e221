"""What a change to a draft takes back: that it was submitted, and what bodies agreed."""

from leaving_care.dates import in_words, uk_day
from offers.agreeing import Stage, listed, state
from offers.contents import read_contents
from offers.models import BodyDecision, Edition

AGAIN = "It has to be submitted again before it can go out."


def at_stake(edition: Edition) -> str:
    """That a draft, as it is now, was submitted, and who agreed it. Blank where a change takes nothing back.

    One query for a draft that was never submitted; for others the whole draft is read.
    """
    if not edition.submissions.exists():
        return ""
    now = state(edition, read_contents(edition))
    if now.submission is None or now.stage not in (Stage.WAITING, Stage.AGREED):
        return ""
    agreed = {row.body_id for row in now.decisions if row.decision == BodyDecision.Decision.APPROVED}
    bodies = [body for body in now.bodies if body.pk in agreed]
    submitted = f"This draft was submitted on {in_words(uk_day(now.submission.at))}"
    return f"{submitted} and agreed by {listed(bodies)}." if bodies else f"{submitted}."
