"""Everything one does with this project: `python3 tasks.py` lists the tasks.

Needs Python 3.11 and nothing else: it makes `.venv` beside itself, installs the locked packages
there and continues inside. Within that environment `invoke TASK` works as well. How that is done:
tools/bootstrap.py. A new task is a function with `@task` below and needs nothing else.

Exit status: 0 good, 1 program error, 2 wrong use, 3 findings stop it.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent

if sys.version_info < (3, 11):
    # Nothing above may need a newer Python, or this line could not be read.
    sys.stderr.write(
        "Perlu Python 3.11 atau lebih baru, ini Python {}.{}. Unduh di python.org.\n"
        "Python 3.11 or newer is needed.\n".format(*sys.version_info[:2])
    )
    raise SystemExit(2)

from siniar.system import (
    exits,
)
from tools import bootstrap  # noqa: E402 (after the check of the version)

if __name__ == "__main__":
    bootstrap.enter(ROOT, sys.argv[1:])

import os  # noqa: E402
import shlex  # noqa: E402
import shutil  # noqa: E402

from invoke.collection import Collection  # noqa: E402
from invoke.context import Context  # noqa: E402
from invoke.exceptions import Exit  # noqa: E402
from invoke.tasks import task  # noqa: E402

from siniar.commands import desk  # noqa: E402
from tools.program import run_tasks  # noqa: E402


@task(
    help={
        "port": "Nomor port; kalau terpakai, yang berikutnya.",
        "lan": "Bisa dibuka dari ponsel di jaringan yang sama.",
        "prefix": "Alamat awal seperti di GitHub Pages, misalnya /repo/.",
        "open_browser": "Buka di peramban.",
    }
)
def serve(
    _: Context, port: int = 8000, lan: bool = False, prefix: str = "/", open_browser: bool = False
) -> None:
    """Pratinjau: bangun situs, sajikan, bangun lagi setiap ada perubahan."""
    _end(desk.serve(ROOT, port=port, lan=lan, prefix=prefix, open_browser=open_browser))


@task
def build(_: Context) -> None:
    """Bangun situs ke output/ apa adanya; temuan hanya ditampilkan."""
    _end(desk.build(ROOT))


@task
def publish(_: Context) -> None:
    """Bangun situs untuk terbit; berhenti (3) bila ada kesalahan, output/ lama tetap utuh."""
    _end(desk.publish(ROOT))


@task(
    aliases=["periksa"],
    help={
        "format": "text, github, atau json.",
        "fix": "Perbaiki yang aman diperbaiki, tampilkan perubahannya.",
    },
)
def check(_: Context, format: str = "text", fix: bool = False) -> None:  # noqa: A002 (the flag's name)
    """Periksa semua isi dan tampilkan semua temuan."""
    if format not in {"text", "github", "json"}:
        raise Exit("--format: text, github, json", exits.WRONG_USE)
    _end(desk.check(ROOT, format=format, fix=fix))


@task(
    aliases=["baru"],
    help={
        "title": "Judul episode.",
        "topic": "Salah satu topik acara.",
        "file": "Rekaman suara atau video di komputer ini; aslinya tetap.",
        "date": "Saat terbit, misalnya 2026-11-20 08:00.",
        "youtube": "Alamat video YouTube.",
    },
)
def new(
    _: Context, title: str = "", topic: str = "", file: str = "", date: str = "", youtube: str = ""
) -> None:
    """Mulai episode baru: bertanya seperlunya, lalu menulis catatan yang siap diisi."""
    answers = {"title": title, "topic": topic, "file": file, "date": date, "youtube": youtube}
    _end(desk.new(ROOT, answers))


@task(
    aliases=["produksi"],
    iterable=["file"],
    help={
        "file": "Rekaman; beberapa disambung menurut urutan. Tanda --file boleh tidak ditulis.",
        "title": "Judul episode.",
        "topic": "Salah satu topik acara.",
        "date": "Saat terbit, misalnya 2026-11-20 08:00.",
        "youtube": "Alamat video YouTube.",
        "intro": "Suara pembuka; tanpa ini content/suara/pembuka.*, atau: tidak",
        "outro": "Suara penutup; tanpa ini content/suara/penutup.*, atau: tidak",
        "chapters": "Berkas teks, satu bab sebaris: 01:30 Judul bab.",
        "transcript": "Transkrip SRT, VTT, atau SBV dari YouTube.",
        "transcribe": "Tuliskan percakapannya dengan faster-whisper.",
        "video": "Buat juga video 1080p dari gambar dan gelombang suara.",
        "frame": "Gambar episode dari video, misalnya 00:12.",
        "denoise": "Kurangi desis, pelan saja.",
        "shorten": "Pendekkan hening yang panjang.",
        "highpass": "Buang gemuruh nada rendah (bawaan).",
        "mono": "Selalu satu saluran.",
        "bitrate": "kbps MP3.",
        "saver": "kbps versi hemat data; 0: tidak dibuat.",
        "dry_run": "Hanya tunjukkan rencananya.",
    },
)
def produce(
    _: Context,
    file: list[str],
    title: str = "",
    topic: str = "",
    date: str = "",
    youtube: str = "",
    intro: str = "",
    outro: str = "",
    chapters: str = "",
    transcript: str = "",
    transcribe: bool = False,
    video: bool = False,
    frame: str = "",
    denoise: bool = False,
    shorten: bool = False,
    highpass: bool = True,
    mono: bool = False,
    bitrate: int = 96,
    saver: int = 24,
    dry_run: bool = False,
) -> None:
    """Rekaman masuk, episode jadi: kenyaringan, MP3, hemat data, bab, gambar, catatan."""
    if transcribe and not dry_run:
        bootstrap.ensure(ROOT, "transcribe")
    answers = {"title": title, "topic": topic, "date": date, "youtube": youtube}
    sound = {
        "has_denoise": denoise,
        "shortens_silence": shorten,
        "has_highpass": highpass,
        "allows_stereo": not mono,
        "bitrate": bitrate,
        "data_saver": saver,
    }
    _end(
        desk.produce(
            ROOT,
            file,
            answers,
            sound,
            intro=intro,
            outro=outro,
            chapters=chapters,
            transcript=transcript,
            transcribe=transcribe,
            video=video,
            frame=frame,
            dry_run=dry_run,
        )
    )


@task(
    aliases=["dokter"],
    help={
        "url": "Alamat situs; tanpa ini alamat di pengaturan (SITEURL).",
        "format": "text, github, atau json.",
        "all": "Tanyai setiap berkas audio, bukan hanya dua puluh.",
    },
)
def doctor(_: Context, url: str = "", format: str = "text", all: bool = False) -> None:  # noqa: A002 (flags' names)
    """Periksa situs yang sudah terbit, dari luar, dan repositorinya."""
    if format not in {"text", "github", "json"}:
        raise Exit("--format: text, github, json", exits.WRONG_USE)
    _end(desk.doctor(ROOT, url, format=format, every=all))


@task(
    help={
        "import_": "Daftar semua video dari YouTube Studio atau Takeout (CSV, JSON).",
        "check": "Hanya tanyai apakah video yang tertaut masih bisa ditonton.",
        "dry_run": "Hanya tunjukkan hasilnya.",
    }
)
def youtube(_: Context, import_: str = "", check: bool = False, dry_run: bool = False) -> None:
    """Tautkan episode ke videonya di YouTube, menurut kanal atau daftar; tidak pernah menebak."""
    _end(desk.youtube(ROOT, listing=import_, is_check=check, dry_run=dry_run))


@task(
    aliases=["kit-youtube"],
    help={"episode": "Nomor, kode seperti SIMPATRI-012, atau nama catatannya."},
)
def youtube_kit(_: Context, episode: str) -> None:
    """Tulis judul, deskripsi, bab, tag, gambar, dan teks video untuk YouTube, di folder kit/."""
    _end(desk.youtube_kit(ROOT, episode))


@task(help={"episode": "Nomor, kode seperti SIMPATRI-012, atau nama catatannya."})
def video(_: Context, episode: str) -> None:
    """Buat video 1080p dari audio dan judul episode, di folder kit/, untuk diunggah."""
    _end(desk.video(ROOT, episode))


@task(
    help={
        "action": "verify: tanyai setiap alamat audio. move: pindahkan ke alamat lain.",
        "to": "Alamat baru, misalnya https://audio.contoh.go.id, atau: situs",
        "unverified": "Pindahkan tanpa menanyai alamat baru dulu.",
        "dry_run": "Hanya tunjukkan perubahannya.",
    }
)
def audio(
    _: Context, action: str, to: str = "", unverified: bool = False, dry_run: bool = False
) -> None:
    """Tempat audio: verify (apakah semua alamat menjawab benar) atau move --to ALAMAT."""
    if action not in {"verify", "move"} or (action == "move" and not to):
        raise Exit("audio verify, audio move --to ALAMAT", exits.WRONG_USE)
    _end(desk.audio(ROOT, action, to=to, is_verified=not unverified, dry_run=dry_run))


@task(
    help={
        "quick": "Tanpa peramban, tanpa yang lama.",
        "clients": "Juga dengan program podcast sungguhan: gpodder, newsboat, podget.",
        "only": "Hanya berkas ini, atau tes yang namanya cocok.",
        "coverage": "Hitung juga cakupan cabang.",
        "jobs": "Berapa tes bersamaan.",
    }
)
def test(
    context: Context,
    quick: bool = False,
    clients: bool = False,
    only: str = "",
    coverage: bool = False,
    jobs: int = min(os.cpu_count() or 2, 4),
) -> None:
    """Jalankan semua tes; pilihan pytest sesudah tanda --."""
    # Containers like to forbid compiled files, and then each of the many programs that tests start
    # would compile the whole engine again.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    bootstrap.ensure(ROOT, "dev")
    prepared = _python("-m", "tests.tools", *desk.preparation(quick=quick, clients=clients))
    if prepared != exits.GOOD:
        raise Exit(code=prepared)
    arguments = desk.pytest_arguments(
        ROOT, quick=quick, clients=clients, only=only, coverage=coverage, jobs=jobs
    )
    _end(desk.pytest_status(_python("-m", "pytest", *arguments, *shlex.split(context.remainder))))


@task(
    help={
        "counts": "Berapa episode, misalnya 300,1000.",
        "rounds": "Berapa pasang.",
        "folder": "Tempat kerja; bawaan folder sementara sistem.",
    }
)
def bench(_: Context, counts: str = "300,1000,5000", rounds: int = 3, folder: str = "") -> None:
    """Ukur lama membangun situs di samping Hugo, berpasangan, dan janjinya."""
    bootstrap.ensure(ROOT, "dev")
    options = ["--counts", *counts.split(","), "--rounds", str(rounds)]
    options += ["--folder", folder] if folder else []
    _end(_python("-m", "benchmarks.builds", *options))


@task(help={"counts": "Berapa episode, misalnya 100,500."})
def bench_search(_: Context, counts: str = "500") -> None:
    """Ukur yang diunduh pencarian pertama di peramban."""
    bootstrap.ensure(ROOT, "dev")
    _end(_python("-m", "benchmarks.search", "--counts", *counts.split(",")))


@task(help={"minutes": "Panjang rekaman uji, misalnya 1,20,60."})
def bench_production(_: Context, minutes: str = "1,20,60") -> None:
    """Ukur waktu, kenyaringan, dan ukuran hasil produksi, di samping ffmpeg-normalize."""
    bootstrap.ensure(ROOT, "dev")
    _end(_python("-m", "benchmarks.production", "--minutes", *minutes.split(",")))


@task(help={"runs": "Berapa kali tiap halaman; dipakai mediannya."})
def lighthouse(_: Context, runs: int = 3) -> None:
    """Ukur halaman dengan Lighthouse seperti di ponsel murah; 3 bila kurang dari janji."""
    _end(_python("-m", "benchmarks.lighthouse", "--runs", str(runs)))


@task
def pictures(_: Context) -> None:
    """Ambil ulang gambar-gambar panduan dari proyek yang berjalan."""
    bootstrap.ensure(ROOT, "dev")
    prepared = _python("-m", "tests.tools", "browser")
    _end(prepared or _python("-m", "tests.handbook.taking"))


@task(help={"cases": "Berapa catatan.", "seed": "Benih, untuk mengulang yang sama; 0: acak."})
def fuzz(_: Context, cases: int = 10_000, seed: int = 0) -> None:
    """Baca ribuan catatan rusak; tidak satu pun boleh menjatuhkan program."""
    arguments = ["--cases", str(cases), *(["--seed", str(seed)] if seed else [])]
    _end(_python("-m", "tests.fuzz", *arguments))


@task(help={"times": "Berapa kali.", "seed": "Benih, untuk mengulang yang sama."})
def faults(_: Context, times: int = 200, seed: int = 1) -> None:
    """Matikan penerbitan pada ratusan saat acak; situs lama harus selalu utuh."""
    _end(_python("-m", "tests.faults", "--times", str(times), "--seed", str(seed)))


@task(
    aliases=["papan"],
    help={"file": "Berkas yang ditulis; bawaan .cache/papan.html.", "open_browser": "Buka."},
)
def board(_: Context, file: str = "", open_browser: bool = False) -> None:
    """Papan rencana untuk kantor: dari usulan sampai evaluasi. Tidak ikut terbit."""
    _end(desk.board(ROOT, file, open_browser=open_browser))


@task(aliases=["tinjau"], help={"base": "Folder berisi proyek ini sebelum perubahan."})
def review(_: Context, base: str = "") -> None:
    """Ringkasan dan pratinjau sebuah perubahan, untuk pull request; hasilnya di .cache/review/."""
    _end(desk.review(ROOT, base))


@task(
    aliases=["buka"],
    help={
        "file": "pratinjau.zip dari GitHub, atau foldernya.",
        "port": "Nomor port; kalau terpakai, yang berikutnya.",
        "no_browser": "Jangan buka peramban.",
    },
)
def preview(_: Context, file: str, port: int = 8000, no_browser: bool = False) -> None:
    """Buka pratinjau yang diunduh dari sebuah pull request."""
    _end(desk.open_preview(ROOT, file, port=port, open_browser=not no_browser))


@task(aliases=["catat"])
def remember(_: Context) -> None:
    """Catat yang sudah terbit di content/published.json; dijalankan sesudah situs diganti."""
    _end(desk.remember(ROOT))


@task
def docs(_: Context) -> None:
    """Tulis ulang bagian panduan dan rujukan yang berasal dari kode."""
    _end(desk.docs(ROOT))


@task(help={"fix": "Perbaiki yang bisa diperbaiki sendiri."})
def lint(_: Context, fix: bool = False) -> None:
    """Periksa kode: ruff, mypy, dan arah impor."""
    bootstrap.ensure(ROOT, "dev")
    if fix:
        _python("-m", "ruff", "check", "--quiet", "--fix-only", ".")
        _python("-m", "ruff", "format", "--quiet", ".")
    statuses = [_python(*command) for command in desk.LINTERS]
    _end(exits.PROGRAM_ERROR if any(statuses) else exits.GOOD)


@task(help={"all": "Juga .venv dan alat tes."})
def clean(_: Context, all: bool = False) -> None:  # noqa: A002 (the flag's name)
    """Hapus semua yang bisa dibuat lagi oleh komputer."""
    for name in desk.made_by_machine(ROOT, everything=all):
        shutil.rmtree(name, ignore_errors=True)


@task
def audit(_: Context) -> None:
    """Tanyakan kelemahan yang sudah diketahui dari semua paket yang terkunci (perlu internet)."""
    bootstrap.ensure(ROOT, "audit")
    _end(desk.audit(ROOT))


@task(help={"upgrade": "Pakai versi terbaru yang diizinkan pyproject.toml."})
def lock(_: Context, upgrade: bool = False) -> None:
    """Buat ulang requirements/*.lock dari pyproject.toml (untuk pengembang)."""
    _end(desk.lock(ROOT, upgrade=upgrade))


def _python(*arguments: str) -> int:
    return desk.run([sys.executable, *arguments], ROOT)


def _end(status: int) -> None:
    if status != exits.GOOD:
        raise Exit(code=status)


if __name__ == "__main__":
    run_tasks(Collection.from_module(sys.modules[__name__]), sys.argv[1:])
