"""Tests of leaving_care.forms and of the templates in templates/govuk/."""
