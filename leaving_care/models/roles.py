"""What somebody can be to an authority."""

from django.db import models


class Role(models.TextChoices):
    """What somebody is to an authority. A council can call each by its own title (RoleTitle)."""

    YOUNG_PERSON = "young_person", "young person"
    PERSONAL_ADVISER = "personal_adviser", "personal adviser"
    SOCIAL_WORKER = "social_worker", "social worker"
    MANAGER = "manager", "leaving-care manager"
    EDITOR = "editor", "offer editor"
    APPROVER = "approver", "approver"
    PARTICIPATION = "participation", "participation officer"
    CLINICIAN = "clinician", "clinician"
    DATA_OFFICER = "data_officer", "data officer"
    AUDITOR = "auditor", "auditor"
    ADMINISTRATOR = "administrator", "council administrator"
    PARTNER = "partner", "partner worker"
