import { InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
const { data } = await client.account.requests({ status: ["4xx", "5xx"] });
for (const request of data) console.log(request.method, request.path, request.status, request.errorCode);
