// Which styles and palettes suit what is to be shown.
import { send } from "../decode.js";
import { getSuggestions, type SuggestionRequest, type Suggestions as SuggestionsData } from "../generated/catalog.js";
import type { CallOptions } from "../options.js";
import type { Transport } from "../transport.js";

/** `client.suggestions`. */
export class Suggestions {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Three styles and three palettes, each with its reason. Give one of topic, source or content. */
  get(body: SuggestionRequest, options?: CallOptions): Promise<SuggestionsData> {
    return send(this.#transport, getSuggestions({ body }), this.#transport.deadline(options));
  }
}
