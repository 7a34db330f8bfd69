import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
for (const style of await client.styles.list()) {
  console.log(style.slug, style.label, style.available ? "" : "(not yet)");
}
