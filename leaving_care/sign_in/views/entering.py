"""Coming in, where to go first, and staying."""

from allauth.account.views import RequestLoginCodeView
from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import View

from leaving_care.models import StaffSignOn
from leaving_care.sign_in.forms import SignInForm
from leaving_care.sign_in.kept import KEPT
from leaving_care.sign_in.roles import home_of
from leaving_care.sign_in.second_factor import GOING_TO, is_proved
from leaving_care.sign_in.stamps import ENDED


class LoginView(RequestLoginCodeView):
    """Asks for an email address or mobile number, and offers a passkey and the council's own sign-on."""

    template_name = "account/login.html"

    def get_form_class(self):
        return SignInForm

    def get_context_data(self, **kwargs):
        """The councils with a sign-on of their own; whether a session has just ended, and something is kept from it."""
        session = self.request.session
        return super().get_context_data(
            sign_ons=StaffSignOn.objects.select_related("authority").order_by("authority__name"),
            ended=session.get(ENDED, False),
            kept=KEPT in session,
            next=self.request.POST.get("next") or self.request.GET.get("next", ""),
            **kwargs,
        )


def home(request):
    """On to where somebody was going before a second factor was asked for, or to their own first page."""
    wanted = request.session.pop(GOING_TO, "") if is_proved(request) and GOING_TO in request.session else ""
    if wanted and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return redirect(wanted)
    address = home_of(request.user, request.today)
    return redirect(address) if address else render(request, "sign_in/nothing_here.html")


class StayView(View):
    """How long the session lasts. GET only asks, and does not count as use; POST stays signed in."""

    def get(self, request):
        """The seconds left."""
        return JsonResponse({"left": request.idle.left(request.session, request.now.timestamp())})

    def post(self, request):
        """Something was done: IdleMiddleware has noted it. A browser without a script goes back to where it was."""
        if "application/json" in request.headers.get("Accept", ""):
            return self.get(request)
        return redirect("sign_in_home")


@login_not_required
def could_not(request):
    """For whoever was not let in; the same for every reason."""
    return render(request, "sign_in/could_not.html", status=403)
