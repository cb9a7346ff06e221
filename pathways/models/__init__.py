from pathways.models.assessments import Assessment, Consulted, Matter
from pathways.models.clocks import AgreedInterval, CameBack, ChoiceAt21, DutyHeld, HandingOver, Milestone, YearlyHello
from pathways.models.contacts import Advice, Contact, VisitPlanned
from pathways.models.copies import Copy, PlanDocument
from pathways.models.keeping import CalendarFeed, Reminder, Summary, Typed
from pathways.models.papers import Paper, ServiceReferral
from pathways.models.plans import (
    Goal,
    PlanAction,
    PlanSection,
    PlanVersion,
    PlanWriter,
    Returned,
    SourcePlan,
    StillRight,
)
from pathways.models.reviews import Attended, ChangeInLife, Review, ReviewAsk
from pathways.models.said import (
    Achievement,
    Answer,
    CheckIn,
    GoalView,
    Meaning,
    OwnWords,
    PreferredWord,
    Reply,
    Tick,
    ToldWords,
)
from pathways.models.settings import CareWord, CouncilSection, PlanSettings

__all__ = [
    "Achievement",
    "Advice",
    "AgreedInterval",
    "Answer",
    "Assessment",
    "Attended",
    "CalendarFeed",
    "CameBack",
    "CareWord",
    "ChangeInLife",
    "CheckIn",
    "ChoiceAt21",
    "Consulted",
    "Contact",
    "Copy",
    "CouncilSection",
    "DutyHeld",
    "Goal",
    "GoalView",
    "HandingOver",
    "Matter",
    "Meaning",
    "Milestone",
    "OwnWords",
    "Paper",
    "PlanAction",
    "PlanDocument",
    "PlanSection",
    "PlanSettings",
    "PlanVersion",
    "PlanWriter",
    "PreferredWord",
    "Reminder",
    "Reply",
    "Returned",
    "Review",
    "ReviewAsk",
    "ServiceReferral",
    "SourcePlan",
    "StillRight",
    "Summary",
    "Tick",
    "ToldWords",
    "Typed",
    "VisitPlanned",
    "YearlyHello",
]
