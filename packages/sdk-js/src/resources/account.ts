// The account that the key belongs to, its audit log and its latest requests.
import { send } from "../decode.js";
import {
  type Account as AccountData,
  type AuditLog,
  getAccount,
  listAuditLog,
  listRequests,
  type RequestLog,
  type UpdateAccountRequest,
  updateAccount,
} from "../generated/account.js";
import type { CallOptions, PageOptions, SpanOptions } from "../options.js";
import { listed, spanOf } from "../query.js";
import type { Transport } from "../transport.js";

export interface AuditLogOptions extends PageOptions, SpanOptions, CallOptions {
  /** Only these actions. */
  action?: string | readonly string[] | undefined;
}

export interface RequestLogOptions extends PageOptions, SpanOptions, CallOptions {
  /** Only these statuses, such as 404 or "5xx". */
  status?: number | string | readonly (number | string)[] | undefined;
  apiKeyId?: string | undefined;
}

/** `client.account`; needs a key with the scope `account:read`, and `account:write` to change it. */
export class Account {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  get(options?: CallOptions): Promise<AccountData> {
    return send(this.#transport, getAccount(), this.#transport.deadline(options));
  }

  /** Members left out stay. */
  update(body: UpdateAccountRequest, options?: CallOptions): Promise<AccountData> {
    return send(this.#transport, updateAccount({ body }), this.#transport.deadline(options));
  }

  /** A page of who did what, the newest first. */
  auditLog(options: AuditLogOptions = {}): Promise<AuditLog> {
    const { limit, cursor, action } = options;
    const call = listAuditLog({ limit, cursor, action: listed(action), ...spanOf(options) });
    return send(this.#transport, call, this.#transport.deadline(options));
  }

  /** A page of the requests of the last seven days, the newest first. */
  requests(options: RequestLogOptions = {}): Promise<RequestLog> {
    const { limit, cursor, apiKeyId, status } = options;
    const call = listRequests({ limit, cursor, apiKeyId, status: listed(status), ...spanOf(options) });
    return send(this.#transport, call, this.#transport.deadline(options));
  }
}
