"""What the load measurement reads and reckons."""

from __future__ import annotations

import pytest

from benchmarks.load import (
    HEADERS,
    Load,
    cost_of_month,
    feed_size,
    parse_wrk,
    render_cost,
    render_loads,
)

WRK = """Running 5s test @ http://127.0.0.1:18742/
  1 threads and 64 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     1.20ms    0.50ms   9.00ms   80.00%
  20480 requests in 5.00s, 20.00MB read
  Socket errors: connect 0, read 1, write 0, timeout 2
  Non-2xx or 3xx responses: 3
Requests/sec:   4096.00
Transfer/sec:      4.00MB
"""


def test_what_wrk_prints_is_read() -> None:
    assert parse_wrk("x", WRK) == Load("x", 4096.0, 1024.0, 6)
    calm = "\n".join(
        line for line in WRK.splitlines() if "errors" not in line and "Non" not in line
    )
    assert parse_wrk("x", calm).failures == 0
    assert "| x | 4,096 | 1,024 | 6 |" in render_loads([parse_wrk("x", WRK)])


def test_a_month_costs_what_it_must() -> None:
    without = cost_of_month(10_000, 100, has_etag=False)
    assert without == pytest.approx(100 * 24 * 30.44 * (10_000 + HEADERS))
    with_etag = cost_of_month(10_000, 100, has_etag=True)
    assert with_etag == pytest.approx(100 * 24 * 30.44 * HEADERS + 100 * 4.35 * 10_000)


def test_more_episodes_cost_more() -> None:
    small, large = feed_size(13), feed_size(100)
    assert small[0] < large[0]
    assert small[1] < small[0]
    assert "| 13 |" in render_cost()
