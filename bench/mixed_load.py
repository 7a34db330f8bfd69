"""`python -m bench.mixed_load`: the whole platform under the load it was planned for, and how waiting grows with a queue.

A thousand mixed requests a minute for a minute, beside the pictures they ask for; the highest rate of the same requests that the
machine holds; then queues of pictures for one worker and for two.
"""

from __future__ import annotations

import asyncio
import itertools
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass

import httpx

from bench import http_api
from bench.http_api import Pair
from bench.table import Measure
from tools.running import SERVE, Platform, running_platform

A_MINUTE, SECONDS = 1000, 60
QUEUES = (8, 16, 32)
TOPICS = ("Climate Change", "Coffee", "World Population", "Solar Energy", "Space Exploration", "Languages")
MIX = ("read",) * 12 + ("list",) * 3 + ("styles",) * 2 + ("quota",) + ("create",) * 2
"""One round of what an account's programs ask for; a request in ten makes a picture."""
PATHS = {"list": "/events", "styles": "/styles", "quota": "/account/quota"}


@dataclass(frozen=True)
class Answered:
    seconds: float
    status: int


def main() -> None:
    with running_platform() as platform:
        for measure in planned_load(platform):
            print(measure.line(), flush=True)
    for pair in http_api.pairs():
        print(highest_rate(pair).line(), flush=True)
    alone = waits_of(1)
    print(*(growth.line() for growth in alone.growth()), sep="\n", flush=True)
    ratio = waits_of(2).pictures_a_minute / alone.pictures_a_minute
    detail = f"{alone.pictures_a_minute:,.0f} pictures a minute by one"
    print(Measure("pictures of two workers, of one", ratio, detail, at_least=1.6).line())


def planned_load(platform: Platform) -> Iterator[Measure]:
    answers = asyncio.run(steady(platform))
    times = sorted(each.seconds for each in answers)
    failed = sum(each.status >= 400 for each in answers)
    p50, p95 = statistics.median(times), times[int(len(times) * 0.95)]
    detail = f"{len(answers)} in {SECONDS} s, p50 {p50 * 1e3:.1f} ms, p95 {p95 * 1e3:.1f} ms"
    yield Measure("1000 mixed requests a minute: failed, of all", failed / len(answers), detail, at_most=0.0)
    yield Measure("1000 mixed requests a minute: p95, of 500 ms", p95 / 0.5, detail, at_most=1.0)


def highest_rate(pair: Pair) -> Measure:
    """Of what a bare application holds that does the same SQL and Redis work; one failed request ends it."""
    for _ in range(21):  # a page of events and one more
        httpx.delete(pair.ours + http_api.made(pair), headers=pair.headers).raise_for_status()
    known = http_api.made(pair)
    asked = {kind: (pair.request("GET", f"/api/v1{path}"), b"200") for kind, path in PATHS.items()}
    asked["read"] = pair.request("GET", known), b"200"
    asked["create"] = pair.request("POST", "/api/v1/generate", b'{"topic": "Coffee"}'), b"202"
    name = f"highest rate of mixed requests on {pair.database}"
    return http_api.compare(name, pair, [asked[kind] for kind in MIX], at_least=0.55)


async def steady(platform: Platform) -> list[Answered]:
    """Sent by the clock, whether or not the ones before were answered: a slow server is not asked less."""
    pace, kinds = 60 / A_MINUTE, itertools.cycle(MIX)
    async with client_of(platform) as client:
        known = (await created(client, TOPICS[0]))["id"]
        began, sent = time.perf_counter(), []
        for n in range(SECONDS * A_MINUTE // 60):
            await asyncio.sleep(max(0.0, began + n * pace - time.perf_counter()))
            sent.append(asyncio.create_task(asked(client, next(kinds), known)))
        return await asyncio.gather(*sent)


async def asked(client: httpx.AsyncClient, kind: str, known: str) -> Answered:
    began = time.perf_counter()
    if kind == "create":
        answer = await client.post("/generate", json={"topic": TOPICS[int(began * 1e6) % len(TOPICS)], "size": "1K"})
    else:
        answer = await client.get(PATHS.get(kind, f"/generate/{known}"))
    return Answered(time.perf_counter() - began, answer.status_code)


@dataclass(frozen=True)
class Waits:
    """Seconds from the request to the finished picture, for a queue of each length."""

    p95: dict[int, float]
    pictures_a_minute: float

    def growth(self) -> Iterator[Measure]:
        """Twice the queue, twice the wait: more would mean that waiting itself costs work."""
        for shorter, longer in itertools.pairwise(QUEUES):
            ratio = self.p95[longer] / self.p95[shorter] / (longer / shorter)
            detail = f"p95 {self.p95[longer]:.2f} s against {self.p95[shorter]:.2f} s"
            yield Measure(f"waiting in a queue of {longer}, of {shorter} in line", ratio, detail, at_most=1.25)


def waits_of(workers: int) -> Waits:
    with running_platform((*SERVE, "--workers", str(workers))) as platform:
        return asyncio.run(queues(platform))


async def queues(platform: Platform) -> Waits:
    p95, took = {}, 0.0
    async with client_of(platform) as client:
        await finished(client, (await created(client, TOPICS[0]))["id"])  # the engine is warm from here on
        for length in QUEUES:
            began = time.perf_counter()
            made = await asyncio.gather(*(created(client, TOPICS[n % len(TOPICS)]) for n in range(length)))
            waits = sorted(await asyncio.gather(*(finished(client, each["id"], began) for each in made)))
            p95[length], took = waits[int(length * 0.95)], waits[-1]
    return Waits(p95, QUEUES[-1] / took * 60)


async def created(client: httpx.AsyncClient, topic: str) -> dict[str, str]:
    answer = await client.post("/generate", json={"topic": topic, "size": "2K"})
    found: dict[str, str] = answer.raise_for_status().json()
    return found


async def finished(client: httpx.AsyncClient, generation_id: str, began: float = 0.0) -> float:
    while True:
        answer = await client.get(f"/generate/{generation_id}", headers={"Prefer": "wait=60"})
        if (status := answer.raise_for_status().json()["status"]) == "completed":
            return time.perf_counter() - began
        if status in {"failed", "canceled"}:
            raise SystemExit(f"{generation_id} is {status}")


def client_of(platform: Platform) -> httpx.AsyncClient:
    headers = {"Authorization": f"Bearer {platform.api_key}"}
    limits = httpx.Limits(max_connections=100)
    return httpx.AsyncClient(base_url=f"{platform.url}/api/v1", headers=headers, limits=limits, timeout=120)


if __name__ == "__main__":
    main()
