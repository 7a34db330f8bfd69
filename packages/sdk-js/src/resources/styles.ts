// How the server can draw.
import { send } from "../decode.js";
import { listStyles, type StyleInfo } from "../generated/catalog.js";
import type { CallOptions } from "../options.js";
import type { Transport } from "../transport.js";

/** `client.styles`. */
export class Styles {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Every style; `available` tells whether it is drawn yet. */
  async list(options?: CallOptions): Promise<readonly StyleInfo[]> {
    return (await send(this.#transport, listStyles(), this.#transport.deadline(options))).data;
  }
}
