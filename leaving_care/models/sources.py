"""Where a row came from."""

from django.db import models


class Sourced(models.Model):
    """A row that can say which lines of which document it came from ("001:199-212; 001:229").

    Only editors see it. Blank means that it was written here.
    """

    source = models.CharField(max_length=600, blank=True)

    class Meta:
        abstract = True
