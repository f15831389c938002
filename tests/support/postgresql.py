"""A private PostgreSQL: its own folder, a socket in it, no port, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

USER = "ebb"
QUICK = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off"


class NotInstalled(Exception):
    pass


@dataclass(frozen=True)
class PostgreSQL:
    folder: Path
    programs: Path

    @classmethod
    def start(cls) -> PostgreSQL:
        """It refuses to run as root, so then it runs as somebody without rights."""
        instance = cls(Path(tempfile.mkdtemp(prefix="ebb-pg-")), programs())
        if os.geteuid() == 0:
            shutil.chown(instance.folder, unprivileged())
        instance.run("initdb", "-D", "data", "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync")
        socket = f"{QUICK} -c unix_socket_directories='{instance.folder}'"
        instance.run("pg_ctl", "-D", "data", "-l", "log", "-w", "-o", socket, "start")
        return instance

    def environment(self) -> dict[str, str]:
        """What a program of ours, or a client of PostgreSQL, needs to find it."""
        return {
            "PGHOST": str(self.folder),
            "PGUSER": USER,
            "EBB_DATABASE_URL": f"postgresql://{USER}@/postgres",
        }

    def stop(self) -> None:
        self.run("pg_ctl", "-D", "data", "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [self.programs / program, *arguments],
            cwd=self.folder,
            user=unprivileged() if os.geteuid() == 0 else None,
            group=pwd.getpwnam(unprivileged()).pw_gid if os.geteuid() == 0 else None,
            extra_groups=[] if os.geteuid() == 0 else None,
            stdout=subprocess.DEVNULL,  # pg_ctl's child would keep a pipe open
            stderr=subprocess.DEVNULL,
            check=False,
        )
        if done.returncode:
            log = self.folder / "log"
            said = log.read_text() if log.exists() else ""
            raise RuntimeError(f"{program} ended with {done.returncode}. {said}")


def unprivileged() -> str:
    known = {user.pw_name for user in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def programs() -> Path:
    """The newest that is installed: Debian's place first, then what the shell would find."""
    places = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda place: float(place.parent.name)
    )
    found = places[-1] if places else Path(shutil.which("initdb") or "").parent
    if not (found / "initdb").is_file():
        raise NotInstalled("PostgreSQL is not installed: bin/ci installs it on Debian.")
    return found
