"""Who may open the lists that run the day: everybody whom one may see, by name, and a manager's lists of what is due."""

from tests.matrix import Row, to
from tests.matrix.contacts import MANAGERS
from tests.matrix.work import ELSEWHERE, WITH_A_LIST

ROWS = {
    "work/people/": Row("/work/people/", to(*WITH_A_LIST, *(f"elsewhere_{role}" for role in ELSEWHERE)), otherwise=403),
    "manage/due/": Row("/manage/due/", to(*MANAGERS), otherwise=403),
    "manage/adviser-changes/": Row("/manage/adviser-changes/", to(*MANAGERS), otherwise=403),
}
