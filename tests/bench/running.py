"""The programs that a run starts, and what they cost. All of them end with the run."""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STARTING = 30  # seconds that a server may take until it answers
ENDING = 15  # and that it may take to end


def free_port() -> int:
    """A port of the loopback that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def is_answered(port: int) -> bool:
    """Whether somebody listens on a port."""
    with socket.socket() as one:
        one.settimeout(1)
        return one.connect_ex(("127.0.0.1", port)) == 0


def environment(data: Path, published: Path | None = None) -> dict[str, str]:
    """Production's settings over a data folder of the run's own, but for plain HTTP: the loopback has no certificate."""
    ours = ("PORTAL_DEMO", "DEBUG", "ALLOWED_HOSTS", "SITE_ADDRESS", "HOST", "PORT", "WORKERS")
    return {name: value for name, value in os.environ.items() if name not in ours} | {
        "DATA_DIR": str(data),
        "PUBLISHED_DIR": str(published or data / "published"),
        "DATABASE_URL": f"sqlite:///{data / 'db.sqlite3'}",
        "SECRET_KEY": secrets.token_urlsafe(48),
        "SECURE_SSL_REDIRECT": "False",
    }


def manage(*words: str) -> list[str]:
    """A command of manage.py."""
    return [sys.executable, str(ROOT / "manage.py"), *words]


class Server:
    """A server that runs: its port and its processes. What is charged to it is what `charged` and all below it use."""

    def __init__(self, name: str, port: int, process: subprocess.Popen):
        self.name, self.port, self.process, self.charged = name, port, process, process.pid

    def url(self, address: str) -> str:
        """An address of the server."""
        return f"http://127.0.0.1:{self.port}{address}"

    def cpu(self) -> float:
        """Seconds of processor time that all its processes have used."""
        return sum(_cpu(pid) for pid in tree(self.charged))

    def memory(self) -> float:
        """MB that its largest process holds."""
        return max(_resident(pid) for pid in tree(self.charged)) / 1e6


def tree(pid: int) -> list[int]:
    """A process and all below it."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
        children.setdefault(parent, []).append(int(folder.name))
    found = [pid]
    for one in found:
        found += children.get(one, [])
    return found


def _cpu(pid: int) -> float:
    # The clock of a process, to the nanosecond and with the threads that have ended: clock_getcpuclockid of Linux.
    try:
        return time.clock_gettime((~pid << 3) | 2)
    except OSError:
        return 0.0


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


@contextmanager
def started(name: str, port: int, command: list[str], env: dict[str, str] | None = None, log: Path | None = None):
    """Runs a server until the block is left. Yields it when it answers."""
    with (log or Path(os.devnull)).open("ab") as out:
        process = subprocess.Popen(
            command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True
        )
    server = Server(name, port, process)
    try:
        until = time.monotonic() + STARTING
        while not is_answered(port):
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"{name} does not start: {log.read_text()[-2000:] if log else ''}")
            time.sleep(0.05)
        yield server
    finally:
        stop(server)


def stop(server: Server) -> None:
    """Ends a server and whatever it started; by force, if it does not end when it is asked to."""
    ours = tree(server.process.pid)
    if server.process.poll() is None:
        server.process.terminate()
    try:
        server.process.wait(ENDING)
    except subprocess.TimeoutExpired:
        server.process.kill()
        server.process.wait(ENDING)
    for pid in ours:
        # Each of ours leads, or is in, a session that nobody else is in.
        with suppress(ProcessLookupError):
            if os.getsid(pid) in ours:
                os.kill(pid, signal.SIGKILL)


@contextmanager
def portal(name: str, port: int, data: Path, published: Path, log: Path):
    """Our own server as `make serve` starts it. The worker and the clock beside it are not charged to it."""
    with started(name, port, manage("serve", "--port", str(port)), environment(data, published), log) as server:
        for pid in tree(server.process.pid):
            if b"granian" in Path(f"/proc/{pid}/cmdline").read_bytes():
                server.charged = pid
                break
        # They take their seconds of the machine to start, too.
        until, used = time.monotonic() + STARTING, -1.0
        while (now := sum(_cpu(pid) for pid in tree(server.process.pid))) - used > 0.05 and time.monotonic() < until:
            used = now
            time.sleep(0.5)
        yield server


def nginx(folder: Path, blocks: str) -> list[str]:
    """Writes a whole configuration around these blocks. Returns the command that serves it."""
    folder.mkdir()
    temporary = "".join(
        f"    {part}_temp_path {folder / part};\n" for part in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"""{"user root;" if os.geteuid() == 0 else ""}
include /etc/nginx/modules-enabled/*.conf;
worker_processes {os.cpu_count()};
daemon off;
pid {folder / "pid"};
error_log {folder / "error.log"};
events {{ worker_connections 1024; }}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    sendfile on;
    tcp_nopush on;
    access_log off;
{temporary}
{blocks}
}}
"""
    )
    program = shutil.which("nginx", path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin")
    if program is None:
        raise RuntimeError("nginx is not there. Run .ci/system-packages bench.")
    return [program, "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]


def plain_block(port: int, live: Path) -> str:
    """The yardstick: nginx with nothing but the folder and the files that are compressed already."""
    return f"""
server {{
    listen 127.0.0.1:{port};
    root {live};
    gzip_static on;
    brotli_static on;
    gzip_vary on;
}}
"""


def our_block(port: int, live: Path, portal: int, log: Path) -> str:
    """docs/serving/nginx.conf as it stands, with the run's own ports and folder."""
    text = (ROOT / "docs" / "serving" / "nginx.conf").read_text()
    for said, ours in (
        ("listen 8080;", f"listen 127.0.0.1:{port};"),
        ("root /srv/leaving-care/published/live;", f"root {live};"),
        ("server 127.0.0.1:8000;", f"server 127.0.0.1:{portal};"),
        ("error_log /var/log/nginx/error.log emerg;", f"error_log {log} emerg;"),
    ):
        if text.count(said) != 1:
            raise RuntimeError(f"docs/serving/nginx.conf no longer says: {said}")
        text = text.replace(said, ours)
    return text
