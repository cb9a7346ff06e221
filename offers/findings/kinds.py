"""The kinds of findings, in the order in which they are shown, and what of the law and of national guidance each rests on."""

from leaving_care.law import Provision, provisions

# What the kind is called → the codes of its findings.
KINDS: dict[str, tuple[str, ...]] = {
    "Reaching people": (
        "unfinished-number", "promised-contact-missing", "promise-kept", "email-missing", "no-complaints-contact",
        "no-advocacy-contact", "contact-without-a-way", "no-helpline", "private-email", "districts-not-recorded",
        "district-misspelt", "not-a-district", "district-not-served", "district-served-twice",
    ),
    "What the law asks": (
        "ages-narrower-than-law", "area-not-covered", "area-coming", "arrangements-not-said", "duty-not-recorded",
        "no-consultation", "not-consulted-since", "no-approval",
    ),
    "Less than before": (
        "reduction-without-reason", "ended-without-reason", "district-reduction-without-reason",
        "district-difference-without-reason", "district-gives-less",
    ),
    "The four groups": (
        "status-ages-wider", "status-ages-narrower", "status-ages-missing", "weeks-differ-from-law",
    ),
    "Saying one thing": (
        "entitlement-differs", "ages-differ-by-source", "adviser-given-differently", "until-25-worded-differently",
        "same-name-in-theme",
    ),
    "Ages": ("ages-inferred", "ages-not-settled", "ages-not-recorded", "last-year-not-stated"),
    "Money and papers": (
        "amount-set-elsewhere", "amount-not-recorded", "amount-review-late", "amount-differs-from-words",
        "document-not-linked", "figure-without-source",
    ),
    "Days": (
        "starts-before-the-last", "review-late", "promise-late", "notice-over", "funding-over", "contact-not-yet-valid",
        "no-provider-left", "date-without-year", "notice-without-end", "no-review-day", "date-not-looked-at",
        "corrected-comes-back",
    ),
    "Words": (
        "placeholder", "soft-promise", "goes-stale", "misspelt-term", "jargon", "long-sentence", "reads-old",
    ),
    "Links and languages": (
        "link-does-not-answer", "link-words", "signs-shown", "language-not-marked", "translation-missing",
        "translation-out-of-date",
    ),
}  # fmt: skip
REST = "The whole offer"

# The codes whose findings hold back publishing. Each code is of one kind: it always blocks or always advises.
BLOCKING = frozenset(
    """unfinished-number promised-contact-missing email-missing reduction-without-reason ended-without-reason
    district-reduction-without-reason district-difference-without-reason placeholder ages-narrower-than-law
    starts-before-the-last""".split()
)

# Code → the provisions of the law book to have at hand.
AT_HAND: dict[str, tuple[str, ...]] = {
    "area-not-covered": ("cswa2017-s2",),
    "area-coming": ("cwsa2026-s8",),
    "arrangements-not-said": ("cwsa2026-s8",),
    "no-consultation": ("cswa2017-s2",),
    "not-consulted-since": ("cswa2017-s2",),
    "no-review-day": ("cswa2017-s2",),
    "ages-narrower-than-law": ("guidance-vol3",),
    "duty-not-recorded": ("guidance-vol3",),
    "weeks-differ-from-law": ("ca1989-sch2-19b",),
    "adviser-given-differently": ("guidance-vol3",),
    "until-25-worded-differently": ("ca1989-s23czb",),
}


def kind_of(code: str) -> str:
    """What the kind of a finding is called."""
    return next((kind for kind, codes in KINDS.items() if code in codes), REST)


def law_at_hand(code: str) -> list[Provision]:
    """The provisions that somebody who mends a finding may want to read."""
    return [provisions()[word] for word in AT_HAND.get(code, ()) if word in provisions()]
