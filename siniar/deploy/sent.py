"""What comes of sending a site: what was done, or why it was not."""

from __future__ import annotations

import errno
import re

from msgspec import Struct

from siniar.deploy.release import ReleaseChange, SiteFile, length_of
from siniar.deploy.rules import (
    DISK_FULL,
    HOST_UNKNOWN,
    KEY_REFUSED,
    PROGRAM_MISSING,
    SENDING_FAILED,
    UNREACHABLE,
)
from siniar.model.rules import Rule

#: Characters of what a program says that are repeated.
_SHOWN = 200
#: Words of ssh, sftp and rsync, the surest first.
_SAID = (
    (
        re.compile(r"No space left on device|quota exceeded|File too large", re.IGNORECASE),
        DISK_FULL,
    ),
    (re.compile(r"Host key verification failed|HOST IDENTIFICATION HAS CHANGED"), HOST_UNKNOWN),
    (re.compile(r"Permission denied \(|Too many authentication failures"), KEY_REFUSED),
    (re.compile(r"rsync: (?:command )?not found|rsync: No such file"), PROGRAM_MISSING),
    (
        re.compile(
            r"Could not resolve|Connection (?:refused|reset|closed|timed out)|Operation timed out"
            r"|unreachable|Broken pipe|connection unexpectedly closed|Connection to \S+ closed"
            r"|kex_exchange_identification|timeout in data send",
            re.IGNORECASE,
        ),
        UNREACHABLE,
    ),
)
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class SendError(Exception):
    """The site was not sent; what was public before still is."""

    def __init__(self, rule: Rule, problem: str = "", value: str = "") -> None:
        super().__init__(problem)
        self.rule = rule
        #: In the words of the program that failed.
        self.problem = problem
        self.value = value


class Sent(Struct, frozen=True):
    """What was done."""

    #: Files and bytes that went there.
    files: int
    length: int
    #: Files that were there as they are.
    kept: int
    #: Where the site lies now.
    place: str
    #: Why something of an old release is still there; empty when nothing is.
    left: str = ""


def report_sent(change: ReleaseChange, place: str, left: str = "") -> Sent:
    """What came of a change that was made, or that there was nothing to change."""
    sent = () if change.is_empty else change.sent
    kept = len(change.release.files) - len(sent)
    return Sent(len(sent), length_of(sent), kept, place, left)


def report_whole(files: tuple[SiteFile, ...], place: str) -> Sent:
    """That every file goes there, whatever was there before."""
    return Sent(len(files), length_of(files), 0, place)


def explain(said: str) -> SendError:
    """What a program said when it failed."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    for pattern, rule in _SAID:
        found = next((line for line in lines if pattern.search(line)), None)
        if found is not None:
            return SendError(rule, found[:_SHOWN], "rsync" if rule is PROGRAM_MISSING else "")
    return SendError(SENDING_FAILED, (lines[-1] if lines else "?")[:_SHOWN])


def explain_here(error: OSError) -> SendError:
    """Why a file of this computer could not be written."""
    problem = f"{error.strerror or error}"
    return SendError(DISK_FULL if error.errno in _FULL else SENDING_FAILED, problem)
