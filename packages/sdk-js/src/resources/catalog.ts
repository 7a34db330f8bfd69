// `client.styles` and `client.palettes`.
import { Deadline } from "../deadline.js";
import { listPalettes, listStyles } from "../generated/operations.js";
import type { PaletteInfo, StyleInfo } from "../generated/schemas.js";
import type { Transport } from "../transport.js";
import type { CallOptions } from "./generations.js";

export class Styles {
  readonly #transport: Transport;
  readonly #deadlineMs: number;

  constructor(transport: Transport, deadlineMs: number) {
    this.#transport = transport;
    this.#deadlineMs = deadlineMs;
  }

  /** Every style; `available` tells whether it can be drawn. */
  async list(options: CallOptions = {}): Promise<readonly StyleInfo[]> {
    const deadline = new Deadline(options.deadlineMs ?? this.#deadlineMs, options.signal);
    return (await this.#transport.send(listStyles(), deadline)).data;
  }
}

export class Palettes {
  readonly #transport: Transport;
  readonly #deadlineMs: number;

  constructor(transport: Transport, deadlineMs: number) {
    this.#transport = transport;
    this.#deadlineMs = deadlineMs;
  }

  /** Every palette with its colours; `available` tells whether it can be drawn. */
  async list(options: CallOptions = {}): Promise<readonly PaletteInfo[]> {
    const deadline = new Deadline(options.deadlineMs ?? this.#deadlineMs, options.signal);
    return (await this.#transport.send(listPalettes(), deadline)).data;
  }
}
