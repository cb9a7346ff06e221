"""The run: everything is set up in a folder of its own, measured in turns, told in one table, and removed."""

import os
import re
import signal
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

from leaving_care.front import uk_today
from leaving_care.store import SITE, Store, StoredFile
from tests.bench import caseload, cohorts, editions, load, one_visitor, pages, people, publishing, running
from tests.bench.asking import ask
from tests.bench.figures import Figures
from tests.bench.running import Server
from tests.bench.swaps import swaps

WHOLE = "/derby/offer/whole/"
COUNCILS = ("derby", "derbyshire", "staffordshire")
MANY, EDITIONS = 150, 12
FEWER_ROUNDS, ROUNDS, MORE_ROUNDS = 3, 5, 9


@dataclass
class Bench:
    """The folders and servers of a run."""

    folder: Path
    figures: Figures
    today: date

    @property
    def data(self) -> Path:
        """The data folder with the three councils."""
        return self.folder / "data"

    @property
    def published(self) -> Path:
        """The published folder of the three councils."""
        return self.data / "published"

    def files(self, name: str = "derby") -> dict[str, StoredFile]:
        """What is published of a council today, by address."""
        store = Store(self.published)
        return dict(store.files(name, store.schedule(name).on(self.today)))


def main() -> int:
    """Runs everything. Returns 1 when a goal was missed."""
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(1))
    start, busy = time.monotonic(), os.getloadavg()[0]
    figures = Figures()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, ExitStack() as servers:
        bench = Bench(Path(folder), figures, uk_today())
        say("status")
        cohorts.measure(figures, bench.folder)
        say("getting people in, and their pages")
        people.measure(figures, bench.folder)
        say("caseloads, with 1,000 people and with 100,000")
        caseload.measure(figures, bench.folder)
        say("a year's offer, made")
        editions.measure(figures, bench.folder)
        publish(bench)
        say("answers to one visitor")
        one_visitor.measure(figures, bench.data)
        ports = [running.free_port() for _ in range(4)]
        try:
            measure(bench, servers, ports)
        finally:
            servers.close()
            listening = [f"port {port} is still in use" for port in ports if running.is_answered(port)]
    gone = [f"{folder} is still there"] if Path(folder).exists() else []
    figures.holds("left behind", listening + gone, "no port, no process, no folder")
    seconds = time.monotonic() - start
    print(f"\n{figures.table()}\n\n{os.cpu_count()} cores, {seconds:.0f} s in all.")
    if busy > 0.5:
        print(
            f"The machine had other work (load {busy:.1f} at the start): seconds are longer and rounds lie further apart."
        )
    for row in figures.missed:
        print(f"MISSED: {row.name}: {row.said} (goal: {row.goal})", file=sys.stderr)
    return 1 if figures.missed else 0


def say(words: str) -> None:
    """A heading while the run goes on."""
    print(f"-- {words}", flush=True)


def publish(bench: Bench) -> None:
    """Figures of publishing; leaves three councils published."""
    say("publishing")
    other = bench.folder / "again"
    for data in (bench.data, other):
        publishing.prepare(data)
    first = publishing.publish(bench.data, "derby")
    with ThreadPoolExecutor(1) as beside:
        twice = beside.submit(publishing.publish, other, "derby")
        for council in COUNCILS[1:]:
            publishing.publish(bench.data, council)
        twice.result()
    publishing.tick(bench.data)
    figures, files = bench.figures, bench.files()
    booklets = [file for file in files.values() if file.type == "application/pdf"]
    figures.most(
        "Derby published whole",
        first.seconds,
        60,
        f" ({first.cpu:.0f} s of processor time; {len(files)} addresses, {len(booklets)} booklets)",
        " s",
    )
    figures.most("its peak of memory", first.peak_mb, 400, unit=" MB")
    releases = (bench.published / "releases" / "derby", other / "published" / "releases" / "derby")
    figures.holds(
        "the same edition published twice",
        publishing.differences(*releases),
        f"{sum(path.is_file() for path in releases[0].rglob('*'))} files the same, byte for byte",
    )
    say("the press")
    printed = publishing.press(bench.data, "derby")
    figures.most(
        "25 pages of the whole booklet, in a warm process",
        printed["warm"] / printed["pages"] * 25,
        3,
        f" of processor time (all {printed['pages']:.0f} pages, {printed['bytes'] / 1000:.0f} KB:"
        f" {printed['warm']:.2f} s, {printed['cold']:.2f} s the first time)",
        " s",
        digits=2,
    )


