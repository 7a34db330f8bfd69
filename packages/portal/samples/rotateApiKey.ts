import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
const old = await client.apiKeys.create({ name: "Dashboard" });
const successor = await client.apiKeys.rotate(old.id, { gracePeriodSeconds: 3600 });
console.log("keep this:", successor.secret);
