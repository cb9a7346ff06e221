"""What others said of a draft: a group that was asked, a survey, partners by private links, suggestions from outside."""

from typing import Any

from offers.actions import consulting, link_answers, links, points, suggestions, surveys
from offers.models import Link
from pathways.demo.desk.desk import Desk

Said = dict[str, Any]


def consult(desk: Desk, said: Said) -> None:
    """A group was asked."""
    hand = desk.hand(said)
    consulting.add_consultation(desk.draft, said=desk.values(said), **hand)


def open_survey(desk: Desk, said: Said) -> None:
    """A survey is opened on some items; `word`: what the answers call it."""
    hand, word, chosen = desk.hand(said), said.pop("word"), desk.items(said.pop("items"))
    desk.surveys[word] = surveys.open_survey(desk.draft, said=desk.values(said), items=chosen, **hand)


def answer_survey(desk: Desk, said: Said) -> None:
    """People answer. Of each: the day, the age, and for each of `items` whether it is useful and clear ("yes partly")."""
    survey = desk.surveys[said["survey"]]
    identities = [desk.identity(key).pk for key in said["items"]]
    for number, one in enumerate(said["people"]):
        words = {desk.identity(key).pk: missing for key, missing in one.get("missing", {}).items()}
        answers = {
            pk: surveys.Said(**_ticked(ticks), missing=words.get(pk, ""))
            for pk, ticks in zip(identities, one["says"], strict=True)
        }
        answer = surveys.answer_survey(
            survey,
            key=desk.once("answer", said["survey"], number),
            on=desk.day(one["on"]),
            items=answers,
            age_band=one.get("age", ""),
            anything_else=one.get("anything_else", ""),
        )
        if "told" in one:
            by, at = desk.who(said["looked_by"]), desk.moment(said["looked_at"])
            surveys.look_at_words(answer, told=one["told"], by=by, at=at)


def record_survey(desk: Desk, said: Said) -> None:
    """A survey that has closed is put into the record of who was asked."""
    hand = desk.hand(said)
    surveys.record_survey(desk.surveys[said["survey"]], **hand)


def add_point(desk: Desk, said: Said) -> None:
    """Something that young people said, and what came of it."""
    hand, about = desk.hand(said), desk.items(said.pop("items", []))
    if "asked" in said:
        said["consultation"] = desk.draft.consultations.get(who=said.pop("asked"))
    points.add_point(desk.draft, said=said, items=about, **hand)


def make_link(desk: Desk, said: Said) -> None:
    """A partner is asked to check some items; `answers`: what they said of each, by the item's key, where they have answered."""
    hand, answers = desk.hand(said), said.pop("answers", None)
    said["items"] = [desk.identity(key) for key in said["items"]]
    link, _ = links.make(desk.draft, kind=Link.Kind.PARTNER, **desk.values(said), **hand)
    if answers is not None:
        given = [link_answers.Said(identity, **answers[identity.key]) for identity in said["items"]]
        moment = desk.moment(answers["at"])
        link_answers.answer(link, said=given, name=link.name, organisation=link.organisation, at=moment)


def suggest(desk: Desk, said: Said) -> None:
    """Somebody without an account suggests something."""
    at = desk.moment(said.pop("at"))
    suggestions.suggest(desk.cast.council, at=at, once=desk.once("suggestion", desk.done), **said)


def _ticked(ticks: str) -> dict[str, str]:
    """ "yes partly": useful, and partly clear. Blank: passed over."""
    return dict(zip(("useful", "clear"), ticks.split(), strict=False))
