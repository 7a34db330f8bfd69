import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
const made = await client.apiKeys.create({ name: "Dashboard" });
const key = await client.apiKeys.get(made.id);
console.log(key.scopes, key.expiresAt);
