"""What the tasks of tasks.py do: lines for the person at the desk around the engine's work."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from siniar.build.pelican import Run
from siniar.build.plan import Plan
from siniar.build.publish import (
    LENIENT,
    WORK,
    BuildResult,
    Outcome,
    attempt,
    build_site,
    describe_failure,
    explain_error,
    publish_site,
)
from siniar.feed.diff import render_diff
from siniar.model.findings import Report, render_findings
from siniar.model.words import Words
from siniar.system import exits
from tools import bootstrap

if TYPE_CHECKING:
    # What a build does not need is imported where it is used.
    from rich.console import Console

    from siniar.build.preview.serve import Addresses
    from siniar.build.preview.state import BuildOutcome
    from siniar.build.preview.watch import Watched

#: Arguments of Python.
LINTERS = (
    ("-m", "ruff", "check", "."),
    ("-m", "ruff", "format", "--check", "."),
    ("-m", "mypy"),
    # import-linter can not be run with -m.
    ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"),
)


@cache
def _console() -> Console:
    from rich.console import Console  # noqa: PLC0415

    return Console(stderr=True, highlight=False, soft_wrap=True)


def _say(line: str) -> None:
    """A line for the person at the desk."""
    sys.stderr.write(f"{line}\n")


def _waiting(words: str) -> AbstractContextManager[object]:
    """Words with a turning sign while work goes on; nothing where nobody looks."""
    return _console().status(words) if sys.stderr.isatty() else nullcontext()


def _open_browser(address: str) -> None:
    import webbrowser  # noqa: PLC0415 (slow to import)

    webbrowser.open(address)


# ------------------------------------------------------------------------------ build, publish


def build(root: Path) -> int:
    """Build leniently into ``output/``; the exit status."""
    return _build_with_words(root, lambda run: build_site(root, root / "output", run=run))


def publish(root: Path) -> int:
    """Build strictly and put the result in place; the exit status."""
    return _build_with_words(root, lambda run: publish_site(root, run), is_strict=True)


def guard(root: Path, work: Callable[[], int]) -> int:
    """The exit status of ``work``; a program error is told in one line, without a traceback."""
    status, error = attempt(work)
    if error is not None:
        _say(describe_failure(root, explain_error(error, root)))
    return exits.PROGRAM_ERROR if status is None else status


def _show_findings(report: Report, words: Words) -> None:
    if len(report):
        sys.stderr.write(render_findings(report, words))


def check(root: Path, *, format: str, fix: bool) -> int:  # noqa: A002 (the flag's name)
    """Show all findings of the content; the exit status."""

    def work() -> int:
        from siniar.commands.all import check as check_content  # noqa: PLC0415 (brings the engine)

        return check_content(root, format=format, fix=fix)

    return guard(root, work)


def new(root: Path, answers: Mapping[str, str]) -> int:
    """Begin a new episode; the exit status."""

    def work() -> int:
        from siniar.commands.all import new as begin  # noqa: PLC0415
        from siniar.production.begin import Wishes  # noqa: PLC0415 (brings the engine)

        return begin(root, Wishes(**answers))

    return guard(root, work)


def produce(
    root: Path,
    files: Sequence[str],
    answers: Mapping[str, str],
    sound: Mapping[str, bool | int],
    **options: str | bool,
) -> int:
    """Make an episode of recordings; the exit status."""

    def work() -> int:
        from siniar.commands.all import produce as produce_episode  # noqa: PLC0415
        from siniar.production.begin import Wishes  # noqa: PLC0415 (brings the engine)
        from siniar.production.filters import SoundOptions  # noqa: PLC0415
        from siniar.production.options import ProductionWishes  # noqa: PLC0415

        return produce_episode(
            root,
            ProductionWishes(
                tuple(files),
                Wishes(**answers),
                SoundOptions(**sound),  # type: ignore[arg-type]
                **options,  # type: ignore[arg-type]
            ),
        )

    return guard(root, work)


def youtube_kit(root: Path, episode: str) -> int:
    """Write the upload kit of an episode; the exit status."""

    def work() -> int:
        from siniar.commands.all import youtube_kit as write_kit  # noqa: PLC0415 (brings the engine)

        return write_kit(root, episode)

    return guard(root, work)


def doctor(root: Path, url: str, *, format: str, every: bool) -> int:  # noqa: A002 (the flag's name)
    """Examine a published site; the exit status."""

    def work() -> int:
        from siniar.commands.all import doctor as examine  # noqa: PLC0415 (brings the engine)

        return examine(root, url, format=format, every=every)

    return guard(root, work)


def youtube(root: Path, *, listing: str, is_check: bool, dry_run: bool) -> int:
    """Link episodes to their videos; the exit status."""

    def work() -> int:
        from siniar.commands.all import youtube as link  # noqa: PLC0415 (brings the engine)

        return link(root, listing=listing, is_check=is_check, dry_run=dry_run)

    return guard(root, work)


def video(root: Path, episode: str) -> int:
    """Make a video of an episode's sound; the exit status."""

    def work() -> int:
        from siniar.commands.all import make_video  # noqa: PLC0415 (brings the engine)

        return make_video(root, episode)

    return guard(root, work)


