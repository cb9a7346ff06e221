"""manage.py serve [--port N]"""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Command(BaseCommand):
    help = "Starts the server, the background workers and the clock together, and stops them together."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"))
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
        parser.add_argument("--workers", type=int, default=int(os.environ.get("WORKERS", "2")))

    def handle(self, *, host, port, workers, **options):
        # A guard of the database that is missing stops the start.
        self.check(databases=["default"])
        _must_be_free(host, port)
        manage = [sys.executable, sys.argv[0]]
        # Few threads a worker: each may hold a database connection.
        server = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)]
        server += ["--workers", str(workers), "--blocking-threads", "4", "--no-ws", "--log-level", "warning"]
        server += ["--workers-kill-timeout", "3"]
        commands = {
            "server": [*server, "leaving_care.wsgi:application"],
            "worker": [*manage, "db_worker", "--no-startup-delay"],
            "publisher": [*manage, "db_worker", "--no-startup-delay", "--queue-name", "publishing"],
            "clock": [*manage, "tick", "--every", "60"],
        }
        for number in STOPPING:
            signal.signal(number, _stop)
        running, ended = {}, ""
        try:
            for name, command in commands.items():
                # A session of its own each, so that Ctrl-C reaches them through us, once.
                running[name] = subprocess.Popen(command, start_new_session=True)
            self.stdout.write(f"Serving at http://{host}:{port}  (Ctrl-C stops)")
            if settings.DEMO:
                self.stdout.write(f"Demo people: http://{host}:{port}/demo/")
            self.stdout.flush()
            while not ended:
                time.sleep(0.2)
                ended = next((name for name, process in running.items() if process.poll() is not None), "")
            self.stderr.write(f"The {ended} ended; stopping the others.")
        except KeyboardInterrupt:
            pass
        finally:
            # Whoever presses Ctrl-C again must not cut the stopping short.
            for number in STOPPING:
                signal.signal(number, signal.SIG_IGN)
            for process in running.values():
                process.terminate()
            for process in running.values():
                _end(process)
        if ended:
            sys.exit(1)


def _must_be_free(host, port):
    try:
        socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
    except OSError as refused:
        raise CommandError(f"Cannot serve at {host}, port {port}: {refused.strerror}.") from refused


def _end(process):
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        pass
    # Whatever it leaves behind, too: a server's process that was told to stop while it started never hears of it.
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _stop(number, frame):
    raise KeyboardInterrupt
