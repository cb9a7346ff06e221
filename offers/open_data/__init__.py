"""The offer for machines: services as an Open Referral UK 3.0 feed, and the whole offer as JSON with its schema.

Made when an edition is published and stored with its pages. Nothing here is about a person.
"""
