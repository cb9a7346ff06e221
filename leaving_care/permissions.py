"""Who may do what: the one table, read by views, querysets and templates alike.

An action names what is done to a young person's record, or to an authority. For each role it says how far it reaches; a
role that is not there may not. Asking for an action that is not in the table raises UnknownAction.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from leaving_care.models import Part, Role


class Reach(StrEnum):
    """Whose records an action reaches."""

    OWN = "own"  # their own
    ALLOCATED = "allocated"  # whom they work with on the day, or whose worker they cover for
    REFERRED = "referred"  # who was referred to them
    SHARED = "shared"  # of whom a part was shared with them, and that part alone
    MANAGED = "managed"  # of the team that they manage; of the whole authority where no team is named
    AUTHORITY = "authority"  # everybody of the authority


class UnknownAction(LookupError):
    """An action that the table does not have was asked for."""


@dataclass(frozen=True)
class Action:
    """One row of the table.

    `part`: the part of a record that it shows; None for every other action. Only what shows a part, or `see_record` that
    opens the record at all, can be shared with a partner, handed to another authority or opened by breaking the glass.
    """

    name: str
    roles: Mapping[Role, Reach]
    part: Part | None = None

    @property
    def shows(self) -> bool:
        """Whether it shows something and changes nothing."""
        return self.part is not None or self.name == SEE_RECORD


SEE_RECORD = "see_record"
YOUNG, ADVISER, SOCIAL, CLINICIAN = Role.YOUNG_PERSON, Role.PERSONAL_ADVISER, Role.SOCIAL_WORKER, Role.CLINICIAN
EDITOR, APPROVER, PARTICIPATION = Role.EDITOR, Role.APPROVER, Role.PARTICIPATION
MANAGER, DATA, AUDITOR, ADMIN, PARTNER = (
    Role.MANAGER,
    Role.DATA_OFFICER,
    Role.AUDITOR,
    Role.ADMINISTRATOR,
    Role.PARTNER,
)
WORKERS = {ADVISER: Reach.ALLOCATED, SOCIAL: Reach.ALLOCATED, MANAGER: Reach.MANAGED}
READERS = {**WORKERS, DATA: Reach.AUTHORITY}
SHARED = {PARTNER: Reach.SHARED}


def seeing(part: Part) -> str:
    """The name of the action that shows a part of a record."""
    return f"see_{part}"


def _show(part: Part, roles: Mapping[Role, Reach]) -> Action:
    return Action(seeing(part), roles, part)


_ACTIONS = (
    # What workers and others see of a record.
    Action(SEE_RECORD, {**READERS, CLINICIAN: Reach.REFERRED, **SHARED}),
    _show(Part.ABOUT, {**READERS, **SHARED}),
    _show(Part.REACH, {**READERS, **SHARED}),
    _show(Part.CARE, {**READERS, **SHARED}),
    _show(Part.HOMES, {**READERS, **SHARED}),
    _show(Part.CIRCUMSTANCES, {**READERS, **SHARED}),
    _show(Part.KNOWN_PEOPLE, {**READERS, **SHARED}),
    _show(Part.WORKERS, {**READERS, **SHARED}),
    _show(Part.LEVEL, READERS),
    _show(Part.CONSENT, {**READERS, **SHARED}),
    _show(Part.BOOKLET, {**READERS, **SHARED}),
    _show(Part.NOTES, {**WORKERS, CLINICIAN: Reach.REFERRED}),
    _show(Part.PLAN, {**READERS, **SHARED}),
    _show(Part.CONTACTS, READERS),
    _show(Part.DATA, {DATA: Reach.AUTHORITY, MANAGER: Reach.MANAGED}),
    # What they do to it.
    Action("change_facts", WORKERS),
    Action("change_reach", {**WORKERS, YOUNG: Reach.OWN}),
    Action("set_level", WORKERS),
    Action("note_consent", {**WORKERS, YOUNG: Reach.OWN}),
    Action("give_booklet", WORKERS),
    Action("write_note", {CLINICIAN: Reach.REFERRED}),
    Action("invite_young_person", {ADVISER: Reach.ALLOCATED, MANAGER: Reach.MANAGED}),
    Action("settle_status", {MANAGER: Reach.MANAGED}),
    Action("allocate", {MANAGER: Reach.MANAGED}),
    Action("hand_over", {MANAGER: Reach.MANAGED}),
    Action("refer", {MANAGER: Reach.MANAGED, ADVISER: Reach.ALLOCATED, SOCIAL: Reach.ALLOCATED}),
    Action("share", {MANAGER: Reach.MANAGED}),
    # Their pathway plan. Who writes a version does not approve it (leaving_care.table_rules).
    Action("write_plan", WORKERS),
    Action("give_copy", WORKERS),
    Action("approve_plan", {MANAGER: Reach.MANAGED}),
    Action("reply", {MANAGER: Reach.MANAGED}),
    Action("answer_review_ask", WORKERS),
    Action("log_contact", WORKERS),
    Action("hold_duty", WORKERS),
    Action("check_hold", {MANAGER: Reach.MANAGED}),
    Action("agree_interval", {MANAGER: Reach.MANAGED}),
    Action("note_choice", {**WORKERS, YOUNG: Reach.OWN}),
    Action("greet", WORKERS),
    Action("plan_hand_over", WORKERS),
    Action("take_back", {MANAGER: Reach.MANAGED}),
    Action("say_own", {YOUNG: Reach.OWN}),
    # A young person's own.
    Action("see_own", {YOUNG: Reach.OWN}),
    Action("see_who_looked", {YOUNG: Reach.OWN, MANAGER: Reach.MANAGED, AUDITOR: Reach.AUTHORITY}),
    Action("take_out", {YOUNG: Reach.OWN, DATA: Reach.AUTHORITY}),
    Action("ask_correction", {YOUNG: Reach.OWN, DATA: Reach.AUTHORITY}),
    Action("answer_correction", {DATA: Reach.AUTHORITY}),
    Action("hold_back", {DATA: Reach.AUTHORITY}),
    Action("erase", {DATA: Reach.AUTHORITY}),
    # Of an authority. MANAGED: of the team, where the membership names one.
    Action("see_people", {**READERS, CLINICIAN: Reach.REFERRED, **SHARED}),
    Action("see_team", {MANAGER: Reach.MANAGED}),
    Action("add_person", {ADVISER: Reach.AUTHORITY, MANAGER: Reach.AUTHORITY, DATA: Reach.AUTHORITY}),
    Action("break_glass", {MANAGER: Reach.AUTHORITY}),
    Action("see_staff", {MANAGER: Reach.AUTHORITY, ADMIN: Reach.AUTHORITY}),
    Action("invite_staff", {MANAGER: Reach.AUTHORITY, ADMIN: Reach.AUTHORITY}),
    Action("end_membership", {MANAGER: Reach.AUTHORITY, ADMIN: Reach.AUTHORITY}),
    Action("cover", {MANAGER: Reach.AUTHORITY}),
    Action("import_people", {DATA: Reach.AUTHORITY}),
    Action("export_people", {DATA: Reach.AUTHORITY}),
    Action("search_events", {MANAGER: Reach.MANAGED, AUDITOR: Reach.AUTHORITY}),
    # The offer, of an authority.
    Action("see_desk", dict.fromkeys((EDITOR, PARTICIPATION, APPROVER, MANAGER), Reach.AUTHORITY)),
    Action("edit_offer", {EDITOR: Reach.AUTHORITY}),
    Action("consult", {EDITOR: Reach.AUTHORITY, PARTICIPATION: Reach.AUTHORITY}),
    Action("moderate", {EDITOR: Reach.AUTHORITY, PARTICIPATION: Reach.AUTHORITY}),
    Action("approve_offer", {APPROVER: Reach.AUTHORITY}),
    Action("publish_offer", {EDITOR: Reach.AUTHORITY, APPROVER: Reach.AUTHORITY}),
    Action("change_bodies", {ADMIN: Reach.AUTHORITY, APPROVER: Reach.AUTHORITY}),
    Action("change_settings", {ADMIN: Reach.AUTHORITY}),
    Action("change_plan_settings", {ADMIN: Reach.AUTHORITY, MANAGER: Reach.AUTHORITY}),
)
TABLE: Mapping[str, Action] = {action.name: action for action in _ACTIONS}


def action(name: str) -> Action:
    """The row of an action. Raises UnknownAction."""
    try:
        return TABLE[name]
    except KeyError:
        raise UnknownAction(name) from None
