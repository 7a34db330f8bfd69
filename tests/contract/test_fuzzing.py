"""Whatever is sent, alone or after other requests, the server answers as the description says, on both databases.

schemathesis: all checks, a fixed seed. FUZZ_EXAMPLES=200 tries 200 requests of each operation and as many sequences of
requests instead of a few, and every edge of every schema besides.
"""

import os
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test
from schemathesis import Case
from schemathesis.core.transport import Response
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests.contract.conftest import Application
from tests.contract.described import DOCUMENT

SEED = 20260615
FEW = 6
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", FEW))

schemathesis.serializer.alias("application/pdf", "application/octet-stream")  # bytes, like any other file


class Door:
    """Into whichever application is under test: schemathesis wants one before there is any."""

    application: Application

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        await self.application.app(scope, receive, send)


door = Door()
schema = schemathesis.openapi.from_dict(DOCUMENT)
schema.app = door
schema.config.phases.coverage.enabled = EXAMPLES > FEW
tried = settings(
    max_examples=EXAMPLES,
    stateful_step_count=10,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
    database=None,
)


@pytest.fixture(autouse=True)
def behind_the_door(application: Application) -> None:
    door.application = application
    application.begin_anew()


def sent_as(case: Case) -> dict[str, Any]:
    """By somebody who may do everything, unless it is tried what happens without; nobody draws here, so nobody waits."""
    headers = {"Prefer": "wait=0"}
    if "Authorization" in case.headers:
        credential = door.application.credential(case.operation.definition.raw["operationId"])
        headers["Authorization"] = f"Bearer {credential}"
    return {"headers": headers}


def beyond_schemas(case: Case) -> list[Any]:
    """Checks that no schema can make sure of.

    A body may break a rule such as "exactly one of topic, source and content", nobody can make up a cursor, the place in a
    stream or a version, and a time is before another or not.
    """
    unknowable = {"cursor", "from", "to", "Last-Event-ID", "If-Match", "Range"}
    return [positive_data_acceptance] if case.operation.body or unknowable & {*case.query, *case.headers} else []


@schema.parametrize()
@seed(SEED)
@tried
def test_every_answer_is_as_described(case: Case) -> None:
    case.call_and_validate(**sent_as(case), excluded_checks=beyond_schemas(case))


def test_every_sequence_of_requests_is_answered_as_described() -> None:
    @seed(SEED)
    class Sequence(schema.as_state_machine()):  # type: ignore[misc]
        def setup(self) -> None:
            door.application.begin_anew()

        def get_call_kwargs(self, case: Case) -> dict[str, Any]:
            return sent_as(case)

        def validate_response(self, response: Response, case: Case, *_: Any, **sent: Any) -> None:
            excluded = beyond_schemas(case)
            case.validate_response(response, excluded_checks=excluded, transport_kwargs=sent, recorder=self.recorder)

    run_state_machine_as_test(Sequence, settings=tried)
