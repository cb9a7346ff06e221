"""A young person's own plan and their say. Kai has one, Jade a draft that waits; somebody of the next council has none yet."""

from datetime import timedelta

from pathways.models import Assessment, Copy, PreferredWord, ReviewAsk
from tests.assessment.writing import finished
from tests.matrix import Row, to
from tests.people import NOW
from tests.plans import approved

YOUNG = to("kai", "jade", "elsewhere_young_person")
WITHOUT = to("elsewhere_young_person", status=302)  # they are led to the page that says who to ask
PLAN, ASK, MINE = "/me/plan/", "/me/review-ask/", "/me/assessment/"


def theirs(address, post=None):
    """A page that shows each young person their own, and its form sent empty."""
    return Row(address, YOUNG, also=Row(address, YOUNG, post=post or {}))


def of_kai(address, status=200, post=None):
    """A page about a row of Kai's."""
    return Row(address, to("kai", status=status), post=post)


def more(world):
    """Kai's plan, with a word that he does not want and an ask that waits."""
    writer, manager = world.visitors["adviser"], world.visitors["manager"]
    version = approved(world.kai, writer, manager)
    said = {"person": world.kai, "by": world.kai.user}
    word = PreferredWord.objects.create(word="placement", at=NOW, **said)
    ask = ReviewAsk.objects.create(asked_at=NOW, **said)
    copy = Copy.objects.get(version=version)
    thread = version.planaction_rows.get().thread
    done = Assessment.objects.filter(person=world.kai, finished_at__isnull=False).first() or finished(
        world.kai, writer, at=NOW - timedelta(days=30)
    )
    names = {
        "my_assessment": done.key,
        "my_version": version.key,
        "my_thread": thread,
        "my_goal": version.goal_rows.get().thread,
        "my_word": word.key,
        "my_ask": ask.key,
    }
    return names | {"my_copy": copy.key}


ROWS = {
    "me/plan/": Row(PLAN, YOUNG),
    "me/plan/words/<slug:section>/": theirs(f"{PLAN}words/home/"),
    "me/plan/answer/": Row(
        f"{PLAN}answer/",
        to("kai", "jade") | WITHOUT,
        also=Row(f"{PLAN}answer/", to("kai", "jade") | WITHOUT, post={}),
    ),
    # Only Kai's plan came of a review, so that nobody else is asked what theirs means.
    "me/plan/meaning/": Row(
        f"{PLAN}meaning/", to("kai") | WITHOUT, also=Row(f"{PLAN}meaning/", to("kai") | WITHOUT, post={})
    ),
    "me/plan/things/": Row(f"{PLAN}things/", YOUNG),
    "me/plan/things/ask/": Row(
        f"{PLAN}things/ask/", to("kai", "jade", "elsewhere_young_person", status=302), post={"thing": "item:0"}
    ),
    "me/plan/went-well/": theirs(f"{PLAN}went-well/"),
    "me/plan/preferred-words/": theirs(f"{PLAN}preferred-words/"),
    "me/plan/preferred-words/<uuid:row>/remove/": Row(
        f"{PLAN}preferred-words/{{my_word}}/remove/",
        to("kai"),
        also=of_kai(f"{PLAN}preferred-words/{{my_word}}/remove/", status=302, post={}),
    ),
    "me/plan/actions/<uuid:thread>/": Row(
        f"{PLAN}actions/{{my_thread}}/", to("kai", "elsewhere_young_person", status=302), post={"done": "yes"}
    ),
    "me/plan/<uuid:version>/": of_kai(f"{PLAN}{{my_version}}/"),
    "me/plan/<uuid:version>/answer/": Row(
        f"{PLAN}{{my_version}}/answer/", to("kai"), also=of_kai(f"{PLAN}{{my_version}}/answer/", post={})
    ),
    "me/plan/<uuid:version>/answer/<uuid:goal>/": Row(
        f"{PLAN}{{my_version}}/answer/{{my_goal}}/",
        to("kai"),
        also=of_kai(f"{PLAN}{{my_version}}/answer/{{my_goal}}/", post={}),
    ),
    "me/plan/<uuid:version>/read/": of_kai(f"{PLAN}{{my_version}}/read/", status=302, post={}),
    "me/assessment/": Row(MINE, YOUNG),
    "me/assessment/<uuid:row>/": of_kai(f"{MINE}{{my_assessment}}/"),
    "me/assessment/<uuid:row>/read/": of_kai(f"{MINE}{{my_assessment}}/read/", status=302, post={}),
    "me/check-in/": theirs("/me/check-in/"),
    "me/review-ask/": theirs(ASK, post={"why": "x" * 3000}),
    "me/review-ask/<uuid:row>/take-back/": Row(
        f"{ASK}{{my_ask}}/take-back/",
        to("kai"),
        also=of_kai(f"{ASK}{{my_ask}}/take-back/", status=302, post={}),
    ),
}
