"""The record of who looked in words: what was done, to which part."""

from leaving_care.models import Event, Part

WHAT = {
    "accept_invitation": "accepted an invitation",
    "across": "looked across councils",
    "add_person": "added a record",
    "add_team": "added a team",
    "agree_interval": "agreed on another interval",
    "allocate": "changed who works with them",
    "answer_correction": "answered a correction",
    "answer_review_ask": "answered an ask for an early review",
    "approve_offer": "decided about the offer for a body",
    "approve_plan": "approved a plan, or gave it back",
    "ask_correction": "asked for a correction",
    "break_glass": "opened a record outside the usual rule",
    "change_bodies": "changed who has to agree the offer",
    "change_email": "changed their own email address",
    "change_facts": "changed the record",
    "change_membership": "changed a colleague’s team or phone",
    "change_phone": "changed their own number",
    "change_plan_settings": "changed settings of plans",
    "change_reach": "changed how to reach them",
    "change_settings": "changed settings",
    "change_team": "changed a team",
    "check_hold": "looked at a hold as the second person",
    "consult": "recorded a consultation about the offer",
    "cover": "changed who covers",
    "edit_offer": "changed a draft of the offer",
    "end_calendar": "took their calendar address back",
    "end_membership": "ended a colleague’s work here",
    "erase": "erased a record by law",
    "export_people": "took a list out",
    "give_booklet": "gave the booklet",
    "give_copy": "noted a copy of the plan",
    "greet": "noted the yearly hello",
    "hand_over": "changed what another council sees",
    "hold_back": "held something back",
    "hold_duty": "asked for a hold",
    "import_people": "brought people in from a file",
    "invite_staff": "invited a colleague",
    "invite_young_person": "invited the young person",
    "log_contact": "noted being in touch",
    "make_calendar": "made a private calendar address",
    "manage": "opened the pages for managers",
    "moderate": "looked at what people sent about the offer",
    "move": "moved the record to another council",
    "note_choice": "noted what they chose about help from 21",
    "note_consent": "noted what they agreed to",
    "plan_hand_over": "planned a change of adviser",
    "publish_offer": "published the offer, or set when",
    "refer": "changed a referral",
    "reply": "replied to a disagreement",
    "reset_second_factor": "took away a colleague’s second sign-in step",
    "say_own": "said something in their own words",
    "search_events": "searched the record of who looked",
    "see_desk": "opened the offer’s desk",
    "see_events": "searched who looked at the record",
    "see_record": "opened the record",
    "set_level": "set the level of support",
    "settle_status": "settled the status",
    "share": "changed what a partner sees",
    "sign_in": "signed in",
    "take_back": "settled who works with somebody who came back",
    "take_out": "took data out",
    "withdraw_invitation": "withdrew an invitation",
    "write_note": "wrote a consultation note",
    "write_plan": "wrote in the plan",
}
# What an event names, where that says it better than the action.
NOTED = {
    "plan.begun": "began a plan",
    "plan.shared": "showed them the draft of the plan",
    "plan.sent": "gave the plan to a manager",
    "plan.approved": "approved the plan",
    "plan.returned": "gave the plan back",
    "milestone.talk_18": "noted a talk about turning 18",
    "milestone.talk_21": "noted a talk about turning 21",
    "milestone.talk_25": "noted a talk about turning 25",
    "milestone.switched": "noted the change of main worker",
    "milestone.course_told": "noted a course",
    "milestone.closed": "noted that the work with them has ended",
    "milestone.reopened": "noted that ending the work with them was a mistake",
    "handingover.done_at": "handed over to another adviser",
}
HOW = {
    "code": "by a code sent by email",
    "text": "by a code sent by text",
    "passkey": "by passkey",
    "totp": "by code and app",
    "sso": "by the council’s own sign-in",
}
PARTS = dict(Part.choices) | {"record": "the whole record", "events": "who has looked"}


def what_in_words(event: Event) -> str:
    """What somebody did, or was refused."""
    plain = event.what.replace("_", " ")
    if event.kind == Event.Kind.SIGNED_IN:
        return f"signed in {HOW.get(event.reason, '')}".strip()
    if event.kind == Event.Kind.TOOK_OUT:
        return WHAT["take_out"]
    noted = next((NOTED[name] for name in event.fields if name in NOTED), "")
    words = noted or WHAT.get(event.what) or (f"looked at {part_in_words(event.part)}" if event.part else plain)
    return f"was refused: {WHAT.get(event.what, plain)}" if event.kind == Event.Kind.REFUSED else words


def part_in_words(part: str) -> str:
    """A part of a record, or the name of a page, as people say it."""
    return PARTS.get(part, part.replace("_", " "))
