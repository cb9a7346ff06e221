"""The forms of managers, administrators and auditors."""
