from django.apps import AppConfig


class LeavingCareConfig(AppConfig):
    name = "leaving_care"
    verbose_name = "Leaving care"

    def ready(self):
        from leaving_care import checks  # noqa: F401  (registers the system checks)
