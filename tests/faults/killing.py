"""Kills publishing at random moments and looks at what is public then, and after the next run."""

from __future__ import annotations

import os
import random
import shutil
import signal
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.projects import (
    Manifest,
    Project,
    has_whole_search,
    make_project,
    without_search_table,
)

STATES = ("satu", "dua")
#: Share of the runs that begin without anything kept from earlier ones, and so draw pictures.
_COLD = 0.3
#: Share of the runs where all processes die, as when a machine is reset; otherwise only the one
#: that the office started, and its children live on.
_WHOLE_GROUP = 0.5


@dataclass(slots=True)
class Tally:
    """What the kills came to."""

    #: Where the killed runs were: which state was public afterwards, or that they had ended.
    ends: Counter[str] = field(default_factory=Counter)
    #: What was not as it has to be.
    faults: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Killer:
    """Publishes a project again and again, and kills the runs."""

    project: Project
    dice: random.Random
    #: What a clean build of each state gives.
    clean: dict[str, Manifest] = field(default_factory=dict)
    #: Seconds of an undisturbed run, warm and cold.
    seconds: list[float] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)

    def measure(self) -> None:
        """Build both states cleanly, the first one from nothing."""
        for state in STATES:
            self.project.write_state(state)
            began = time.monotonic()
            status, said = self.project.publish()
            assert status == 0, said
            self.seconds.insert(0, time.monotonic() - began)
            self.clean[state] = self.project.manifest()

    def _is_whole(self, state: str) -> bool:
        """Whether all of a state is public, and nothing else."""
        output = self.project.output
        if not output.is_dir():
            return False
        found, clean = self.project.manifest(), self.clean[state]
        return without_search_table(found) == without_search_table(clean) and has_whole_search(
            output
        )

    def _forget(self) -> None:
        shutil.rmtree(self.project.root / ".cache", ignore_errors=True)

    def kill_once(self, number: int) -> None:
        """From the state that is public to the other one, killed on the way; then once more."""
        before, after = STATES[(number + 1) % 2], STATES[number % 2]
        public = self.project.manifest()
        self.project.write_state(after)
        is_cold = self.dice.random() < _COLD
        if is_cold:
            self._forget()
        moment = self.dice.uniform(0, self.seconds[is_cold] * 1.05)
        has_ended = self._publish_and_kill(moment)
        self._look(number, public, before, after, has_ended=has_ended, moment=moment)
        status, said = self.project.publish()
        self._note(number, status == 0, f"the next run ended with {status}: {said[-300:]}")
        self._note(number, self._is_whole(after), self._compare(after))
        self._note(number, not self._leftovers(), f"left behind: {self._leftovers()}")

    def _publish_and_kill(self, moment: float) -> bool:
        process = self.project.start_publishing(os.setsid)
        time.sleep(moment)
        has_ended = process.exitcode is not None
        if not has_ended:
            process.kill()
            if self.dice.random() < _WHOLE_GROUP and process.pid:
                _kill_group(process.pid)
        process.join()
        return has_ended

    def _look(
        self,
        number: int,
        public: Manifest,
        before: str,
        after: str,
        *,
        has_ended: bool,
        moment: float,
    ) -> None:
        """The last site stays to the byte, or the new one is there whole."""
        is_old = self.project.output.is_dir() and self.project.manifest() == public
        is_new = not is_old and self._is_whole(after)
        fault = f"after {moment:.3f} s output/ is neither {before} nor {after}"
        self._note(number, is_old or is_new, fault)
        end = "the old site was public" if is_old else "the new site was public"
        self.tally.ends["the run had ended" if has_ended else end] += 1

    def _leftovers(self) -> list[str]:
        names = [path.name for path in (self.project.root / ".cache").iterdir()]
        return [name for name in names if name.startswith(("publish-", "output-"))]

    def _compare(self, state: str) -> str:
        found, clean = self.project.manifest(), self.clean[state]
        names = sorted(name for name in found | clean if found.get(name) != clean.get(name))
        return f"not as a clean build: {names[:8]}"

    def _note(self, number: int, is_good: bool, fault: str) -> None:  # noqa: FBT001
        if not is_good:
            self.tally.faults.append(f"kill {number}: {fault}")


def _kill_group(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return


def kill_times(folder: Path, times: int, seed: int) -> Tally:
    """Kill ``times`` runs; all moments come from ``seed``."""
    killer = Killer(make_project(folder / "proyek"), random.Random(seed))
    killer.measure()
    for number in range(times):
        killer.kill_once(number)
    return killer.tally


def kill_in_temporary_folder(times: int, seed: int) -> Tally:
    """The same beside everything else."""
    with tempfile.TemporaryDirectory(prefix="faults") as folder:
        return kill_times(Path(folder), times, seed)
