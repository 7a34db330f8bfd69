"""Tiers: exactly those of the plan, changed by one file, and by what an operator grants one account."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from infographix_api import clock
from infographix_api.limits import tiers
from infographix_api.limits.tiers import Override, Standing
from infographix_api.settings import SettingsError

PLAN = {  # requests, generations, batches, tests of webhooks a minute; generations a day; items of a batch; at once
    "free": (10, 5, 2, 5, 25, 5, 2),
    "pro": (60, 30, 10, 15, 500, 50, 10),
    "enterprise": (300, 150, 60, 60, None, 500, 50),
}


@pytest.mark.parametrize("tier", PLAN)
def test_tiers_are_those_of_the_plan(tier: str) -> None:
    t = tiers.load(None).allowances[tier]
    rates = (t.requests_per_minute, t.generate_per_minute, t.batch_per_minute, t.test_per_minute)
    assert (*rates, t.generations_per_day, t.batch_size, t.concurrency) == PLAN[tier]
    assert t.burst == 1.0


def test_a_file_changes_members_and_adds_tiers(tmp_path: Path) -> None:
    file = tmp_path / "tiers.toml"
    file.write_text(
        "[free]\nrequests_per_minute = 20\n[anonymous]\npictures_per_minute = 7\n"
        "[school]\nrequests_per_minute = 30\ngenerate_per_minute = 15\nbatch_per_minute = 1\ntest_per_minute = 1\n"
        "batch_size = 5\nburst = 1.5\n"
    )
    found = tiers.load(file)
    assert found.allowances["free"].requests_per_minute == 20
    assert found.allowances["free"].generations_per_day == 25
    assert found.allowances["school"].generations_per_day is None
    assert found.anonymous["pictures"] == 7


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[free", "is not TOML"),
        ("free = 3", "free must be a table"),
        ("[free]\nrequests = 3", "[free] has no member requests; known: batch_per_minute, "),
        ("[free]\nrequests_per_minute = 0", "[free] requests_per_minute must be a number from 1 to 1000000, not 0"),
        ("[free]\nrequests_per_minute = true", "not True"),
        ("[free]\nburst = 0.5", "[free] burst must be a number from 1 to 10, not 0.5"),
        ("[free]\ngenerations_per_day = -1", "[free] generations_per_day must be a number from 0"),
        ("[gold]\nburst = 1", "[gold] requests_per_minute must be a number from 1 to 1000000, not None"),
        ("[session]\nburst = 1", "[session] has no member burst"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_the_place(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "tiers.toml"
    file.write_text(text)
    with pytest.raises(SettingsError) as caught:
        tiers.load(file)
    assert str(caught.value).startswith("TIERS_FILE: ")
    assert said in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        tiers.load(tmp_path / "none.toml")


def test_override_keeps_the_shares_of_the_classes_and_ends_in_time() -> None:
    override = Override(requests_per_minute=120, generations_per_day=7, expires_at=clock.now() + timedelta(hours=1))
    standing = tiers.standing("pro", tiers.stored(override))
    found = tiers.load(None).of(standing)
    assert (found.requests_per_minute, found.generate_per_minute, found.batch_per_minute) == (120, 60, 20)
    assert (found.generations_per_day, found.batch_size) == (7, 50)
    with clock.moved(timedelta(hours=1)):
        assert tiers.load(None).of(standing) == tiers.load(None).allowances["pro"]


def test_quota_of_none_at_all_can_be_granted() -> None:
    standing = Standing("pro", Override(generations_per_day=0))
    assert tiers.load(None).of(standing).generations_per_day == 0


def test_tier_that_is_no_longer_known_counts_as_free() -> None:
    assert tiers.load(None).of(Standing("gold")).tier == "free"
