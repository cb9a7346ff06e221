from leaving_care.models.audit import Event
from leaving_care.models.authorities import Authority, AuthorityLanguage, AuthorityWord, RoleTitle
from leaving_care.models.care import (
    Course,
    Guardianship,
    OtherAccommodation,
    ShortBreakView,
    SupportAsked,
    TimeAtHome,
    TimeAway,
    TimeInCare,
)
from leaving_care.models.invitations import Invitation
from leaving_care.models.links import Allocation, Cover, GlassBroken, HandedOver, PartnerAccess, Referral
from leaving_care.models.memberships import Membership, Team
from leaving_care.models.people import (
    BookletGiven,
    Circumstance,
    Consent,
    ConsultationNote,
    Home,
    KnownPerson,
    OfPerson,
    OfPersonForATime,
    Part,
    SupportLevel,
    WayToReach,
    YoungPerson,
)
from leaving_care.models.permits import Permit, PermitRecord
from leaving_care.models.rights import Archive, Correction, HeldBack
from leaving_care.models.roles import Role
from leaving_care.models.sign_on import StaffSignOn
from leaving_care.models.statuses import Status, StatusElsewhere, StatusesReckoned, StatusSettled, StatusSpell
from leaving_care.models.users import User

__all__ = [
    "Allocation",
    "Archive",
    "Authority",
    "AuthorityLanguage",
    "AuthorityWord",
    "BookletGiven",
    "Circumstance",
    "Consent",
    "ConsultationNote",
    "Correction",
    "Course",
    "Cover",
    "Event",
    "GlassBroken",
    "Guardianship",
    "HandedOver",
    "HeldBack",
    "Home",
    "Invitation",
    "KnownPerson",
    "Membership",
    "OfPerson",
    "OfPersonForATime",
    "OtherAccommodation",
    "Part",
    "PartnerAccess",
    "Permit",
    "PermitRecord",
    "Referral",
    "Role",
    "RoleTitle",
    "ShortBreakView",
    "StaffSignOn",
    "Status",
    "StatusElsewhere",
    "StatusSettled",
    "StatusSpell",
    "StatusesReckoned",
    "SupportAsked",
    "SupportLevel",
    "Team",
    "TimeAtHome",
    "TimeAway",
    "TimeInCare",
    "User",
    "WayToReach",
    "YoungPerson",
]
