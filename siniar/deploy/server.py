"""Puts a release onto a server by ssh, and lets the link lead to it in one step."""

from __future__ import annotations

import shlex
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from siniar.deploy.folder import OURS, PART, is_taken
from siniar.deploy.release import (
    CURRENT,
    MANIFEST,
    RELEASES,
    Release,
    ReleaseChange,
    SiteFile,
    length_of,
    parse_release,
    plan_change,
    render_release,
)
from siniar.deploy.rules import DISK_FULL, PLACE_FOREIGN
from siniar.deploy.sent import SendError, Sent, report_sent
from siniar.deploy.ssh import run_rsync, run_sftp, run_shell
from siniar.deploy.target import DeployTarget, Way

#: What sftp shows before each line of a batch that it does.
_PROMPT = "sftp> "
#: Bytes in which nothing more can be put.
_NO_ROOM = 100_000


class Survey(Struct, frozen=True):
    """What a server has before anything is sent."""

    before: Release | None
    #: Names below ``releases/``.
    names: frozenset[str]
    #: Bytes that are free; ``None`` when the server does not tell.
    free: int | None


def send_server(site: Path, files: tuple[SiteFile, ...], target: DeployTarget) -> Sent:
    """Send the site into a folder of its own, then switch the link ``current``.

    By rsync, or file by file where only sftp is allowed. What did not change is linked to the
    release before. That one stays, older ones go.

    Raises:
        SendError: it cannot be done; ``current`` leads where it did before.
    """
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        survey = _survey(target, work)
        if survey.before is None:
            survey = _make_places(survey, target)
        change = plan_change(files, survey.before)
        left = "" if change.is_empty else _change(site, change, target, survey, work)
    return report_sent(change, f"{target.account}:{target.path}/{CURRENT}", left)


def try_server(site: Path, files: tuple[SiteFile, ...], target: DeployTarget) -> Sent:
    """What sending would do; nothing is written. Whether it may be, only writing tells.

    Raises:
        SendError: it cannot be done.
    """
    with tempfile.TemporaryDirectory() as folder:
        survey = _survey(target, Path(folder))
    change = plan_change(files, survey.before)
    if not change.is_empty:
        if survey.free is not None and length_of(change.sent) > survey.free:
            raise SendError(DISK_FULL, target.path)
        if target.way is Way.SSH:
            _send_by_rsync(site, change, target, _part_of(change, target), is_dry=True)
    return report_sent(change, f"{target.account}:{target.path}/{CURRENT}")


def _change(
    site: Path, change: ReleaseChange, target: DeployTarget, survey: Survey, work: Path
) -> str:
    """Send a release and remove what is not needed then; why something of it is still there.

    Raises:
        SendError: it was not sent. On a full disk nothing of it is left, or others would suffer.
    """
    # Of other releases that were broken off; the same one goes on in its folder.
    unfinished = [
        name
        for name in sorted(survey.names)
        if name.endswith(PART) and name != f"{change.release.id}{PART}"
    ]
    _remove(target, unfinished, work)
    # What was removed has made room that nobody has counted.
    free = None if unfinished else survey.free
    if free is not None and length_of(change.sent) > free:
        raise SendError(DISK_FULL, target.path)
    try:
        _send(site, change, target, work)
    except SendError as error:
        if error.rule is not DISK_FULL and not _is_full(target):
            raise
        names = (change.release.id, change.release.name)
        _remove(target, [f"{name}{PART}" for name in names], work)
        raise SendError(DISK_FULL, error.problem) from error
    return _remove(target, sorted(survey.names - change.names - set(unfinished)), work)


def _is_full(target: DeployTarget) -> bool:
    """Whether a server that only says that something failed has no room left."""
    try:
        *_, space = _answers(run_sftp(target, [f"-df {quoted(target.path)}"]))
    except (SendError, ValueError):
        return False
    free = _free(space)
    return free is not None and free < _NO_ROOM


