"""The address and the number that codes go to. Each is changed by a code to the new one."""

from allauth.core.internal.httpkit import authenticated_user
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods, require_safe

from leaving_care.actions.addresses import change_email, change_phone
from leaving_care.models import User
from leaving_care.sign_in import codes, mails, sending
from leaving_care.sign_in.address_forms import EmailForm, PhoneForm
from leaving_care.sign_in.forms import too_often
from leaving_care.sign_in.phones import as_people_write
from leaving_care.sign_in.roles import staff_memberships
from leaving_care.sign_in.second_factor import FACTORS, is_needed
from leaving_care.sign_in.views.proving import AskView, CheckView, proved_lately


@require_safe
def account(request):
    """Everything about one's own sign-in, and where to change it."""
    user = request.user
    return render(
        request,
        "sign_in/account.html",
        {
            "phone": as_people_write(user.phone) if user.phone and user.phone_verified else "",
            "has_factor": user.authenticator_set.filter(type__in=FACTORS).exists(),
            "is_staff": is_needed(user, request.today),
        },
    )


@method_decorator(proved_lately, name="dispatch")
class EmailView(AskView):
    """Asks for the new address, and sends it a code.

    An address that somebody else has gets another mail, and the page says the same.
    """

    form_class = EmailForm
    template_name = "sign_in/email.html"
    purpose = "email"
    code_address = "sign_in_email_code"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "current": self.request.user.email}

    def send(self, form) -> bool:
        """Sends the code to the new address."""
        email = form.cleaned_data["email"]
        if too_often(email):
            return False
        code = codes.start(self.request.session, self.purpose, at=self.now, email=email, shown=email)
        if User.objects.filter(email__iexact=email).exists():
            mails.send("address_in_use", email)
        else:
            mails.send("code", email, code=code)
        return True


@method_decorator(proved_lately, name="dispatch")
class EmailCodeView(CheckView):
    """Asks for that code, and changes the address."""

    purpose = "email"
    ask_address = "account_email"

    def right(self, about, form):
        """The new address is theirs from now on."""
        user = authenticated_user(self.request)
        try:
            change_email(user, about["email"], by=user, at=self.request.now)
        except ValidationError as wrong:
            form.add_error(None, wrong)
            return self.form_invalid(form)
        return redirect("sign_in_account")


@method_decorator(proved_lately, name="dispatch")
class PhoneView(AskView):
    """Asks for the new number, and texts it a code."""

    form_class = PhoneForm
    template_name = "sign_in/phone.html"
    purpose = "phone"
    code_address = "sign_in_phone_code"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "current": self.request.user.phone}

    def get_context_data(self, **kwargs):
        """The number now; whether codes by text sign them in."""
        user = self.request.user
        return super().get_context_data(
            phone=as_people_write(user.phone) if user.phone else "",
            is_staff=bool(staff_memberships(user, self.request.today)),
            **kwargs,
        )

    def send(self, form) -> bool:
        """Texts the code to the new number."""
        number = form.cleaned_data["phone"]
        if too_often(number):
            return False
        shown = as_people_write(number)
        code = codes.start(self.request.session, self.purpose, at=self.now, phone=number, shown=shown)
        if not User.objects.filter(phone=number).exclude(pk=authenticated_user(self.request).pk).exists():
            sending.text(number, f"{code} is your code for the leaving care portal. It works for 15 minutes.")
        return True


@method_decorator(proved_lately, name="dispatch")
class PhoneCodeView(CheckView):
    """Asks for that code, and changes the number."""

    purpose = "phone"
    ask_address = "sign_in_phone"

    def right(self, about, form):
        """Codes can go to the new number from now on."""
        user = authenticated_user(self.request)
        try:
            change_phone(user, about["phone"], by=user, at=self.request.now)
        except ValidationError as wrong:
            form.add_error(None, wrong)
            return self.form_invalid(form)
        return redirect("sign_in_account")


@require_http_methods(["GET", "HEAD", "POST"])
@proved_lately
def remove_phone(request):
    """Asks first, and takes the number away where that was pressed."""
    user = authenticated_user(request)
    if request.method != "POST":
        if not user.phone:
            return redirect("sign_in_account")
        return render(request, "sign_in/remove_phone.html", {"phone": as_people_write(user.phone)})
    change_phone(user, None, by=user, at=request.now)
    return redirect("sign_in_account")
