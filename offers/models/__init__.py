from offers.models.contacts import Contact, ContactDistrict, ContactEmail, ContactNumber
from offers.models.editions import AcceptedFault, Approval, Change, Consultation, Document, Edition, Withdrawal
from offers.models.items import Item, ItemIdentity, ItemProvider, ItemRule, ItemTheme
from offers.models.statements import Statement
from offers.models.themes import Theme

__all__ = [
    "AcceptedFault",
    "Approval",
    "Change",
    "Consultation",
    "Contact",
    "ContactDistrict",
    "ContactEmail",
    "ContactNumber",
    "Document",
    "Edition",
    "Item",
    "ItemIdentity",
    "ItemProvider",
    "ItemRule",
    "ItemTheme",
    "Statement",
    "Theme",
    "Withdrawal",
]
