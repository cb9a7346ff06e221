"""Where the pages in a district are: /staffordshire/in/lichfield/offer/… stands beside /staffordshire/offer/…."""

from dataclasses import dataclass

from offers.addresses import Addresses


@dataclass(frozen=True)
class DistrictAddresses(Addresses):
    """The addresses in one district: of the offer in force, or (with `edition`) of one edition by its number.

    What no district says otherwise (promises, the list of booklets) stays where the county has it. What answers somebody, or says
    whom to ask, is in the district; of an old edition it is not, for it is of today, and the district may have ended.
    """

    district: str = ""

    @property
    def home(self):
        return f"/{self.council}/in/{self.district}/"

    @property
    def offer(self):
        own = f"{self.home}offer/"
        return own if self.edition is None else f"{own}editions/{self.edition}/"

    @property
    def contacts(self):
        return f"{self.home}contacts/" if self.edition is None else f"{self.offer}contacts/"

    @property
    def what_can_i_get(self):
        return self._of_today("what-can-i-get")

    @property
    def status(self):
        return self._of_today("status")

    @property
    def search(self):
        return self._of_today("search")

    @property
    def who(self):
        return self._of_today("who-can-get-help")

    @property
    def complaints(self):
        return self._of_today("complaints")

    @property
    def help_now(self):
        return self._of_today("help-now")

    def _of_today(self, page: str) -> str:
        return f"{self.home}{page}/" if self.edition is None else f"/{self.council}/{page}/"

    def _kept(self, page: str) -> str:
        return Addresses(self.council, edition=self.edition)._kept(page)

    def in_county(self, address: str) -> str:
        """Where the county has the page that stands at an address in the district."""
        return f"/{self.council}/{address.removeprefix(self.home)}"

    def as_in_force(self, address: str) -> str:
        """Where the same page stands among the district's pages of the offer in force."""
        rest = address.removeprefix(self.offer)
        return f"{self.home}{rest}" if rest == "contacts/" else f"{self.home}offer/{rest}"
