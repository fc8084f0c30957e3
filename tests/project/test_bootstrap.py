"""Preparing: a scratch copy with an empty home, real environments, and a package made here.

A first run makes its environment itself. Making it takes ten times as long as all else, and the
same Python makes the same again: those of further runs are copies of one that it has made.
"""

import base64
import contextlib
import hashlib
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from siniar.system.exits import PROGRAM_ERROR
from tests.support.once import made_once
from tests.support.places import ROOT
from tools import bootstrap

#: The Python that no environment is around.
BASE: str = sys._base_executable  # type: ignore[attr-defined]
TASKS = """
import sys
from pathlib import Path
from tools import bootstrap
bootstrap.enter(Path(__file__).resolve().parent, sys.argv[1:])
try:
    import siniar_probe
except ModuleNotFoundError as error:
    bootstrap.start_over(Path(__file__).resolve().parent, sys.argv[1:], error.name)
print("inside", bootstrap.is_inside(Path(__file__).resolve().parent), siniar_probe.VERSION)
print(sys.argv[1:])
raise SystemExit(3)
"""


#: Stands before TASKS where environments are copied.
COPYING = """
import shutil, venv
venv.create = lambda folder, **_: shutil.copytree({made!r}, folder, symlinks=True)
"""


#: What runs before anything is installed.
BEGINNING = (
    "siniar/__init__.py",
    *(f"siniar/system/{name}.py" for name in ("__init__", "exits", "folders", "restart")),
    "tools/bootstrap.py",
)


def make_wheel(folder: Path, version: str, name: str = "siniar_probe", needs: str = "") -> str:
    """A package of one module; its hash."""
    info = f"{name}-{version}.dist-info"
    about = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\nProvides-Extra: more\n"
    files = {
        f"{name}.py": f'VERSION = "{version}"\n',
        f"{info}/METADATA": about + (f"Requires-Dist: {needs}\n" if needs else ""),
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = ""
    for member, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=")
        record += f"{member},sha256={digest.decode()},{len(text)}\n"
    path = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        for member, text in {**files, f"{info}/RECORD": f"{record}{info}/RECORD,,\n"}.items():
            wheel.writestr(member, text)
    return hashlib.sha256(path.read_bytes()).hexdigest()


@dataclass
class Copy:
    """A copy of the project's beginning on a computer where nobody has done anything yet."""

    root: Path
    environment: dict[str, str]
    #: An environment with pip alone.
    made: Path

    def copy_environments(self) -> None:
        """Have no environment made any more."""
        (self.root / "tasks.py").write_text(COPYING.format(made=str(self.made)) + TASKS)

    def lock(self, version: str, digest: str) -> None:
        text = f"siniar-probe=={version} \\\n    --hash=sha256:{digest}\n"
        (self.root / "requirements" / "run.lock").write_text(text)

    def start(self) -> subprocess.Popen[bytes]:
        """In a process group of its own."""
        return subprocess.Popen(
            [BASE, "tasks.py"],
            cwd=self.root,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [BASE, "tasks.py", *arguments],
            check=False,
            cwd=self.root,
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
        )


def lay_out(folder: Path, made: Path) -> Copy:
    root = folder / "tempat baru"  # with a space, as people have
    for name in ("siniar/system", "tools", "requirements"):
        (root / name).mkdir(parents=True)
    (folder / "home").mkdir()
    for name in BEGINNING:
        shutil.copy(ROOT / name, root / name)
    (root / "tasks.py").write_text(TASKS)
    system = {"SYSTEMROOT", "TEMP", "TMP"}
    environment = {name: os.environ[name] for name in system & os.environ.keys()}
    environment |= {
        "HOME": str(folder / "home"),
        "USERPROFILE": str(folder / "home"),
        "PATH": str(folder / "empty"),
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(folder / "wheels"),
        "PYTHONUTF8": "1",
    }
    (folder / "wheels").mkdir()
    return Copy(root, environment, made)


@pytest.fixture(scope="session")
def first_run(shared_folder: Path) -> Path:
    """What a first run says, and the environment that it makes without what it installs there."""
    with made_once(shared_folder, "first-run") as folder:
        if folder:
            copy = lay_out(folder, folder)
            copy.lock("1.0", make_wheel(folder / "wheels", "1.0"))
            done = copy.run("serve", "--port", "1 2")
            said = {"returncode": done.returncode, "stdout": done.stdout, "stderr": done.stderr}
            (folder / "said.json").write_text(json.dumps(said))
            environment = (copy.root / ".venv").rename(folder / "environment")
            for pattern in ("siniar_probe*.py*", ".siniar-*"):
                for path in environment.rglob(pattern):
                    path.unlink()
            for path in environment.rglob("siniar_probe*.dist-info"):
                shutil.rmtree(path)
    return shared_folder / "first-run"


@pytest.fixture
def copy(tmp_path: Path, first_run: Path) -> Copy:
    return lay_out(tmp_path, first_run / "environment")


def test_an_empty_computer_is_prepared_once_and_again_when_the_lock_changes(
    first_run: Path, copy: Copy, tmp_path: Path
) -> None:
    first = json.loads((first_run / "said.json").read_text())
    assert first["returncode"] == 3, first["stderr"]
    assert first["stdout"] == "inside True 1.0\n['serve', '--port', '1 2']\n"
    assert "Memasang 1 paket" in first["stderr"]

    wheels = tmp_path / "wheels"
    copy.lock("1.0", make_wheel(wheels, "1.0"))
    copy.copy_environments()
    assert copy.run().returncode == 3

    again = copy.run()
    assert (again.returncode, again.stderr) == (3, "")

    # A resolver would ask for the newest of `name[extra]`, which no lock has the hash of.
    copy.lock("2.0", make_wheel(wheels, "2.0"))
    make_wheel(wheels, "2.1")
    digest = make_wheel(wheels, "1.0", "siniar_asker", "siniar-probe[more]>=0.9")
    with (copy.root / "requirements" / "run.lock").open("a") as lock:
        lock.write(f"siniar-asker==1.0 --hash=sha256:{digest}\n")
    changed = copy.run()
    assert changed.returncode == 3, changed.stderr
    assert changed.stdout.startswith("inside True 2.0\n")
    assert "Memasang 2 paket" in changed.stderr

    # A package that is not what the lock says is refused in one line.
    copy.lock("1.0", "0" * 64)
    refused = copy.run()
    assert refused.returncode == 1
    assert refused.stdout == ""
    assert "Traceback" not in refused.stderr
    assert "tidak bisa dipasang" in refused.stderr
    assert (copy.root / ".cache" / "install.log").read_text()

    # It is asked for again, and without a network told in one line.
    del copy.environment["PIP_NO_INDEX"], copy.environment["PIP_FIND_LINKS"]
    copy.environment["PIP_INDEX_URL"] = "http://127.0.0.1:9/simple"
    copy.environment["PIP_RETRIES"] = "0"
    offline = copy.run()
    assert offline.returncode == 1
    assert offline.stderr.splitlines()[-1].startswith("Paket tidak bisa diunduh.")
    assert "Traceback" not in offline.stderr

    # The Python that the environment was made with is gone.
    copy.environment |= {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels)}
    copy.lock("1.0", make_wheel(wheels, "1.0"))
    python = bootstrap.find_python(copy.root)
    python.unlink()
    if os.name != "nt":
        python.symlink_to("/gone/python")
    mended = copy.run()
    assert mended.stdout.startswith("inside True 1.0\n"), mended.stderr


