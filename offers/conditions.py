"""What a rule of an offer can ask beside age, each in words that follow "if". Pure: no Django."""

STATUSES = ("eligible", "relevant", "former_relevant", "qualifying")
CIRCUMSTANCES = {
    "young_parent": "you are a young parent, or expecting a baby",
    "disability_or_sen": "you are disabled or have special educational needs",
    "unaccompanied": "you came to the UK on your own as a child",
    "custody_or_justice": "you are in or leaving custody, or in contact with the police or courts",
    "hard_time": "you are going through a hard time",
    "higher_education": "you are in higher education",
    "further_education": "you are in further education",
    "in_education_training_or_work": "you are in education, training or work",
    "not_in_touch": "we have not been in touch with each other",
}
LIVINGS = {
    "semi_independent": "you live semi-independently",
    "own_tenancy": "you have your own tenancy",
    "first_tenancy": "you are moving into your first home",
    "staying_put": "you stay on with your foster carer",
    "with_family": "you live with family",
    "custody": "you are in custody",
    "elsewhere": "you live in another area",
}


def either(words: list[str]) -> str:
    """a, b or c."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
