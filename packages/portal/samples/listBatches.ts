import { each, InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
for await (const batch of each((cursor) => client.batches.list({ cursor, status: "completed" }))) {
  console.log(batch.name, batch.counts.completed);
}
