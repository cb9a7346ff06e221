"""LAW_READINGS turns an arguable point round for the whole installation, and a slip in it stops the start."""

import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from leaving_care.readings_setting import readings, readings_are_known
from leaving_care.status import DEFAULT, Readings


def test_without_a_setting_the_defaults_hold():
    assert settings.LAW_READINGS == [] and readings() == DEFAULT


@pytest.mark.parametrize("value", ["no", "No", "false", "0", " no "])
def test_a_default_can_be_turned_round(settings, value):
    settings.LAW_READINGS = [f"clip_at_14={value}", "subtract_short_breaks=yes"]
    assert readings() == Readings(clip_at_14=False, subtract_short_breaks=True)
    assert readings_are_known(None) == []


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("clip_at_15=no", "“clip_at_15” is the name of no reading."),
        ("clip_at_14=perhaps", "clip_at_14 is yes or no. Write it as clip_at_14=yes or clip_at_14=no."),
        ("clip_at_14", "clip_at_14 is yes or no. Write it as clip_at_14=yes or clip_at_14=no."),
        ("clip_at_14=", "clip_at_14 is yes or no. Write it as clip_at_14=yes or clip_at_14=no."),
        ("", "“” is the name of no reading."),
    ],
)
def test_a_slip_is_told_and_nothing_is_decided_by_it(settings, said, fault):
    settings.LAW_READINGS = [said]
    assert [error.msg for error in readings_are_known(None)] == [f"LAW_READINGS cannot be read. {fault}"]
    with pytest.raises(ImproperlyConfigured, match="LAW_READINGS"):
        readings()


def test_a_reading_that_is_there_twice_is_a_slip(settings):
    settings.LAW_READINGS = ["clip_at_14=no", "clip_at_14=yes"]
    assert [error.msg for error in readings_are_known(None)] == [
        "LAW_READINGS cannot be read. clip_at_14 is there twice."
    ]


def test_it_comes_from_the_environment_and_stops_the_start():
    env = {"PORTAL_DEMO": "1", "DATA_DIR": str(settings.DATA_DIR), "LAW_READINGS": "clip_at_14=no,clip=no"}
    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=settings.BASE_DIR,
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 1
    assert "leaving_care.E004" in done.stderr and "“clip”" in done.stderr and "“clip_at_14”" not in done.stderr
