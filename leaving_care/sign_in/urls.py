"""Every address under /accounts/. Names that start with account, mfa, socialaccount or openid_connect are allauth's own.

There is nothing here about passwords, nor about signing up: those addresses do not exist.
"""

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.webauthn import views as webauthn
from django.urls import path

from leaving_care.sign_in.views import addresses, devices, entering, factors, invited, proving, signing_on

urlpatterns = [
    path("", addresses.account, name="sign_in_account"),
    path("login/", entering.LoginView.as_view(), name="account_request_login_code"),
    path("login/", entering.LoginView.as_view(), name="account_login"),
    path("login/code/", account.confirm_login_code, name="account_confirm_login_code"),
    path("login/second/", factor.authenticate, name="mfa_authenticate"),
    path("login/passkey/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("logout/", factors.LeaveView.as_view(), name="account_logout"),
    path("could-not/", entering.could_not, name="account_inactive"),
    path("home/", entering.home, name="sign_in_home"),
    path("stay/", entering.StayView.as_view(), name="sign_in_stay"),
    # who it is
    path("prove/", proving.ProveView.as_view(), name="sign_in_prove"),
    path("prove/code/", proving.ProveCodeView.as_view(), name="sign_in_prove_code"),
    path("email/", addresses.EmailView.as_view(), name="account_email"),
    path("email/code/", addresses.EmailCodeView.as_view(), name="sign_in_email_code"),
    path("phone/", addresses.PhoneView.as_view(), name="sign_in_phone"),
    path("phone/code/", addresses.PhoneCodeView.as_view(), name="sign_in_phone_code"),
    path("phone/remove/", addresses.remove_phone, name="sign_in_remove_phone"),
    path("devices/", devices.DevicesView.as_view(), name="usersessions_list"),
    # second factors
    path("second-factor/", factors.FactorsView.as_view(), name="mfa_index"),
    path("second-factor/app/", factors.ActivateAppView.as_view(), name="mfa_activate_totp"),
    path("second-factor/app/remove/", factors.deactivate_app, name="mfa_deactivate_totp"),
    path("second-factor/passkeys/", factors.passkey_list, name="mfa_list_webauthn"),
    path("second-factor/passkeys/add/", factors.AddPasskeyView.as_view(), name="mfa_add_webauthn"),
    path("second-factor/passkeys/remove/", factors.remove_passkey, name="sign_in_remove_passkey"),
    path("second-factor/codes/", factors.view_codes, name="mfa_view_recovery_codes"),
    path("second-factor/codes/download/", factors.download_codes, name="mfa_download_recovery_codes"),
    path("second-factor/codes/new/", factors.new_codes, name="mfa_generate_recovery_codes"),
    # coming in
    path("invited/code/", invited.InvitedCodeView.as_view(), name="sign_in_invited_code"),
    path("invited/<str:secret>/", invited.InvitedView.as_view(), name="sign_in_invited"),
    path("council/<slug:provider_id>/", signing_on.start, name="openid_connect_login"),
    path("council/<slug:provider_id>/answer/", signing_on.answer, name="openid_connect_callback"),
]
