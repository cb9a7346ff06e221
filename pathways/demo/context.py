"""What templates know of the demo."""

from django.conf import settings


def demo(request) -> dict:
    """`demo`: whether every page says that its people are invented, and how to be somebody else."""
    return {"demo": settings.DEMO_DOOR}
