import { InfoGraphix, each } from "@infographix/sdk";

const client = new InfoGraphix();
for await (const event of each((cursor) => client.events.list({ cursor, type: "generation.completed" }))) {
  console.log(event.createdAt, event.resourceId);
}
