"""python -m tests.bench.editions: a year's offer of 200 items in five languages, saved, checked, compared and published.

Without words it measures these figures alone. With the name of one step (build, desk, publish) it does that one in this
process, on the data folder that the environment names, and says what it measured in a line of JSON.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import django

from tests.bench.figures import Figures
from tests.bench.running import ROOT, environment, manage

ITEMS, THEMES = 200, 8
LANGUAGES = ("ur", "ar", "pl", "ro")  # beside English
SLUG, REASON = "benchshire", "Measured as it is."
# What each may take at the median, in milliseconds.
GOALS = {"save": 300, "checks": 2_000, "compare page": 500, "agree page": 500}
LONGEST = 900  # seconds that one step may take
TIMES = 5  # that each page or action is measured, after one that is not counted
WORDS = (
    "We help you with what you need for your first home, and we talk with you about what is right for you. You can ask your"
    " personal adviser at any time, by phone, by text or when you meet. If you are not happy with what we say, you can tell us."
)


def build(folder: Path) -> None:
    """Edition 1 is published from files; edition 2, with a tenth of its items changed, is a draft in every language."""
    from offers.contents import read_contents
    from offers.loading import load_offer
    from offers.models import Edition, Translation
    from offers.translating import pieces
    from tests.people import NOW, TODAY

    first = load_offer(_write(folder / "one", 1)).edition
    Edition.objects.filter(pk=first.pk).update(published_at=NOW - timedelta(days=300), published_by="the bench")
    draft = load_offer(_write(folder / "two", 2)).edition
    rows = [
        Translation(
            authority=draft.authority,
            language=language,
            kind=piece.kind,
            row=piece.row,
            texts={name: f"[{language}] {words}" for name, words in piece.english.items()},
            english=piece.english,
            english_on=TODAY,
            translated_on=TODAY,
            changed_at=NOW,
        )
        for piece in pieces(read_contents(draft))
        for language in LANGUAGES
    ]
    Translation.objects.bulk_create(rows)


def desk() -> dict[str, float]:
    """Seconds of saving one item, of all checks, and of the pages that work on a whole edition."""
    from django.test import Client
    from django.utils import timezone

    from leaving_care.actions.council import fingerprint
    from leaving_care.models import Role
    from offers.actions.items import change_item, said_by
    from offers.around import read_around
    from offers.contents import read_contents
    from offers.findings import findings
    from offers.models import Edition
    from tests.people import TODAY, member, sign_in

    draft = Edition.objects.select_related("authority").get(number=2)
    editor = member(Role.EDITOR, draft.authority).user
    client = sign_in(Client(), editor)

    def save(number: int) -> None:
        item = draft.items.get(slug="item-7")
        themes = [link.theme for link in item.item_themes.order_by("-is_first")]
        version = fingerprint(said_by(item))
        values = {"what_we_offer": f"{WORDS} {number}"}
        change_item(item, values=values, themes=themes, version=version, by=editor, at=timezone.now())

    def check(number: int) -> None:
        contents = read_contents(draft)
        findings(contents, TODAY, read_around(contents))

    def page(name: str) -> Callable[[int], None]:
        def ask(number: int) -> None:
            status = client.get(f"/manage/offer/{SLUG}/2/{name}", headers={"host": "localhost"}).status_code
            assert status == 200, (name, status)

        return ask

    steps = {"save": save, "checks": check, "compare page": page("compare/"), "agree page": page("agree/")}
    return {name: _seconds(step) for name, step in steps.items()}


def publish() -> dict[str, float]:
    """Publishes the draft: every page, booklet and language."""
    from django.utils import timezone

    from offers.actions.publishing import publish_edition
    from offers.models import Edition

    said: list[str] = []
    publish_edition(Edition.objects.get(number=2), at=timezone.now(), by="the bench", report=said.append)
    return {"steps": len(said)}


def run(step: str, data: Path) -> dict[str, float]:
    """One step in a process of its own: what it says, its seconds, and the most memory that it held, in MB."""
    command = [sys.executable, "-m", "tests.bench.editions", step]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(data), capture_output=True, text=True, timeout=LONGEST, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{step} failed: {done.stderr[-2000:]}")
    return json.loads(done.stdout.splitlines()[-1])


def _seconds(step: Callable[[int], None]) -> float:
    taken = []
    for number in range(TIMES + 1):
        start = time.perf_counter()
        step(number)
        taken.append(time.perf_counter() - start)
    return sorted(taken[1:])[TIMES // 2]


def _write(folder: Path, number: int) -> Path:
    """The files of one edition: those of a small council, with 200 items in eight themes."""
    from tests.offers.small import write_council

    write_council(folder, slug=SLUG, name="Benchshire", number=number, effective_from=f"2026-0{number}-01")
    languages = "".join(f'[[languages]]\ncode = "{code}"\n' for code in LANGUAGES)
    authority = (folder / "authority.toml").read_text().partition("[[languages]]")[0]
    (folder / "authority.toml").write_text(authority + languages)
    (folder / "themes" / "01-home.toml").unlink()
    for theme in range(THEMES):
        numbers = range(theme, ITEMS, THEMES)
        items = "".join(_item(one, number) for one in numbers)
        head = f'[theme]\nslug = "theme-{theme}"\nname = "Theme {theme}"\nareas = ["accommodation"]\n'
        (folder / "themes" / f"{theme:02}.toml").write_text(head + items)
    return folder


def _item(one: int, number: int) -> str:
    more = f" This is said anew in edition {number}." if one % 10 == 0 else ""
    return (
        f'[[items]]\nslug = "item-{one}"\nidentity = "item-{one}"\nname = "Help of kind {one}"\nduty = "choose"\n'
        f'what_we_offer = "{WORDS}{more}"\n[[items.rules]]\nage_from = 16\nage_to = 25\nlast_year_included = false\n'
    )


def measure(figures: Figures, folder: Path) -> None:
    """Measures all of it on SQLite, in a data folder of its own, each step in a process of its own."""
    data = folder / "edition"
    data.mkdir()
    subprocess.run(manage("migrate", "--verbosity", "0"), cwd=ROOT, env=environment(data), check=True)
    run("build", data)
    took, published = run("desk", data), run("publish", data)
    of = f"an edition of {ITEMS} items in {len(LANGUAGES) + 1} languages"
    for name, goal in GOALS.items():
        figures.most(f"{of}: {name}", took[name] * 1000, goal, unit=" ms")
    figures.most(f"{of}: published", published["seconds"], 300, f" ({published['cpu']:.0f} s of processor time)", " s")
    figures.most("its peak of memory", published["peak_mb"], 500, unit=" MB")


def main(step: str = "") -> int:
    """One step in this process, or these figures alone. Returns 1 when a goal was missed."""
    if not step:
        figures = Figures()
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            measure(figures, Path(folder))
        print(f"\n{figures.table()}")
        return 1 if figures.missed else 0
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leaving_care.settings")
    django.setup()
    start, used = time.monotonic(), time.process_time()
    if step == "build":
        with tempfile.TemporaryDirectory() as folder:
            said = build(Path(folder)) or {}
    else:
        said = {"desk": desk, "publish": publish}[step]()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    told = {"seconds": time.monotonic() - start, "cpu": time.process_time() - used, "peak_mb": peak}
    print(json.dumps(said | told))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
