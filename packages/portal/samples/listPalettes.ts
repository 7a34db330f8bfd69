import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
for (const palette of await client.palettes.list()) {
  console.log(palette.slug, palette.label, palette.available ? "" : "(not yet)");
}
