import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
const { data } = await client.history.list({ limit: 1 });
for (const { id } of data) {
  const generation = await client.history.get(id);
  console.log(generation.title, generation.document);
}