def measure(bench: Bench, servers: ExitStack, ports: list[int]) -> None:
    """Starts the servers and measures them."""
    plain_port, ours_port, portal_port, many_port = ports
    live = bench.published / "live"
    log = bench.folder / "servers.log"
    blocks = running.plain_block(plain_port, live) + running.our_block(ours_port, live, portal_port, log)
    nginx_command = running.nginx(bench.folder / "nginx", blocks)
    # The two nginx servers are one program, so each is charged with what is used while it is asked.
    plain = servers.enter_context(running.started("plain nginx", plain_port, nginx_command, log=log))
    ours = Server("nginx, our configuration", ours_port, plain.process)
    portal_stack = servers.enter_context(ExitStack())
    portal = portal_stack.enter_context(running.portal("our server", portal_port, bench.data, bench.published, log))

    weigh(bench, [portal, ours])
    answers(bench, portal, ours)
    compare(bench, plain, ours, portal)
    grow(bench, portal, many_port, log)
    say("publishing and withdrawing while pages are asked for")
    for name, seconds in swaps(Store(bench.published), [portal, ours], bench.today).items():
        bench.figures.most(f"{name}: the last old answer after a swap", seconds, 1, unit=" s", digits=2)

    say("the application is stopped")
    portal_stack.close()
    stopped = [f"port {portal_port} answers"] if running.is_answered(portal_port) else []
    faults = stopped + pages.wrong_doors(ours, is_running=False)
    faults += pages.wrong_answers(ours, [*bench.files().values(), *bench.files(SITE).values()])
    bench.figures.holds("nginx with the application stopped", faults, "every page and file, redirects, 404 pages")


def weigh(bench: Bench, servers: list[Server]) -> None:
    """Figures of what comes over the wire."""
    say("weights")
    figures, files = bench.figures, bench.files()
    offer = [address for address in files if address.startswith("/derby/offer/") and "/editions/" not in address]
    themes = [
        address
        for address in offer
        if address.count("/") == 4 and address != WHOLE and address != "/derby/offer/changes/"
    ]
    items = [address for address in offer if address.count("/") == 5]
    (whole,) = pages.weights(servers, [WHOLE])
    figures.most(f"the whole offer ({len(items)} items), brotli", whole.body, 20_000, unit=" bytes")
    figures.most("its markup and style beside its bare words", whole.markup, 1.15, digits=3)
    for kind, addresses in (("theme", themes), ("item", items)):
        most = pages.heaviest(pages.weights(servers, addresses))
        more = f" with headers ({most.address}; {len(addresses)} pages)"
        figures.most(f"the heaviest {kind} page", most.wire, 14_600, more, " bytes")
    home = pages.heaviest(pages.weights(servers, ["/", "/derby/"]))
    figures.most("the heavier home page", home.wire, 30_000, f" with headers ({home.address})", " bytes")
    html = [
        address
        for name in ("derby", SITE)
        for address, file in bench.files(name).items()
        if file.type.startswith("text/html")
    ]
    figures.holds("one request to first paint", pages.second_requests(servers[0], html), f"{len(html)} pages")


def answers(bench: Bench, portal: Server, ours: Server) -> None:
    """Figures of what the answers say."""
    say("answers")
    files = [*bench.files().values(), *bench.files(SITE).values()]
    for server in (portal, ours):
        faults = pages.wrong_answers(server, files)
        said = f"{len(files)} addresses in each encoding: tag, 304, Vary, no cookie, HEAD"
        bench.figures.holds(f"{server.name}: headers", faults, said)
    bench.figures.holds(
        "nginx beside the pages", pages.wrong_doors(ours, is_running=True), "redirects, search, 404 pages"
    )


