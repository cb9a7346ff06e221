"""Three people's answers to What can I get?, and the answered page read by its parts."""

from tests.pages.filling import Filled
from tests.pages.reading import words

FIRST_FLAT = {"age": 19, "status": "former_relevant", "lives": "here", "living": "first_tenancy"}
IN_LEEDS = {"age": 22, "status": "former_relevant", "lives": "elsewhere"}
EXPECTING = {
    "age": 17,
    "status": "relevant",
    "lives": "here",
    "living": "semi_independent",
    "circumstance": "young_parent",
}


class Page(Filled):
    """The answered page, read by its parts."""

    def part(self, heading: str) -> str:
        """The words from one heading of the second level to the next."""
        found, taking = [], False
        for each in self.main:
            if each.tag == "h2":
                taking = words(each) == heading
            if taking:
                found.append(words(each))
        return " ".join(found)

    def names(self, heading: str) -> list[str]:
        """The names of the things under a heading."""
        found, taking = [], False
        for each in self.main:
            if each.tag == "h2":
                taking = words(each) == heading
            if taking:
                found += [words(name) for summary in each.iter("summary") for name in summary.iter("b")]
        return found

    def told_of(self, name: str) -> str:
        """All that is said of one thing. Fails unless it stands there once."""
        (found,) = [
            words(each)
            for each in self.main.iter("details")
            if [words(name) for name in next(each.iter("summary")).iter("b")] == [name]
        ]
        return found
