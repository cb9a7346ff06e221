"""Languages by their own names, with the direction they are read in."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """A language: its BCP 47 code, its name in English and in its own script, and whether it reads right to left."""

    code: str
    english: str
    own: str
    rtl: bool = False

    @property
    def direction(self) -> str:
        return "rtl" if self.rtl else "ltr"


LANGUAGES = {
    language.code: language
    for language in (
        Language("ar", "Arabic", "العربية", rtl=True),
        Language("cy", "Welsh", "Cymraeg"),
        Language("en", "English", "English"),
        Language("fa", "Persian", "فارسی", rtl=True),
        Language("ku", "Kurdish", "Kurdî"),
        Language("pa", "Punjabi", "ਪੰਜਾਬੀ"),
        Language("pl", "Polish", "Polski"),
        Language("ps", "Pashto", "پښتو", rtl=True),
        Language("ro", "Romanian", "Română"),
        Language("sk", "Slovak", "Slovenčina"),
        Language("so", "Somali", "Soomaali"),
        Language("sq", "Albanian", "Shqip"),
        Language("ti", "Tigrinya", "ትግርኛ"),
        Language("ur", "Urdu", "اردو", rtl=True),
        Language("vi", "Vietnamese", "Tiếng Việt"),
    )
}
