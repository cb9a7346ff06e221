"""Addresses of the desk: languages, easy read and other formats; and where anybody asks for one."""

from django.urls import URLPattern, path

from offers.views import formats as asking
from offers.views.desk import council_languages, easy_read, formats, languages, pictures, translating

LANGUAGES = "manage/offer/<slug:council>/languages/"
ONE = f"{LANGUAGES}<slug:language>/"
EASY = "manage/offer/<slug:council>/easy-read/"
PICTURES = f"{EASY}pictures/"
ASKED = "manage/offer/<slug:council>/formats/"

urlpatterns: list[URLPattern] = [
    path(LANGUAGES, languages.languages_view, name="languages"),
    path(f"{LANGUAGES}add/", council_languages.AddLanguageView.as_view(), name="add_language"),
    path(ONE, languages.language_view, name="language"),
    path(f"{ONE}end/", council_languages.EndLanguageView.as_view(), name="end_language"),
    path(f"{ONE}file/", languages.export_view, name="export_language"),
    path(f"{ONE}bring-in/", translating.import_view, name="import_language"),
    path(f"{ONE}take-in/", translating.take_in_view, name="take_in_language"),
    path(f"{ONE}<slug:kind>/<slug:row>/", translating.TranslateView.as_view(), name="translate"),
    path(EASY, easy_read.easy_reads_view, name="easy_reads"),
    path(f"{EASY}items/<slug:key>/", easy_read.EasyReadView.as_view(), name="easy_read"),
    path(PICTURES, pictures.PicturesView.as_view(), name="pictures"),
    path(f"{PICTURES}<uuid:key>/", pictures.picture_view, name="picture"),
    path(f"{PICTURES}<uuid:key>/remove/", pictures.remove_picture_view, name="remove_picture"),
    path(ASKED, formats.format_requests_view, name="format_requests"),
    path(f"{ASKED}<uuid:key>/", formats.AnswerFormatView.as_view(), name="answer_format"),
    path("<slug:council>/formats/", asking.formats_view, name="formats"),
]
