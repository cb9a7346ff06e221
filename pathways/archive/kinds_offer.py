"""What the desk of an offer keeps: nothing there is about a young person, and what people send without an account is nobody's."""

WRITTEN = "It says who at the council worked on its offer, and nothing about you."
NOBODYS = "It was sent without an account: nobody knows who sent it."
_WRITTEN = (
    "BodyDecision Bringing BroughtRow Correction DateToCheck EasyRead Edit FindingMark Link Link_items Notice Picture Presence"
    " ProposedChange Publishing Submission Survey Survey_items Timed Translation"
)
_NOBODYS = "FormatRequest ItemAnswer LinkAnswer Suggestion SurveyAnswer"
LEFT_OUT_OF_OFFERS = {f"offers.{name}": WRITTEN for name in _WRITTEN.split()} | {
    f"offers.{name}": NOBODYS for name in _NOBODYS.split()
}
