"""Addresses of the feeds, as Open Referral UK 3.0 names them: without a slash at the end."""

from django.urls import path

from offers.views import open_data

FEED = "open-referral/<slug:council>"
urlpatterns = [
    path(f"{FEED}/", open_data.about, name="feed"),
    path(f"{FEED}/openapi.json", open_data.described, name="feed_description"),
    path(f"{FEED}/services", open_data.services, name="feed_services"),
    path(f"{FEED}/services/<uuid:id>", open_data.service, name="feed_service"),
    path(f"{FEED}/taxonomies", open_data.taxonomies, name="feed_taxonomies"),
    path(f"{FEED}/taxonomies/<uuid:id>", open_data.taxonomy, name="feed_taxonomy"),
    path(f"{FEED}/taxonomy_terms", open_data.terms, name="feed_terms"),
    path(f"{FEED}/taxonomy_terms/<uuid:id>", open_data.term, name="feed_term"),
]
