// What happened to the account's infographics.
import { send } from "../decode.js";
import { type Event, type EventList, type EventType, getEvent, listEvents } from "../generated/events.js";
import type { CallOptions, PageOptions, SpanOptions } from "../options.js";
import { listed, spanOf } from "../query.js";
import type { Transport } from "../transport.js";

export interface EventListOptions extends PageOptions, SpanOptions, CallOptions {
  /** Only these types. */
  type?: EventType | readonly EventType[] | undefined;
  /** Only what happened to this generation or other resource. */
  resourceId?: string | undefined;
}

/** `client.events`; needs a key with the scope `webhooks:read`. */
export class Events {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** A page of events, the newest first; `each` walks through all of them. */
  list(options: EventListOptions = {}): Promise<EventList> {
    const { limit, cursor, resourceId, type } = options;
    const call = listEvents({ limit, cursor, resourceId, type: listed(type), ...spanOf(options) });
    return send(this.#transport, call, this.#transport.deadline(options));
  }

  get(id: string, options?: CallOptions): Promise<Event> {
    return send(this.#transport, getEvent({ id }), this.#transport.deadline(options));
  }
}