def audio(root: Path, action: str, *, to: str, is_verified: bool, dry_run: bool) -> int:
    """Verify or move where the audio is fetched from; the exit status."""

    def work() -> int:
        from siniar.commands import all as commands  # noqa: PLC0415 (brings the engine)

        if action == "verify":
            return commands.verify_audio(root, to)
        return commands.move_audio(root, to, is_verified=is_verified, dry_run=dry_run)

    return guard(root, work)


def remember(root: Path) -> int:
    """Note what subscribers have been given; the exit status."""

    def work() -> int:
        from siniar.commands.all import remember as note_published  # noqa: PLC0415 (brings the engine)

        return note_published(root)

    return guard(root, work)


def docs(root: Path) -> int:
    """Write the generated documentation anew; the exit status."""

    def work() -> int:
        from siniar.model.words import load_words  # noqa: PLC0415
        from tools.handbook import write_handbook  # noqa: PLC0415 (brings the engine)

        for name in write_handbook(root, load_words("id")):
            _say(str(name))
        return exits.GOOD

    return guard(root, work)


def board(root: Path, file: str, *, open_browser: bool) -> int:
    """Write the planning board; the exit status."""
    path = Path(file).expanduser() if file else root / WORK / "papan.html"

    def work() -> int:
        from siniar.commands.all import board as write_board  # noqa: PLC0415 (brings the engine)

        return write_board(root, path)

    status = guard(root, work)
    if status == exits.GOOD and open_browser:
        _open_browser(path.resolve().as_uri())
    return status


def review(root: Path, base: str) -> int:
    """Summary and preview of a pull request; the exit status."""

    def work() -> int:
        from siniar.commands.review import review as review_change  # noqa: PLC0415 (brings the engine)

        return review_change(root, Path(base) if base else None, os.environ)

    return guard(root, work)


def open_preview(root: Path, name: str, *, port: int, open_browser: bool) -> int:
    """Serve a downloaded preview until Ctrl-C; the exit status."""
    from siniar.build.preview.serve import running_server  # noqa: PLC0415
    from siniar.build.preview.server import Site  # noqa: PLC0415
    from siniar.build.preview.state import BuildOutcome, Preview  # noqa: PLC0415
    from siniar.commands.review import unpack  # noqa: PLC0415 (brings the engine)

    status, folder = unpack(root, name)
    if folder is None:
        return status
    preview = Preview()
    preview.show(BuildOutcome(folder))
    with running_server(Site(preview), port=port) as (_, addresses):
        _greet(addresses, lan=False)
        if open_browser:
            _open_browser(addresses.here)
        try:
            while True:
                time.sleep(1)
        except KeyboardInterrupt:
            return exits.GOOD


def _build_with_words(
    root: Path, work: Callable[[Run], BuildResult], *, is_strict: bool = False
) -> int:
    began = time.monotonic()
    with _waiting("Membangun situs …"):
        result = work(Run(tell=_show_findings))
    if is_strict and isinstance(result.planned, Plan):
        loaded = result.planned.loaded
        sys.stderr.write(render_diff(loaded.diff, loaded.words))
    if result.outcome is Outcome.DONE:
        _say(f"Selesai dalam {_seconds(began)}: {root / 'output'}")
        return exits.GOOD
    if result.failure is None:
        _say("Berhenti karena temuan di atas. output/ tidak berubah.")
        return exits.FINDINGS
    if result.failure.details and os.environ.get("CI"):
        sys.stderr.write(result.failure.details)
    _say(describe_failure(root, result.failure))
    return exits.PROGRAM_ERROR


def _seconds(began: float) -> str:
    return f"{time.monotonic() - began:.1f} detik".replace(".", ",")


# -------------------------------------------------------------------------------------- serve


def serve(root: Path, *, port: int, lan: bool, prefix: str, open_browser: bool) -> int:
    """Preview until Ctrl-C; the exit status."""
    from siniar.build.preview.build import preview_builder  # noqa: PLC0415 (brings the engine)
    from siniar.build.preview.serve import normalise_prefix, running_server  # noqa: PLC0415
    from siniar.build.preview.server import Site  # noqa: PLC0415
    from siniar.build.preview.state import Preview  # noqa: PLC0415
    from siniar.build.preview.watch import watch_and_build  # noqa: PLC0415

    preview = Preview()
    site = Site(preview, normalise_prefix(prefix), linked=(root / "content",))
    try:
        with running_server(site, port=port, lan=lan) as (server, addresses):
            folder = root / WORK / "preview" / str(server.server_port)
            _greet(addresses, lan=lan)
            if open_browser:
                _open_browser(addresses.here)
            is_outdated = watch_and_build(
                preview,
                preview_builder(root, folder, addresses.siteurl),
                _watched(root),
                listener=_tell,
            )
    except KeyboardInterrupt:
        return exits.GOOD
    except OSError as error:
        _say(f"Port {port} dan berikutnya tidak bisa dipakai: {error}")
        return exits.PROGRAM_ERROR
    if is_outdated:
        _say("Kode program berubah, mulai lagi …")
        bootstrap.enter_again(root, sys.argv[1:])
    return exits.GOOD


