import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
const found = await client.suggestions.get({ topic: "Cybersecurity" });
for (const style of found.styles) {
  console.log(style.slug, style.reason);
}
