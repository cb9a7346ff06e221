"""The pages that entitlements answers, a module a page."""
