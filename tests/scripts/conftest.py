"""One team's answers, delivered."""

import pytest

from app.deployment import Deployment
from app.store.responses import Responses
from tests.delivering import deliver_and_leave
from tests.store.builders import NOW, a_response, a_round


@pytest.fixture
def nord(deployment: Deployment) -> Deployment:
    """Six individual answers of one team: three Ja and three Nej."""
    round_ = a_round(deployment.engine, checklist_id="opfoelgningsvaerktoej")
    saves = Responses(deployment.engine)
    for answer in ("ja", "nej") * 3:
        saves.save(a_response(round_, answer=answer), spreadsheet="svar", now=NOW)
    deliver_and_leave(deployment)
    return deployment
