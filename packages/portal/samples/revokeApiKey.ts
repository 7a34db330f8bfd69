import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
const made = await client.apiKeys.create({ name: "Leaked" });
await client.apiKeys.revoke(made.id);
