"""What was done to a young person's record, in words for them: the parts, the actions and the fields."""

from django.apps import apps

from leaving_care.models import Event, Part

Kind = Event.Kind
# Each part of a record as its owner would say it. Levels of support have a name that says what they are for.
PARTS = {
    Part.ABOUT: "your name and date of birth",
    Part.REACH: "how to reach you",
    Part.CARE: "your time in care and your status",
    Part.HOMES: "where you live",
    Part.CIRCUMSTANCES: "what is going on in your life",
    Part.KNOWN_PEOPLE: "the people around you",
    Part.WORKERS: "who works with you",
    Part.LEVEL: "how we plan our support for you",
    Part.CONSENT: "what you agreed to",
    Part.BOOKLET: "the booklet you were given",
    Part.NOTES: "notes about your health and wellbeing",
    Part.PLAN: "your plan",
    Part.CONTACTS: "when we were in touch",
    Part.DATA: "your requests about your data",
    "events": "who has looked at your record",
}
WHOLE = "your record"
# What was done, where saying which part was changed would not tell it.
DONE = {
    "allocate": "changed who works with you",
    "erase": "removed what the law says we may no longer keep",
    "give_booklet": "noted that you were given the booklet",
    "hand_over": "shared part of your record with another council",
    "hold_back": "held something back from the copy of your data",
    "invite_young_person": "invited you to sign in",
    "move": "moved your record to another council",
    "note_consent": "noted what you agreed to",
    "refer": "asked a health worker to see you",
    "settle_status": "settled your leaving-care status",
    "take_out": "asked for a copy of your data",
    "share": "let a partner see part of your record",
    "write_note": "wrote a note about your health and wellbeing",
    "add_person": "began your record",
    "ask_correction": "asked for something in your record to be put right",
    "answer_correction": "answered what you asked to be put right",
    "import_people": "brought your record up to date from our other system",
    "agree_interval": "agreed with you how often we meet",
    "answer_review_ask": "answered when you asked to look at your plan early",
    "approve_plan": "looked at your plan as a manager",
    "check_hold": "looked at whether something that we owe you may wait",
    "give_copy": "noted a copy for you",
    "greet": "noted the hello that we send each year",
    "hold_duty": "asked for something that we owe you to wait",
    "log_contact": "noted that we were in touch, or tried",
    "note_choice": "noted what you chose about help from 21",
    "plan_hand_over": "planned a change of your adviser",
    "reply": "replied to what you said about your plan",
    "say_own": "kept your own words",
    "take_back": "settled who works with you, now that you came back",
    "write_plan": "wrote in your plan",
}
# What was done, where what an event names says it better than the action.
NOTED = {
    "plan.begun": "began a plan for you",
    "plan.shared": "showed you a draft of your plan",
    "plan.sent": "gave your plan to a manager",
    "plan.approved": "approved your plan",
    "plan.returned": "asked for changes in your plan",
}
# What an event names that is no field of a model, in other words than its own.
OTHER_WORDS = {
    "authority": "council",
    "clinician": "health worker",
    "handed_part": "the part that was shared",
    "is_main": "main worker",
    "to": "to whom",
    "to_part": "the part that they see",
}
LOOKED, CHANGED = "looked at", "changed"


def field_words(name: str) -> str:
    """What an event calls a field, in words: waytoreach.is_first is "way to reach you: try this first".

    What is no field of a model stays as it is, without signs.
    """
    model_name, _, field_name = name.rpartition(".")
    model = next((model for model in apps.get_models() if model._meta.model_name == model_name.lower()), None)
    if model is None:
        return OTHER_WORDS.get(name, name.replace("_", " ").replace(".", ": "))
    fields = {field.name: str(field.verbose_name) for field in model._meta.concrete_fields}
    said = fields.get(field_name) or OTHER_WORDS.get(field_name, field_name.replace("_", " "))
    return f"{str(model._meta.verbose_name).replace(' them', ' you')}: {said}"


def did(row: Event) -> tuple[str, ...]:
    """What was done, and the part that it was done to where the verb does not say it."""
    part = PARTS.get(row.part, WHOLE)
    if row.kind == Kind.LOOKED:
        return LOOKED, part
    if row.kind == Kind.BROKE_GLASS:
        return ("opened your record outside the usual rule",)
    if row.kind == Kind.TOOK_OUT:
        return ("took out a copy of your data",)
    if exactly := next((NOTED[name] for name in row.fields if name in NOTED), DONE.get(row.what)):
        return (exactly,)
    return CHANGED, part
