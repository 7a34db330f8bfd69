import { InfoGraphixAdmin } from "@infographix/sdk";

const admin = new InfoGraphixAdmin();
for (const account of (await admin.accounts({ email: "spam@example.org" })).data) {
  console.log((await admin.suspend(account.id, { reason: "Abuse" })).status);
}
