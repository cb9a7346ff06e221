"""The desk's pictures for easy read: seeing them, adding one, taking one away."""

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from leaving_care.changing import AlreadyDone
from leaving_care.council_views import CouncilFormView, Signed
from offers.actions import easy_read as actions
from offers.forms.easy_read import PictureForm
from offers.models import Picture
from offers.views.desk.common import EDIT, find_council, once_of


class PicturesView(CouncilFormView):
    """Every picture, and a form to add one."""

    what = EDIT
    form_class = PictureForm
    template_name = "desk/languages/pictures.html"
    title = "Pictures for easy read"
    done = "The picture is added."

    def find(self, request, **kwargs):
        """The council that the address names."""
        self.council = find_council(request, kwargs["council"], self.what)

    def back(self):
        """Here again."""
        return reverse("offers:pictures", args=[self.council.slug])

    def act(self, form, **opened):
        """Keeps the picture, drawn anew."""
        said = form.cleaned_data
        actions.add_picture(self.council, content=said["file"], alt=said["alt"], **opened)

    def get_context_data(self, **kwargs):
        """The pictures that are there."""
        pictures = Picture.objects.filter(authority=self.council).defer("content")
        return super().get_context_data(council=self.council, pictures=pictures, once=uuid.uuid4(), **kwargs)


@require_safe
def picture_view(request: Signed, council: str, key: uuid.UUID) -> HttpResponse:
    """One picture's bytes."""
    return HttpResponse(bytes(_find(request, council, key, "see_desk").content), content_type="image/png")


@require_POST
def remove_picture_view(request: Signed, council: str, key: uuid.UUID) -> HttpResponse:
    """Takes a picture away that stands nowhere."""
    try:
        actions.remove_picture(
            _find(request, council, key, EDIT),
            by=request.user,
            at=request.now,
            once=once_of(request),
        )
        messages.success(request, "The picture is gone.")
    except AlreadyDone:
        pass
    except ValidationError as wrong:
        messages.error(request, ". ".join(wrong.messages))
    return redirect("offers:pictures", council)


def _find(request: Signed, council: str, key: uuid.UUID, what: str) -> Picture:
    authority = find_council(request, council, what)
    picture = Picture.objects.filter(authority=authority, key=key).select_related("authority").first()
    if picture is None:
        raise Http404
    return picture
