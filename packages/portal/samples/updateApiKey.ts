import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
const made = await client.apiKeys.create({ name: "Dashboard" });
const key = await client.apiKeys.update(made.id, { name: "Wall", scopes: ["generate:read"] });
console.log(key.name, key.scopes);
