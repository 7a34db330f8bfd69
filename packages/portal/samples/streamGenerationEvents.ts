import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
const created = await client.generations.create({ topic: "Renewable Energy" });
for await (const event of client.generations.stream(created.id)) {
  console.log(event.type, event.data.status);
}
