// Look after the accounts of an installation. A client of its own: operators have keys of their own, and pages do without it.
import { newKey } from "../call.js";
import { send } from "../decode.js";
import {
  getManagedAccount,
  getStats,
  listAccounts,
  type ManagedAccount,
  type ManagedAccountList,
  removeAccountLimits,
  resetAccountQuota,
  resumeAccount,
  type SetLimitsRequest,
  type Stats,
  setAccountLimits,
  setAccountTier,
  suspendAccount,
} from "../generated/administration.js";
import type { CallOptions, CreateOptions, PageOptions } from "../options.js";
import { type ClientOptions, type Transport, transportOf } from "../transport.js";

/** Which accounts, and which page of them. */
export interface AccountFilter extends PageOptions, CallOptions {
  tier?: string | undefined;
  status?: "active" | "suspended" | undefined;
  /** A part of the address. */
  email?: string | undefined;
}

/** An action with its reason, for the log. */
export interface ActionOptions extends CreateOptions {
  reason?: string | undefined;
}

/** For operators; needs a key with the scope `admin`. */
export class InfoGraphixAdmin {
  readonly #transport: Transport;

  constructor(options: ClientOptions = {}) {
    this.#transport = transportOf(options);
  }

  /** A page of accounts, the newest first; `each` walks through all of them. */
  accounts({ tier, status, email, limit, cursor, ...options }: AccountFilter = {}): Promise<ManagedAccountList> {
    const call = listAccounts({ tier, status, email, limit, cursor });
    return send(this.#transport, call, this.#transport.deadline(options));
  }

  account(id: string, options?: CallOptions): Promise<ManagedAccount> {
    return send(this.#transport, getManagedAccount({ id }), this.#transport.deadline(options));
  }

  /** Effective within a second. */
  setTier(id: string, tier: string, options?: CallOptions): Promise<ManagedAccount> {
    return send(this.#transport, setAccountTier({ id, body: { tier } }), this.#transport.deadline(options));
  }

  /** Instead of those of the tier and those set before; what is left out stays as the tier says. */
  setLimits(id: string, body: SetLimitsRequest, options?: CallOptions): Promise<ManagedAccount> {
    return send(this.#transport, setAccountLimits({ id, body }), this.#transport.deadline(options));
  }

  /** The limits of the tier count again. */
  removeLimits(id: string, options?: CallOptions): Promise<ManagedAccount> {
    return send(this.#transport, removeAccountLimits({ id }), this.#transport.deadline(options));
  }

  /** Within a second none of its keys is accepted. */
  suspend(id: string, options?: ActionOptions): Promise<ManagedAccount> {
    return send(this.#transport, suspendAccount(action(id, options)), this.#transport.deadline(options));
  }

  resume(id: string, options?: ActionOptions): Promise<ManagedAccount> {
    return send(this.#transport, resumeAccount(action(id, options)), this.#transport.deadline(options));
  }

  /** Today counts as unused. */
  resetQuota(id: string, options?: ActionOptions): Promise<ManagedAccount> {
    return send(this.#transport, resetAccountQuota(action(id, options)), this.#transport.deadline(options));
  }

  /** The whole installation in figures. */
  stats(options?: CallOptions): Promise<Stats> {
    return send(this.#transport, getStats(), this.#transport.deadline(options));
  }
}

/** The key is made once, so that a request sent again is the same request. */
function action(id: string, { reason, idempotencyKey }: ActionOptions = {}) {
  return { id, body: { reason }, idempotencyKey: idempotencyKey ?? newKey() };
}
