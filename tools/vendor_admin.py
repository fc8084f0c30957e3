"""Brings another version of the form's editor into the repository: `vendor_admin.py 0.221.1`.

npm fetches the package and checks it against what its registry signed for; the lock beside the
folder keeps that integrity and the hash of every file that was taken.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

NAME = "@sveltia/cms"
ADMIN = Path(__file__).resolve().parents[1] / "siniar" / "pages" / "admin"
#: The files that the form needs; converters of pictures, maps and colours of program text stay out.
WANTED = re.compile(
    r"npm/index\.js|npm/chunks/react-[^-/]+\.js|LICENSE\.txt|npm/assets/.+\.(woff2|LICENSE\.txt)"
)


def main(version: str) -> None:
    """Replace the folder and write the lock."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", f"{NAME}@{version}", "--json", "--pack-destination", folder]
        done = subprocess.run(  # noqa: S603 (npm, with a version typed by a programmer)
            command, check=True, capture_output=True, encoding="utf-8"
        )
        told = json.loads(done.stdout)[0]
        archive = Path(folder) / told["filename"]
        digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
        if f"sha512-{digest}" != told["integrity"]:
            raise SystemExit("The package is not what npm says it is.")
        write_files(archive, version, told["integrity"])


def write_files(archive: Path, version: str, integrity: str) -> None:
    """The wanted files of a package, and the lock that names them."""
    vendor = ADMIN / "vendor"
    for path in sorted(vendor.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    files = {}
    with tarfile.open(archive) as package:
        for member in package.getmembers():
            name = member.name.removeprefix("package/")
            content = package.extractfile(member)
            if content is None or not WANTED.fullmatch(name):
                continue
            target = vendor / name.removeprefix("npm/")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.read())
            digest = hashlib.sha256(target.read_bytes()).hexdigest()
            files[target.relative_to(vendor).as_posix()] = digest
    lock = {"name": NAME, "version": version, "integrity": integrity, "files": files}
    text = json.dumps(lock, indent=1, sort_keys=True)
    (ADMIN / "vendor.json").write_text(text + "\n", encoding="utf-8")
    print(f"{len(files)} files of {NAME} {version}")


if __name__ == "__main__":
    main(sys.argv[1])
