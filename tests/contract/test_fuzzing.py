"""Whatever is sent, the server answers as the description says: schemathesis, all checks, a fixed seed."""

import tempfile
from pathlib import Path

import schemathesis
from hypothesis import HealthCheck, Phase, seed, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests.contract.conftest import make_application

application = make_application(Path(tempfile.mkdtemp(prefix="infographix-")))  # the tests are made from its description
schema = schemathesis.openapi.from_asgi("/openapi.json", application.app)


@schema.parametrize()
@seed(20260615)
@settings(
    max_examples=25,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
    database=None,
)
def test_every_answer_is_as_described(case: schemathesis.Case) -> None:
    # a body may break a rule that a schema cannot state, such as "exactly one of topic, source and content",
    # nobody can make up a cursor, and a time is before another or not
    beyond_schemas = case.operation.body or {"cursor", "from", "to"} & set(case.query or {})
    excluded = [positive_data_acceptance] if beyond_schemas else []
    headers = {"Authorization": f"Bearer {application.api_key}", "Prefer": "wait=0"}  # nobody draws here
    case.call_and_validate(headers=headers, excluded_checks=excluded)
