"""The pages of managers, administrators, data officers and auditors, a module a page."""
