"""Load by wrk: short runs that take turns, so that whatever else the machine does falls on all alike."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench.running import Server

SECONDS = 1


@dataclass(frozen=True)
class Run:
    """What one server did in one run."""

    per_second: float
    cpu_us: float  # of the server, for one request


class WrongAnswer(Exception):
    """A server answered something else than the page while it was measured."""


def one_run(server: Server, address: str, connections: int, script: Path | None = None, status: int = 200) -> Run:
    """Asks one server for one page (or for a script's pages) as fast as it answers."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{SECONDS}s", "-H", "Accept-Encoding: gzip, deflate, br"]
    command += ["-s", str(script)] if script else []
    before = server.cpu()
    done = subprocess.run(
        [*command, server.url(address)], capture_output=True, text=True, timeout=60, check=True
    ).stdout
    used = server.cpu() - before
    requests = int(re.search(r"(\d+) requests in", done)[1])
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", done)
    if "Socket errors" in done or not requests or (int(refused[1]) if refused else 0) != (status >= 400) * requests:
        raise WrongAnswer(f"{server.name}, {address}: {refused[0] if refused else ''} of {requests}")
    per_second = float(re.search(r"Requests/sec:\s*([\d.]+)", done)[1])
    return Run(per_second, used / requests * 1e6)


def in_turns(
    servers: list[Server], address: str, connections: int, rounds: int, script: Path | None = None, status: int = 200
) -> list[list[Run]]:
    """Rounds in which each server has its turn, every other round in the opposite order. A list of runs a server."""
    runs: list[list[Run]] = [[] for _ in servers]
    for turn in range(rounds):
        order = range(len(servers)) if turn % 2 == 0 else reversed(range(len(servers)))
        for number in order:
            runs[number].append(one_run(servers[number], address, connections, script, status))
    return runs


def throughput(runs: list[Run], yardstick: list[Run]) -> list[float]:
    """Requests a second beside the yardstick's of the same round."""
    return [run.per_second / beside.per_second for run, beside in zip(runs, yardstick, strict=True)]


def cheapness(runs: list[Run], yardstick: list[Run]) -> list[float]:
    """The yardstick's processor time for a request beside this server's: 1 is as cheap as the yardstick."""
    return [beside.cpu_us / run.cpu_us for run, beside in zip(runs, yardstick, strict=True)]


def typical_cpu(runs: list[Run]) -> float:
    """Microseconds of processor time for a request."""
    return median(run.cpu_us for run in runs)


def script_of(path: Path, addresses: list[str]) -> Path:
    """A script that makes wrk ask for these addresses in turn."""
    listed = ",".join(f'"{address}"' for address in addresses)
    path.write_text(
        f"""local addresses = {{{listed}}}
local requests, at = {{}}, 0
init = function(args)
    for number, address in ipairs(addresses) do requests[number] = wrk.format("GET", address) end
end
request = function()
    at = at % #requests + 1
    return requests[at]
end
"""
    )
    return path
