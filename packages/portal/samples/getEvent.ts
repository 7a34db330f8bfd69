import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
await client.generate({ topic: "Renewable Energy" });
const { data } = await client.events.list({ limit: 1 });
for (const { id } of data) console.log((await client.events.get(id)).data);
