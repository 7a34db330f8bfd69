import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
const result = await client.generate({ topic: "Renewable Energy" });
await client.history.delete(result.id);
