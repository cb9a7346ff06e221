"""Addresses of the desk: an edition as a whole, its themes and their order, its days, its history."""

from django.urls import URLPattern, path

from offers.views.desk import dates, edition, history, home, order, presence, themes

COUNCIL = "manage/offer/<slug:council>/"
DRAFT = f"{COUNCIL}<int:number>/"

urlpatterns: list[URLPattern] = [
    path("manage/offer/", home.desk_view, name="desk"),
    path(f"{COUNCIL}start/", edition.StartView.as_view(), name="start"),
    path(DRAFT, edition.edition_view, name="edition"),
    path(f"{DRAFT}about/", edition.FactsView.as_view(), name="facts"),
    path(f"{DRAFT}set-aside/", edition.SetAsideView.as_view(), name="set_aside"),
    path(f"{DRAFT}take-up/", edition.TakeUpView.as_view(), name="take_up"),
    path(f"{DRAFT}dates/", dates.dates_view, name="dates"),
    path(f"{DRAFT}order/", order.order_view, name="order"),
    path(f"{DRAFT}add-theme/", themes.AddThemeView.as_view(), name="add_theme"),
    path(f"{DRAFT}themes/<slug:theme>/", themes.ThemeView.as_view(), name="theme"),
    path(f"{DRAFT}themes/<slug:theme>/order/", order.order_items_view, name="order_items"),
    path(f"{DRAFT}themes/<slug:theme>/remove/", themes.RemoveThemeView.as_view(), name="remove_theme"),
    path(f"{DRAFT}presence/", presence.presence_view, name="presence"),
    path(f"{DRAFT}history/", history.history_view, name="history"),
    path(f"{DRAFT}items/<slug:key>/history/", history.history_item_view, name="history_item"),
]
