import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
const template = await client.templates.create({ name: "For this day only", config: { style: "bauhaus" } });
await client.templates.delete(template.id);
