import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
const key = await client.apiKeys.create({ name: "Dashboard", scopes: ["generate:read"] });
console.log("keep this:", key.secret);
