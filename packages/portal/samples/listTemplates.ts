import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
const { data } = await client.templates.list({ category: "data", q: "charts" });
for (const template of data) {
  console.log(template.id, template.name, template.config.style);
}
