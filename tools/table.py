"""The tasks of people who work on the program."""

from __future__ import annotations

from siniar.commands.options import Task
from siniar.model.words import N_

DEVELOPMENT = (
    Task("test", "tools.run_tests:run", N_("Run all tests; options of pytest stand behind --.")),
    Task("lint", "tools.lint:run", N_("Check the code: ruff, mypy, and the direction of imports.")),
    Task("docs", "tools.docs:run", N_("Write the parts of handbook and docs that code knows.")),
    Task("clean", "tools.clean:run", N_("Delete everything that the computer can make again.")),
    Task(
        "audit",
        "tools.audit:run",
        N_("Ask for known weaknesses of all locked packages (needs the internet)."),
    ),
    Task(
        "licenses",
        "tools.licenses:run",
        N_(
            "List version and licence of all locked packages; 3 when one has none, or one that is "
            "not allowed."
        ),
        ("lisensi",),
    ),
    Task(
        "lock",
        "tools.locks:run",
        N_("Make requirements/*.lock anew from pyproject.toml (for programmers)."),
    ),
    Task(
        "bench",
        "tools.measure:bench",
        N_("Measure how long builds take beside Hugo, in pairs, and what is promised."),
    ),
    Task(
        "bench-search",
        "tools.measure:bench_search",
        N_("Measure what the first search fetches in a browser."),
    ),
    Task(
        "bench-production",
        "tools.measure:bench_production",
        N_("Measure time, loudness and sizes of production, beside ffmpeg-normalize."),
    ),
    Task(
        "lighthouse",
        "tools.measure:lighthouse",
        N_("Measure pages with Lighthouse as on a cheap phone; 3 when below what is promised."),
    ),
    Task(
        "fuzz",
        "tools.trials:fuzz",
        N_("Read thousands of broken notes; none may make the program fall."),
    ),
    Task(
        "faults",
        "tools.trials:faults",
        N_("Kill publishing at hundreds of moments; the last site must always stay whole."),
    ),
    Task(
        "pictures",
        "tools.pictures:run",
        N_("Take the handbook's pictures anew from the running project."),
    ),
)