def _watched(root: Path) -> Watched:
    from siniar.build.preview.watch import Watched  # noqa: PLC0415

    return Watched(
        folders=(root / "content", root / "theme"),
        files=(root / LENIENT,),
        code=(root / "siniar",),
    )


def _greet(addresses: Addresses, *, lan: bool) -> None:
    _say(f"Pratinjau: {addresses.here}   (berhenti: Ctrl-C)")
    if addresses.lan:
        _say(f"Dari ponsel di jaringan yang sama: {addresses.lan}")
        _show_code(addresses.lan)
    elif lan:
        _say("Komputer ini tidak tersambung ke jaringan.")


def _show_code(address: str) -> None:
    if sys.stderr.isatty():
        import segno  # noqa: PLC0415 (for --lan only)

        segno.make(address).terminal(out=sys.stderr, compact=True)


def _tell(outcome: BuildOutcome) -> None:
    count = f", {len(outcome.findings)} temuan" if outcome.findings else ""
    if outcome.failure:
        _say(f"{outcome.failure}{count}. Menunggu perubahan …")
    else:
        _say(f"Situs dibangun{count}. Menunggu perubahan …")


# --------------------------------------------------------------------------------------- test


def preparation(*, quick: bool, clients: bool) -> list[str]:
    """The tools that have to be there before the tests run."""
    tools = ["node", "java", "ffmpeg"]
    if not quick:
        tools.append("browser")
    if clients:
        tools.append("clients")
    return tools


def pytest_arguments(
    root: Path, *, quick: bool, clients: bool, only: str, coverage: bool, jobs: int
) -> list[str]:
    """How pytest is called."""
    left_out = [] if clients else ["not clients"]
    if quick:
        left_out += ["not browser", "not slow"]
    arguments = ["-n", str(jobs), "--dist", "worksteal"] if jobs > 1 else []
    arguments += ["-m", " and ".join(left_out)] if left_out else []
    if only:
        is_path = (root / only.partition("::")[0]).exists()
        arguments += [only] if is_path else ["-k", only]
    if coverage:
        arguments += ["--cov", "--cov-report=term-missing:skip-covered"]
    return arguments


def pytest_status(status: int) -> int:
    """Our exit status for pytest's."""
    # 4: wrong use of the command line, 5: no test was selected.
    # https://docs.pytest.org/en/stable/reference/exit-codes.html
    return {0: exits.GOOD, 4: exits.WRONG_USE, 5: exits.WRONG_USE}.get(status, exits.PROGRAM_ERROR)


def run(command: Sequence[str], root: Path) -> int:
    """Run a program of the environment in the project's folder; its exit status."""
    return subprocess.run(command, cwd=root, check=False).returncode  # noqa: S603 (our own)


# ------------------------------------------------------------------------------- housekeeping


def made_by_machine(root: Path, *, everything: bool) -> Iterator[Path]:
    """Folders that can be made again."""
    names = [WORK, "output", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis"]
    names += [".import_linter_cache"]
    if everything:
        names += ["tests/node/node_modules", ".venv"]
    yield from (root / name for name in names)


def audit(root: Path) -> int:
    """Ask for known weaknesses of everything that is locked; the exit status."""
    from tools.audit import audit_locks  # noqa: PLC0415

    return audit_locks(root, bootstrap.SETS, sys.stdout.write)


#: Arguments of ``uv pip compile`` for each set. Sets that join another one in the same
#: environment are made under its versions.
_LOCKS = {
    "run": ["pyproject.toml"],
    "dev": ["--group", "dev", "-c", "requirements/run.lock"],
    "audit": ["--group", "audit", "-c", "requirements/run.lock", "-c", "requirements/dev.lock"],
    "node": ["--group", "node"],
    "java": ["--group", "java"],
    "audio": ["--extra", "audio", "pyproject.toml", "-c", "requirements/run.lock"],
    "transcribe": ["--extra", "transcribe", "pyproject.toml", "-c", "requirements/run.lock"],
}


def lock(root: Path, *, upgrade: bool) -> int:
    """Make the locks anew with uv; the exit status."""
    uv = shutil.which("uv")
    if uv is None:
        _say("Untuk ini perlu uv: pip install uv. / Needs uv on PATH.")
        return exits.WRONG_USE
    for name, sources in _LOCKS.items():
        command = [uv, "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"]
        command += ["--generate-hashes", "--no-emit-index-url", "--no-emit-find-links"]
        command += ["--custom-compile-command", "python3 tasks.py lock"]
        command += ["--upgrade"] if upgrade else []
        status = run([*command, *sources, "-o", f"requirements/{name}.lock"], root)
        if status != exits.GOOD:
            return exits.PROGRAM_ERROR
    return exits.GOOD
