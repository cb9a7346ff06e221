"""The council's own rows: its names, titles, words, languages and districts."""

from leaving_care.models import Authority, AuthorityLanguage, AuthorityWord, RoleTitle
from offers.languages import LANGUAGES
from offers.loading.build import build, no_twins
from offers.loading.faults import Faults
from offers.loading.files import Files

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
            build(Authority, row, faults, fields=["slug", "name", "short_name", "gss_code", "source"], tier=Authority.Tier.DISTRICT)
            for row in tables["districts"]
        ]
        self.titles = [build(RoleTitle, row, faults, fields=["role", "title", "plural", "source"]) for row in tables["role_titles"]]
        self.words = [build(AuthorityWord, row, faults, fields=["instead_of", "say", "source"]) for row in tables["words"]]
        self.languages = [
            build(AuthorityLanguage, row, faults, fields=["code", "source"], position=position)
            for position, row in enumerate(tables["languages"])
        ]
        for row in tables["languages"]:
            if isinstance(code := row.values.get("code"), str) and code not in LANGUAGES:
                faults.add(row, "code", f"{code!r} is not among the languages the portal knows: {', '.join(LANGUAGES)}.")
        no_twins(tables["districts"], "slug", faults, "The district")
        no_twins(tables["role_titles"], "role", faults, "A title for the role")
        no_twins(tables["languages"], "code", faults, "The language")
        if self.districts and self.authority.tier != Authority.Tier.COUNTY:
            faults.add(files.one("authority"), "tier", "Only a county has districts.")
        for row, district in zip(tables["districts"], self.districts, strict=True):
            if Authority.objects.filter(slug=district.slug).exclude(county__slug=self.authority.slug).exists():
                faults.add(row, "slug", f"Another council is called {district.slug!r} already.")

    @property
    def district_slugs(self) -> set[str]:
        """The districts that lie in this county."""
        return {district.slug for district in self.districts}

    def save(self) -> Authority:
        """Writes the council and what hangs on it, keeping the rows that are there."""
        authority = _keep(self.authority, FIELDS)
        for district in self.districts:
            district.county = authority
            _keep(district, ["name", "short_name", "gss_code", "tier", "county"])
        for model, rows, key in (
            (RoleTitle, self.titles, "role"),
            (AuthorityWord, self.words, "instead_of"),
            (AuthorityLanguage, self.languages, "code"),
        ):
            model.objects.filter(authority=authority).exclude(**{f"{key}__in": [getattr(row, key) for row in rows]}).delete()
            for row in rows:
                values = {
                    field.name: getattr(row, field.name)
                    for field in model._meta.fields
                    if field.name not in ("id", "authority", key)
                }
                model.objects.update_or_create(authority=authority, **{key: getattr(row, key)}, defaults=values)
        return authority


def _keep(authority: Authority, fields: list[str]) -> Authority:
    values = {field: getattr(authority, field) for field in fields if field != "slug"}
    return Authority.objects.update_or_create(slug=authority.slug, defaults=values)[0]
