"""A bucket on a server that speaks S3, in a process of its own."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import httpx

_SERVE = """
from moto.server import ThreadedMotoServer
server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
server.start()
print(*server.get_host_and_port(), sep=":", flush=True)
input()  # until the tests close it
server.stop()
"""


@dataclass(frozen=True)
class Bucket:
    address: str

    @property
    def environment(self) -> Mapping[str, str]:
        """What an operator would set, but for STORAGE_URL."""
        address, _, _ = self.address.rpartition("/")
        credentials = {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_REGION": "us-east-1"}
        return {"AWS_ENDPOINT_URL": address, "AWS_ALLOW_HTTP": "true", **credentials}

    def objects(self, prefix: str) -> list[str]:
        """Keys of all but the one that readiness writes."""
        found = re.findall(r"<Key>(.*?)</Key>", httpx.get(f"{self.address}?list-type=2&prefix={prefix}").text)
        return [key for key in found if not key.endswith("/health")]

    def unfinished(self) -> int:
        """Uploads in parts that were begun and neither completed nor given up."""
        return httpx.get(f"{self.address}?uploads").text.count("<Upload>")


@contextmanager
def s3() -> Iterator[Bucket]:
    command, pipe = [sys.executable, "-c", _SERVE], subprocess.PIPE
    process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    try:
        bucket = Bucket(f"http://{process.stdout.readline().strip()}/pictures")
        httpx.put(bucket.address).raise_for_status()
        yield bucket
    finally:
        process.kill()
        process.communicate()
