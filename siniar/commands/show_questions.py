"""Asks what a new show is, each answer checked as its setting will be."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from msgspec import Struct

from siniar.build.public_address import read_pages
from siniar.commands.options import option
from siniar.content.examples import is_indonesian
from siniar.content.settings.guid import propose_guid
from siniar.content.settings.show import SHOW_SETTINGS, is_zone
from siniar.content.settings.table import Parser, SettingContext
from siniar.content.settings.values import base_url, color, email
from siniar.model.findings import Report
from siniar.model.slugs import slugify
from siniar.model.words import N_, Words, load_words
from siniar.production.answers import Interview, WrongAnswerError
from siniar.start.answers import ShowAnswers

_COLORS = "#0b5d57,#ffc53d"
_CHANNEL = re.compile(r"(?:https://www\.youtube\.com/channel/)?(UC[\w-]{22})/?", re.ASCII)
_ROWS = {row.key: row for row in SHOW_SETTINGS}
#: For a show whose address is not known yet.
_NOWHERE = "https://situs.example"
Parse = Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class NewShowOptions:
    """What the new show is; what is not said is asked for."""

    folder: str = option(
        N_("Folder that the show gets, or . in a copy of siniar's own repository."),
        value=N_("FOLDER"),
        is_loose=True,
    )
    title: str = option(N_("Name of the show."), "")
    code: str = option(N_("What episode codes start with."), "")
    office: str = option(N_("Who makes it."), "")
    language: str = option(N_("Language of the show, such as id, su or en."), "")
    url: str = option(N_("Address of the site, where it is known."), "", value=N_("ADDRESS"))
    topics: str = option(N_("Topics, with commas between them."), "")
    colors: str = option(N_("Main colour and accent, such as #0b5d57,#ffc53d."), "")
    email: str = option(N_("E-mail of the owner, whom directories write to."), "")
    youtube: str = option(N_("Id of the YouTube channel (UC…)."), "")
    timezone: str = option(N_("Time zone, such as Asia/Jakarta."), "")
    editors_language: str = option(N_("Language of what editors read and type."), "")
    yes: bool = option(N_("Ask nothing: what is not said takes its proposal."), False)


class ShowQuestions(Struct, frozen=True):
    """Asks for what was not said of a show."""

    interview: Interview
    words: Words

    def ask_all(self, target: Path, said: NewShowOptions) -> ShowAnswers:
        """What is known of the show that gets the folder ``target``.

        Raises:
            WrongAnswerError: an answer cannot be taken, and nobody can be asked again.
        """
        title = self._ask(N_("Name of the show"), said.title, self._parse_title)
        code = self._ask(
            N_("Code of episodes, in capital letters"),
            said.code.upper(),
            self._setting("code"),
            propose_code(title),
        )
        office = self._ask(N_("Who makes it"), said.office, self._setting("author"), title)
        language = self._ask(
            N_("Language"), said.language, self._setting("language"), self.words.locale.language
        )
        url = self._ask_address(target, said.url)
        return ShowAnswers(
            title,
            code,
            office,
            language,
            propose_guid(url or _NOWHERE),
            url,
            self._ask(N_("Time zone"), said.timezone, self._parse_zone, propose_zone(language)),
            self._ask_topics(said.topics, language),
            self._ask(N_("Main colour and accent"), said.colors, self._parse_colors, _COLORS),
            self._ask(N_("E-mail (or empty)"), said.email, self._if_given(email, "owner.email")),
            self._ask(
                N_("Id of the YouTube channel (or empty)"), said.youtube, self._parse_channel
            ),
            said.editors_language and self._setting("language")(said.editors_language),
        )

    def _ask(self, question: str, given: str, parse: Parse, proposal: str = "") -> Any:  # noqa: ANN401
        return self.interview.settle(self.words.t(question), given, parse, proposal)

    def _ask_address(self, target: Path, said: str) -> Any:  # noqa: ANN401
        # Only a person can say whether it is theirs: a clone still has the remote of another.
        proposal = read_pages(target) if self.interview.ask else ""
        parse = self._if_given(base_url, "SITEURL")
        return self._ask(N_("Address of the site (or empty)"), said, parse, proposal)

    def _ask_topics(self, said: str, language: str) -> tuple[str, ...]:
        proposal = load_words(language).t("Services, Activities, Announcements")
        question = N_("Topics, with commas between them")
        topics: tuple[str, ...] = self._ask(question, said, self._parse_topics, proposal)
        return topics

    # --- how answers are read -----------------------------------------------------------------

    def _setting(self, key: str) -> Parse:
        """What the setting's own parser makes of an answer."""
        return lambda text: self._check(_ROWS[key].parse, key, text)

    def _if_given(self, parse: Parser, key: str) -> Parse:
        return lambda text: self._check(parse, key, text) if text.strip() else ""

    def _check(self, parse: Parser, key: str, text: str) -> Any:  # noqa: ANN401
        report = Report()
        value = parse(text.strip(), SettingContext("pelicanconf.py", report, key=key))
        for finding in report:
            told = f"{finding.reason(self.words)} {finding.remedy(self.words)}"
            raise WrongAnswerError(told)
        return value

    def _parse_title(self, text: str) -> Any:  # noqa: ANN401
        if not text.strip():
            raise WrongAnswerError(self.words.t("A title is needed: --title"))
        return self._setting("title")(" ".join(text.split()))

    def _parse_zone(self, text: str) -> str:
        if not is_zone(text.strip()):
            raise WrongAnswerError(self.words.t("Write a time zone such as Asia/Jakarta."))
        return text.strip()

    def _parse_topics(self, text: str) -> tuple[str, ...]:
        named = {slugify(name): " ".join(name.split()) for name in text.split(",")}
        topics = tuple(name for slug, name in named.items() if slug)
        if not topics:
            raise WrongAnswerError(self.words.t("Write at least one topic."))
        return topics

    def _parse_colors(self, text: str) -> tuple[str, str]:
        main, _, accent = text.partition(",")
        if not accent:
            told = self.words.t("Write two colours, such as {example}.", example=_COLORS)
            raise WrongAnswerError(told)
        return self._check(color, "colors", main), self._check(color, "colors", accent)

    def _parse_channel(self, text: str) -> str:
        match = _CHANNEL.fullmatch(text.strip())
        if text.strip() and match is None:
            told = self.words.t(
                "This is no id of a channel: {value}. It begins with UC and has 24 letters."
            )
            raise WrongAnswerError(told.format(value=text))
        return match[1] if match else ""


def propose_code(title: str) -> str:
    """A code made of a title's letters and digits: ``Suara Warga`` as ``SUARAWARGA``."""
    letters = slugify(title).replace("-", "").upper().lstrip("0123456789")[:20]
    return letters if len(letters) > 1 else "PODCAST"


def propose_zone(language: str) -> str:
    """Jakarta's for a show that Indonesians listen to, else the computer's own."""
    if is_indonesian(load_words(language)):
        return "Asia/Jakarta"
    place = Path("/etc/localtime").resolve().as_posix()
    name = place.partition("/zoneinfo/")[2]
    return name if is_zone(name) else "UTC"
