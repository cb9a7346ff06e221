"""A young person's own pages of help from 21, of coming back, of ending, and of a change of adviser."""

from tests.matrix import Row
from tests.matrix.my_plan import YOUNG, theirs

ROWS = {
    "me/at-21/": theirs("/me/at-21/"),
    "me/back/": theirs("/me/back/"),
    "me/ended/": Row("/me/ended/", YOUNG),
    "me/new-worker/": Row("/me/new-worker/", YOUNG),
}
