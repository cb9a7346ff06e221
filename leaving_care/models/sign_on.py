"""How an authority's staff sign in with its own accounts."""

from django.db import models

from leaving_care.models.authorities import Authority


class StaffSignOn(models.Model):
    """How an authority's staff sign in with its own accounts (OpenID Connect), for addresses of its domains alone.

    The client's secret is in the environment, never here. `domains`: one a line.
    """

    authority = models.OneToOneField(Authority, models.PROTECT, related_name="staff_sign_on")
    name = models.CharField("what staff call it", max_length=60, default="your council account")
    server_url = models.URLField("address of the identity provider", max_length=300)
    client_id = models.CharField(max_length=200)
    domains = models.TextField(help_text="The part of staff addresses after @, one a line.")

    def __str__(self):
        return f"staff sign-on {self.pk}"

    def allows(self, email: str) -> bool:
        """Whether an address is of one of the authority's domains."""
        return email.rpartition("@")[2].lower() in {line.strip().lower() for line in self.domains.split()}
