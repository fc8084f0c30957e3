"""What several pages in Markdown have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from siniar.content.markdown import escape_markdown
from siniar.model.lists import path_of
from siniar.pages.answers import heard_in
from siniar.pages.compose import Composer
from siniar.pages.contexts_episode import Answered, ServiceBox
from siniar.pages.frame import twin_path
from siniar.pages.pager import GAP, PagerInputs


def top(title: str, summary: str, path: str, composer: Composer) -> Iterator[str]:
    """Heading, one or two sentences, and where it comes from."""
    show, t = composer.show, composer.words.t
    yield f"# {escape_markdown(title)}"
    if summary:
        yield f"> {escape_markdown(summary)}"
    if show.is_sample:
        yield f"**{t('Sample')}.** {t('Made to try this site. Not official information.')}"
    yield fact_lines(
        (
            (t("Show"), f"{escape_markdown(show.title)}, {escape_markdown(show.author)}"),
            (t("Page"), f"<{composer.full(path)}>"),
        )
    )


def fact_lines(pairs: Iterable[tuple[str, str]]) -> str:
    """A line for each thing that is known; values are Markdown."""
    return "\n".join(f"- {name}: {value}" for name, value in pairs if value)


def twin_link(words: str, path: str, composer: Composer) -> str:
    """A link to another page in Markdown."""
    return f"[{escape_markdown(words)}]({composer.full(twin_path(path))})"


def page_lines(pager: PagerInputs, composer: Composer) -> Iterator[str]:
    """Links to the other pages of a long list, as its own page has them."""
    t = composer.words.t
    for number in pager.pages:
        if number not in {GAP, pager.number}:
            words = f"{t('Page')} {number}" if number else t("Newest")
            yield twin_link(words, path_of(pager.base, number), composer)


def service_lines(box: ServiceBox | None, composer: Composer) -> Iterator[str]:
    """What to bring, where, when, at what cost, and when somebody last looked."""
    if box is None:
        return
    t = composer.words.t
    bring = "; ".join(map(escape_markdown, box.requirements))
    yield fact_lines(
        (
            (t("What to bring"), bring),
            (t("Where"), escape_markdown(box.place)),
            (t("When"), escape_markdown(box.hours)),
            (t("Cost"), escape_markdown(box.cost)),
            (t("Official page"), f"<{box.source.url}>" if box.source else ""),
        )
    )


def answer_lines(each: Answered, composer: Composer, level: int) -> Iterator[str]:
    """A question, its answer, and where it is heard."""
    t = composer.words.t
    yield f"{'#' * level} {escape_markdown(each.question)}"
    if each.words:
        yield escape_markdown(each.words)
    if each.card:
        title = f"[{escape_markdown(each.card.title)}]({composer.complete(each.url)})"
        yield heard_in(each, title, composer)
        if each.confirmed:
            yield t("Last checked: {day}.", day=each.confirmed)
        if each.card.is_expired:
            yield f"**{t('No longer valid')}**"