def compare(bench: Bench, plain: Server, ours: Server, portal: Server) -> None:
    """Figures of throughput and processor time, as ratios."""
    say("throughput")
    figures, files = bench.figures, bench.files()
    theme, item = (largest(files, rf"/derby/offer/{place}/") for place in ("(?!whole/)[^/]+", "[^/]+/[^/]+"))
    booklet = largest(files, r"/derby/files/.*\.pdf")
    cases = [
        ("whole offer, 8 at once", WHOLE, 8, ROUNDS),
        ("whole offer, 1 at once", WHOLE, 1, FEWER_ROUNDS),
        ("whole offer, 64 at once", WHOLE, 64, FEWER_ROUNDS),
        ("theme page, 8 at once", theme, 8, ROUNDS),
        ("item page, 8 at once", item, 8, ROUNDS),
        (f"booklet of {files[booklet].size // 1000} KB, 8 at once", booklet, 8, FEWER_ROUNDS),
    ]
    beside, cheap_beside, told = [], [], []
    for name, address, connections, rounds in cases:
        for server in (plain, ours, portal):
            ask(server, address)
        yardstick, configured, served = load.in_turns([plain, ours, portal], address, connections, rounds)
        beside += load.throughput(configured, yardstick)
        cheap_beside += load.cheapness(configured, yardstick)
        told.append((name, served, yardstick))
        print(f"  {name}: nginx {median(run.per_second for run in yardstick):,.0f} a second", flush=True)
    more = f" (median of {len(beside)} pairs of runs)"
    figures.least("nginx with our configuration, x nginx", median(beside), 0.95, more)
    figures.told("- its processor time, x nginx", f"{median(cheap_beside):.2f}")
    for name, served, yardstick in told:
        ratios, cheap = load.throughput(served, yardstick), load.cheapness(served, yardstick)
        more = f" ({min(ratios):.2f} to {max(ratios):.2f}; {median(run.per_second for run in served):,.0f} a second)"
        figures.least(f"our server, {name}, x nginx", median(ratios), 0.40, more)
        more = f"{load.typical_cpu(served):.0f} us a request, nginx {load.typical_cpu(yardstick):.0f}"
        figures.told("- its processor time, x nginx", f"{median(cheap):.2f} ({more})")


def largest(files: dict[str, StoredFile], pattern: str) -> str:
    """The address of the largest file whose address is like that."""
    found = [address for address in files if re.fullmatch(pattern, address)]
    return max(found, key=lambda address: files[address].size)


def grow(bench: Bench, portal: Server, port: int, log: Path) -> None:
    """Figures of what the same visits cost with many councils and editions, every page of which is in memory."""
    say(f"{MANY} councils")
    folder = bench.folder / "many"
    store = publishing.copy(bench.published, folder)
    names = publishing.multiply(store, "derby", MANY, EDITIONS, bench.today)
    few = load.script_of(bench.folder / "few.lua", [f"/{name}/" for name in COUNCILS] + [WHOLE])
    many = load.script_of(bench.folder / "many.lua", [f"/{name}/" for name in names])
    figures = bench.figures
    with running.portal("our server", port, bench.data, folder, log) as server:
        load.one_run(portal, "/", 8, few)
        load.one_run(server, "/", 8, many)
        before, after = load.in_turns([portal, server], "/", 8, MORE_ROUNDS, few)
        cheap = median(load.cheapness(after, before))
        name = f"a visit with {MANY} councils and {EDITIONS} editions, x {len(COUNCILS)} councils and 1"
        figures.least(name, cheap, 0.85, " in processor time")
        figures.told("- in throughput", f"{median(load.throughput(after, before)):.2f}")
        for page, address, status in (
            ("a search", "/derby/search/?q=rent", 200),
            ("a missing page", "/derby/no-such-page/", 404),
        ):
            for cold in (portal, server) * 8:  # each worker has read what it searches in
                ask(cold, address)
            try:
                before, after = load.in_turns([portal, server], address, 8, FEWER_ROUNDS, status=status)
            except load.WrongAnswer as fault:
                figures.holds(f"- {page}, answered by Django", [str(fault)], "8 at once")
                continue
            told = f" in processor time ({load.typical_cpu(after):,.0f} us)"
            figures.least(f"- {page}, answered by Django", median(load.cheapness(after, before)), 0.85, told)
        figures.told("- memory of its largest worker", f"{server.memory():.0f} MB")


if __name__ == "__main__":
    sys.exit(main())
