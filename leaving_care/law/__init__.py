"""The law as dated data: provisions, the areas an offer must cover, the four groups. Pure: it knows nothing of Django."""

from leaving_care.law.loader import Area, Provision, Status, areas, areas_in_force, provisions, statuses

__all__ = ["Area", "Provision", "Status", "areas", "areas_in_force", "provisions", "statuses"]
