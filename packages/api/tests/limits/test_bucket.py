"""Token buckets: what they admit, on both implementations under virtual time, and in a real Valkey under load."""

from __future__ import annotations

import asyncio
import random
import signal
from collections import Counter
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import pytest
from limits.conftest import ValkeyProcess, Virtual, VirtualLocal, VirtualRedis

from infographix_api.limits.bucket import Level, Limit, LocalBuckets, Taken
from infographix_api.limits.redis_bucket import RedisBuckets

MINUTE_US = 60_000_000
PATIENCE_S = 10.0
"""For a busy machine: what is tested is not how soon Redis answers."""


def limit(name: str = "requests", quota: int = 60, **more: Any) -> Limit:
    return Limit(name, f"k:{name}", quota, more.pop("capacity", quota), **more)


def test_a_whole_minute_may_be_spent_at_once_and_comes_back_evenly(virtual: Virtual) -> None:
    assert [virtual.take([limit()]).admitted for _ in range(61)] == [True] * 60 + [False]
    virtual.now_us += 999_999
    assert not virtual.take([limit()]).admitted
    virtual.now_us += 1
    assert virtual.take([limit()]).admitted
    assert not virtual.take([limit()]).admitted


def test_steady_client_above_its_limit_gets_what_is_due_and_no_more(virtual: Virtual) -> None:
    """At 1.1 times the limit, for ten minutes after the bucket was emptied."""
    for _ in range(60):
        virtual.take([limit()])
    granted = 0
    for step in range(660):
        virtual.now_us += MINUTE_US // 66
        granted += virtual.take([limit()]).admitted
        due = (step + 1) * (MINUTE_US // 66) / 1_000_000
        assert granted <= due
    assert granted >= 0.98 * 600


def test_one_empty_bucket_refuses_for_all_and_the_others_lose_nothing(virtual: Virtual) -> None:
    wide, narrow = limit("wide", 100), limit("narrow", 3)
    taken = [virtual.take([wide, narrow]) for _ in range(10)]
    assert Counter(each.admitted for each in taken) == {True: 3, False: 7}
    assert virtual.take([wide], 0).levels[0].remaining == 97
    assert [level.limit.name for level in taken[-1].exhausted] == ["narrow"]


def test_looking_takes_nothing_and_is_never_refused(virtual: Virtual) -> None:
    for _ in range(70):
        virtual.take([limit()])
    looks = [virtual.take([limit()], 0) for _ in range(3)]
    assert {(look.admitted, look.levels[0].remaining) for look in looks} == {(True, 0)}


def test_what_is_given_back_can_be_taken_again_but_a_bucket_never_overflows(virtual: Virtual) -> None:
    virtual.take([limit()])
    assert virtual.take([limit()], -1).levels[0].remaining == 60
    assert virtual.take([limit()], -1).levels[0].remaining == 60


def test_burst_allows_more_at_once_but_not_more_in_the_long_run(virtual: Virtual) -> None:
    bursting = limit(quota=60, capacity=90)
    assert sum(virtual.take([bursting]).admitted for _ in range(200)) == 90
    virtual.now_us += MINUTE_US
    assert sum(virtual.take([bursting]).admitted for _ in range(200)) == 60


@pytest.mark.parametrize("jump_s", [3600, -3600])
def test_clock_that_jumps_costs_one_bucket_at_most(virtual: Virtual, jump_s: int) -> None:
    for _ in range(30):
        virtual.take([limit()])
    virtual.now_us += jump_s * 1_000_000
    assert sum(virtual.take([limit()]).admitted for _ in range(100)) in {0, 30, 60}
    virtual.now_us += MINUTE_US
    assert sum(virtual.take([limit()]).admitted for _ in range(100)) == 60


def test_both_implementations_agree(valkey: str) -> None:
    chance = random.Random(20260615)
    ours, theirs = VirtualLocal(), VirtualRedis(valkey)
    kinds = [limit(f"l{n}", chance.choice([1, 7, 10, 60, 300]), capacity=chance.randint(1, 20)) for n in range(4)]
    for _ in range(1500):
        step = chance.choice([0, 1, 999, 200_000, 3_000_000])
        ours.now_us += step
        theirs.now_us += step
        chosen, cost = chance.sample(kinds, chance.randint(1, 3)), chance.choice([1, 1, 1, 0, -1])
        assert ours.take(chosen, cost) == theirs.take(chosen, cost)


def test_what_a_level_tells() -> None:
    level = Level(limit(quota=60), 59_500_000)
    assert (level.remaining, level.full_in_s, level.wait_s) == (0, 60, 1)
    assert Level(limit(quota=60), 59_000_000).wait_s == 0


def test_exactly_a_hundred_of_two_thousand_at_once_are_admitted(valkey: str) -> None:
    hundred = Limit("requests", "exactly:requests", 100, 100, window_s=86_400)
    wide = Limit("wide", "exactly:wide", 5000, 5000, window_s=86_400)

    async def storm() -> tuple[list[Taken], Taken]:
        buckets = [RedisBuckets(valkey, timeout_s=PATIENCE_S) for _ in range(4)]  # as four processes would
        taken = await asyncio.gather(*(buckets[n % 4].take([wide, hundred]) for n in range(2000)))
        left = await buckets[0].take([wide], 0)
        for each in buckets:
            await each.close()
        return taken, left

    taken, left = asyncio.run(storm())
    assert sum(each.admitted for each in taken) == 100
    assert left.levels[0].remaining == 4900


def test_without_redis_each_process_gives_out_its_share_and_nobody_waits(tmp_path: Path) -> None:
    own = ValkeyProcess(tmp_path)

    async def through_an_outage() -> list[int]:
        bucket = Limit("requests", "away:requests", 100, 100, window_s=86_400)
        buckets = RedisBuckets(own.found.url, processes=4, timeout_s=PATIENCE_S)
        counts = []
        for act in (own.start, own.kill, own.start):
            act()
            if counts:
                await asyncio.sleep(1.1)  # it is left alone for a second
            taken = [await buckets.take([bucket]) for _ in range(300)]
            counts.append(sum(each.admitted for each in taken))
        await buckets.close()
        own.kill()
        return counts

    assert asyncio.run(through_an_outage()) == [100, 25, 100]


def test_redis_that_hangs_costs_one_of_many_a_moment(tmp_path: Path) -> None:
    own = ValkeyProcess(tmp_path)
    own.start()

    async def while_it_hangs() -> list[Taken]:
        buckets = RedisBuckets(own.found.url)
        own.process.send_signal(signal.SIGSTOP)
        taken = await asyncio.gather(*(buckets.take([limit("hangs")]) for _ in range(100)))
        taken += [await buckets.take([limit("hangs")]) for _ in range(100)]
        await buckets.close()
        return taken

    try:
        assert sum(each.admitted for each in asyncio.run(while_it_hangs())) in {60, 61}
    finally:
        own.kill()


def test_emptied_redis_does_not_know_the_script_and_learns_it_again(valkey: str) -> None:
    async def flushed() -> list[bool]:
        buckets = RedisBuckets(valkey, timeout_s=PATIENCE_S)
        taken = [await buckets.take([limit("flushed")])]
        await buckets._connection.send_command("SCRIPT", "FLUSH")
        await buckets._connection.read_response()
        taken += await asyncio.gather(*(buckets.take([limit("flushed")]) for _ in range(5)))
        await buckets.close()
        return [each.admitted and each.levels[0].remaining < 60 for each in taken]

    assert asyncio.run(flushed()) == [True] * 6


def test_caller_that_goes_away_takes_nobody_with_it(valkey: str) -> None:
    async def canceled() -> Taken:
        buckets = RedisBuckets(valkey, timeout_s=PATIENCE_S)
        first = asyncio.create_task(buckets.take([limit("gone")]))
        second = asyncio.create_task(buckets.take([limit("gone")]))
        await asyncio.sleep(0)
        first.cancel()
        taken = await second
        await buckets.close()
        return taken

    taken = asyncio.run(canceled())
    assert taken.admitted
    assert taken.levels[0].remaining >= 58


def test_local_buckets_forget_those_that_are_full_again() -> None:
    now = 0
    buckets = LocalBuckets(lambda: now)
    for number in range(10_001):
        buckets.take_now([Limit("r", f"k{number}", 60, 60)])
    now += MINUTE_US

    async def one_more() -> int:
        await buckets.take([limit()])
        return len(buckets._full_at)

    count: Coroutine[Any, Any, int] = one_more()
    assert asyncio.run(count) == 1
