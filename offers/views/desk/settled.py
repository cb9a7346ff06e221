"""Forms about something that is settled once: a second press, or an old link, leads back to the list that says how."""

from abc import abstractmethod

from django.shortcuts import redirect

from leaving_care.council_views import CouncilFormView


class SettledOnceView(CouncilFormView):
    """A form that settles something. Where that is settled already, nothing is asked and nothing is said anew."""

    @abstractmethod
    def is_settled(self) -> bool:
        """Whether it was settled before."""

    def get(self, request, *args, **kwargs):
        """The form, or back."""
        return redirect(self.back()) if self.is_settled() else super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        """Settles it, or back."""
        return redirect(self.back()) if self.is_settled() else super().post(request, *args, **kwargs)
