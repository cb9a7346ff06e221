"""The one way an offer comes in from files."""

from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from leaving_care.models import Authority
from offers.loading.authority import AuthorityRows
from offers.loading.edition import EditionRows
from offers.loading.faults import Faults
from offers.loading.files import read_files
from offers.models import Edition


@dataclass(frozen=True)
class Loaded:
    """What loading did: the edition, and whether anything changed."""

    edition: Edition
    changed: bool


def load_offer(folder: Path) -> Loaded:
    """Loads a council's folder as a draft edition, all or nothing.

    The same files a second time change nothing; the council's own rows (authority.toml) can change at any time. A draft of
    the same number is replaced as a whole. Raises FaultyFiles with every fault found, among them the attempt to load other
    words into an edition that is published already, or into a draft that somebody has changed at the desk.
    """
    files = read_files(folder)
    faults = Faults()
    with transaction.atomic():
        council = AuthorityRows(files, faults)
        edition = EditionRows(files, faults, council)
        faults.raise_if_any()
        # Whoever loads the same council at the same moment waits here.
        authority = council.save()
        Authority.objects.select_for_update().get(pk=authority.pk)
        standing = Edition.objects.filter(authority=authority, number=edition.edition.number).first()
        if standing and standing.files_hash == files.hash:
            council.forget_districts(authority)
            return Loaded(standing, changed=False)
        if standing and not standing.is_draft:
            faults.add(
                files.one("edition"),
                "number",
                f"Edition {standing.number} is published and stays as it is. Give the new words the next number.",
            )
            faults.raise_if_any()
        if standing and (standing.edits.exists() or standing.submissions.exists()):
            faults.add(
                files.one("edition"),
                "number",
                f"Edition {standing.number} has been worked on at the desk. Give the new words the next number.",
            )
            faults.raise_if_any()
        if standing:
            for kept in (standing.presences, standing.dates_to_check, standing.finding_marks):
                kept.all().delete()
            # Items first: they hold on to their documents.
            standing.items.all().delete()
            standing.delete()
        loaded = edition.save(authority, files.hash)
        council.forget_districts(authority)
        return Loaded(loaded, changed=True)
