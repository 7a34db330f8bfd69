// The groups of calls whose code arrives with the first call to any of them. One file: what it shares with the client is cut once.
import { Account } from "./account.js";
import { ApiKeys } from "./api-keys.js";
import { Auth } from "./auth.js";
import { Batches } from "./batches.js";
import { Events } from "./events.js";
import { History } from "./history.js";
import { Palettes } from "./palettes.js";
import { Sources } from "./sources.js";
import { Styles } from "./styles.js";
import { Suggestions } from "./suggestions.js";
import { Templates } from "./templates.js";
import { Usage } from "./usage.js";

export const groups = {
  styles: Styles,
  palettes: Palettes,
  suggestions: Suggestions,
  sources: Sources,
  templates: Templates,
  apiKeys: ApiKeys,
  account: Account,
  auth: Auth,
  events: Events,
  usage: Usage,
  history: History,
  batches: Batches,
};
