import { InfoGraphix, each } from "@infographix/sdk";

const client = new InfoGraphix();
for await (const generation of each((cursor) => client.history.list({ cursor, status: "completed", q: "climate" }))) {
  console.log(generation.createdAt, generation.title);
}
