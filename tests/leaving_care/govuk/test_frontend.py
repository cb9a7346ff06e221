"""The pack draws what GOV.UK Frontend draws, by GOV.UK Frontend's own examples.

An upgrade that brings a new example, or changes one, is seen here: then either the pack learns it, or it is put among
those that are NOT_DRAWN with the reason.
"""

from difflib import unified_diff

import pytest

from tests.leaving_care.govuk import equivalents, frontend, pieces
from tests.leaving_care.govuk.frontend import Options, examples
from tests.leaving_care.govuk.markup import parse

DRAWS = {
    "button": pieces.button,
    "character-count": equivalents.textarea,
    "checkboxes": equivalents.checkboxes,
    "date-input": equivalents.date_input,
    "error-message": equivalents.error_message,
    "error-summary": pieces.error_summary,
    "fieldset": pieces.fieldset,
    "file-upload": equivalents.file_upload,
    "hint": equivalents.hint,
    "input": equivalents.input_,
    "label": equivalents.label,
    "radios": equivalents.radios,
    "select": equivalents.select,
    "textarea": equivalents.textarea,
}

# Reason, component, names.
NOT_DRAWN = {
    "Labels, hints, messages and affixes are told apart by their component, not by classes and attributes of their own.": {
        "character-count": ["custom classes on countMessage"],
        "checkboxes": ["with label classes", "label with attributes"],
        "error-message": ["classes", "attributes"],
        "hint": ["classes", "attributes"],
        "input": [
            "with prefix with classes",
            "with prefix with attributes",
            "with suffix with classes",
            "with suffix with attributes",
            "with customised input wrapper",
        ],
        "label": ["classes", "attributes"],
        "radios": ["label with classes", "label with attributes"],
    },
    "The fieldset of a field has no classes or attributes of its own; a layout's Fieldset has.": {
        "checkboxes": ["fieldset params"],
        "radios": ["fieldset params"],
    },
    "A legend has sizes, and no other classes.": {"fieldset": ["legend classes"]},
    "Ids of parts follow from the field's, which the error summary and aria-describedby rely on.": {
        "date-input": [
            "with id on items",
            "with item value",
            "with field value and items",
            "with field value and item value",
            "with field value, item value and values",
        ],
        "error-message": ["id"],
        "radios": ["with hints on items", "with disabled"],
    },
    "The checkboxes of one field have one name, as Django reads them, and ids that follow from the field's.": {
        "checkboxes": ["with hints on items", "with id and name", "with disabled item"],
    },
    "Choices have no gaps, which GOV.UK Frontend counts in the ids of those that follow.": {
        "checkboxes": ["with falsy values"],
        "radios": ["with falsy items"],
    },
    "What is revealed shows a message as GOV.UK Frontend wrote them once, without the word Error.": {
        "checkboxes": ["with optional form-group classes showing group error"],
        "radios": ["with optional form-group classes showing group error"],
    },
    "A date is a whole date: its value is a datetime.date.": {
        "date-input": [
            "day and month",
            "day and month (using items)",
            "month and year",
            "month and year (using items)",
            "custom pattern",
            "custom inputmode",
        ]
    },
    "A date's boxes are named after the field.": {
        "date-input": ["with nested name", "with values, name prefix and custom names"],
    },
    "A box is outlined only where a message says what is wrong.": {
        "date-input": [
            "with errors only",
            "with errors only (using classes)",
            "with errors only (using items)",
            "with errors only (using items and classes)",
        ]
    },
    "The portal speaks English.": {
        "character-count": ["with custom textarea description", "with translations"],
        "date-input": ["with translations"],
        "error-message": ["translated", "with visually hidden text"],
        "file-upload": ["translated, no javascript enhancement"],
    },
    "Every message says Error to who cannot see that it is red.": {"error-message": ["visually hidden text removed"]},
    "Without a limit on the server there is nothing to count, and limits are in characters.": {
        "character-count": [
            "with maxwords",
            "to configure in JavaScript",
            "with neither maxlength nor maxwords set",
            "with neither maxlength, maxwords nor textarea description set",
        ]
    },
    "Django counts in one way.": {
        "character-count": [
            "with count type 'length'",
            "with count type 'characters'",
            "with count type 'characters' and value",
            "with count type 'characters' and error message",
            "with count type 'characters' and threshold",
            "with count type 'words'",
            "with count type 'words' and value",
            "with count type 'words' and error message",
            "with count type 'words' and threshold",
        ]
    },
    "Where max_length sets a limit, browsers are not told to cut off there: the server hears it all, and says so.": {
        "character-count": ["with textarea maxlength attribute"],
    },
    "The drop zone needs a script, and the plain control does.": {
        "file-upload": [
            "enhanced",
            "enhanced, with error message and hint",
            "enhanced, multiple files",
            "enhanced, custom wrapper classes and attributes",
            "translated",
        ]
    },
    "The summary holds the form's messages and nothing else.": {
        "error-summary": [
            "with description only",
            "with everything",
            "title html",
            "description",
            "html as descriptionText",
            "description html",
            "classes",
            "attributes",
            "error list with attributes",
            "autofocus disabled",
            "autofocus explicitly enabled",
        ]
    },
    "Django writes the value of every option, and chooses the empty one where nothing else is chosen.": {
        "select": ["without values", "without values with selected value", "with falsy values"],
    },
    "Start buttons say a few plain words.": {"button": ["start link with html"]},
}
EXAMPLES = [example for component in DRAWS for example in examples(component)]
LISTED = [(component, name) for listed in NOT_DRAWN.values() for component in listed for name in listed[component]]


def differences(example):
    """What an example says that no form of ours can, or else what the pack draws otherwise."""
    options, expected = Options(example.options), parse(example.html)
    drawn = DRAWS[example.component](options, expected)
    return options.left or list(
        unified_diff(expected.lines(), drawn.lines(), "GOV.UK Frontend", "the pack", lineterm="")
    )


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_the_pack_draws_what_frontend_draws(example):
    found = differences(example)
    if (example.component, example.name) in LISTED:
        assert found, "The pack draws this after all: take it off the list."
    else:
        assert not found, "\n".join(found)


def test_without_frontend_the_tests_fail_and_say_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setattr(frontend, "FOLDER", tmp_path)
    with pytest.raises(pytest.fail.Exception, match="run `make css`"):
        examples("radios")


def test_the_list_of_what_is_not_drawn_names_examples_once():
    assert sorted(LISTED) == sorted(set(LISTED))
    assert set(LISTED) <= {(example.component, example.name) for example in EXAMPLES}