def quoted(*words: str | Path) -> str:
    """Words of a line for sftp."""
    escaped = (str(word).replace("\\", "\\\\").replace('"', '\\"') for word in words)
    return " ".join(f'"{word}"' for word in escaped)


# --- before -------------------------------------------------------------------------------------


def _survey(target: DeployTarget, work: Path) -> Survey:
    """Ask what is there.

    Raises:
        SendError: nobody answers, or something else is in the site's place.
    """
    manifest = work / "before.json"
    lines = [
        f"-ls -1 {quoted(target.path)}",
        f"-get {quoted(f'{target.path}/{CURRENT}/{MANIFEST}', manifest)}",
        f"-ls -1 {quoted(f'{target.path}/{RELEASES}')}",
        f"-df {quoted(target.path)}",
    ]
    top, _, below, free = _answers(run_sftp(target, lines))
    names = frozenset(map(_name_of, top))
    before = parse_release(manifest.read_bytes()) if manifest.is_file() else None
    if before is None and is_taken(names):
        raise SendError(PLACE_FOREIGN, value=target.path)
    return Survey(before, frozenset(map(_name_of, below)), _free(free))


def _make_places(survey: Survey, target: DeployTarget) -> Survey:
    """Make the folders that nothing was sent to yet; only then the server tells its room."""
    folders = (target.path, f"{target.path}/{RELEASES}")
    made = [f"-mkdir {quoted(folder)}" for folder in folders]
    *_, free = _answers(run_sftp(target, [*made, f"-df {quoted(target.path)}"]))
    return replace(survey, free=_free(free))


def _answers(shown: str) -> Iterator[list[str]]:
    """The lines that followed each line of a batch."""
    for part in shown.split(_PROMPT)[1:]:
        yield [line.strip() for line in part.splitlines()[1:] if line.strip()]


def _name_of(path: str) -> str:
    return path.rpartition("/")[2]


def _free(lines: list[str]) -> int | None:
    """Bytes of the column ``Avail``, which counts kilobytes."""
    cells = lines[-1].split() if lines else []
    return int(cells[2]) * 1024 if len(cells) > 3 and cells[2].isdecimal() else None


# --- sending ------------------------------------------------------------------------------------


def _send(site: Path, change: ReleaseChange, target: DeployTarget, work: Path) -> None:
    """Bring the release there under a name of its own, then switch.

    Raises:
        SendError: it was not done; at most an unfinished folder is left, which the next run clears.
    """
    folder = _part_of(change, target)
    manifest = work / "release.json"
    manifest.write_bytes(render_release(change.release))
    lines: list[str] = []
    if target.way is Way.SSH:
        _send_by_rsync(site, change, target, folder)
    else:
        lines = list(_put(site, change, target, folder, manifest))
    run_sftp(target, [*lines, *_finish(change, target, folder, manifest)])


def _part_of(change: ReleaseChange, target: DeployTarget) -> str:
    """The folder of a release that is not whole yet."""
    # Made of what is in it, so an interrupted run of rsync goes on in it; sftp cannot.
    name = change.release.id if target.way is Way.SSH else change.release.name
    return f"{target.path}/{RELEASES}/{name}{PART}"


def _send_by_rsync(
    site: Path, change: ReleaseChange, target: DeployTarget, folder: str, *, is_dry: bool = False
) -> None:
    """By content and not by time, so that a fresh checkout sends only what is new."""
    options = ["--recursive", "--checksum", "--delete", "--partial", "--chmod=D755,F644"]
    if is_dry:
        options.append("--dry-run")
    if change.before:
        options.append(f"--link-dest=../{change.before.name}")
    run_rsync(target, options, f"{site}/", f"{folder}/")


