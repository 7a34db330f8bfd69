// Generated from spec/ by `nox -s generate`. Do not edit.

/** `suspended` accounts may do nothing until the operator resumes them; `deleting` ones are erased soon. */
export const AccountStatus = {
  Active: "active",
  Suspended: "suspended",
  Deleting: "deleting",
} as const;
/** `suspended` accounts may do nothing until the operator resumes them; `deleting` ones are erased soon. */
export type AccountStatus = (typeof AccountStatus)[keyof typeof AccountStatus] | (string & {});
