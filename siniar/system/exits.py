"""The exit statuses of every task; only `commands/` and the tools of the project end with them."""

from __future__ import annotations

#: Everything was done.
GOOD = 0
#: The program itself is at fault, or the machine is.
PROGRAM_ERROR = 1
#: The task or its options are not as they should be.
WRONG_USE = 2
#: What editors wrote has to be mended first.
FINDINGS = 3
#: What shells report for a program ended by Ctrl-C.
INTERRUPTED = 130
#: The same for one whose output nobody reads any more, as in "… | head".
UNREAD = 141
#: The same for one that was asked to end.
TERMINATED = 143


class TaskError(Exception):
    """Ends a task; the text is for the person who typed it."""

    #: How the program ends.
    status = PROGRAM_ERROR


class UseError(TaskError):
    """A task or an option that is not there, or is not written as it has to be."""

    status = WRONG_USE


class UnreadError(TaskError):
    """Nobody reads what is written any more."""

    status = UNREAD
