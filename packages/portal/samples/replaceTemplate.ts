import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
const template = await client.templates.create({ name: "Saturday numbers", config: { style: "corporate" } });
const changed = await client.templates.replace(template.id, {
  name: "Saturday numbers",
  config: { style: "chalkboard" },
});
console.log(changed.config.style);
