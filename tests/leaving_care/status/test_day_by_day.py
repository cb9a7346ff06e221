"""The portal's way through the rules, by runs of days, agrees with a slow one that looks at every day by itself."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaving_care.status import decide
from tests.leaving_care.status.day_by_day import Life
from tests.leaving_care.status.histories import days_asked_about, histories


@settings(max_examples=80, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(care=histories(), data=st.data())
def test_both_ways_agree(care, data):
    care = replace(care, under_care_order=False, short_breaks_within_limits=None)
    life = Life(care)
    for _ in range(4):
        on = data.draw(days_asked_about(care))
        found = decide(care, on)
        assert found.status == life.status(on), on
        assert found.counted_days == sum(life.b14 <= day < life.b18 and day <= on for day in life.looked_after)
