import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
const { data } = await client.apiKeys.list({ limit: 50 });
for (const key of data) console.log(key.name, `${key.prefix}…${key.last4}`, key.lastUsedAt);
