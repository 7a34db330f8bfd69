import { AuthenticationError, InfoGraphix } from "@infographix/sdk";

const client = new InfoGraphix();
let kept = "igr_kept-from-signing-in";
try {
  const token = await client.auth.refresh(kept);
  kept = token.refreshToken ?? "";
} catch (error) {
  if (!(error instanceof AuthenticationError)) throw error;
  console.log("sign in again");
}
