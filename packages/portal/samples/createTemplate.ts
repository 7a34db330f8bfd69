import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
const template = await client.templates.create({
  name: "Monday figures",
  config: { style: "corporate", palette: "ocean", sections: 4 },
});
console.log(template.id);
