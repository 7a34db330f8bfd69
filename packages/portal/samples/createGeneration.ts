import { InfoGraphix, Palette, Style } from "@infographix/sdk";

const client = new InfoGraphix(); // reads INFOGRAPHIX_API_KEY
const result = await client.generate({
  topic: "Climate Change Statistics",
  style: Style.Modern,
  palette: Palette.Ocean,
  size: "2K",
  aspectRatio: "landscape",
});
await result.save("infographic.png");
