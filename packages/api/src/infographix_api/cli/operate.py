"""The commands that run the platform or its parts, and make API keys."""

from __future__ import annotations

import argparse
import os

from infographix_api import embedded, first_run, state_folder, supervisor, worker
from infographix_api.cli.refusal import Refusal
from infographix_api.settings import Settings


def serve(arguments: argparse.Namespace) -> None:
    options = supervisor.ServeOptions(
        state=arguments.state,
        host=arguments.host,
        port=arguments.port,
        workers=arguments.workers,
        ready_file=arguments.ready_file,
        new_key=arguments.new_key,
        verbose=arguments.verbose,
    )
    try:
        supervisor.serve(options)
    except supervisor.CannotServe as error:
        raise Refusal("cannot_serve", str(error)) from None
    except state_folder.StateLocked as error:
        raise Refusal("state_locked", str(error)) from None
    except embedded.NoValkey as error:
        raise Refusal("no_valkey", str(error)) from None
