// `client.styles` and `client.palettes`.
import type { Call } from "../call.js";
import { send } from "../decode.js";
import type { CallOptions } from "../options.js";
import type { Transport } from "../transport.js";

/** One list of what the server can draw with; `available` of each entry tells whether it does so yet. */
export class Catalog<T> {
  readonly #transport: Transport;
  readonly #call: () => Call<{ data: T[] }>;

  constructor(transport: Transport, call: () => Call<{ data: T[] }>) {
    this.#transport = transport;
    this.#call = call;
  }

  /** Every entry. */
  async list(options?: CallOptions): Promise<readonly T[]> {
    return (await send(this.#transport, this.#call(), this.#transport.deadline(options))).data;
  }
}
