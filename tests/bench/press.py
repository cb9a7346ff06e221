"""python -m tests.bench.press COUNCIL: what the whole booklet costs in a process that is warm. Prints JSON."""

import json
import os
import sys
import time

import django


def main(council: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leaving_care.settings")
    django.setup()
    from django.conf import settings

    from offers.booklets import booklets, make_pdf
    from offers.contents import read_contents
    from offers.models import Edition

    edition = Edition.objects.filter(authority__slug=council).latest("number")
    whole = next(
        one for one in booklets(read_contents(edition), on_address=settings.SITE_ADDRESS) if one.name == "whole-offer"
    )
    seconds = []
    for _ in range(3):
        start = time.process_time()
        made = make_pdf(whole.html)
        seconds.append(time.process_time() - start)
    print(json.dumps({"pages": made.pages, "bytes": len(made.bytes), "cold": seconds[0], "warm": min(seconds[1:])}))


if __name__ == "__main__":
    main(sys.argv[1])
