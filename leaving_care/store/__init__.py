"""Where published pages lie: folders that any web server can serve as they are. Pure: files and days, no Django.

    pool/<sha256>, .gz, .br          every file's bytes once, compressed ahead
    releases/<name>/<digest>/...     a whole site of one name (a council), linked from the pool
    releases/<name>/<digest>.json    what lies in it: address, file, type, hash
    schedule/<name>.json             which release is served from which day
    live/<name> -> ../releases/...   the day's release, for other web servers
    making/                          what is not whole yet; what a crash leaves there goes with the next sweep

Only `publish` and `point` change what a reader sees, each by one `os.replace`.
"""

from leaving_care.store.reading import ASK_AGAIN, SITE, Published, Schedule, StoredFile
from leaving_care.store.writing import ReleaseGone, Store

__all__ = ["ASK_AGAIN", "SITE", "Published", "ReleaseGone", "Schedule", "Store", "StoredFile"]
