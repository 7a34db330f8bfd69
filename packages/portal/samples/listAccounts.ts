import { each, InfoGraphixAdmin } from "@infographix/sdk";

const admin = new InfoGraphixAdmin();
for await (const account of each((cursor) => admin.accounts({ tier: "free", cursor }))) {
  console.log(account.email, account.generationsToday);
}
