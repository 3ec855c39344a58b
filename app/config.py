"""Every setting with its default and unit, read from the environment in one go."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from app.core import addresses
from app.core.said import Said

PREFIX = "FORANKRING_"

_Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000)]


class ConfigError(Exception):
    """One or more settings are wrong; the message names every one with its variable and its cure."""


def _sqlite(url: str) -> str:
    if not url.startswith("sqlite:///") or url.removeprefix("sqlite:///") in {"", ":memory:"}:
        raise ValueError("skal begynde med sqlite:/// og så filens navn")
    return url


def _spreadsheet(address: str) -> str:
    if not addresses.is_spreadsheet(address):
        raise ValueError("skal være adressen på et Google-regneark eller en fil, der ender på .xlsx")
    return address


def _spreadsheet_or_none(address: str) -> str:
    return _spreadsheet(address) if address else ""


def _google_spreadsheets(given: str) -> str:
    if any(addresses.google_key(one) is None for one in given.split()):
        raise ValueError("skal være adresser på Google-regneark med mellemrum imellem")
    return given


def _web(address: str) -> str:
    if address and not address.startswith(("http://", "https://")):
        raise ValueError("skal begynde med http:// eller https://")
    return address.rstrip("/")


class Settings(BaseModel):
    """The settings of one deployment. Each field is read from FORANKRING_ and its name in capitals."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    database_url: Annotated[str, AfterValidator(_sqlite)] = Field(
        "sqlite:///instance/forankring.db", description="Hvor svarene gemmes"
    )
    spreadsheet: Annotated[str, AfterValidator(_spreadsheet)] = Field(
        "instance/forankring.xlsx",
        description="Regnearket, som svarene leveres til: en .xlsx-fil, eller en adresse hos Google",
    )
    spreadsheet_next: Annotated[str, AfterValidator(_google_spreadsheets)] = Field(
        "", description="Google-regneark, der tages i brug, når det forrige er fuldt"
    )
    overview_spreadsheet: Annotated[str, AfterValidator(_spreadsheet_or_none)] = Field(
        "", description="Eget regneark til overblikket, med andre læsere. Tomt: sammen med svarene"
    )
    individdata_spreadsheet: Annotated[str, AfterValidator(_spreadsheet_or_none)] = Field(
        "", description="Eget regneark til individdata. Tomt: skemaet er slået fra"
    )
    google_api: Annotated[str, AfterValidator(_web)] = Field(
        "", description="Adresse, der står i stedet for Googles API, for eksempel en proxy"
    )
    checklists: str = Field("", description="Mappe med jeres egne skemaer (.toml). Tomt: kun de indbyggede")
    base_url: Annotated[str, AfterValidator(_web)] = Field(
        "", description="Adressen, som links begynder med. Tomt: maskinens egen adresse"
    )
    linger_seconds: Annotated[float, Field(ge=0, le=300)] = Field(
        1.0, description="Sekunder, leveringen samler svar sammen, før den skriver"
    )
    refresh_seconds: Annotated[float, Field(ge=0, le=86_400)] = Field(
        60.0, description="Sekunder uden nye svar, før overblikket bliver lavet af sig selv. 0: aldrig"
    )
    minimum_respondents: Annotated[int, Field(ge=3, le=100)] = Field(
        5, description="Færrest individuelle svar, før tal vises (mindst 3)"
    )
    minimum_for_comments: Annotated[int, Field(ge=3, le=100)] = Field(
        10, description="Færrest individuelle svar, før kommentarer vises (mindst 3)"
    )
    threshold_percent: Annotated[int, Field(ge=1, le=100)] = Field(
        80, description="Procent, fra hvilken et afsnit er 'på plads' (vores pejlemærke)"
    )
    controller: _Line = Field("", description="Dataansvarlig: navnet på kommunen eller organisationen")
    contact: _Line = Field("", description="Kontakt til den dataansvarlige: telefon eller e-mail")
    dpo: _Line = Field("", description="Databeskyttelsesrådgiver: telefon eller e-mail")
    purpose: _Line = Field(
        Said("At følge op på, om det, teamet har besluttet, bliver til virkelighed."),
        description="Hvad svarene bruges til",
    )
    recipients: _Line = Field(
        Said("Teamet og dets koordinator."),
        description="Hvem der modtager svarene",
    )
    retention_months: Annotated[int, Field(ge=1, le=120)] = Field(
        24, description="Måneder, som svarene gemmes"
    )

    @model_validator(mode="after")
    def _readers_are_apart(self) -> Self:
        apart = {
            "INDIVIDDATA_SPREADSHEET": self.individdata_spreadsheet,
            "OVERVIEW_SPREADSHEET": self.overview_spreadsheet,
        }
        others = [self.spreadsheet, *self.spreadsheet_next.split()]
        for name, address in apart.items():
            if address and any(is_same(address, other) for other in others):
                raise ValueError(f"{PREFIX}{name}: skal være et andet regneark end {PREFIX}SPREADSHEET")
            others.append(address)
        return self

    @property
    def uses_google(self) -> bool:
        """Say whether any of the spreadsheets is at Google."""
        given = (self.spreadsheet, self.overview_spreadsheet, self.individdata_spreadsheet)
        return any(addresses.google_key(one) for one in given if one)

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> Self:
        """Return the settings in `environ`; raise ConfigError that names every fault at once."""
        given = {
            name.removeprefix(PREFIX).lower(): value
            for name, value in environ.items()
            if name.startswith(PREFIX)
        }
        try:
            return cls.model_validate(given)
        except ValidationError as error:
            raise ConfigError(
                "\n".join(_fault(fault["loc"], dict(fault)) for fault in error.errors())
            ) from None


def is_same(one: str, other: str) -> bool:
    """Say whether two addresses are those of one spreadsheet."""
    if not one or not other:
        return False
    if addresses.google_key(one) or addresses.google_key(other):
        return addresses.google_key(one) == addresses.google_key(other)
    return Path(one).resolve() == Path(other).resolve()


#: What to say about each kind of fault that pydantic finds, filled from the fault's own facts.
_FAULTS = {
    "extra_forbidden": "findes ikke. Ret stavemåden, eller fjern den.",
    "greater_than_equal": "er {input}, men skal være mindst {ge}.",
    "less_than_equal": "er {input}, men må højst være {le}.",
    "string_too_long": "er for lang, højst {max_length} tegn.",
    "value_error": "{error}.",
}


def _fault(place: tuple[int | str, ...], fault: Mapping[str, Any]) -> str:
    facts = {"input": fault["input"], **fault.get("ctx", {})}
    if not place:
        return str(facts["error"])
    text = _FAULTS.get(fault["type"], "'{input}' er ikke et tal.")
    return f"{PREFIX}{str(place[0]).upper()}: {text.format_map(facts)}"
