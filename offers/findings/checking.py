"""All the rules in order, and what still holds an edition back."""

from collections.abc import Iterable
from datetime import date

from offers.contents import Contents
from offers.findings import (
    ages,
    agreement,
    amounts,
    amounts_said,
    contacts,
    coverage,
    dates,
    districts,
    documents,
    first_day,
    links,
    markup,
    owed,
    plainness,
    privacy,
    readiness,
    reductions,
    sharing,
    statuses,
    wording,
)
from offers.findings.around import Around, RuleAround
from offers.findings.finding import LONGEST, Finding, Rule
from offers.models import AcceptedFault

# The order in which findings are shown. The code of a finding is the name of its rule, with hyphens.
RULES: tuple[Rule, ...] = (
    contacts.unfinished_number,
    contacts.promised_contact_missing,
    contacts.promise_kept,
    contacts.email_missing,
    contacts.no_complaints_contact,
    contacts.no_advocacy_contact,
    contacts.contact_without_a_way,
    owed.no_helpline,
    markup.placeholder,
    privacy.private_email,
    districts.districts_not_recorded,
    districts.district_misspelt,
    districts.not_a_district,
    districts.district_not_served,
    districts.district_served_twice,
    agreement.entitlement_differs,
    agreement.ages_differ_by_source,
    agreement.adviser_given_differently,
    agreement.until_25_worded_differently,
    agreement.same_name_in_theme,
    statuses.status_ages_wider,
    statuses.status_ages_narrower,
    statuses.status_ages_missing,
    statuses.weeks_differ_from_law,
    owed.ages_narrower_than_law,
    ages.ages_inferred,
    ages.ages_not_settled,
    ages.ages_not_recorded,
    ages.last_year_not_stated,
    amounts.amount_set_elsewhere,
    amounts.amount_not_recorded,
    amounts.amount_review_late,
    amounts_said.amount_differs_from_words,
    reductions.reduction_without_reason,
    reductions.ended_without_reason,
    sharing.district_reduction_without_reason,
    sharing.district_difference_without_reason,
    sharing.district_gives_less,
    first_day.starts_before_the_last,
    dates.review_late,
    dates.promise_late,
    dates.notice_over,
    dates.funding_over,
    dates.contact_not_yet_valid,
    dates.no_provider_left,
    dates.date_without_year,
    dates.notice_without_end,
    dates.no_review_day,
    documents.document_not_linked,
    coverage.area_not_covered,
    coverage.area_coming,
    owed.arrangements_not_said,
    coverage.duty_not_recorded,
    coverage.no_consultation,
    coverage.not_consulted_since,
    coverage.no_approval,
    coverage.figure_without_source,
    wording.soft_promise,
    wording.goes_stale,
    wording.misspelt_term,
    wording.jargon,
    plainness.long_sentence,
    plainness.reads_old,
    markup.link_words,
    markup.signs_shown,
    markup.language_not_marked,
)
# Those that ask what lies round the edition as well. None of them blocks: an edition alone says whether it may go out.
RULES_AROUND: tuple[RuleAround, ...] = (
    links.link_does_not_answer,
    readiness.date_not_looked_at,
    readiness.corrected_comes_back,
    readiness.translation_missing,
    readiness.translation_out_of_date,
)


def findings(contents: Contents, on: date, around: Around | None = None) -> list[Finding]:
    """Everything the rules find in an edition on a day, in the order of the rules and then of the edition.

    Without `around` (offers.around) the rules that ask for it are left out; they only advise.
    """
    found = [finding for rule in RULES for finding in rule(contents, on)]
    if around is not None:
        found += [finding for asks in RULES_AROUND for finding in asks(contents, on, around)]
    return found


def blocking(contents: Contents, on: date) -> list[Finding]:
    """The findings that block publishing, the accepted ones too."""
    return [finding for finding in findings(contents, on) if finding.blocking]


def accepted(finding: Finding, faults: Iterable[AcceptedFault]) -> bool:
    """Whether each row of a finding is accepted under the finding's code."""
    known = {(fault.code, fault.row) for fault in faults}
    return all((finding.code, row[:LONGEST]) in known for row in finding.rows)


def standing(found: Iterable[Finding], faults: Iterable[AcceptedFault]) -> list[Finding]:
    """The findings that still block: blocking, and not accepted as a fault of the source."""
    known = list(faults)
    return [finding for finding in found if finding.blocking and not accepted(finding, known)]


def unanswered(found: Iterable[Finding], faults: Iterable[AcceptedFault]) -> list[Finding]:
    """The advice that is neither followed nor passed over with a reason."""
    known = list(faults)
    return [finding for finding in found if not finding.blocking and not accepted(finding, known)]
