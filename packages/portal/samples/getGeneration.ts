import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
const created = await client.generations.create({ topic: "Renewable Energy" });
const generation = await client.generations.get(created.id);
console.log(generation.status, generation.stageProgress);
