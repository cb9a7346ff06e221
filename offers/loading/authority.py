"""The council's own rows: its names, titles, words, languages and districts."""

from contextlib import suppress

from django.db import transaction
from django.db.models import ProtectedError

from leaving_care.actions.council import SETTINGS
from leaving_care.models import Authority, AuthorityLanguage, AuthorityWord, Event, RoleTitle
from offers.languages import LANGUAGES
from offers.loading.build import build, no_twins
from offers.loading.faults import Faults, shown
from offers.loading.files import Files, Row

FIELDS = (
    "slug name short_name tier gss_code starts_on made_by ends_on ended_by accent people_word owner_post service_name "
    "service_name_credit website source"
).split()


class AuthorityRows:
    """The rows of `authority.toml`, built and checked; `save` writes them."""

    def __init__(self, files: Files, faults: Faults):
        tables = files.tables
        self.authority = build(Authority, files.one("authority"), faults, fields=FIELDS)
        self.districts = [
            build(
                Authority,
                row,
                faults,
                fields=["slug", "name", "short_name", "gss_code", "source"],
                tier=Authority.Tier.DISTRICT,
            )
            for row in tables["districts"]
        ]
        self.titles = [
            build(RoleTitle, row, faults, fields=["role", "title", "plural", "source"]) for row in tables["role_titles"]
        ]
        self.words = [
            build(AuthorityWord, row, faults, fields=["instead_of", "say", "source"]) for row in tables["words"]
        ]
        self.languages = [
            build(AuthorityLanguage, row, faults, fields=["code", "source"], position=position)
            for position, row in enumerate(tables["languages"])
        ]
        # Every other council of this install, by its address: a partner may be one of them.
        others = Authority.objects.exclude(slug=self.authority.slug).select_related("county")
        self.elsewhere = {other.slug: other for other in others}
        self._check(files, faults)

    def _check(self, files: Files, faults: Faults) -> None:
        tables, council = files.tables, files.one("authority")
        for row in tables["languages"]:
            if isinstance(code := row.values.get("code"), str) and code not in LANGUAGES:
                known = ", ".join(LANGUAGES)
                faults.add(row, "code", f"{shown(code)} is not among the languages the portal knows: {known}.")
        no_twins(tables["districts"], "slug", faults)
        no_twins([council, *tables["districts"]], "gss_code", faults)
        no_twins(tables["role_titles"], "role", faults)
        no_twins(tables["words"], "instead_of", faults)
        no_twins(tables["languages"], "code", faults)
        if self.districts and self.authority.tier != Authority.Tier.COUNTY:
            faults.add(council, "tier", "Only a county has districts.")
        existing = Authority.objects.filter(slug=self.authority.slug).exclude(county=None).first()
        if existing:
            faults.add(council, "slug", f"{shown(existing.slug)} is a district of {existing.county} already.")
        self._check_code(council, self.authority, faults)
        for row, district in zip(tables["districts"], self.districts, strict=True):
            other = self.elsewhere.get(district.slug)
            if district.slug == self.authority.slug:
                faults.add(row, "slug", "The county itself has this address. A district needs one of its own.")
            elif other and (other.county is None or other.county.slug != self.authority.slug):
                faults.add(row, "slug", f"Another council is called {shown(district.slug)} already.")
            self._check_code(row, district, faults)

    def _check_code(self, row: Row, council: Authority, faults: Faults) -> None:
        for other in self.elsewhere.values():
            same = council.gss_code and other.gss_code == council.gss_code and other.slug != council.slug
            if same and not self._is_renamed(other, council):
                faults.add(row, "gss_code", f"{other} ({other.slug}) has this code already.")

    def _is_renamed(self, other: Authority, district: Authority) -> bool:
        """Whether a district of ours that the files no longer name is this one, under the address it had before."""
        ours = other.county is not None and other.county.slug == self.authority.slug
        return ours and other.slug not in self.district_slugs and district.slug not in self.elsewhere

    @property
    def district_slugs(self) -> set[str]:
        """The districts that lie in this county."""
        return {district.slug for district in self.districts}

    def save(self) -> Authority:
        """Writes the council and what hangs on it, keeping the rows that are there.

        Colour, titles and words belong to the council's administrator from the first time that they change the settings.
        """
        settled = Event.objects.filter(authority__slug=self.authority.slug, what=SETTINGS).exists()
        authority = _keep(self.authority, [field for field in FIELDS if not (settled and field == "accent")])
        for district in self.districts:
            district.county = authority
            if district.gss_code:
                # A district whose address was mended is the same row still: its code tells.
                authority.districts.filter(gss_code=district.gss_code).update(slug=district.slug)
            _keep(district, ["name", "short_name", "gss_code", "tier", "county", "source"])
        for model, rows, key in (
            (AuthorityLanguage, self.languages, "code"),
            *(() if settled else ((RoleTitle, self.titles, "role"), (AuthorityWord, self.words, "instead_of"))),
        ):
            model.objects.filter(authority=authority).exclude(
                **{f"{key}__in": [getattr(row, key) for row in rows]}
            ).delete()
            for row in rows:
                values = {
                    field.name: getattr(row, field.name)
                    for field in model._meta.fields
                    if field.name not in ("id", "authority", key)
                }
                model.objects.update_or_create(authority=authority, **{key: getattr(row, key)}, defaults=values)
        return authority

    def forget_districts(self, authority: Authority) -> None:
        """Takes away the districts that the files no longer name, but for those that something else still points to."""
        for district in authority.districts.exclude(slug__in=self.district_slugs):
            with suppress(ProtectedError), transaction.atomic():
                district.delete()


def _keep(authority: Authority, fields: list[str]) -> Authority:
    values = {field: getattr(authority, field) for field in fields if field != "slug"}
    return Authority.objects.update_or_create(slug=authority.slug, defaults=values)[0]
