"""Sending a reminder, in the background. A task is told who and how many: no name, and nothing of a record.

Where it fails it is not tried again. What it says can be read by anybody who picks the phone up.
"""

from django.core.mail import EmailMessage
from django_tasks import task

from leaving_care.models import User
from leaving_care.sign_in import sending
from leaving_care.sign_in.mails import address

SUBJECT = "Something is coming up"
WORDS = "Something about your plan is coming up. Sign in to see."


@task()
def remind_adviser(user_id: int, number: int) -> None:
    """Mails how many things are due, and where to see them."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is None:
        return
    said = "1 thing on your list is" if number == 1 else f"{number} things on your list are"
    text = f"{said} due within a week. Sign in to see: {address('/work/')}\n"
    sending.mail(EmailMessage("Due this week", text, to=[user.email]))


@task()
def remind_young_person(user_id: int, how: str) -> None:
    """Tells them, by email or text, in words that give nothing away."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is None:
        return
    if how == "email":
        sending.mail(EmailMessage(SUBJECT, f"{WORDS}\n", to=[user.email]))
    elif user.phone and user.phone_verified:
        sending.text(user.phone, WORDS)
