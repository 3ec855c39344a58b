"""Settings: every fault at once, each with its variable."""

import pytest

from app.config import PREFIX, ConfigError, Settings


def test_nothing_needs_to_be_set() -> None:
    settings = Settings.from_environ({"PATH": "/bin"})
    assert settings.spreadsheet == "instance/forankring.xlsx"
    assert settings.database_url == "sqlite:///instance/forankring.db"


def test_every_fault_is_named_with_its_variable() -> None:
    with pytest.raises(ConfigError) as caught:
        Settings.from_environ(
            {
                "FORANKRING_DATABASE_URL": "mysql://x",
                "FORANKRING_SPREADSHEET": "svar.ods",
                "FORANKRING_MINIMUM_RESPONDENTS": "2",
                "FORANKRING_LINGER_SECONDS": "meget",
                "FORANKRING_SPREDSHEET": "x.xlsx",
                "FORANKRING_BASE_URL": "forankring.dk",
            }
        )
    assert set(str(caught.value).splitlines()) == {
        "FORANKRING_DATABASE_URL: skal begynde med sqlite:/// og så filens navn.",
        "FORANKRING_SPREADSHEET: skal være adressen på et Google-regneark eller en fil, der ender på .xlsx.",
        "FORANKRING_MINIMUM_RESPONDENTS: er 2, men skal være mindst 3.",
        "FORANKRING_LINGER_SECONDS: 'meget' er ikke et tal.",
        "FORANKRING_SPREDSHEET: findes ikke. Ret stavemåden, eller fjern den.",
        "FORANKRING_BASE_URL: skal begynde med http:// eller https://.",
    }


@pytest.mark.parametrize("path", ["instance/forankring.xlsx", "./instance/forankring.xlsx", "data.csv"])
def test_individdata_needs_a_spreadsheet_of_its_own(path: str) -> None:
    with pytest.raises(ConfigError, match=f"{PREFIX}INDIVIDDATA_SPREADSHEET: skal være "):
        Settings.from_environ({"FORANKRING_INDIVIDDATA_SPREADSHEET": path})


@pytest.mark.parametrize("url", ["sqlite:///", "sqlite:///:memory:"])
def test_a_store_that_would_be_gone_with_the_process_is_refused(url: str) -> None:
    with pytest.raises(ConfigError, match="og så filens navn"):
        Settings.from_environ({"FORANKRING_DATABASE_URL": url})
