from django.apps import AppConfig


class PathwaysConfig(AppConfig):
    name = "pathways"
    verbose_name = "Pathway plans"

    def ready(self):
        from pathways.demo import checks  # noqa: F401  (it registers a system check)
