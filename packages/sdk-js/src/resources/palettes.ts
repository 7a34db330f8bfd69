// In which colours the server can draw.
import { send } from "../decode.js";
import { listPalettes, type PaletteInfo } from "../generated/catalog.js";
import type { CallOptions } from "../options.js";
import type { Transport } from "../transport.js";

/** `client.palettes`. */
export class Palettes {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Every palette with its colours; `available` tells whether it is drawn yet. */
  async list(options?: CallOptions): Promise<readonly PaletteInfo[]> {
    return (await send(this.#transport, listPalettes(), this.#transport.deadline(options))).data;
  }
}
