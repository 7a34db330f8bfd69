import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
const account = await client.account.update({ name: "Ada's charts" });
console.log(account.name);
