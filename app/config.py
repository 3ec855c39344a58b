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

from app.core.said import Said

PREFIX = "FORANKRING_"

_Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000)]


class ConfigError(Exception):
    """One or more settings are wrong; the message names every one with its variable and its cure."""


def _sqlite(url: str) -> str:
    if not url.startswith("sqlite:///"):
        raise ValueError("skal begynde med sqlite:/// og så filens navn")
    return url


def _workbook(path: str) -> str:
    if not path.lower().endswith(".xlsx"):
        raise ValueError("skal være en fil, der ender på .xlsx")
    return path


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
    spreadsheet: Annotated[str, AfterValidator(_workbook)] = Field(
        "instance/forankring.xlsx", description="Regnearket, som svarene leveres til"
    )
    individdata_spreadsheet: str = Field(
        "", description="Eget regneark til individdata. Tomt: skemaet er slået fra"
    )
    checklists: str = Field("", description="Mappe med jeres egne skemaer (.toml). Tomt: kun de indbyggede")
    base_url: Annotated[str, AfterValidator(_web)] = Field(
        "", description="Adressen, som links begynder med. Tomt: maskinens egen adresse"
    )
    linger_seconds: Annotated[float, Field(ge=0, le=300)] = Field(
        1.0, description="Sekunder, leveringen samler svar sammen, før den skriver"
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
        Said("Teamet og dets koordinator. Svarene står i et regneark på organisationens eget drev."),
        description="Hvem der modtager svarene",
    )
    retention_months: Annotated[int, Field(ge=1, le=120)] = Field(
        24, description="Måneder, som svarene gemmes"
    )

    @model_validator(mode="after")
    def _individdata_stands_alone(self) -> Self:
        path = self.individdata_spreadsheet
        if path and (not path.lower().endswith(".xlsx") or _same_file(path, self.spreadsheet)):
            raise ValueError(
                f"{PREFIX}INDIVIDDATA_SPREADSHEET: skal være en anden .xlsx-fil end {PREFIX}SPREADSHEET"
            )
        return self

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


def _same_file(one: str, other: str) -> bool:
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
