from django.apps import AppConfig


class LeavingCareConfig(AppConfig):
    name = "leaving_care"
    verbose_name = "Leaving care"

    def ready(self):
        from leaving_care import among, checks, readings_setting  # noqa: F401  (they register a lookup and system checks)