def _stop_half_way(folder: Path) -> None:
    (folder / bootstrap.WHOLE).unlink()
    (folder / "pyvenv.cfg").unlink()
    for place in folder.glob("lib/*/site-packages/pip*"):
        shutil.rmtree(place)


def _lose_module(folder: Path) -> None:
    next(folder.glob("lib/*/site-packages/siniar_probe.py")).unlink()


def test_an_environment_that_is_not_whole_is_made_again(copy: Copy, tmp_path: Path) -> None:
    copy.lock("1.0", make_wheel(tmp_path / "wheels", "1.0"))
    copy.copy_environments()
    assert copy.run().returncode == 3
    for harm in (_stop_half_way, _lose_module):
        harm(copy.root / ".venv")
        mended = copy.run("serve")
        assert mended.stdout == "inside True 1.0\n['serve']\n", mended.stderr
        assert copy.run().stderr == ""


@pytest.mark.parametrize("seconds", [0.7, 2.2])
def test_a_first_run_that_was_killed_does_not_disturb_the_next(
    seconds: float, copy: Copy, tmp_path: Path
) -> None:
    copy.lock("1.0", make_wheel(tmp_path / "wheels", "1.0"))
    killed = copy.start()
    with contextlib.suppress(subprocess.TimeoutExpired):
        killed.wait(seconds)
    # The window was closed: everything in it ends.
    os.killpg(killed.pid, signal.SIGKILL)
    killed.wait()
    copy.copy_environments()
    mended = copy.run()
    assert mended.stdout.startswith("inside True 1.0\n"), mended.stderr


def test_a_python_without_ensurepip_is_told_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    package = f"python3.{sys.version_info.minor}-venv"
    with pytest.raises(bootstrap.BootstrapError, match=f"sudo apt install {package}"):
        bootstrap._make_environment(tmp_path)
    assert not (tmp_path / ".venv").exists()


@pytest.mark.skipif(os.name == "nt", reason="the programs are made as shell scripts")
def test_the_computers_uv_comes_before_the_environments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, computers = bootstrap.find_python(tmp_path).parent, tmp_path / "bin"
    monkeypatch.setenv("PATH", str(computers))
    assert bootstrap.find_uv(tmp_path) is None
    for folder in (own, computers):
        folder.mkdir(parents=True)
        (folder / "uv").touch(mode=0o755)
        assert bootstrap.find_uv(tmp_path) == str(folder / "uv")


def test_a_missing_lock_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(bootstrap.BootstrapError, match=r"run\.lock"):
        bootstrap.ensure(tmp_path, "run")


def test_a_folder_that_takes_no_file_is_told_without_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".cache").symlink_to(tmp_path / "disk-yang-dicabut")
    with pytest.raises(SystemExit) as end:
        bootstrap.enter(tmp_path, ["publish"])
    assert end.value.code == PROGRAM_ERROR
    told = capsys.readouterr().err
    assert told.startswith(f"Tidak bisa menulis {tmp_path / '.cache'}: File exists.")
    assert "hak menulis" in told


def test_two_terminals_wait_for_each_other(tmp_path: Path) -> None:
    script = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from tools.bootstrap import one_at_a_time\n"
        "with one_at_a_time(Path(sys.argv[1]), 'install'):\n"
        "    print('in', flush=True); time.sleep(0.3); print('out', flush=True)\n"
    )
    log = tmp_path / "log"
    with log.open("w") as file:
        running = [
            subprocess.Popen([sys.executable, "-c", script, tmp_path], cwd=ROOT, stdout=file)
            for _ in range(3)
        ]
        assert [process.wait(30) for process in running] == [0, 0, 0]
    assert log.read_text().split() == ["in", "out"] * 3


def test_the_beginning_needs_the_standard_library_only() -> None:
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); import tools.bootstrap; "
        "print({name for name in sys.modules if '.' not in name}"
        " - {*sys.stdlib_module_names, 'siniar', 'tools', '__main__'})"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", script, ROOT],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.stdout == "set()\n"
