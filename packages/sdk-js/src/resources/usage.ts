// What the account has used, and what its limits are now.
import { send } from "../decode.js";
import {
  getQuota,
  getUsage,
  type Quota,
  type UsageGranularity,
  type UsageGrouping,
  type Usage as UsageReport,
} from "../generated/usage.js";
import type { CallOptions } from "../options.js";
import type { Transport } from "../transport.js";

/** Which part of the past, and how it is divided; by the day for the last 30 days unless said otherwise. */
export interface UsageOptions extends CallOptions {
  from?: Date | undefined;
  to?: Date | undefined;
  granularity?: UsageGranularity | undefined;
  groupBy?: UsageGrouping | undefined;
}

/** `client.usage`; needs a key with the scope `account:read`. */
export class Usage {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  report(options: UsageOptions = {}): Promise<UsageReport> {
    return send(this.#transport, asked(options), this.#transport.deadline(options));
  }

  /** The same as a table for spreadsheets. */
  async csv(options: UsageOptions = {}): Promise<string> {
    const call = { ...asked(options), result: "bytes" as const, accept: "text/csv" };
    const file: unknown = await send(this.#transport, call, this.#transport.deadline(options));
    return await (file as Blob).text();
  }

  /** Every limit of the account as it is now; asking takes nothing from any of them. */
  quota(options?: CallOptions): Promise<Quota> {
    return send(this.#transport, getQuota(), this.#transport.deadline(options));
  }
}

function asked({ from, to, granularity, groupBy }: UsageOptions) {
  return getUsage({ from: from?.toISOString(), to: to?.toISOString(), granularity, groupBy });
}
