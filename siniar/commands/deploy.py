"""Publishes, and sends what was published to a server of one's own."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from siniar.build.load import Loaded
from siniar.build.plan import Plan
from siniar.build.publish import Outcome, publish_site
from siniar.commands import remember
from siniar.commands.build import build_watched, say_end
from siniar.commands.options import NoOptions, option
from siniar.commands.show import load_show
from siniar.commands.spinner import spinner
from siniar.commands.terminal import say, show, show_findings
from siniar.content.settings.source import SettingsFile
from siniar.deploy.send import send, try_send
from siniar.deploy.sent import SendError, Sent
from siniar.deploy.target import DeployTarget, TargetError, Way, parse_target
from siniar.feed.diff import render_diff
from siniar.model.findings import Finding, Place, Report, found
from siniar.model.words import N_, Words
from siniar.system.exits import FINDINGS, GOOD

_PLACE = "--to"


@dataclass(frozen=True, slots=True)
class DeployOptions:
    """Where the site is sent."""

    to: str = option(
        N_("Folder, file .zip, or address ssh://, sftp://, s3://; else deploy in SHOW."),
        "",
        value=N_("TARGET"),
        is_loose=True,
    )
    dry_run: bool = option(N_("Publish here, and only tell what would be sent."), False)

    @property
    def packages(self) -> tuple[str, ...]:
        """Sets of packages that the target needs besides those of every task."""
        return ("s3",) if self.to.startswith("s3://") else ()


def run(root: Path, options: DeployOptions) -> int:
    """Publish strictly and send the result; the exit status.

    Nothing else is ever sent: between the two no other task may write into ``output/``.
    """
    loaded = load_show(root)
    target = read_target(loaded, options.to)
    if isinstance(target, Finding):
        show_findings(Report([target]), loaded.words)
        return FINDINGS
    return publish_and_send(root, loaded, target, is_dry=options.dry_run)


def read_target(loaded: Loaded, given: str) -> DeployTarget | Finding:
    """Where the site is sent: what was typed, else what the settings say."""
    text = given or loaded.catalogue.show.deploy_target
    try:
        return parse_target(text, loaded.project.root)
    except TargetError as error:
        return found(error.rule, _place_of(loaded, given), value=error.value)


def _place_of(loaded: Loaded, given: str) -> Place:
    if given:
        return Place(_PLACE)
    source = SettingsFile(loaded.project.read_settings())
    # The line itself might hold a password.
    place = source.place(loaded.project.settings_file.name, "SHOW", "deploy")
    return Place(place.path, place.line)


def publish_and_send(root: Path, loaded: Loaded, target: DeployTarget, *, is_dry: bool) -> int:
    """Publish, send, and note what subscribers have now; the exit status."""
    words, began = loaded.words, time.monotonic()
    addresses = loaded.catalogue.addresses
    results: list[Sent | SendError] = []

    def bring(site: Path) -> None:
        try:
            if is_dry:
                results.append(try_send(site, target))
                return
            with spinner(words.t("Sending the site …")):
                results.append(send(site, target, addresses))
        except SendError as error:
            results.append(error)

    result = build_watched(words, lambda build: publish_site(root, build, bring))
    if result.outcome is not Outcome.DONE or not results:
        return say_end(root, result, words, began)
    if isinstance(result.planned, Plan):
        diff = result.planned.loaded
        say(render_diff(diff.diff, diff.words))
    return _tell(root, results[0], target, words, is_dry=is_dry)


def _tell(
    root: Path, sent: Sent | SendError, target: DeployTarget, words: Words, *, is_dry: bool
) -> int:
    if isinstance(sent, SendError):
        values = {"problem": sent.problem, "value": sent.value}
        place = Place(target.account or target.path)
        show_findings(Report([found(sent.rule, place, **values)]), words)
        show(words.t("What was public before still is."))
        return FINDINGS
    size = words.megabytes(sent.length)
    if is_dry:
        told = words.t("Nothing was sent. It would be: {number} files, {size}; {kept} are there.")
        show(told.format(number=words.number(sent.files), size=size, kept=words.number(sent.kept)))
        return GOOD
    told = words.t("Sent: {number} files, {size}; {kept} were there already.")
    show(told.format(number=words.number(sent.files), size=size, kept=words.number(sent.kept)))
    show(words.t("The site is at: {path}", path=sent.place))
    if sent.left:
        show(words.t("Parts of an old release could not be removed: {problem}", problem=sent.left))
    if target.way is Way.ZIP:
        show(words.t("Once it is unpacked at the server, type: python3 tasks.py remember"))
        return GOOD
    return remember.run(root, NoOptions())
