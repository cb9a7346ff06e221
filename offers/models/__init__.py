from offers.models.agreeing import ApprovingBody, BodyDecision, Submission
from offers.models.bringing import Bringing, BroughtRow
from offers.models.contacts import Contact, ContactDistrict, ContactEmail, ContactNumber
from offers.models.desk import DateToCheck, Edit, FindingMark, LinkCheck, Presence
from offers.models.differing import ItemChange
from offers.models.editions import AcceptedFault, Approval, Change, Consultation, Document, Edition, Withdrawal
from offers.models.going_out import Correction, Publishing, Timed
from offers.models.items import Item, ItemIdentity, ItemProvider, ItemRule, ItemTheme
from offers.models.links import Link, LinkAnswer, ProposedChange, Suggestion
from offers.models.notices import Notice
from offers.models.points import Point, PointItem
from offers.models.sharing import DistrictItem, JointAuthority
from offers.models.statements import Statement
from offers.models.surveys import ItemAnswer, Survey, SurveyAnswer
from offers.models.themes import Theme
from offers.models.translations import EasyRead, FormatRequest, Picture, Translation

__all__ = [
    "AcceptedFault",
    "Approval",
    "ApprovingBody",
    "BodyDecision",
    "Bringing",
    "BroughtRow",
    "Change",
    "Consultation",
    "Contact",
    "ContactDistrict",
    "ContactEmail",
    "ContactNumber",
    "Correction",
    "DateToCheck",
    "DistrictItem",
    "Document",
    "EasyRead",
    "Edit",
    "Edition",
    "FindingMark",
    "FormatRequest",
    "Item",
    "ItemAnswer",
    "ItemChange",
    "ItemIdentity",
    "ItemProvider",
    "ItemRule",
    "ItemTheme",
    "JointAuthority",
    "Link",
    "LinkAnswer",
    "LinkCheck",
    "Notice",
    "Picture",
    "Point",
    "PointItem",
    "Presence",
    "ProposedChange",
    "Publishing",
    "Statement",
    "Submission",
    "Suggestion",
    "Survey",
    "SurveyAnswer",
    "Theme",
    "Timed",
    "Translation",
    "Withdrawal",
]
