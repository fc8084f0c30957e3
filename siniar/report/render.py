"""Renders the report as one HTML file that needs nothing else: no script, no font, no address."""

from __future__ import annotations

from pathlib import Path

from siniar.model.show import Show
from siniar.model.words import N_, Words
from siniar.report.month import SHOWN, MonthReport, list_steps
from siniar.system.office_pages import render_office_page

TEMPLATE = Path(__file__).with_name("page.html")
#: Below it a number says who somebody is rather than how many: it is shown as "fewer than".
SMALL = 5
#: Message ids of the page's own words.
TEXTS = {
    "title": N_("Report of {month}"),
    "published": N_("What came out"),
    "nothing_published": N_("Nothing came out this month."),
    "days": N_("{days} from recording to publication"),
    "heard": N_("What was heard"),
    "watched": N_("What was watched at YouTube"),
    "not_counted": N_("Nobody counted this month."),
    "by_month": N_("Month by month"),
    "hours": N_("Watched for {time} in all."),
    "more": N_("All episodes"),
    "episode": N_("Episode"),
    "column_heard": N_("Heard"),
    "column_watched": N_("Watched"),
    "asked": N_("What residents ask and no episode answers yet"),
    "nothing_asked": N_("No question waits."),
    "answered": N_("Answered this month"),
    "expiring": N_("What soon holds no longer"),
    "nothing_expiring": N_("No episode ends within 60 days."),
    "until": N_("until {day}"),
    "over": N_("over since {day}"),
    "silent": N_("Topics that nobody spoke of for three months"),
    "nothing_silent": N_("Every topic was spoken of."),
    "never": N_("no episode yet"),
    "last": N_("last on {day}"),
    "steps": N_("What to do next"),
    "how": N_("How this is counted"),
    "how_heard": N_(
        "Heard: a device that loaded a minute or more of an episode counts once a day; programs "
        "that only collect do not count. It says nothing of who that was."
    ),
    "how_watched": N_("Watched: as YouTube counts."),
    "how_small": N_("Numbers below 5 are not shown exactly. A dash means that nobody counted."),
}


def render_report(report: MonthReport, show: Show, words: Words) -> bytes:
    """The page as UTF-8."""

    def count(number: int | None) -> str:
        if number is None:
            return "–"
        if 0 < number < SMALL:
            return words.t("fewer than {number}", number=SMALL)
        return words.number(number)

    def share(number: int, numbers: list[int]) -> float:
        """Percent of the largest number; a small one has the length of all small ones."""
        small = SMALL - 1 if 0 < number < SMALL else number
        return round(100 * small / max([*numbers, SMALL]), 1)

    return render_office_page(
        TEMPLATE,
        report=report,
        show=show,
        words=words,
        texts={name: words.t(text) for name, text in TEXTS.items()},
        count=count,
        share=share,
        count_days=lambda number: words.n("{number} day", "{number} days", number),
        steps=list(list_steps(report, words)),
        asked=lambda number: words.n("asked {number} time", "asked {number} times", number),
        top=SHOWN,
    )
