"""Coming closer to a part of a chart and going back: always within the period, with the day in view."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from routine_app.application.diary.chart_span import CLOSEST_DAYS, ChartSpan

STEPS = st.lists(st.tuples(st.sampled_from(["closer", "wider", "with_day"]), st.integers(0, 1)), max_size=30)


@given(st.integers(700_000, 710_000), st.integers(0, 5000), STEPS, st.data())
def test_it_never_leaves_the_period(first: int, length: int, steps: list[tuple[str, int]], data: st.DataObject) -> None:
    whole = span = ChartSpan.whole(first, first + length)
    for step, _ in steps:
        day = data.draw(st.integers(first, first + length))
        before = span
        span = getattr(span, step)(day)
        assert first <= span.low <= span.high <= first + length
        assert span.low <= day <= span.high or step != "with_day"
        if step == "with_day":
            assert span.high - span.low == before.high - before.low
    for _ in range(20):
        span = span.wider(first)
    assert span == whole
    assert span.is_whole


def test_it_comes_as_close_as_two_weeks_and_keeps_the_day_in_view() -> None:
    span = ChartSpan.whole(1000, 4650)
    lengths = []
    while span.can_come_closer:
        span = span.closer(2000)
        lengths.append(span.high - span.low)
        assert span.low <= 2000 <= span.high
    assert lengths[:2] == [1825, 912]
    assert lengths[-1] == CLOSEST_DAYS


def test_a_short_period_stays_whole() -> None:
    span = ChartSpan.whole(5, 3)
    assert span == ChartSpan(5, 5, 5, 5)
    assert span.closer(5) == span
    assert not span.can_come_closer
