import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
const template = await client.templates.get("tpl_techtrends");
console.log(template.name, template.description);
