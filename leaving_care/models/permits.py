"""The named, recorded way past the database's guards (erasure by law, data migrations)."""

from django.db import models


class Permit(models.Model):
    """An open permit to change frozen rows. It lives only inside one transaction: `guards.permit` writes and removes it."""

    reason = models.CharField(max_length=200)

    def __str__(self):
        return self.reason


class PermitRecord(models.Model):
    """That a permit was used: why, by whom, when. Never changed, never removed."""

    reason = models.CharField(max_length=200)
    by = models.CharField(max_length=120, help_text="Who used it: a person's address, or the name of a command.")
    at = models.DateTimeField()

    append_only = True

    def __str__(self):
        return f"{self.at:%Y-%m-%d} {self.by}: {self.reason}"
