"""That somebody asked for help, told at once to whoever works with them: a mail that names nobody and says nothing of a record.

It goes the way of reminders: the task is written in the transaction of what they said, begun once and not tried again.
"""

from datetime import date

from django.core.mail import EmailMessage
from django_tasks import task

from leaving_care.models import Allocation, Cover, User, YoungPerson
from leaving_care.sign_in import sending
from leaving_care.sign_in.mails import address


def tell_of_help(person: YoungPerson, on: date) -> None:
    """Has the main adviser of a day told, and whoever covers for them while they are away. Nobody works with them: nobody."""
    mains = Allocation.objects.on(on).filter(person=person, is_main=True, worker__user__is_active=True)
    covers = Cover.objects.on(on).filter(away__in=mains.order_by().values("worker"), cover__user__is_active=True)
    users = [*mains.values_list("worker__user", flat=True), *covers.values_list("cover__user", flat=True)]
    for user in dict.fromkeys(users):
        mail_of_help.enqueue(user_id=user, page=address("/work/"))


@task()
def mail_of_help(user_id: int, page: str = "") -> None:
    """Mails where to see it: `page`, whole, as known where they asked. Blank: a task from before tasks were told it."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user:
        text = f"Somebody on your list says that they need help. Sign in to see: {page or address('/work/')}\n"
        sending.mail(EmailMessage("Somebody needs help", text, to=[user.email]))
