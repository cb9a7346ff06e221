"""Where each public page is. The one place that knows; templates and the sitemap ask here."""

from dataclasses import dataclass

from offers.contents import Contents
from offers.models import Item, Theme


@dataclass(frozen=True)
class Addresses:
    """The addresses of one council's pages: of the offer in force, or (with `edition`) of one edition by its number."""

    council: str
    contents: Contents | None = None  # needed for items: an item lives under its first theme
    edition: int | None = None

    @property
    def home(self):
        return f"/{self.council}/"

    @property
    def offer(self):
        return f"/{self.council}/offer/" if self.edition is None else f"/{self.council}/offer/editions/{self.edition}/"

    def theme(self, theme: Theme) -> str:
        return f"{self.offer}{theme.slug}/"

    def item(self, item: Item) -> str:
        """Where an item is: under its first theme. Raises ValueError for a council without an offer."""
        if self.contents is None:
            raise ValueError("No offer, no items.")
        return f"{self.offer}{self.contents.first_theme[item.pk].slug}/{item.slug}/"

    @property
    def whole(self):
        return f"{self.offer}whole/"

    def _kept(self, page: str) -> str:
        # Pages that are part of an edition, so that an old edition keeps its own.
        return f"/{self.council}/{page}/" if self.edition is None else f"{self.offer}{page}/"

    @property
    def contacts(self):
        return self._kept("contacts")

    @property
    def promises(self):
        return self._kept("promises")

    @property
    def how_it_works(self):
        return self._kept("how-it-works")

    @property
    def you_said(self):
        return self._kept("you-said-we-did")

    @property
    def changes(self):
        return self._kept("changes")

    @property
    def who(self):
        return f"/{self.council}/who-can-get-help/"

    @property
    def status(self):
        return f"/{self.council}/status/"

    @property
    def what_can_i_get(self):
        return f"/{self.council}/what-can-i-get/"

    @property
    def complaints(self):
        return f"/{self.council}/complaints/"

    @property
    def help_now(self):
        return f"/{self.council}/help-now/"

    @property
    def booklets(self):
        return f"/{self.council}/booklets/"

    @property
    def editions(self):
        return f"/{self.council}/offer/editions/"

    def of_edition(self, number: int) -> str:
        return f"/{self.council}/offer/editions/{number}/"

    @property
    def search(self):
        return f"/{self.council}/search/"

    @property
    def suggest(self):
        return f"/{self.council}/suggest/"

    @property
    def care_words(self):
        return f"/{self.council}/care-words/"

    @property
    def accessibility(self):
        return f"/{self.council}/accessibility/"

    @property
    def privacy(self):
        return f"/{self.council}/privacy/"

    def as_in_force(self, address: str) -> str:
        """Where the same page stands among the pages of the offer in force, for a page of a numbered edition."""
        rest = address.removeprefix(self.offer)
        kept = rest.rstrip("/") in ("contacts", "promises", "how-it-works", "you-said-we-did", "changes")
        return f"/{self.council}/{rest}" if kept else f"/{self.council}/offer/{rest}"

    def file(self, name: str) -> str:
        """A stored file, under its content-based name."""
        return f"/{self.council}/files/{name}"
