// `client.styles` and `client.palettes`.
import type { Call } from "../call.js";
import { send } from "../decode.js";
import { listPalettes, listStyles } from "../generated/operations.js";
import type { PaletteInfo, StyleInfo } from "../generated/schemas.js";
import { type CallOptions, deadlineOf } from "../options.js";
import type { Transport } from "../transport.js";

/** One list of the catalog; `available` of each entry tells whether it can be drawn. */
class Catalog<T> {
  readonly #transport: Transport;
  readonly #deadlineMs: number;
  readonly #call: () => Call<{ data: T[] }>;

  constructor(transport: Transport, deadlineMs: number, call: () => Call<{ data: T[] }>) {
    this.#transport = transport;
    this.#deadlineMs = deadlineMs;
    this.#call = call;
  }

  /** Every entry. */
  async list(options: CallOptions = {}): Promise<readonly T[]> {
    return (await send(this.#transport, this.#call(), deadlineOf(options, this.#deadlineMs))).data;
  }
}

export class Styles extends Catalog<StyleInfo> {
  constructor(transport: Transport, deadlineMs: number) {
    super(transport, deadlineMs, () => listStyles());
  }
}

/** With the colours of each. */
export class Palettes extends Catalog<PaletteInfo> {
  constructor(transport: Transport, deadlineMs: number) {
    super(transport, deadlineMs, () => listPalettes());
  }
}