def _put(
    site: Path, change: ReleaseChange, target: DeployTarget, folder: str, manifest: Path
) -> Iterator[str]:
    """Lines that send a release file by file, beginning with the list of what there will be."""
    yield f"mkdir {quoted(folder)}"
    yield f"put {quoted(manifest, f'{folder}/{MANIFEST}')}"
    for name in _folders(change.release.files):
        yield f"mkdir {quoted(f'{folder}/{name}')}"
    for file in change.sent:
        yield f"put {quoted(site / file.path, f'{folder}/{file.path}')}"
    yield from _link(change.kept, target, folder)


def _finish(
    change: ReleaseChange, target: DeployTarget, folder: str, manifest: Path
) -> Iterator[str]:
    """Lines that make a release whole, and public in the last of them."""
    name = change.release.name
    fresh = f"{target.path}/{CURRENT}.{name}"
    for each in _folders(change.release.carried):
        yield f"-mkdir {quoted(f'{folder}/{each}')}"
    yield from _link(change.release.carried, target, folder)
    yield f"put {quoted(manifest, f'{folder}/{MANIFEST}')}"
    yield f"rename {quoted(folder, f'{target.path}/{RELEASES}/{name}')}"
    yield f"ln -s {quoted(f'{RELEASES}/{name}', fresh)}"
    yield f"rename {quoted(fresh, f'{target.path}/{CURRENT}')}"


def _link(files: Iterable[SiteFile], target: DeployTarget, folder: str) -> Iterator[str]:
    for file in files:
        there = f"{target.path}/{CURRENT}/{file.path}"
        yield f"ln {quoted(there, f'{folder}/{file.path}')}"


def _folders(files: Iterable[SiteFile]) -> list[str]:
    """Every folder above some files, the outer ones first."""
    parents = {parent for file in files for parent in PurePosixPath(file.path).parents}
    return sorted(str(parent) for parent in parents if str(parent) != ".")


# --- afterwards ---------------------------------------------------------------------------------


def _remove(target: DeployTarget, names: list[str], work: Path) -> str:
    """Remove releases; why something of them is still there, which is no failure of sending."""
    stale = [name for name in names if OURS.fullmatch(name)]
    if not stale:
        return ""
    remove = _remove_by_shell if target.way is Way.SSH else _remove_one_by_one
    try:
        remove(target, stale, work)
    except SendError as error:
        return error.problem
    return ""


def _remove_by_shell(target: DeployTarget, names: list[str], _work: Path) -> None:
    """Half of a release must never bear the name of a whole one, so it is renamed first."""
    whole = [name for name in names if not name.endswith(PART)]
    moves = [f"mv -- {name} {name}{PART}" for name in whole]
    gone = [name if name.endswith(PART) else f"{name}{PART}" for name in names]
    folder = shlex.quote(f"{target.path}/{RELEASES}")
    run_shell(target, " && ".join([f"cd -- {folder}", *moves, f"rm -rf -- {' '.join(gone)}"]))


def _remove_one_by_one(target: DeployTarget, names: list[str], work: Path) -> None:
    """By their own lists, because sftp removes no folder that holds something."""
    releases = f"{target.path}/{RELEASES}"
    lists = [f"-get {quoted(f'{releases}/{each}/{MANIFEST}', work / each)}" for each in names]
    run_sftp(target, lists)
    for name in names:
        listed = work / name
        release = parse_release(listed.read_bytes()) if listed.is_file() else None
        if release is not None:
            run_sftp(target, list(_lines_removing(release, f"{releases}/{name}")))


def _lines_removing(release: Release, folder: str) -> Iterator[str]:
    gone = f"{folder}{PART}"
    files = (*release.files, *release.carried)
    yield f"rename {quoted(folder, gone)}"
    # Its list goes last: whoever is interrupted needs it the next time.
    for file in files:
        yield f"-rm {quoted(f'{gone}/{file.path}')}"
    for name in reversed(_folders(files)):
        yield f"-rmdir {quoted(f'{gone}/{name}')}"
    yield f"rm {quoted(f'{gone}/{MANIFEST}')}"
    yield f"rmdir {quoted(gone)}"
